using IB.Gateway.Routing.Kafka;
using IB.Gateway.Testing.Kafka;
using Npgsql;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>
/// A chain around three nodes on one PostgreSQL, one Redis and one Kafka, of which the clocks differ by seconds. Parties use the nodes in turn, and none
/// that a load balancer would have taken out; the CAK follows over Kafka what care begins.
/// </summary>
internal sealed class Clusterketen : Verkeersketen
{
    // What the clock of each node is off, in milliseconds.
    private static readonly int[] Klokken = [0, 1500, -1500];

    private readonly Lock _slot = new();
    private readonly List<Clusterknoop> _knopen = [];
    private readonly List<Clusterknoop> _bereikbaar = [];
    private TaskCompletionSource _wijziging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _beurt;

    private Clusterketen(Clusterservers servers) => Servers = servers;

    /// <summary>What the nodes stand on.</summary>
    internal Clusterservers Servers { get; }

    /// <summary>The nodes.</summary>
    internal IReadOnlyList<Clusterknoop> Knopen => _knopen;

    /// <summary>Starts all.</summary>
    /// <param name="instellingen">Settings by path, as <see cref="Ketenplan.Instellingen"/>.</param>
    internal static async Task<Clusterketen> StartAsync(IReadOnlyDictionary<string, string> instellingen)
    {
        var keten = new Clusterketen(await Clusterservers.StartAsync());
        try
        {
            var alle = keten.Servers.Instellingen;
            foreach (var (pad, waarde) in instellingen)
                alle[pad] = waarde;
            await keten.OpenAsync(alle, static register =>
            {
                register.Add(Deelnemers.Cak);
                register.Declare(Onderwerpketen.Zorgstatus, "WMO305");
                register.Entitle(Deelnemers.Cak, Onderwerpketen.Zorgstatus, "inhoud", "landelijk", Onderwerpketen.Ver);
                register.SendOverKafka(Deelnemers.Cak, Onderwerpketen.Zorgstatus);
            });
            var klok = await Cbibliotheek.CompileAsync("klokverschil.c", keten.Map);
            foreach (var verschil in Klokken)
            {
                var knoop = keten.Make(klok, verschil);
                await knoop.StartAsync();
                keten.Admit(knoop);
            }

            return keten;
        }
        catch
        {
            await keten.DisposeAsync();
            throw;
        }
    }

    internal override async Task<Uri> AdresAsync() => (await NextAsync()).Proces.Adres;

    internal override async Task<Uri> BeheeradresAsync() => (await NextAsync()).Proces.Beheeradres;

    /// <summary>Parties use it from now on.</summary>
    internal void Admit(Clusterknoop knoop)
    {
        lock (_slot)
        {
            _bereikbaar.Add(knoop);
            _wijziging.TrySetResult();
        }
    }

    /// <summary>Parties begin nothing at it any more.</summary>
    internal void Remove(Clusterknoop knoop)
    {
        lock (_slot)
        {
            _bereikbaar.Remove(knoop);
            if (_wijziging.Task.IsCompleted)
                _wijziging = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        }
    }

    /// <summary>What is in the topic of the CAK, from its beginning until so many events were read, each counted once.</summary>
    internal async Task<IReadOnlyList<Gelezen>> ReadTopicAsync(int gebeurtenissen)
    {
        Assert.Null(Kafkabibliotheek.FindFout());
        using var consument = new Proefconsument(Servers.Brokers, Clusterservers.Topic, Clusterservers.Partities);
        return await consument.ReadAsync(gebeurtenissen);
    }

    /// <summary>How often a turn was taken.</summary>
    internal async Task<long> CountBeurtenAsync(string beurt)
    {
        await using var verbinding = new NpgsqlConnection(Servers.Verbinding);
        await verbinding.OpenAsync(TestContext.Current.CancellationToken);
        await using var command = new NpgsqlCommand("SELECT nummer FROM beurt WHERE naam = $1", verbinding) { Parameters = { new() { Value = beurt } } };
        return (long)(await command.ExecuteScalarAsync(TestContext.Current.CancellationToken))!;
    }

    /// <summary>The report; of several nodes a repeat of a push may come late.</summary>
    internal static Verslag Judge(Verslag verslag) => verslag with { HerhalingMagLaat = true };

    public override async ValueTask DisposeAsync()
    {
        foreach (var knoop in _knopen)
            await knoop.DisposeAsync();
        await base.DisposeAsync();
        await Servers.DisposeAsync();
    }

    private Clusterknoop Make(string klok, int verschil)
    {
        var lijn = new Netwerklijn(Servers.Database.Poort);
        var knoop = new Clusterknoop(
            Kindopdracht.Run(Instellingenbestand) with
            {
                Omgeving = new Dictionary<string, string>(Crashketen.Zuinig)
                {
                    ["IBGATEWAY__OPSLAG__POSTGRES__POORT"] = $"{lijn.Poort}",
                    [Cbibliotheek.Variabele] = klok,
                    ["IB_KLOK_MS"] = $"{verschil}",
                },
            },
            lijn);
        _knopen.Add(knoop);
        return knoop;
    }

    private async Task<Clusterknoop> NextAsync()
    {
        while (true)
        {
            Task wijziging;
            lock (_slot)
            {
                if (_bereikbaar.Count > 0)
                    return _bereikbaar[_beurt++ % _bereikbaar.Count];
                wijziging = _wijziging.Task;
            }

            await wijziging.WaitAsync(TestContext.Current.CancellationToken);
        }
    }
}
