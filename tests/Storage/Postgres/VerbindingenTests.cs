using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Postgres;

/// <summary>Who waits for whom at the connections of a node, and for how long a session may be silent.</summary>
public sealed class VerbindingenTests(Gedeeldeserver server) : IDisposable
{
    private readonly PostgresProef _proef = new(server);
    private readonly FakeTime _klok = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Turns_ReadersAllBusy_AreTakenRenewedAndReturned()
    {
        var options = await _proef.GetOptionsAsync();
        await using var opslag = await _proef.OpenAsync(_klok);
        var vrij = new TaskCompletionSource();
        var lezers = Enumerable.Range(0, options.Lezers + 1).Select(_ => opslag.Verbindingen.ReadAsync(
            async _ =>
            {
                await vrij.Task;
                return true;
            },
            Stop).AsTask()).ToList();

        var beurt = await opslag.Beurten.TryTakeAsync("werk", Stop);
        Assert.NotNull(beurt);
        Assert.Empty(await opslag.Beurten.RenewAsync([beurt], Stop));
        await opslag.Beurten.ReturnAsync(beurt, Stop);

        Assert.DoesNotContain(lezers, static l => l.IsCompleted);
        vrij.SetResult();
        await Task.WhenAll(lezers);
    }

    [Fact]
    public async Task Walk_OfASearch_KeepsNoThreadOfThePool()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        Assert.False(await opslag.Verbindingen.WalkAsync(static _ => Thread.CurrentThread.IsThreadPoolThread, Stop));
    }

    [Theory]
    [InlineData(3, "3s")]
    [InlineData(60, "10s")]
    public async Task Session_OfANodeThatVanished_EndsBeforeItsTurnDoes(int beurtduur, string stilte)
    {
        var options = await _proef.GetOptionsAsync();
        options = options with { Postgres = options.Postgres with { Beurtduur = TimeSpan.FromSeconds(beurtduur) } };
        await using var opslag = await PostgresOpslag.OpenAsync(options, _klok, NullLogger<PostgresOpslag>.Instance, Stop);
        await using var verbinding = await opslag.Verbindingen.OpenAsync(Stop);
        Assert.Equal([stilte], await verbinding.ListAsync("SHOW idle_in_transaction_session_timeout", [], static rij => rij.Text(0), Stop));
    }

    [Fact]
    public async Task BeginDeel_JournalLocked_HasCountedBeforeItWaits()
    {
        await using var opslag = await _proef.OpenAsync(_klok);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await using var ander = await _proef.ConnectAsync();
        await ander.RunAsync("BEGIN", [], Stop);
        await ander.RunAsync(Journaalslot.Neem, [], Stop);
        // Of a deel that was begun a day ago.
        await _proef.ScalarAsync("UPDATE deel SET begonnen = 0");

        var stap = opslag.Bewaring.ReclaimAsync(Stop).AsTask();
        const string Wachtend = "SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event = 'advisory'";
        while (await _proef.ScalarAsync(Wachtend) is null)
            Assert.False(stap.IsCompleted);
        Assert.Equal(
            1L,
            await _proef.ScalarAsync($"SELECT count(*) FROM pg_locks WHERE relation = 'deel'::regclass AND mode = 'RowExclusiveLock' AND pid = ({Wachtend})"));

        await ander.RunAsync("COMMIT", [], Stop);
        Assert.Equal(1, (await stap).Aantal);
        Assert.Equal(1L, await _proef.ScalarAsync("SELECT aantal FROM deel WHERE nummer = 1"));
    }
}
