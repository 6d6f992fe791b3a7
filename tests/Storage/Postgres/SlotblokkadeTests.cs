using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using Microsoft.Extensions.Logging.Abstractions;
using Npgsql;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>Who is cut off for the lock of the journal: one who has it all the time, and nobody who gave it back in between.</summary>
public sealed class SlotblokkadeTests(Gedeeldeserver server) : IDisposable
{
    private static readonly PostgresException Vergeefs = new("", "ERROR", "ERROR", PostgresErrorCodes.LockNotAvailable);
    private readonly PostgresProef _proef = new(server);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task MagOpnieuw_LockGoesFromOneToAnother_CutsOffNone()
    {
        await using var opslag = await _proef.OpenAsync(TimeProvider.System);
        await using var eerste = await BeginAsync();
        await using var tweede = await BeginAsync();
        var blokkade = Blokkade(opslag);
        await TakeAsync(eerste);

        Assert.True(await blokkade.MagOpnieuwAsync(Wachtend(), Vergeefs));
        await RunAsync(eerste, "COMMIT");
        // Its transaction is as old, and the lock its own only now.
        await TakeAsync(tweede);
        Assert.True(await blokkade.MagOpnieuwAsync(Wachtend(), Vergeefs));

        await RunAsync(eerste, "SELECT 1");
        await RunAsync(tweede, "COMMIT");
    }

    [Fact]
    public async Task MagOpnieuw_OneHasItAllTheTime_CutsItOffTheSecondTime()
    {
        await using var opslag = await _proef.OpenAsync(TimeProvider.System);
        await using var hangend = await BeginAsync();
        var blokkade = Blokkade(opslag);
        await TakeAsync(hangend);

        Assert.True(await blokkade.MagOpnieuwAsync(Wachtend(), Vergeefs));
        await RunAsync(hangend, "SELECT 1");
        Assert.True(await blokkade.MagOpnieuwAsync(Wachtend(), Vergeefs));

        await Assert.ThrowsAnyAsync<NpgsqlException>(() => RunAsync(hangend, "SELECT 1"));
    }

    [Fact]
    public async Task MagOpnieuw_OfAnotherProgram_IsLeftAloneAndReported()
    {
        await using var opslag = await _proef.OpenAsync(TimeProvider.System);
        await using var vreemd = await _proef.ConnectAsync();
        await RunAsync(vreemd, "BEGIN");
        var blokkade = Blokkade(opslag);
        await TakeAsync(vreemd);

        Assert.True(await blokkade.MagOpnieuwAsync(Wachtend(), Vergeefs));
        Assert.False(await blokkade.MagOpnieuwAsync(Wachtend(), Vergeefs));

        await RunAsync(vreemd, "COMMIT");
    }

    private static Slotblokkade Blokkade(PostgresOpslag opslag)
        => new(opslag.Verbindingen, "proef", TimeSpan.FromSeconds(1), NullLogger<PostgresOpslag>.Instance);

    private static Transactie Wachtend() => new(null!) { WachtOpJournaal = true };

    private static Task TakeAsync(NpgsqlConnection verbinding) => RunAsync(verbinding, Journaalslot.Neem);

    /// <summary>A node in a transaction.</summary>
    private async Task<NpgsqlConnection> BeginAsync()
    {
        var verbinding = await _proef.ConnectAsync();
        await RunAsync(verbinding, "SET application_name = 'ib-gateway'");
        await RunAsync(verbinding, "BEGIN");
        return verbinding;
    }

    private static async Task RunAsync(NpgsqlConnection verbinding, string sql)
    {
        await using var command = new NpgsqlCommand(sql, verbinding);
        await command.ExecuteNonQueryAsync(Stop);
    }
}
