using IB.Gateway.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>A synchronous replica that does not answer: nothing is acknowledged that is on one server only, however the wait for it ends.</summary>
public sealed class ReplicaTests(Eigenserver eigen) : IClassFixture<Eigenserver>, IAsyncLifetime
{
    private const string Wachtend = "SELECT pid FROM pg_stat_activity WHERE wait_event = 'SyncRep' AND application_name = 'ib-gateway'";

    private readonly List<PostgresOpslag> _knooppunten = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await RequireReplicaAsync("");
        foreach (var knooppunt in _knooppunten)
            await knooppunt.DisposeAsync();
    }

    [Fact]
    public async Task Append_ReplicaDoesNotAnswer_IsNotAcknowledgedUntilItDoes()
    {
        var opslag = await OpenAsync(static o => o with { Antwoordtijd = TimeSpan.FromSeconds(1), Uitkomsttijd = TimeSpan.FromSeconds(1) });
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(11), Stop);
        await RequireReplicaAsync("niemand");

        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(12), Stop));
        Assert.Contains("onbekend", fout.Message, StringComparison.Ordinal);
        Assert.True(fout.IsTijdelijk);
        Assert.NotNull(opslag.Gezondheid.Stand.LaatsteFout);

        await RequireReplicaAsync("");
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(12), Stop);
        Assert.Single(await opslag.Journaal.FindAsync(Voorbeeld.Id(12), Stop));
    }

    [Fact]
    public async Task Append_WaitForTheReplicaCancelled_IsNotAcknowledged()
    {
        var opslag = await OpenAsync(static o => o with { Uitkomsttijd = TimeSpan.FromSeconds(1) });
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(21), Stop);
        await RequireReplicaAsync("niemand");
        var append = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(22), Stop).AsTask();

        // The server warns, and then says that it was committed.
        await CancelWaitAsync();

        Assert.Contains("onbekend", (await Assert.ThrowsAsync<OpslagException>(() => append)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Append_WaitCancelledAndReplicaBack_IsAcknowledgedOnce()
    {
        var opslag = await OpenAsync(static o => o);
        var eerste = await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(31), Stop);
        await RequireReplicaAsync("niemand");
        var append = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(32), Stop).AsTask();
        await CancelWaitAsync();
        // What it asks to find out waits for the replica too.
        await UntilAsync(Wachtend);

        await RequireReplicaAsync("");

        var inboeking = await append;
        Assert.Equal((Inboekuitkomst.Nieuw, eerste.Bericht.Volgnummer + 1), (inboeking.Uitkomst, inboeking.Bericht.Volgnummer));
        Assert.Single(await opslag.Journaal.FindAsync(Voorbeeld.Id(32), Stop));
    }

    [Fact]
    public async Task Append_AnotherNodeWaitsForTheReplica_LeavesItAlone()
    {
        var a = await OpenAsync(static o => o);
        var b = await OpenAsync(static o => o with { Slottijd = TimeSpan.FromMilliseconds(200) });
        await a.Journaal.AppendAsync(Voorbeeld.Boeking(41), Stop);
        await b.Journaal.AppendAsync(Voorbeeld.Boeking(42), Stop);
        await RequireReplicaAsync("niemand");
        var append = a.Journaal.AppendAsync(Voorbeeld.Boeking(43), Stop).AsTask();
        var proces = await UntilAsync(Wachtend);

        await Assert.ThrowsAsync<OpslagException>(async () => await b.Journaal.AppendAsync(Voorbeeld.Boeking(44), Stop));

        Assert.Equal(proces, await eigen.ScalarAsync(Wachtend));
        await RequireReplicaAsync("");
        Assert.Equal(Inboekuitkomst.Nieuw, (await append).Uitkomst);
    }

    [Fact]
    public async Task Turn_ReplicaDoesNotHaveIt_IsNotTaken()
    {
        var opslag = await OpenAsync(static o => o with { Antwoordtijd = TimeSpan.FromSeconds(1) });
        await RequireReplicaAsync("niemand");

        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Beurten.TryTakeAsync("werk", Stop));
    }

    private async Task<PostgresOpslag> OpenAsync(Func<PostgresOptions, PostgresOptions> with)
    {
        var options = eigen.Options;
        var opslag = await PostgresOpslag.OpenAsync(
            options with { Postgres = with(options.Postgres) }, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, Stop);
        _knooppunten.Add(opslag);
        return opslag;
    }

    private async Task CancelWaitAsync()
    {
        var proces = await UntilAsync(Wachtend);
        await eigen.ScalarAsync($"SELECT pg_cancel_backend({proces})");
    }

    /// <summary>From now on a commit waits for a replica of this name, which nobody has; with an empty one for none.</summary>
    private Task RequireReplicaAsync(string naam) => eigen.SetAsync("synchronous_standby_names", naam);

    private async Task<object> UntilAsync(string sql)
    {
        while (true)
        {
            if (await eigen.ScalarAsync(sql) is { } waarde)
                return waarde;
            Stop.ThrowIfCancellationRequested();
        }
    }
}
