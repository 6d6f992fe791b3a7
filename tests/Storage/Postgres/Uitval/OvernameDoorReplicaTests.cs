using IB.Gateway.Proefservers;
using IB.Gateway.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>A server that waits for a replica is lost, and the replica takes over: what was acknowledged is there.</summary>
public sealed class OvernameDoorReplicaTests(Eigenserver eigen) : IClassFixture<Eigenserver>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Failover_ReplicaStoppedBeforeTheLastAppend_HasWhatWasAcknowledgedAndNoMore()
    {
        await using var replica = await StartAsync();
        await using (var opslag = await OpenAsync(eigen.Server))
        {
            for (var n = 1; n <= 20; n++)
                Assert.Equal(n, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop)).Bericht.Volgnummer);
            await replica.KillAsync();
            var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(21), Stop));
            Assert.Contains("onbekend", fout.Message, StringComparison.Ordinal);
            await eigen.Server.KillAsync();
        }

        await replica.StartAgainAsync();
        await replica.PromoteAsync();

        await using var daarna = await OpenAsync(replica);
        for (var n = 1; n <= 20; n++)
            Assert.Equal(n, Assert.Single(await daarna.Journaal.FindAsync(Voorbeeld.Id(n), Stop)).Volgnummer);
        // Its sender was told that it was not known, and sends it again.
        Assert.Equal((Inboekuitkomst.Nieuw, 21), await AppendAsync(daarna, 21));
        await eigen.Server.StartAgainAsync();
    }

    private async Task<Postgresserver> StartAsync()
    {
        // The key file is made by the node that opens first.
        await using (await eigen.OpenAsync())
        {
        }

        var replica = await eigen.Server.StartReplicaAsync("kopie");
        await eigen.SetAsync("synchronous_standby_names", "kopie");
        return replica;
    }

    private static async Task<(Inboekuitkomst Uitkomst, long Volgnummer)> AppendAsync(PostgresOpslag opslag, int n)
        => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop) is var inboeking ? (inboeking.Uitkomst, inboeking.Bericht.Volgnummer) : default;

    private Task<PostgresOpslag> OpenAsync(Postgresserver server)
    {
        var options = eigen.Options;
        options = options with
        {
            Postgres = options.Postgres with { Poort = server.Poort, Antwoordtijd = TimeSpan.FromSeconds(2), Uitkomsttijd = TimeSpan.FromSeconds(1) },
        };
        return PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, CancellationToken.None);
    }
}
