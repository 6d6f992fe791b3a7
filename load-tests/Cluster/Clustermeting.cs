using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Installatie;
using IB.Gateway.LoadTests.Meten;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Sqlite;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.LoadTests.Cluster;

/// <summary>
/// One node by itself, and one, two and more on a PostgreSQL, in one run: how many messages per second, how fast, and what each component spends on
/// a message. All of it runs on the cores of one machine, so the rate says where those end, and the core time what more machines would do.
/// </summary>
internal sealed class Clustermeting(Clusterplan plan)
{
    private readonly List<string> _omvang = [];

    internal async Task RunAsync(CancellationToken cancellationToken)
    {
        Console.WriteLine($"{TimeProvider.System.GetUtcNow():yyyy-MM-dd HH:mm} UTC; {Machine.Describe(plan.Map)}; load average vooraf {Machine.Belasting()}");
        using var installatie = Proefinstallatie.Create(plan.Map, new Dictionary<string, string>(StringComparer.Ordinal));
        var voorraad = new Voorraad(installatie);
        var dek = await voorraad.CreateUniformAsync();
        Console.WriteLine(
            $"{dek.Naam}; {plan.Verbindingen} tegelijk over alle knooppunten; {plan.Duur.TotalSeconds:F0} s per meting; {Clusterplan.Ophaaldeel:P0} wordt opgehaald, bij het laatste knooppunt");
        Console.WriteLine(Clusterregel.Kop);
        var alleen = await MeasureAsync("embedded", 1, null, installatie, voorraad, dek, cancellationToken);
        await using var database = await Meetdatabase.StartAsync(installatie.Map);
        var cluster = new List<Clusterregel>();
        for (var n = 1; n <= plan.Knooppunten; n++)
        {
            await database.RenewAsync();
            cluster.Add(
                await MeasureAsync(n == 1 ? "cluster, 1 knooppunt" : $"cluster, {n} knooppunten", n, database, installatie, voorraad, dek, cancellationToken));
        }

        Console.WriteLine($"load average achteraf {Machine.Belasting()}");
        _omvang.ForEach(Console.WriteLine);
        foreach (var (n, regel) in cluster.Index())
        {
            var verhouding = regel.CpuKnooppunten / alleen.CpuKnooppunten;
            Console.WriteLine(
                $"kosten per bericht van {n + 1} knooppunt(en), gedeeld door embedded: {verhouding:F2} (doel hoogstens {Clusterplan.MaxVerhouding}: {(verhouding <= Clusterplan.MaxVerhouding ? "gehaald" : "niet gehaald")})");
        }
    }

    /// <summary>Measures one group of nodes as fast as it goes and at a part of that; gives the first.</summary>
    private async Task<Clusterregel> MeasureAsync(
        string naam, int knooppunten, Meetdatabase? database, Proefinstallatie installatie, Voorraad voorraad, Dek dek, CancellationToken cancellationToken)
    {
        var groepsnaam = database is null ? "alleen" : $"cluster-{knooppunten}";
        var opslag = new OpslagOptions { Map = installatie.TweedeDatamap(groepsnaam) };
        if (database is not null)
            opslag = opslag with { Soort = Opslagsoort.Postgres, Postgres = database.Options };
        var instellingen = installatie.WriteTweede(groepsnaam, Write(opslag));
        Grootboek boek;
        Clusterregel snelst;
        await using (var groep = await Meetgroep.StartAsync(naam, knooppunten, instellingen, plan, installatie, voorraad, database, cancellationToken))
        {
            boek = groep.Boek;
            await groep.WarmUpAsync(dek, plan.Opwarmberichten, cancellationToken);
            Console.WriteLine(snelst = await groep.RunGeslotenAsync(dek, plan.Duur, cancellationToken));
            Console.WriteLine(await groep.RunOpenAsync(dek, snelst.PerSeconde * Clusterplan.Lastdeel, plan.Duur, cancellationToken));
            await groep.RequireGoodAsync(cancellationToken);
        }

        if (database is not null)
            _omvang.Add(
                $"{naam}: {await database.ReadOmvangAsync() / 1e3 / boek.Bevestigd:F1} kB per bericht in de database, met inhoud van {dek.Inhoudbytes / 1e3:F1} kB");
        await using var open = await OpenAsync(opslag, cancellationToken);
        await Opslagcontrole.RequireAsync(open, boek, onbeantwoord: 0, bewaartAlles: true);
        return snelst;
    }

    private static Dictionary<string, string> Write(OpslagOptions opslag) => opslag.Soort != Opslagsoort.Postgres ? [] : new(StringComparer.Ordinal)
    {
        ["opslag.soort"] = $"{opslag.Soort}",
        ["opslag.postgres.server"] = opslag.Postgres.Server,
        ["opslag.postgres.poort"] = $"{opslag.Postgres.Poort}",
        ["opslag.postgres.database"] = opslag.Postgres.Database,
        ["opslag.postgres.gebruiker"] = opslag.Postgres.Gebruiker,
    };

    private static async Task<IOpslag> OpenAsync(OpslagOptions opslag, CancellationToken cancellationToken) => opslag.Soort == Opslagsoort.Postgres
        ? await PostgresOpslag.OpenAsync(opslag, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, cancellationToken)
        : SqliteOpslag.Open(opslag, TimeProvider.System, NullLogger<SqliteOpslag>.Instance);
}
