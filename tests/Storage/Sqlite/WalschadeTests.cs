using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>A damaged write-ahead log: an exact prefix of what was acknowledged, or a refusal that names the file and the place.</summary>
public sealed class WalschadeTests : IDisposable
{
    private const int FrameLength = 24 + Schade.PageSize;
    private const int Berichten = 6;
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Wal_CutAnywhere_GivesExactlyTheTransactionsThatAreWhole()
    {
        var (crash, einden) = await CrashWithCommitEndsAsync();
        using var _ = crash;
        var lengte = new FileInfo(crash.Wal).Length;
        var sneden = einden.SelectMany(e => new[] { e - FrameLength, e - 1, e, e + 1, e + 24 })
            .Append(33).Where(s => s > 32 && s <= lengte).Distinct();
        foreach (var snede in sneden)
        {
            using var kopie = crash.Copy();
            Schade.SetLength(kopie.Wal, snede);
            await using var opslag = kopie.Open();
            var verwacht = einden.Count(e => e <= snede);
            Assert.Equal(verwacht, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
            for (var n = 1; n <= verwacht; n++)
                Assert.Equal(Voorbeeld.Inhoud(n), await ReadAsync(opslag, n));
        }
    }

    [Fact]
    public async Task Wal_OneByteAltered_GivesAllButTheLastOrIsRefused()
    {
        var (crash, einden) = await CrashWithCommitEndsAsync();
        using var _ = crash;
        var refusals = 0;
        for (long plek = 0; plek < einden[^1]; plek += 997)
        {
            using var kopie = crash.Copy();
            Schade.Flip(kopie.Wal, plek);
            try
            {
                await using var opslag = kopie.Open();
                // Only the last transaction may be taken for torn. A number that is not read (the checkpoint count) may change at will.
                var laatste = (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer;
                Assert.True(laatste == Berichten || (laatste == Berichten - 1 && plek >= einden[^2]), $"Na schade op {plek} nog {laatste}.");
            }
            catch (OpslagException e)
            {
                refusals++;
                Assert.Contains("opslag.db-wal", e.Message);
                Assert.Contains("positie", e.Message);
            }
        }

        Assert.True(refusals > 10, $"Maar {refusals} keer geweigerd.");
    }

    [Fact]
    public async Task Wal_TornByTwoCrashesInARow_StillOpens()
    {
        // Both crashes tear the transaction under way; the first one was longer, so its remains lie behind the second.
        using var eerste = await CrashInLastAsync(_proef, new byte[100_000]);
        using var tweede = await CrashInLastAsync(eerste, new byte[10]);
        await using var opslag = tweede.Open();
        Assert.Equal(0, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Wal_Refused_StaysAsItWasFound()
    {
        var (crash, einden) = await CrashWithCommitEndsAsync();
        using var _ = crash;
        Schade.Flip(crash.Wal, einden[0] + 100);
        var voor = (await ReadFileAsync(crash.Wal), await ReadFileAsync(crash.Database));
        Assert.Throws<OpslagException>(crash.Open);
        Assert.Equal(voor.Item1, await ReadFileAsync(crash.Wal));
        Assert.Equal(voor.Item2, await ReadFileAsync(crash.Database));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(32)]
    public async Task Wal_EmptiedAfterACrash_IsRefused(long lengte)
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        Schade.SetLength(crash.Wal, lengte);
        Assert.Contains("opslag.db-wal", Assert.Throws<OpslagException>(crash.Open).Message);
        Assert.Equal(lengte, new FileInfo(crash.Wal).Length);
    }

    [Fact]
    public async Task Wal_MissingAfterACrash_IsRefused()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        File.Delete(crash.Wal);
        var e = Assert.Throws<OpslagException>(crash.Open);
        Assert.Contains("opslag.db-wal", e.Message);

        // The operator's way out is in the message: a backup put back on purpose.
        Assert.Contains("opslag.lock", e.Message);
        File.Delete(crash["opslag.lock"]);
        await using var opslag = crash.Open();
        Assert.Equal(0, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    private static async Task<byte[]?> ReadAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }

    /// <summary>Appends one message to a store that has its key already, and tears its transaction.</summary>
    private static async Task<SqliteProef> CrashInLastAsync(SqliteProef proef, byte[] inhoud)
    {
        await using var opslag = proef.Open();
        await opslag.Schrijver.ExecuteAsync(
            d => Sleutelregister.GetOrAdd(d, Sleutelbestand.Load(proef.Sleutels), new Sleuteldoel(Voorbeeld.Aanbieder, new DateOnly(2026, 3, 2))),
            Stop);
        var begin = new FileInfo(proef.Wal).Length;
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1)), inhoud), Stop);
        var crash = proef.Copy();
        Schade.Flip(crash.Wal, begin + (2 * FrameLength));
        return crash;
    }

    /// <summary>A crash of which is known where in the log each message's transaction ends.</summary>
    private async Task<(SqliteProef Crash, List<long> Einden)> CrashWithCommitEndsAsync()
    {
        await using var opslag = _proef.Open();
        var einden = new List<long>();
        for (var n = 1; n <= Berichten; n++)
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            einden.Add(new FileInfo(_proef.Wal).Length);
        }

        return (_proef.Copy(), einden);
    }

    private static async Task<byte[]> ReadFileAsync(string path) => await File.ReadAllBytesAsync(path, Stop);
}
