using IB.Gateway.Proefservers;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>
/// A chain around three nodes on one PostgreSQL, of which the clocks differ by seconds. Parties use the nodes in turn, and none that a load balancer
/// would have taken out.
/// </summary>
internal sealed class Clusterketen : Verkeersketen
{
    private const string Database = "storingen";

    // What the clock of each node is off, in milliseconds.
    private static readonly int[] Klokken = [0, 1500, -1500];

    private readonly Lock _slot = new();
    private readonly List<Clusterknoop> _knopen = [];
    private readonly List<Clusterknoop> _bereikbaar = [];
    private TaskCompletionSource _wijziging = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private int _beurt;

    private Clusterketen(Postgresserver server) => Server = server;

    /// <summary>The database server.</summary>
    internal Postgresserver Server { get; }

    /// <summary>The nodes.</summary>
    internal IReadOnlyList<Clusterknoop> Knopen => _knopen;

    /// <summary>Starts all.</summary>
    /// <param name="instellingen">Settings by path, as <see cref="Ketenplan.Instellingen"/>.</param>
    internal static async Task<Clusterketen> StartAsync(IReadOnlyDictionary<string, string> instellingen)
    {
        var keten = new Clusterketen(await Postgresserver.StartSafeAsync());
        try
        {
            await keten.Server.CreateAsync(Database);
            var alle = Proefprofiel.Instellingen(keten.Server, Database);
            foreach (var (pad, waarde) in instellingen)
                alle[pad] = waarde;
            await keten.OpenAsync(alle);
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

    /// <summary>How to connect to the database beside the lines.</summary>
    internal string Verbinding => Server.Verbinding(Database);

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

    /// <summary>The report; of several nodes a repeat of a push may come late.</summary>
    internal static Verslag Judge(Verslag verslag) => verslag with { HerhalingMagLaat = true };

    public override async ValueTask DisposeAsync()
    {
        foreach (var knoop in _knopen)
            await knoop.DisposeAsync();
        await base.DisposeAsync();
        await Server.DisposeAsync();
    }

    private Clusterknoop Make(string klok, int verschil)
    {
        var lijn = new Netwerklijn(Server.Poort);
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
