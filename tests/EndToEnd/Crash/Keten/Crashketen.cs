using System.Text.Json.Nodes;
using IB.Gateway.Demo;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A chain around a knooppunt that is killed and started again, on one folder: two parties that are pushed to, one over StUF and one
/// over REST, and one with a mailbox. All that they see goes into one report.
/// </summary>
internal sealed class Crashketen : IAsyncDisposable
{
    internal static readonly Deelnemer Gemeente = Deelnemers.Diemen;
    internal static readonly Deelnemer Postbushouder = Deelnemers.ZorgThuis;
    internal static readonly Deelnemer Duwhouder = Deelnemers.Buurman;

    // Cheaper to start; nothing else changes.
    private static readonly Dictionary<string, string> Zuinig = new() { ["DOTNET_TieredPGO"] = "0" };

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    private readonly TijdelijkeMap _map = new();
    private readonly Opstelling _opstelling;
    private readonly List<Duwontvanger> _ontvangers = [];
    private readonly HttpClient _beheer = new();
    private volatile TaskCompletionSource<Kindproces> _aan = Uit();
    private Kindproces? _kind;

    private Crashketen() => _opstelling = Opstelling.Create(_map.Pad, TimeProvider.System);

    /// <summary>What all saw.</summary>
    internal Getuige Getuige { get; } = new(new HashSet<string> { Gemeente.Code, Duwhouder.Code });

    /// <summary>Called with every message that is pushed, before it is recorded and answered; false when it was answered already.</summary>
    internal Func<HttpContext, Binnengekomen, Task<bool>> Gedrag { get; set; } = static (_, _) => Task.FromResult(true);

    /// <summary>The folder of the store.</summary>
    internal string Datamap => _map["data"];

    internal string Instellingenbestand => _opstelling.Instellingenbestand;

    /// <summary>Makes the chain; the knooppunt does not run yet.</summary>
    /// <param name="instellingen">Settings by path, as <see cref="Ketenplan.Instellingen"/>.</param>
    internal static async Task<Crashketen> CreateAsync(IReadOnlyDictionary<string, string> instellingen)
    {
        var keten = new Crashketen();
        try
        {
            await keten.OpenAsync(instellingen);
            return keten;
        }
        catch
        {
            await keten.DisposeAsync();
            throw;
        }
    }

    internal HttpClient Client(Deelnemer deelnemer) => _opstelling.Client(deelnemer);

    /// <summary>The port for chain partners, as soon as the knooppunt is there.</summary>
    internal async Task<Uri> AdresAsync() => (await _aan.Task.WaitAsync(TestContext.Current.CancellationToken)).Adres;

    /// <summary>Where a party sends over StUF.</summary>
    internal async Task<Uri> StufportAsync() => new(await AdresAsync(), Wsdl.Pad);

    /// <summary>The management port.</summary>
    internal async Task<Uri> BeheeradresAsync() => (await _aan.Task.WaitAsync(TestContext.Current.CancellationToken)).Beheeradres;

    /// <summary>The knooppunt as an operator runs it.</summary>
    internal Kindopdracht Run() => Kindopdracht.Run(Instellingenbestand) with { Omgeving = Zuinig };

    /// <summary>Starts a process on the folder; it may be killed before it is ready.</summary>
    internal Kindproces Launch(Kindopdracht opdracht) => _kind = Kindproces.Launch(opdracht);

    /// <summary>Starts it and lets the parties at it when it is ready.</summary>
    internal async Task<Kindproces> StartAsync(Kindopdracht opdracht)
    {
        var kind = Launch(opdracht);
        await kind.WaitForGereedAsync();
        Open(kind);
        return kind;
    }

    /// <summary>Lets the parties at it.</summary>
    internal void Open(Kindproces kind) => _aan.SetResult(kind);

    /// <summary>Starts a process that ends itself, and lets the parties at it if it becomes ready before.</summary>
    internal async Task RunUntilItDiesAsync(Kindopdracht opdracht)
    {
        var kind = Launch(opdracht);
        var einde = kind.WaitForEindeAsync(TestContext.Current.CancellationToken);
        var gereed = kind.WaitForGereedAsync();
        if (await Task.WhenAny(einde, gereed) == gereed && gereed.IsCompletedSuccessfully)
            Open(kind);
        await einde.WaitAsync(Uiterste, TestContext.Current.CancellationToken);
        Assert.True(await KillAsync() == Kindproces.NaSigkill, $"{string.Join(' ', opdracht.Argumenten)} ended by itself: {string.Join('\n', kind.Regels)}");
    }

