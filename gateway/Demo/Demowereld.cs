using IB.Gateway.Client;
using IB.Gateway.Hosting;
using IB.Gateway.Routing;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Demo;

/// <summary>
/// A running knooppunt with its parties: gemeenten that are pushed to over StUF, aanbieders and chain partners with a mailbox. Of several nodes
/// gemeenten use the first, and the others the last.
/// </summary>
internal sealed class Demowereld : IAsyncDisposable
{
    private static readonly string[] Processors = ["wlz"];
    private static readonly string[] Alles = ["WMO*", "JW*"];
    private static readonly string[] Gemeentelijk = [.. Alles, "Wlz*"];

    /// <summary>The topic of the demo.</summary>
    internal static readonly Demoonderwerp Zorgstatus = new("wmo-zorgstatus", "Start en stop van Wmo-zorg", "WMO305", "WMO307");

    private static readonly Deelnemer[] Gemeenten =
    [
        new(Demoverhaal.Gemeente, Rol.Gemeente, "Gemeente Diemen (simulatie)", Gemeentelijk),
        new(Demoverhaal.AndereGemeente, Rol.Gemeente, "Gemeente Amsterdam (simulatie)", Gemeentelijk),
    ];

    private static readonly Deelnemer[] Postbushouders =
    [
        new(Demoverhaal.Aanbieder, Rol.Instelling, "Zorg Thuis (simulatie)", Alles),
        new(Demoverhaal.AndereAanbieder, Rol.Instelling, "Jeugd Vooruit (simulatie)", Alles),
        new(Demoverhaal.Cak, Rol.Ketenpartner, "CAK (simulatie)", Alles)
        {
            Onderwerpen = [new Volgrecht(Zorgstatus.Naam, "melding", "landelijk", "Wmo 2015 art. 2.1.4b (simulatie)")],
        },
        new(Demoverhaal.Svb, Rol.Ketenpartner, "SVB (simulatie)", Alles),
        new(Demoverhaal.Ciz, Rol.Ketenpartner, "CIZ (simulatie)", ["CizStatus"]),
    ];

    private static readonly Deelnemer[] Alle = [.. Gemeenten, .. Postbushouders];

    private readonly Opstelling _opstelling;
    private readonly Dictionary<string, Gemeentesimulator> _simulators;

    private Demowereld(Opstelling opstelling, Dictionary<string, Gemeentesimulator> simulators, IReadOnlyList<Knooppunt> knooppunten)
    {
        _opstelling = opstelling;
        _simulators = simulators;
        Knooppunten = knooppunten;
        Stuf = Gemeenten.ToDictionary(g => g.Code, g => new Stufclient(opstelling.Client(g), new Uri(knooppunten[0].Adres, IB.Gateway.Stuf.Wsdl.Pad)));
        Onderwerpen = new Onderwerpclient(opstelling.Client(Alle.Single(static d => d.Code == Demoverhaal.Cak)), knooppunten[^1].Adres);
        Postbussen = Alle.ToDictionary(d => d.Code, d => new Postbusclient(opstelling.Client(d), knooppunten[^1].Adres));
    }

    /// <summary>The nodes: one, or those of the cluster.</summary>
    internal IReadOnlyList<Knooppunt> Knooppunten { get; }

    /// <summary>The services of a node: what they know is the same at all of them.</summary>
    internal IServiceProvider Services => Knooppunten[0].Services;

    internal IReadOnlyDictionary<string, Stufclient> Stuf { get; }

    /// <summary>The mailbox of everybody; to a gemeente it gives no messages, but what became of hers.</summary>
    internal IReadOnlyDictionary<string, Postbusclient> Postbussen { get; }

    /// <summary>The topics of the CAK.</summary>
    internal Onderwerpclient Onderwerpen { get; }

    internal IReadOnlyDictionary<string, Gemeentesimulator> Simulators => _simulators;

    /// <summary>What a code stands for; the knooppunt itself, which is no party, counts as a chain partner.</summary>
    internal static Rol RolOf(string code) => Array.Find(Alle, d => d.Code == code)?.Rol ?? Rol.Ketenpartner;

    /// <summary>Starts everything.</summary>
    /// <param name="map">The folder of the installation.</param>
    /// <param name="cluster">What nodes share; <see langword="null"/> for one node with a store of its own.</param>
    /// <param name="tijd">The clock.</param>
    /// <param name="logboek">Where nodes log.</param>
    /// <param name="cancellationToken">Gives up.</param>
    internal static async Task<Demowereld> StartAsync(
        string map, Democluster? cluster, TimeProvider tijd, Action<ILoggingBuilder> logboek, CancellationToken cancellationToken)
    {
        var opstelling = Opstelling.Create(map, tijd);
        var simulators = new Dictionary<string, Gemeentesimulator>();
        foreach (var gemeente in Gemeenten)
            simulators[gemeente.Code] = await Gemeentesimulator.StartAsync(opstelling.Certificaat(gemeente), cancellationToken);
        foreach (var postbushouder in Postbushouders)
            opstelling.Certificaat(postbushouder);
        opstelling.Write([.. Gemeenten.Select(g => g with { Stufadres = simulators[g.Code].Port }), .. Postbushouders], Processors, [Zorgstatus]);

        // The folder may be of a demo that had none.
        var instellingen = opstelling.ReadInstellingen();
        instellingen = instellingen with { Processors = instellingen.Processors with { Aan = Processors } };
        if (cluster is not null)
            instellingen = cluster.Apply(instellingen);
        var knooppunten = new List<Knooppunt>();
        for (var n = 0; n < (cluster is null ? 1 : Democluster.Knooppunten); n++)
            knooppunten.Add(await Knooppunt.StartAsync(instellingen, tijd, logboek, cancellationToken));
        return new Demowereld(opstelling, simulators, knooppunten);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var knooppunt in Knooppunten)
            await knooppunt.DisposeAsync();
        foreach (var simulator in _simulators.Values)
            await simulator.DisposeAsync();
        _opstelling.Dispose();
    }
}
