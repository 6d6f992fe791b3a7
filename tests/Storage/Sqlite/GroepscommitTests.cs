using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Many callers share one transaction, and one bad command among them fails alone.</summary>
public sealed class GroepscommitTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Append_ManyWaiting_ShareOneCommit()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        using var meter = new Commitmeter(opslag);
        var appends = new List<Task<Inboeking>>();
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            for (var n = 2; n <= 101; n++)
                appends.Add(opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop).AsTask());
            Assert.Equal(101, opslag.Gezondheid.Stand.Wachtend);
            Assert.DoesNotContain(appends, a => a.IsCompleted);
        }

        var inboekingen = await Task.WhenAll(appends);
        Assert.Equal(Enumerable.Range(2, 100).Select(n => (long)n), inboekingen.Select(i => i.Bericht.Volgnummer));
        // One for the command that held the writer, one for the hundred.
        Assert.Equal(2, meter.Commits);
    }

    [Fact]
    public async Task Append_MoreThanABatchHolds_IsCutByCountAndBytes()
    {
        _proef.Options = _proef.Options with { MaxBatch = 10, MaxBatchBytes = 10_000 };
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        using var meter = new Commitmeter(opslag);
        var appends = new List<Task<Inboeking>>();
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            for (var n = 2; n <= 21; n++)
                appends.Add(opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop).AsTask());
            for (var n = 22; n <= 24; n++)
                appends.Add(opslag.Journaal.AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)), new byte[20_000]), Stop).AsTask());
        }

        await Task.WhenAll(appends);
        // The gate; twice ten small ones; three that are each too large to share.
        Assert.Equal(1 + 2 + 3, meter.Commits);
    }

    [Fact]
    public async Task Append_OneBadAmongGood_FailsAlone()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        Task<Inboeking> goed, fout, laatste;
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            goed = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop).AsTask();
            fout = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3) with { Aantekeningen = [new Aantekening(77, "x")] }, Stop).AsTask();
            laatste = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(4), Stop).AsTask();
        }

        Assert.Equal(2, (await goed).Bericht.Volgnummer);
        await Assert.ThrowsAsync<InvalidOperationException>(() => fout);
        Assert.Equal(3, (await laatste).Bericht.Volgnummer);
        Assert.Empty(await opslag.Journaal.FindAsync(Voorbeeld.Id(3), Stop));
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Fact]
    public async Task Append_DatabaseFull_FailsWithoutAckAndTheWriterGoesOn()
    {
        _proef.Options = _proef.Options with { MaxDatabaseBytes = 1 << 20 };
        await using var opslag = _proef.Open();
        var bevestigd = new List<long>();
        OpslagException? vol = null;
        for (var n = 1; vol is null; n++)
        {
            Assert.True(n < 10_000, "De grens werkt niet.");
            try
            {
                var envelop = Voorbeeld.Envelop(Voorbeeld.Id(n));
                bevestigd.Add((await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(envelop, new byte[3_000]), Stop)).Bericht.Volgnummer);
            }
            catch (OpslagException e)
            {
                vol = e;
            }
        }

        Assert.Contains("vol", vol.Message);
        Assert.Contains("opslag.db", vol.Message);
        Assert.NotNull(opslag.Gezondheid.Stand.LaatsteFout);
        Assert.Equal(0, opslag.Gezondheid.Stand.Wachtend);

        // Delivering what is there goes on, and with it health returns.
        Assert.Equal(1, await opslag.Bezorgingen.StartPogingAsync(1, "Push", Stop));
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
        Assert.Equal(bevestigd.Count, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        foreach (var volgnummer in bevestigd)
        {
            using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
            Assert.Equal(3_000, inhoud?.Bytes.Length);
        }
    }

    [Fact]
    public async Task Append_WholeTransactionFails_EveryCallerIsToldAndNothingStays()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        Task<Inboeking>[] appends;
        Task<bool> breuk;
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            var voor = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop).AsTask();
            breuk = BreakAsync(opslag);
            var na = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop).AsTask();
            appends = [voor, na];
        }

        await Assert.ThrowsAsync<OpslagException>(() => breuk);
        foreach (var append in appends)
            Assert.Equal("schijffout", (await Assert.ThrowsAsync<OpslagException>(() => append)).Message);
        Assert.Equal("schijffout", opslag.Gezondheid.Stand.LaatsteFout);
        Assert.Equal(1, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        Assert.Equal(2, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Bericht.Volgnummer);
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Fact]
    public async Task Append_KeyOfTheDayCouldNotBeStored_SucceedsNextTime()
    {
        await using var opslag = _proef.Open();
        Task<Inboeking> append;
        Task<bool> breuk;
        await using (await Schrijverpoort.CloseAsync(opslag))
        {
            breuk = BreakAsync(opslag);
            append = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop).AsTask();
        }

        await Assert.ThrowsAsync<OpslagException>(() => breuk);
        await Assert.ThrowsAsync<OpslagException>(() => append);
        Assert.Equal(1, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop)).Bericht.Volgnummer);
    }

    [Fact]
    public async Task Append_ListenerOfTheMeterThrows_CallerIsToldAndTheWriterLives()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        using (new Commitmeter(opslag, static () => throw new NotSupportedException("luisteraar stuk")))
        {
            var e = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));
            Assert.Contains("luisteraar stuk", e.Message);
        }

        // It was stored all the same; the sender that tries again finds a repeat.
        Assert.Equal(Inboekuitkomst.Herhaling, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Uitkomst);
        Assert.Equal(0, opslag.Gezondheid.Stand.Wachtend);
    }

    [Fact]
    public async Task Dispose_WithWorkQueued_FinishesItAndRefusesMore()
    {
        var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        var poort = await Schrijverpoort.CloseAsync(opslag);
        var wachtend = opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop).AsTask();
        var sluiten = opslag.DisposeAsync();
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3), Stop));
        await poort.DisposeAsync();
        await sluiten;
        Assert.Equal(2, (await wachtend).Bericht.Volgnummer);
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.GetAsync(1, Stop));
        Assert.Equal(0, new FileInfo(_proef.Wal) is { Exists: true } wal ? wal.Length : 0);

        await using var weer = _proef.Open();
        Assert.Equal(2, (await weer.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    /// <summary>Ends the transaction under the feet of the others, as SQLite itself does on some I/O errors.</summary>
    private static Task<bool> BreakAsync(SqliteOpslag opslag)
        => opslag.Schrijver.ExecuteAsync<bool>(
            static blad =>
            {
                blad.Database.Execute("ROLLBACK");
                throw new OpslagException("schijffout");
            },
            Stop).AsTask();
}
