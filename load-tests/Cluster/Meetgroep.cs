using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Gateway;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.LoadTests.Processen;
using IB.Gateway.Stuf;

namespace IB.Gateway.LoadTests.Cluster;

/// <summary>Some nodes on one store, with senders spread over them and mailboxes that are read at the last.</summary>
internal sealed class Meetgroep : IAsyncDisposable
{
    private readonly string _naam;
    private readonly IReadOnlyList<Hostproces> _hosts;
    private readonly IReadOnlyList<Zendploeg> _ploegen;
    private readonly Postbuslezers _lezers;
    private readonly Meetdatabase? _database;

    private Meetgroep(string naam, IReadOnlyList<Hostproces> hosts, Proefinstallatie installatie, Voorraad voorraad, Meetdatabase? database, int verbindingen)
    {
        (_naam, _hosts, _database) = (naam, hosts, database);
        _ploegen = [.. hosts.Select(h => new Zendploeg(installatie, new Uri(h.Adres, Wsdl.Pad), Math.Max(1, verbindingen / hosts.Count))
        {
            Grootboek = Boek,
            Volgt = (sjabloon, _) => voorraad.IsPeil(sjabloon),
        })];
        _lezers = new Postbuslezers(
            installatie, [.. installatie.Gemeenten, .. installatie.Aanbieders], hosts[^1].Adres, voorraad, Boek, Clusterplan.Ophaaldeel, static _ => { });
    }

    /// <summary>What was confirmed.</summary>
    internal Grootboek Boek { get; } = new();

    /// <summary>Starts the nodes, one after the other, as an operator would.</summary>
    internal static async Task<Meetgroep> StartAsync(
        string naam, int knooppunten, string instellingen, Clusterplan plan, Proefinstallatie installatie, Voorraad voorraad, Meetdatabase? database,
        CancellationToken cancellationToken)
    {
        var hosts = new List<Hostproces>();
        try
        {
            for (var n = 0; n < knooppunten; n++)
                hosts.Add(await Hostproces.StartAsync(plan.Programma, instellingen, cancellationToken));
            return new Meetgroep(naam, hosts, installatie, voorraad, database, plan.Verbindingen);
        }
        catch
        {
            foreach (var host in hosts)
                await host.DisposeAsync();
            throw;
        }
    }

    /// <summary>Sends so many to each node, until all are warm.</summary>
    internal Task WarmUpAsync(Dek dek, int aantal, CancellationToken cancellationToken)
        => Task.WhenAll(_ploegen.Select(p => p.RunAantalAsync(dek, aantal, cancellationToken)));

    /// <summary>Sends as fast as receipts come.</summary>
    internal Task<Clusterregel> RunGeslotenAsync(Dek dek, TimeSpan duur, CancellationToken cancellationToken)
    {
        var venster = new Latentievenster();
        var begin = TimeProvider.System.GetTimestamp();
        return RunAsync(
            $"{_naam}, zo snel het gaat", venster.Nu,
            p => p.RunWhileAsync(dek, () => TimeProvider.System.GetElapsedTime(begin) < duur, venster, cancellationToken));
    }

    /// <summary>Sends at a fixed rate, at all nodes together.</summary>
    internal Task<Clusterregel> RunOpenAsync(Dek dek, double perSeconde, TimeSpan duur, CancellationToken cancellationToken)
    {
        var latenties = new Latenties();
        return RunAsync(
            $"{_naam}, {perSeconde:N0}/s", latenties, p => p.RunOpenAsync(dek, perSeconde / _ploegen.Count, duur, latenties, cancellationToken));
    }

    /// <summary>Throws when a reader met something wrong, or a node refused a valid message.</summary>
    internal async Task RequireGoodAsync(CancellationToken cancellationToken)
    {
        _lezers.RequireGood();
        foreach (var host in _hosts)
            await Postbusfase.RequireNothingRefusedAsync(host, cancellationToken);
    }

    public async ValueTask DisposeAsync()
    {
        await _lezers.DisposeAsync();
        foreach (var ploeg in _ploegen)
            await ploeg.DisposeAsync();
        foreach (var host in _hosts)
            await host.DisposeAsync();
    }

    private async Task<Clusterregel> RunAsync(string naam, Latenties bevestigd, Func<Zendploeg, Task<Zenduitkomst>> zend)
    {
        Boek.TakeBeschikbaarheid();
        var voor = await ReadAsync();
        var uitkomsten = await Task.WhenAll(_ploegen.Select(zend));
        var na = await ReadAsync();
        var aantal = uitkomsten.Sum(static u => u.Bevestigd);
        return new Clusterregel
        {
            Naam = naam,
            PerSeconde = aantal / uitkomsten.Max(static u => u.Duur).TotalSeconds,
            Bevestigd = bevestigd,
            Postbus = Boek.TakeBeschikbaarheid().Postbus,
            CpuKnooppunten = (na.Knooppunten - voor.Knooppunten) / aantal,
            CpuDatabase = (na.Database - voor.Database) / aantal,
            CpuZender = (na.Zelf - voor.Zelf) / aantal,
            Wal = (double)(na.Wal - voor.Wal) / aantal,
            Piekgeheugen = _hosts.Max(static h => h.Stand.Piekgeheugen),
        };
    }

    private async Task<Stand> ReadAsync() => new(
        _hosts.Aggregate(TimeSpan.Zero, static (som, h) => som + h.Stand.Cpu), _database?.Cpu ?? TimeSpan.Zero, Processtand.Read(Environment.ProcessId).Cpu,
        _database is null ? 0 : await _database.ReadWalAsync());

    private sealed record Stand(TimeSpan Knooppunten, TimeSpan Database, TimeSpan Zelf, long Wal);
}
