namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>A server that is started anew with other settings, or taken over by one that has them, is judged again.</summary>
public sealed class ServerwisselTests(Eigenserver eigen) : IClassFixture<Eigenserver>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Append_ServerNoLongerPutsCommitsOnDisk_IsRefusedUntilItDoes()
    {
        await using var opslag = await eigen.OpenAsync();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        await eigen.SetAsync("fsync", "off");
        await eigen.ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'ib-gateway'");
        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));
        Assert.Contains("fsync staat uit", fout.Message, StringComparison.Ordinal);
        Assert.True(fout.IsTijdelijk);

        await eigen.SetAsync("fsync", "on");
        Assert.Equal(2, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Bericht.Volgnummer);
    }
}
