using IB.Gateway.Storage.Postgres;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres.Uitval;

/// <summary>A server that is started anew with other settings, or taken over by one that has them, is judged again.</summary>
public sealed class ServerwisselTests(Eigenserver eigen) : IClassFixture<Eigenserver>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("127.0.0.1", 1)]
    [InlineData("127.0.0.1,127.0.0.1", 3)]
    public async Task Append_ServerNoLongerPutsCommitsOnDisk_IsRefusedUntilItDoes(string servers, int eerste)
    {
        var options = eigen.Options;
        options = options with { Postgres = options.Postgres with { Server = servers } };
        await using var opslag = await PostgresOpslag.OpenAsync(options, TimeProvider.System, NullLogger<PostgresOpslag>.Instance, Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(eerste), Stop);

        await eigen.SetAsync("fsync", "off");
        await eigen.ScalarAsync("SELECT count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE application_name = 'ib-gateway'");
        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(eerste + 1), Stop));
        Assert.Contains("fsync staat uit", fout.Message, StringComparison.Ordinal);
        Assert.True(fout.IsTijdelijk);

        await eigen.SetAsync("fsync", "on");
        Assert.Equal(Inboekuitkomst.Nieuw, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(eerste + 1), Stop)).Uitkomst);
    }
}
