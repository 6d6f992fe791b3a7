using System.Collections.Concurrent;
using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A chain with a receiver over StUF and one over REST, each behind a <see cref="Doorgang"/>.</summary>
public sealed class Storingsketen : Ketenfixture
{
    private readonly Doorgang _stuf = new();
    private readonly Doorgang _rest = new();
    private readonly ConcurrentQueue<Binnengekomen> _gekregen = new();
    private Duwontvanger? _ontvanger;

    internal override Ketenplan Plan => new()
    {
        Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig)
        {
            ["bezorging:maxPogingen"] = "50",
            ["restBezorging:herhalingen"] = "0",
            ["restBezorging:tijdslimiet"] = "00:00:04",
        },
        Partijen = register =>
        {
            Push(register.Partij(Deelnemers.Diemen), "stuf", _stuf);
            Push(register.Partij(Deelnemers.Buurman), "rest", _rest);
        },
    };

    /// <summary>Everything that arrived, in order.</summary>
    private IEnumerable<Binnengekomen> Gekregen => _gekregen;

    /// <summary>The way to the receiver over a protocol.</summary>
    internal Doorgang Doorgang(string wijze) => wijze == "stuf" ? _stuf : _rest;

    private async Task<Proefbericht> SendAsync(string wijze)
    {
        var bericht = wijze == "stuf" ? Proefbericht.Start() : Proefbericht.Toewijzing().To(Deelnemers.Buurman);
        await Proefketen.Partij(bericht.Van).SendAsync(bericht);
        return bericht;
    }

    /// <summary>
    /// Lets the next push go wrong, and requires that the message arrives all the same, that the history tells it once, that what came
    /// behind it arrives behind it, and that the other receiver gets its message.
    /// </summary>
    internal async Task RequireInOrderAsync(string wijze, string storing, string uitleg)
    {
        var gestoord = Doorgang(wijze).DisturbAsync(Storingen.Alle[storing]);
        var eerste = await SendAsync(wijze);
        await gestoord;
        var tweede = await SendAsync(wijze);
        var elders = await SendAsync(wijze == "stuf" ? "rest" : "stuf");

        await RequireBezorgdAsync(elders);
        await RequireBezorgdAsync(tweede);
        RequireHistorie(await RequireBezorgdAsync(eerste), uitleg);
        Assert.Equal(
            [eerste.Referentie, tweede.Referentie],
            Gekregen.Select(g => g.Id.Referentie).Where(r => r == eerste.Referentie || r == tweede.Referentie).Distinct());
    }

    /// <summary>Requires that a message arrives, after one attempt that went wrong in a known way.</summary>
    internal async Task RequireLaterAsync(string wijze, Func<Storing, Task> storing, string uitleg)
    {
        var gestoord = Doorgang(wijze).DisturbAsync(storing);
        var bericht = await SendAsync(wijze);
        await gestoord;

        RequireHistorie(await RequireBezorgdAsync(bericht), uitleg);
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        _ontvanger = await Duwontvanger.StartAsync(Proefketen.Diemen.Certificaat, (http, bericht) =>
        {
            _gekregen.Enqueue(bericht);
            return Duwantwoord.TakeAsync(http, bericht);
        });
        foreach (var doorgang in new[] { _stuf, _rest })
            (doorgang.Doel, doorgang.Certificaat) = (_ontvanger.Adres, Proefketen.Diemen.Certificaat);
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        await _stuf.DisposeAsync();
        await _rest.DisposeAsync();
        if (_ontvanger is not null)
            await _ontvanger.DisposeAsync();
    }

    private async Task<JsonObject> RequireBezorgdAsync(Proefbericht bericht)
    {
        var gezien = await Proefketen.WaitForToestandAsync(bericht.Referentie, "bezorgd");
        Assert.Contains(Gekregen, g => g.Id.Referentie == bericht.Referentie);
        Assert.All(Gekregen.Where(g => g.Id.Referentie == bericht.Referentie), g => Assert.Equal(bericht.Inhoud, g.Inhoud));
        return gezien;
    }

    private static void RequireHistorie(JsonObject bericht, string uitleg) => Assert.Single(
        bericht["historie"]!.AsArray().Select(g => (string)g!["oorzaak"]!),
        o => o.StartsWith("Poging ", StringComparison.Ordinal) && uitleg.Split('|').Any(u => o.EndsWith(u, StringComparison.Ordinal)));

    private static void Push(JsonObject partij, string wijze, Doorgang doorgang)
        => partij["bezorging"] = new JsonArray(new JsonObject { ["wijze"] = wijze, ["adres"] = doorgang.Adres.AbsoluteUri });
}
