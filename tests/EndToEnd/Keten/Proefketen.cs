using System.Text.Json.Nodes;
using IB.Gateway.Demo;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A whole chain: the knooppunt with certificates, party directory and store of its own, gemeenten with a real StUF port and
/// aanbieders with a mailbox. Without a plan it is the plain chain that most tests share.
/// </summary>
public sealed class Proefketen : IAsyncLifetime
{
    private readonly Ketenplan _plan;
    private readonly TijdelijkeMap _map = new();
    private readonly Dictionary<string, Gemeentesimulator> _simulators = [];
    private readonly Dictionary<string, Ketenpartij> _partijen = [];
    private readonly HttpClient _beheer = new();
    private IProefknooppunt? _knooppunt;

    public Proefketen()
        : this(new Ketenplan())
    {
    }

    private Proefketen(Ketenplan plan)
    {
        _plan = plan;
        Opstelling = Opstelling.Create(_map.Pad, plan.TijdVanAllen ? plan.Tijd : TimeProvider.System);
    }

    internal Opstelling Opstelling { get; }

    /// <summary>The folder with all that the knooppunt reads and writes.</summary>
    internal string Map => _map.Pad;

    internal IProefknooppunt Knooppunt => _knooppunt ?? throw new InvalidOperationException("The chain was not started.");

    internal Ketenpartij Diemen => Partij(Deelnemers.Diemen);

    internal Ketenpartij Amsterdam => Partij(Deelnemers.Amsterdam);

    internal Ketenpartij Utrecht => Partij(Deelnemers.Utrecht);

    internal Ketenpartij Ciz => Partij(Deelnemers.Ciz);

    internal Ketenpartij ZorgThuis => Partij(Deelnemers.ZorgThuis);

    internal Ketenpartij JeugdVooruit => Partij(Deelnemers.JeugdVooruit);

    internal Ketenpartij Buurman => Partij(Deelnemers.Buurman);

    internal Ketenpartij Softwarehuis => Partij(Deelnemers.Softwarehuis);

    internal static async Task<Proefketen> StartAsync(Ketenplan plan)
    {
        var keten = new Proefketen(plan);
        try
        {
            await keten.InitializeAsync();
            return keten;
        }
        catch
        {
            await keten.DisposeAsync();
            throw;
        }
    }

    public async ValueTask InitializeAsync()
    {
        foreach (var gemeente in Deelnemers.Gemeenten)
            _simulators[gemeente.Code] = await Gemeentesimulator.StartAsync(Opstelling.Certificaat(gemeente), TestContext.Current.CancellationToken);
        Opstelling.Write(Deelnemers.Alle.Select(d => _simulators.TryGetValue(d.Code, out var simulator) ? d with { Stufadres = simulator.Port } : d));
        ChangePartijen(_plan.Partijen);
        WriteInstellingen(await Proefprofiel.MakeAsync(_plan));
        _knooppunt = await StartKnooppuntAsync();
    }

    /// <summary>A party; anybody may be one, also who is not in the directory.</summary>
    internal Ketenpartij Partij(Deelnemer deelnemer)
    {
        lock (_partijen)
        {
            if (!_partijen.TryGetValue(deelnemer.Code, out var partij))
                _partijen[deelnemer.Code] = partij = new Ketenpartij(this, deelnemer, _simulators.GetValueOrDefault(deelnemer.Code));
            return partij;
        }
    }

    /// <summary>Changes the party directory on disk; the knooppunt reads it by itself.</summary>
    internal void ChangePartijen(Action<Partijregisterbestand> wijzig)
    {
        var bestand = Partijregisterbestand.Read(Opstelling.Partijenbestand);
        wijzig(bestand);
        bestand.Write(Opstelling.Partijenbestand);
    }

    /// <summary>Reads a page of the management port.</summary>
    internal async Task<(int Status, string Tekst)> ReadBeheerAsync(string pad)
    {
        using var antwoord = await _beheer.GetAsync(new Uri(Knooppunt.Beheeradres, pad), TestContext.Current.CancellationToken);
        return ((int)antwoord.StatusCode, await antwoord.Content.ReadAsStringAsync(TestContext.Current.CancellationToken));
    }

    /// <summary>The messages with this referentienummer as an operator sees them, oldest first; empty when there is none.</summary>
    internal async Task<IReadOnlyList<JsonObject>> ReadBerichtenAsync(string referentienummer)
    {
        var (status, tekst) = await ReadBeheerAsync($"/berichten/{referentienummer}");
        Assert.True(status is 200 or 404, tekst);
        return status == 404 ? [] : [.. JsonNode.Parse(tekst)!["berichten"]!.AsArray().Select(b => b!.AsObject())];
    }

    /// <summary>Waits until the only message with this referentienummer is in a state, and gives it.</summary>
    internal Task<JsonObject> WaitForToestandAsync(string referentienummer, string toestand) => Wacht.TotAsync(
        async () => await ReadBerichtenAsync(referentienummer) is [var bericht] && (string)bericht["toestand"]! == toestand ? bericht : null,
        async () => $"{referentienummer} wordt niet {toestand}: {await ReadBeheerAsync($"/berichten/{referentienummer}")}");

    /// <summary>Stops the knooppunt in order, and starts it again on the same folder.</summary>
    internal async Task RestartAsync()
    {
        await StopAsync();
        _knooppunt = await StartKnooppuntAsync();
    }

    /// <summary>Stops the knooppunt in order.</summary>
    internal async Task StopAsync()
    {
        if (_knooppunt is { } knooppunt)
            await knooppunt.DisposeAsync();
        _knooppunt = null;
    }

    /// <summary>Starts the knooppunt anew as a process that ends itself at a step.</summary>
    internal async Task<Kindproces> StartDyingAsync(Sterfpunt sterfpunt)
    {
        await StopAsync();
        var kind = await Kindproces.StartAsync(Sterfhost.Opdracht(Opstelling.Instellingenbestand, sterfpunt));
        _knooppunt = kind;
        return kind;
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        foreach (var simulator in _simulators.Values)
            await simulator.DisposeAsync();
        _beheer.Dispose();
        Opstelling.Dispose();
        _map.Dispose();
    }

    private async Task<IProefknooppunt> StartKnooppuntAsync() => _plan.AlsProces
        ? await Kindproces.StartAsync(Kindopdracht.Run(Opstelling.Instellingenbestand) with { Omgeving = _plan.Omgeving })
        : await Knooppuntinproces.StartAsync(Opstelling.Instellingenbestand, _plan);

    private string WritePacks()
    {
        var bron = SchemaPack.LoadEmbedded("iwmo-3.2");
        Tweederelease.Write(_map["pakketten"], "2099-01-01", bron.Bestanden, bron.Open);
        return "pakketten";
    }

    private void WriteInstellingen(IReadOnlyDictionary<string, string> profiel)
    {
        var instellingen = JsonNode.Parse(File.ReadAllBytes(Opstelling.Instellingenbestand))!.AsObject();
        instellingen["luister"]!["poort"] = 0;
        instellingen["beheer"]!["poort"] = 0;
        if (_plan.TweeReleases)
            instellingen["schemas"] = new JsonObject { ["map"] = WritePacks() };
        Ketenplan.Apply(instellingen, profiel);
        Ketenplan.Apply(instellingen, _plan.Instellingen);
        File.WriteAllText(Opstelling.Instellingenbestand, instellingen.ToJsonString());
    }
}
