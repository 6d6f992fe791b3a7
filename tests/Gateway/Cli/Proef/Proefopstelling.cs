using IB.Gateway.Demo;
using IB.Gateway.Hosting;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Cli;

/// <summary>
/// A real knooppunt with a gemeente that is pushed to and aanbieders with a mailbox, for the verbs that talk to one. The codes of
/// the parties are those in the headers of the fixtures.
/// </summary>
public sealed class Proefopstelling : IAsyncLifetime
{
    private static readonly string[] Alles = ["WMO*", "JW*"];

    private readonly TijdelijkeMap _map = new();
    private readonly Opstelling _opstelling;
    private Gemeentesimulator? _diemen;
    private Knooppunt? _knooppunt;

    public Proefopstelling() => _opstelling = Opstelling.Create(_map.Pad, TimeProvider.System);

    internal static Deelnemer Diemen { get; } = new("0384", Rol.Gemeente, "Gemeente Diemen (proef)", Alles);

    internal static Deelnemer Amsterdam { get; } = new("0363", Rol.Gemeente, "Gemeente Amsterdam (proef)", Alles);

    internal static Deelnemer ZorgThuis { get; } = new("42420001", Rol.Instelling, "Zorg Thuis (proef)", Alles);

    internal static Deelnemer JeugdVooruit { get; } = new("42420002", Rol.Instelling, "Jeugd Vooruit (proef)", Alles);

    internal static Deelnemer Buurman { get; } = new("42420003", Rol.Instelling, "Buurman Zorg (proef)", Alles);

    internal static Deelnemer Cak { get; } = new("CAK", Rol.Ketenpartner, "CAK (proef)", Alles)
    {
        Onderwerpen = [new Volgrecht(Declaraties.Naam, "inhoud", "landelijk", "Wmo 2015 art. 2.1.4 (proef)")],
    };

    /// <summary>What no other test sends, so that its positions are those of one test.</summary>
    internal static Demoonderwerp Declaraties => new("wmo-declaraties", "Declaraties over Wmo-zorg", "WMO323");

    internal static Deelnemer Softwarehuis { get; } = new("SOFTWAREHUIS", Rol.Intermediair, "Softwarehuis (proef)", []) { Namens = [JeugdVooruit.Code] };

    /// <summary>Has a certificate of the test PKI, and is not in the party directory.</summary>
    internal static Deelnemer Vreemdeling { get; } = new("42420009", Rol.Instelling, "Vreemdeling (proef)", Alles);

    internal Gemeentesimulator Diemenpoort => _diemen!;

    internal Uri Adres => _knooppunt!.Adres;

    internal Uri Beheeradres => _knooppunt!.Beheeradres;

    internal Opstelling Opstelling => _opstelling;

    internal string this[string naam] => _map[naam];

    public async ValueTask InitializeAsync()
    {
        var stop = TestContext.Current.CancellationToken;
        _diemen = await Gemeentesimulator.StartAsync(_opstelling.Certificaat(Diemen), stop);
        _opstelling.Write(
            [Diemen with { Stufadres = _diemen.Port }, Amsterdam, ZorgThuis, JeugdVooruit, Buurman, Cak, Softwarehuis], processors: [], [Declaraties]);
        _knooppunt = await Knooppunt.StartAsync(
            _opstelling.ReadInstellingen() with { Processors = new() { Aan = ["wlz"] } }, TimeProvider.System, logboek => logboek.ClearProviders(), stop);
    }

    /// <summary>The command line of a party, connected by environment variables.</summary>
    internal Opdrachtproef Als(Deelnemer deelnemer)
    {
        _opstelling.Certificaat(deelnemer);
        var (pki, ca) = (_opstelling.PkiMap, Path.Combine(_opstelling.PkiMap, "ca"));
        return new Opdrachtproef
        {
            Variabelen =
            {
                ["IBGATEWAY_KNOOPPUNT"] = Adres.AbsoluteUri,
                ["IBGATEWAY_CERTIFICAAT"] = Path.Combine(pki, deelnemer.Certificaatnaam + ".pem"),
                ["IBGATEWAY_SLEUTEL"] = Path.Combine(pki, deelnemer.Certificaatnaam + ".key"),
                ["IBGATEWAY_ANKERS"] = Path.Combine(ca, "root.pem"),
                ["IBGATEWAY_TUSSEN"] = Path.Combine(ca, "tussen.pem"),
                ["IBGATEWAY_CRL"] = ca,
            },
        };
    }

    /// <summary>A new file with a fixture.</summary>
    internal string Write(string fixture)
    {
        var pad = _map[$"{Guid.NewGuid():n}.xml"];
        File.WriteAllBytes(pad, Fixtures.Bytes(fixture));
        return pad;
    }

    internal T Get<T>()
        where T : notnull
        => _knooppunt!.Services.GetRequiredService<T>();

    /// <summary>What the journal has under a referentienummer.</summary>
    internal ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer)
        => _knooppunt!.Services.GetRequiredService<IJournaal>().FindAsync(referentienummer, TestContext.Current.CancellationToken);

    /// <summary>Makes everything that waits Verlopen, as if its time were over.</summary>
    internal async Task ExpireAllAsync()
        => await _knooppunt!.Services.GetRequiredService<IBezorgingen>().ExpireAsync(
            DateTimeOffset.MaxValue.AddYears(-1), 1000, "Niet bevestigd.", TestContext.Current.CancellationToken);

    /// <summary>Sends a fixture with a new referentienummer, which it gives.</summary>
    internal async Task<string> SendAsync(Deelnemer van, Deelnemer naar, string fixture)
    {
        var uitslag = await Als(van).RunAsync("send", Write(fixture), "--van", van.Code, "--naar", naar.Code);
        Assert.Equal((0, ""), (uitslag.Uitgang, uitslag.Fouten));
        return uitslag.Regels[0].Split(' ')[1];
    }

    public async ValueTask DisposeAsync()
    {
        if (_knooppunt is not null)
            await _knooppunt.DisposeAsync();
        if (_diemen is not null)
            await _diemen.DisposeAsync();
        _opstelling.Dispose();
        _map.Dispose();
    }
}

/// <summary>The tests that share the knooppunt of <see cref="Proefopstelling"/>.</summary>
[CollectionDefinition(nameof(Proefopstelling))]
public sealed class MetKnooppunt : ICollectionFixture<Proefopstelling>;
