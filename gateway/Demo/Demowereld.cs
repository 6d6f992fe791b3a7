using IB.Gateway.Client;
using IB.Gateway.Hosting;
using IB.Gateway.Routing;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Demo;

/// <summary>A running knooppunt with its parties: gemeenten that are pushed to over StUF, aanbieders with a mailbox.</summary>
internal sealed class Demowereld : IAsyncDisposable
{
    private static readonly string[] Alles = ["WMO*", "JW*"];

    private static readonly Deelnemer[] Gemeenten =
    [
        new(Demoverhaal.Gemeente, Rol.Gemeente, "Gemeente Diemen (simulatie)", Alles),
        new(Demoverhaal.AndereGemeente, Rol.Gemeente, "Gemeente Amsterdam (simulatie)", Alles),
    ];

    private static readonly Deelnemer[] Aanbieders =
    [
        new(Demoverhaal.Aanbieder, Rol.Instelling, "Zorg Thuis (simulatie)", Alles),
        new(Demoverhaal.AndereAanbieder, Rol.Instelling, "Jeugd Vooruit (simulatie)", Alles),
    ];

    private readonly Opstelling _opstelling;
    private readonly Dictionary<string, Gemeentesimulator> _simulators;

    private Demowereld(Opstelling opstelling, Dictionary<string, Gemeentesimulator> simulators, Knooppunt knooppunt)
    {
        _opstelling = opstelling;
        _simulators = simulators;
        Knooppunt = knooppunt;
        Stuf = Gemeenten.ToDictionary(g => g.Code, g => new Stufclient(opstelling.Client(g), new Uri(knooppunt.Adres, IB.Gateway.Stuf.Wsdl.Pad)));
        Postbussen = Aanbieders.ToDictionary(a => a.Code, a => new Postbusclient(opstelling.Client(a), knooppunt.Adres));
    }

    internal Knooppunt Knooppunt { get; }

    internal IReadOnlyDictionary<string, Stufclient> Stuf { get; }

    internal IReadOnlyDictionary<string, Postbusclient> Postbussen { get; }

    internal IReadOnlyDictionary<string, Gemeentesimulator> Simulators => _simulators;

    internal static async Task<Demowereld> StartAsync(
        string map, TimeProvider tijd, Action<ILoggingBuilder> logboek, CancellationToken cancellationToken)
    {
        var opstelling = Opstelling.Create(map, tijd);
        var simulators = new Dictionary<string, Gemeentesimulator>();
        foreach (var gemeente in Gemeenten)
            simulators[gemeente.Code] = await Gemeentesimulator.StartAsync(opstelling.Certificaat(gemeente), cancellationToken);
        foreach (var aanbieder in Aanbieders)
            opstelling.Certificaat(aanbieder);
        opstelling.Write([.. Gemeenten.Select(g => g with { Stufadres = simulators[g.Code].Port }), .. Aanbieders]);
        var knooppunt = await Knooppunt.StartAsync(opstelling.ReadInstellingen(), tijd, logboek, cancellationToken);
        return new Demowereld(opstelling, simulators, knooppunt);
    }

    public async ValueTask DisposeAsync()
    {
        await Knooppunt.DisposeAsync();
        foreach (var simulator in _simulators.Values)
            await simulator.DisposeAsync();
        _opstelling.Dispose();
    }
}
