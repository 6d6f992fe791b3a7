using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Sqlite.Schema;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Sqlite;

public sealed class OpeningTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Open_Twice_IsRefusedUntilTheFirstCloses()
    {
        await using (_proef.Open())
            Assert.Contains("opslag.lock", Assert.Throws<OpslagException>(_proef.Open).Message);
        await using var daarna = _proef.Open();
        Assert.Equal(0, (await daarna.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Open_Refused_ReleasesTheLock()
    {
        await _proef.FillAsync(1, 1);
        var sleutels = await File.ReadAllTextAsync(_proef.Sleutels, Stop);
        File.Delete(_proef.Sleutels);
        Assert.Throws<OpslagException>(_proef.Open);
        await File.WriteAllTextAsync(_proef.Sleutels, sleutels, Stop);
        await using var opslag = _proef.Open();
        Assert.NotNull(await opslag.Journaal.GetAsync(1, Stop));
    }

    [Fact]
    public async Task Open_New_GivesFolderAndFilesToTheOwnerOnly()
    {
        if (OperatingSystem.IsWindows())
            return;
        Directory.CreateDirectory(_proef.Map, (UnixFileMode)0b111_111_111);
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(_proef.Map));
        Assert.Equal((UnixFileMode)0b111_000_000, File.GetUnixFileMode(_proef["log"]));
        Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(_proef.Segment));
        var files = Directory.GetFiles(_proef.Map);
        Assert.Equal(
            ["opslag.db", "opslag.db-shm", "opslag.db-wal", "opslag.lock", "opslag.reserve", "opslag.sleutels"],
            files.Select(Path.GetFileName).Order(StringComparer.Ordinal));
        foreach (var file in files)
            Assert.Equal((UnixFileMode)0b110_000_000, File.GetUnixFileMode(file));
    }

    [Fact]
    public void Open_SharedFolder_IsRefusedAndLeftAsItIs()
    {
        if (OperatingSystem.IsWindows())
            return;
        const UnixFileMode gedeeld = (UnixFileMode)0b111_111_111 | UnixFileMode.StickyBit;
        Directory.CreateDirectory(_proef.Map);
        File.SetUnixFileMode(_proef.Map, gedeeld);
        Assert.Contains("gedeelde map", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.Equal(gedeeld, File.GetUnixFileMode(_proef.Map));
    }

    [Fact]
    public async Task Open_AfterAHalfMadeDatabase_StartsCleanly()
    {
        Directory.CreateDirectory(_proef.Map);
        await File.WriteAllTextAsync(_proef["opslag.db.nieuw"], "half", Stop);
        await File.WriteAllTextAsync(_proef["opslag.db.nieuw-journal"], "half", Stop);
        await _proef.FillAsync(1, 1);
        Assert.False(File.Exists(_proef["opslag.db.nieuw"]));
        Assert.False(File.Exists(_proef["opslag.db.nieuw-journal"]));
    }

    [Fact]
    public async Task Open_Writer_FollowsTheLogAndIsMarked()
    {
        await using var opslag = _proef.Open();
        var pragmas = await opslag.Schrijver.ExecuteAsync(
            blad => new[] { "journal_mode", "synchronous", "foreign_keys", "auto_vacuum", "secure_delete", "application_id", "user_version" }
                .Select(p => blad.Database.Scalar($"PRAGMA {p}", q => q.Text(0))).ToArray(),
            Stop);
        // synchronous 1 = NORMAL: the log is what is forced to disk; auto_vacuum 2 = INCREMENTAL, 0x49424757 = "IBGW".
        Assert.Equal(["wal", "1", "1", "2", "1", $"{0x49424757}", $"{Migraties.Versie}"], pragmas);
    }

    [Fact]
    public void Open_FileInsteadOfFolder_IsRefusedWithAnExplanation()
    {
        Directory.CreateDirectory(Path.GetDirectoryName(_proef.Map)!);
        File.WriteAllText(_proef.Map, "");
        Assert.Contains(_proef.Map, Assert.Throws<OpslagException>(_proef.Open).Message);
    }

    [Fact]
    public void Open_InvalidOptions_NamesEveryError()
    {
        var options = new OpslagOptions
        {
            Map = " ",
            Sleutelbestand = "",
            MaxBatch = 0,
            MaxBatchBytes = 0,
            MaxWachtrij = -1,
            MaxWachtrijBytes = 0,
            SegmentBytes = 1,
            InpakkenVanafBytes = -1,
            ReserveBytes = 1,
            Lezers = 65,
            CheckpointBytes = 1,
            CacheBytes = 1,
            MaxDatabaseBytes = 1,
        };
        Assert.Equal(13, options.Validate().Count);
        var e = Assert.Throws<ArgumentException>(() => SqliteOpslag.Open(options, _proef.Klok, NullLogger<SqliteOpslag>.Instance));
        Assert.All(options.Validate(), fout => Assert.Contains(fout, e.Message));
        Assert.Empty(_proef.Options.Validate());
    }

    [Fact]
    public async Task Checkpoint_LogPastItsLimit_IsCopiedAndTheLogReused()
    {
        _proef.Options = _proef.Options with { CheckpointBytes = 64 << 10 };
        await using var opslag = _proef.Open();
        for (var n = 1; n <= 600; n++)
        {
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop);
            // A reader makes the register commit.
            Assert.NotNull(await opslag.Journaal.GetAsync(n, Stop));
        }

        Assert.InRange(new FileInfo(_proef.Wal).Length, 1, 512 << 10);
        Assert.True(new FileInfo(_proef.Database).Length > 256 << 10);
    }
}