    /// <summary>
    /// Kills it, and gives its exit code: another than <see cref="Kindproces.NaSigkill"/> when it had ended by itself. When this returns
    /// everything that it had sent has been read.
    /// </summary>
    internal async Task<int> KillAsync()
    {
        if (_aan.Task.IsCompleted)
            _aan = Uit();
        await _kind!.KillAsync();
        var uitgang = await _kind.WaitForEindeAsync(TestContext.Current.CancellationToken);
        await _kind.DisposeAsync();
        foreach (var ontvanger in _ontvangers)
            await ontvanger.WaitForStilteAsync();
        return uitgang;
    }

    /// <summary>What the knooppunt has under a number, as an operator sees it.</summary>
    internal async Task<IReadOnlyList<JsonNode>> ReadBerichtenAsync(string referentie)
    {
        using var antwoord = await _beheer.GetAsync(new Uri(await BeheeradresAsync(), $"/berichten/{referentie}"), TestContext.Current.CancellationToken);
        return antwoord.StatusCode == System.Net.HttpStatusCode.NotFound
            ? []
            : [.. JsonNode.Parse(await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["berichten"]!.AsArray().Select(b => b!)];
    }

    /// <summary>What the knooppunt says of its own readiness.</summary>
    internal async Task<string> ReadGezondheidAsync()
    {
        using var antwoord = await _beheer.GetAsync(new Uri(await BeheeradresAsync(), "/health/ready"), TestContext.Current.CancellationToken);
        return await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The report with what the knooppunt says of every message that was sent or arrived.</summary>
    internal async Task<Verslag> ReportAsync()
    {
        var verslag = Getuige.Verslag;
        var vastgelegd = new List<Vastgelegd>();
        foreach (var referentie in verslag.Verzonden.Select(v => v.Id.Referentie).Concat(verslag.Aankomsten.Select(a => a.Id.Referentie)).Distinct())
        {
            foreach (var bericht in await ReadBerichtenAsync(referentie))
                vastgelegd.Add(new Vastgelegd(new BerichtId((string)bericht["zender"]!["organisatie"]!, referentie), (long)bericht["volgnummer"]!, (string)bericht["toestand"]!));
        }

        return verslag with { Vastgelegd = vastgelegd };
    }

    public async ValueTask DisposeAsync()
    {
        // Who waits for a knooppunt that does not come any more waits no longer.
        _aan.TrySetCanceled();
        if (_kind is not null)
            await _kind.DisposeAsync();
        foreach (var ontvanger in _ontvangers)
            await ontvanger.DisposeAsync();
        _beheer.Dispose();
        _opstelling.Dispose();
        _map.Dispose();
    }

    private static TaskCompletionSource<Kindproces> Uit() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    private async Task OpenAsync(IReadOnlyDictionary<string, string> instellingen)
    {
        var gemeente = await ListenAsync(Gemeente);
        var duwhouder = await ListenAsync(Duwhouder);
        _opstelling.Certificaat(Postbushouder);
        _opstelling.Write([Gemeente with { Stufadres = gemeente.Adres }, Duwhouder with { Restadres = duwhouder.Adres }, Postbushouder]);
        var bestand = JsonNode.Parse(await File.ReadAllBytesAsync(Instellingenbestand, TestContext.Current.CancellationToken))!.AsObject();
        bestand["luister"]!["poort"] = 0;
        bestand["beheer"]!["poort"] = 0;
        new Ketenplan { Instellingen = instellingen }.Apply(bestand);
        await File.WriteAllTextAsync(Instellingenbestand, bestand.ToJsonString(), TestContext.Current.CancellationToken);
    }

    private async Task<Duwontvanger> ListenAsync(Deelnemer deelnemer)
    {
        var ontvanger = await Duwontvanger.StartAsync(_opstelling.Certificaat(deelnemer), async (http, bericht) =>
        {
            if (!await Gedrag(http, bericht))
                return;

            // From here on the receiver has it, whether its answer comes through or not.
            Getuige.Receive(deelnemer.Code, bericht);
            await Duwantwoord.TakeAsync(http, bericht);
        });
        _ontvangers.Add(ontvanger);
        return ontvanger;
    }
}
