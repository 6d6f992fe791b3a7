using System.Text.Json.Nodes;
using IB.Gateway.Demo;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// The parties around a knooppunt that is disturbed: two that are pushed to, one over StUF and one over REST, and one with a mailbox. All that they
/// see goes into one report.
/// </summary>
internal abstract class Verkeersketen : IAsyncDisposable
{
    internal static readonly Deelnemer Gemeente = Deelnemers.Diemen;
    internal static readonly Deelnemer Postbushouder = Deelnemers.ZorgThuis;
    internal static readonly Deelnemer Duwhouder = Deelnemers.Buurman;

    /// <summary>Registers residents over REST, and has a mailbox; <see cref="Gemeente"/> registers over StUF.</summary>
    internal static readonly Deelnemer Registreerder = Deelnemers.Utrecht;
    internal static readonly Deelnemer Ciz = Deelnemers.Ciz;

    /// <summary>May get signals and never registers anybody.</summary>
    private static readonly Deelnemer Zwijger = Deelnemers.Amsterdam;

    private readonly TijdelijkeMap _map = new();
    private readonly Opstelling _opstelling;
    private readonly List<Duwontvanger> _ontvangers = [];
    private readonly HttpClient _beheer = new();

    private protected Verkeersketen() => _opstelling = Opstelling.Create(_map.Pad, TimeProvider.System);

    /// <summary>What all saw.</summary>
    internal Getuige Getuige { get; } = new(new HashSet<string> { Gemeente.Code, Duwhouder.Code });

    /// <summary>Called with every message that is pushed, before it is recorded and answered; false when it was answered already.</summary>
    internal Func<HttpContext, Binnengekomen, Task<bool>> Gedrag { get; set; } = static (_, _) => Task.FromResult(true);

    /// <summary>The folder of the store.</summary>
    internal string Datamap => _map["data"];

    internal string Instellingenbestand => _opstelling.Instellingenbestand;

    /// <summary>The folder of the whole chain.</summary>
    private protected string Map => _map.Pad;

    internal HttpClient Client(Deelnemer deelnemer) => _opstelling.Client(deelnemer);

    /// <summary>A port for chain partners, as soon as there is one.</summary>
    internal abstract Task<Uri> AdresAsync();

    /// <summary>A management port, as soon as there is one.</summary>
    internal abstract Task<Uri> BeheeradresAsync();

    /// <summary>Where a party sends over StUF.</summary>
    internal async Task<Uri> StufportAsync() => new(await AdresAsync(), Wsdl.Pad);

    /// <summary>What the knooppunt has under a number, as an operator sees it.</summary>
    internal async Task<IReadOnlyList<JsonNode>> ReadBerichtenAsync(string referentie)
    {
        using var antwoord = await _beheer.GetAsync(new Uri(await BeheeradresAsync(), $"/berichten/{referentie}"), TestContext.Current.CancellationToken);
        return antwoord.StatusCode == System.Net.HttpStatusCode.NotFound
            ? []
            : [.. JsonNode.Parse(await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken))!["berichten"]!.AsArray().Select(b => b!)];
    }

    /// <summary>All that the knooppunt has, as an operator sees it, in order of acceptance.</summary>
    private async Task<IReadOnlyList<JsonNode>> ReadAlleAsync()
    {
        var gevonden = new List<JsonNode>();
        for (var pad = "/berichten?volgorde=oudste&limit=250"; pad is not null;)
        {
            var pagina = await ReadBeheerAsync(pad);
            gevonden.AddRange(pagina["berichten"]!.AsArray().Select(static b => b!));
            pad = (string?)pagina["volgende"];
        }

        return gevonden;
    }

    private static BerichtId IdOf(JsonNode bericht) => new((string)bericht["zender"]!["organisatie"]!, (string)bericht["referentienummer"]!);

    private async Task<JsonNode> ReadBeheerAsync(string pad)
        => JsonNode.Parse(await _beheer.GetStringAsync(new Uri(await BeheeradresAsync(), pad), TestContext.Current.CancellationToken))!;

    /// <summary>What the knooppunt says of its own readiness.</summary>
    internal async Task<string> ReadGezondheidAsync()
    {
        using var antwoord = await _beheer.GetAsync(new Uri(await BeheeradresAsync(), "/health/ready"), TestContext.Current.CancellationToken);
        return await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>The report with what the knooppunt says that it has.</summary>
    internal async Task<Verslag> ReportAsync()
    {
        var verslag = Getuige.Verslag;
        var alle = await ReadAlleAsync();
        return verslag with
        {
            Vastgelegd = [.. alle.Select(static b => new Vastgelegd(IdOf(b), (long)b["volgnummer"]!, (string)b["toestand"]!))],
            Uitgevoerd =
            [
                .. alle.Where(static b => (string?)b["functie"] is Uitvoertekst.Signaal or Uitvoertekst.Toetsantwoord && (string?)b["soort"] != "Fo01")
                    .Select(static b => new Uitgevoerd(IdOf(b), (string)b["ontvanger"]!["organisatie"]!, (string)b["toestand"]!)),
            ],
            Geparkeerd =
            [
                .. (await ReadBeheerAsync("/processors/wlz/geparkeerd"))["geparkeerd"]!.AsArray().Select(static g => $"{g!["referentienummer"]} {g["reden"]}"),
            ],
        };
    }

    public virtual async ValueTask DisposeAsync()
    {
        foreach (var ontvanger in _ontvangers)
            await ontvanger.DisposeAsync();
        _beheer.Dispose();
        _opstelling.Dispose();
        _map.Dispose();
    }

    /// <summary>Waits until what killed processes had sent has been read.</summary>
    private protected async Task WaitForStilteAsync()
    {
        foreach (var ontvanger in _ontvangers)
            await ontvanger.WaitForStilteAsync();
    }

    /// <summary>Starts the receivers and writes the settings.</summary>
    /// <param name="instellingen">Settings by path.</param>
    /// <param name="meer">What else is in the party directory.</param>
    private protected async Task OpenAsync(IReadOnlyDictionary<string, string> instellingen, Action<Partijregisterbestand>? meer = null)
    {
        var gemeente = await ListenAsync(Gemeente);
        var duwhouder = await ListenAsync(Duwhouder);
        _opstelling.Certificaat(Postbushouder);
        _opstelling.Write([Gemeente with { Stufadres = gemeente.Adres }, Duwhouder with { Restadres = duwhouder.Adres }, Postbushouder]);
        var register = Partijregisterbestand.Read(_opstelling.Partijenbestand);
        foreach (var deelnemer in new[] { Registreerder, Ciz, Zwijger })
            register.Add(deelnemer);
        meer?.Invoke(register);
        register.Write(_opstelling.Partijenbestand);

        var bestand = JsonNode.Parse(await File.ReadAllBytesAsync(Instellingenbestand, TestContext.Current.CancellationToken))!.AsObject();
        bestand["luister"]!["poort"] = 0;
        bestand["beheer"]!["poort"] = 0;
        Ketenplan.Apply(bestand, instellingen);
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
