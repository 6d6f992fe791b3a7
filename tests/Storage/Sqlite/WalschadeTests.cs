namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>
/// A damaged write-ahead log of the register: what SQLite forgets of it comes back from the log, and where that cannot be, the store is
/// refused.
/// </summary>
public sealed class WalschadeTests : IDisposable
{
    private const int Berichten = 6;
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Wal_CutAnywhere_LosesNothing()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var lengte = new FileInfo(crash.Wal).Length;
        for (var snede = 33L; snede < lengte; snede += 5_003)
        {
            using var kopie = crash.Copy();
            Schade.SetLength(kopie.Wal, snede);
            await RequireAllAsync(kopie, $"afgekapt op {snede}");
        }
    }

    [Fact]
    public async Task Wal_OneByteAltered_LosesNothing()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var lengte = new FileInfo(crash.Wal).Length;
        for (long plek = 0; plek < lengte; plek += 4_999)
        {
            using var kopie = crash.Copy();
            Schade.Flip(kopie.Wal, plek);
            await RequireAllAsync(kopie, $"veranderd op {plek}");
        }
    }

    [Fact]
    public async Task Wal_DamagedBelowWhatACheckpointWasAnnouncedFor_IsRefusedAndLeftAsItIs()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        await File.WriteAllTextAsync(crash["opslag.lock"], $"open {Berichten}", Stop);
        Schade.Flip(crash.Wal, new FileInfo(crash.Wal).Length / 2);
        var voor = await File.ReadAllBytesAsync(crash.Database, Stop);
        var e = Assert.Throws<OpslagException>(crash.Open);
        Assert.Contains("opslag.db-wal", e.Message);
        Assert.Contains($"terwijl het tot {Berichten} ging", e.Message);
        Assert.Equal(voor, await File.ReadAllBytesAsync(crash.Database, Stop));

        // The operator's way out is in the message; what the register then lacks comes from the log.
        File.Delete(crash["opslag.lock"]);
        await RequireAllAsync(crash, "zonder slotbestand");
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
    public async Task Wal_MissingAfterACrash_IsRefusedUntilTheOperatorSaysItIsABackup()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        File.Delete(crash.Wal);
        var e = Assert.Throws<OpslagException>(crash.Open);
        Assert.Contains("opslag.db-wal", e.Message);
        Assert.Contains("opslag.lock", e.Message);

        File.Delete(crash["opslag.lock"]);
        await RequireAllAsync(crash, "zonder slotbestand");
    }

    [Fact]
    public async Task Register_OlderBackupPutBack_IsBroughtUpToDateFromTheLog()
    {
        await _proef.FillAsync(1, 3);
        var reservekopie = await File.ReadAllBytesAsync(_proef.Database, Stop);
        await _proef.FillAsync(4, Berichten - 3);
        await File.WriteAllBytesAsync(_proef.Database, reservekopie, Stop);
        File.Delete(_proef["opslag.lock"]);
        await RequireAllAsync(_proef, "uit een reservekopie");
    }

    private static async Task RequireAllAsync(SqliteProef proef, string wat)
    {
        await using var opslag = proef.Open();
        var laatste = (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer;
        Assert.True(laatste == Berichten, $"{wat}: nog {laatste} berichten.");
        for (var n = 1; n <= Berichten; n++)
        {
            using var inhoud = await opslag.Journaal.ReadInhoudAsync(n, Stop);
            Assert.Equal(Voorbeeld.Inhoud(n), inhoud?.Bytes.ToArray());
        }
    }
}
