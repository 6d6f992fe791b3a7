using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Damaged files: an exact prefix of what was acknowledged, or a refusal that names the file. Never a fresh start.</summary>
public sealed class BeschadigingTests : IDisposable
{
    private const int PageSize = 4096;
    private const int FrameLength = 24 + PageSize;
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
            SetLength(kopie.Wal, snede);
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
            Flip(kopie.Wal, plek);
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
    public async Task Wal_Refused_StaysAsItWasFound()
    {
        var (crash, einden) = await CrashWithCommitEndsAsync();
        using var _ = crash;
        Flip(crash.Wal, einden[0] + 100);
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
        SetLength(crash.Wal, lengte);
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

    [Fact]
    public async Task Database_Missing_IsNeverMadeAnew()
    {
        await _proef.FillAsync(1, 3);
        File.Delete(_proef.Database);
        Assert.Contains("ontbreekt", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.False(File.Exists(_proef.Database));
    }

    [Fact]
    public async Task Database_MissingNextToALog_IsNeverMadeAnew()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        File.Delete(crash.Database);
        File.Delete(crash["opslag.lock"]);
        Assert.Contains("ontbreekt", Assert.Throws<OpslagException>(crash.Open).Message);
        Assert.True(File.Exists(crash.Wal));
    }

    [Fact]
    public async Task Database_CutAnywhere_IsRefused()
    {
        await _proef.FillAsync(1, 40);
        var lengte = new FileInfo(_proef.Database).Length;
        foreach (var snede in new[] { 0, 1, 99, 100, PageSize - 1, PageSize, lengte / 2, lengte - PageSize, lengte - PageSize - 1, lengte - 1 })
        {
            using var kopie = _proef.Copy();
            SetLength(kopie.Database, snede);
            var e = Assert.Throws<OpslagException>(kopie.Open);
            Assert.Contains("opslag.db, positie", e.Message);
            Assert.Equal(snede, new FileInfo(kopie.Database).Length);
        }
    }

    [Fact]
    public async Task Database_CutNextToALogThatDoesNotCoverIt_IsRefused()
    {
        await _proef.FillAsync(1, 40);
        using var crash = await CrashOfExistingAsync();
        var lengte = new FileInfo(crash.Database).Length;
        SetLength(crash.Database, lengte / 2);
        Assert.Contains("afgekapt", Assert.Throws<OpslagException>(crash.Open).Message);
        Assert.Equal(lengte / 2, new FileInfo(crash.Database).Length);
    }

    [Fact]
    public async Task Database_EachPageZeroedInTurn_NeverHidesOrAltersAMessage()
    {
        const int count = 25;
        await _proef.FillAsync(1, count);
        var paginas = new FileInfo(_proef.Database).Length / PageSize;
        var refusals = 0;
        for (var pagina = 0; pagina < paginas; pagina++)
        {
            using var kopie = _proef.Copy();
            Zero(kopie.Database, pagina);
            refusals += await CountRefusalsAsync(kopie, count);
        }

        Assert.True(refusals > paginas, $"{refusals} weigeringen op {paginas} pagina's.");
    }

    [Theory]
    [InlineData("Dit is een brief en geen database, en hij is lang genoeg om een kop van honderd bytes te kunnen bevatten; echt waar.")]
    [InlineData("SQLite format 3")]
    [InlineData("")]
    public void Foreign_File_IsRefusedAndKept(string inhoud)
    {
        Directory.CreateDirectory(_proef.Map);
        File.WriteAllText(_proef.Database, inhoud);
        Assert.Contains("opslag.db, positie", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.Equal(inhoud, File.ReadAllText(_proef.Database));
        Assert.False(File.Exists(_proef.Sleutels));
    }

    [Fact]
    public void Foreign_Database_IsRefused()
    {
        Directory.CreateDirectory(_proef.Map);
        using (var ander = Database.Create(_proef.Database))
            ander.Execute("CREATE TABLE klant (naam TEXT)");
        Assert.Contains("niet van IB.Gateway", Assert.Throws<OpslagException>(_proef.Open).Message);
    }

    [Fact]
    public async Task Later_Schema_IsRefusedWithoutTouchingIt()
    {
        await _proef.FillAsync(1, 1);
        using (var later = Database.OpenWriter(_proef.Database, _proef.Options))
        {
            later.Execute("PRAGMA user_version = 99");
            later.LetCloseRemoveLog(allowed: true);
        }

        Assert.Contains("schemaversie 99", Assert.Throws<OpslagException>(_proef.Open).Message);
    }

    private static async Task<int> CountRefusalsAsync(SqliteProef proef, int count)
    {
        var refusals = 0;
        try
        {
            await using var opslag = proef.Open();
            for (var n = 1; n <= count; n++)
                refusals += await ReadsTrueOrRefusesAsync(opslag, n) ? 0 : 1;
        }
        catch (OpslagException e)
        {
            Assert.Contains("opslag.db", e.Message);
            refusals++;
        }

        return refusals;
    }

    private static async Task<bool> ReadsTrueOrRefusesAsync(SqliteOpslag opslag, int n)
    {
        try
        {
            var bericht = await opslag.Journaal.GetAsync(n, Stop);
            Assert.NotNull(bericht);
            Assert.Equal(Voorbeeld.Envelop(Voorbeeld.Id(n)), bericht.Envelop);
            Assert.Equal(Voorbeeld.Inhoud(n), await ReadAsync(opslag, n));
            Assert.Equal(2, (await opslag.Journaal.ReadHistorieAsync(n, Stop)).Count);
            Assert.Single(await opslag.Journaal.FindAsync(Voorbeeld.Id(n), Stop));
            Assert.Equal(25, (await opslag.Bezorgingen.ListWachtendAsync(Voorbeeld.Aanbieder, 100, null, Stop)).Count);
            return true;
        }
        catch (OpslagException)
        {
            return false;
        }
    }

    private static async Task<byte[]?> ReadAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
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

    private async Task<SqliteProef> CrashOfExistingAsync()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1000), Stop);
        return _proef.Copy();
    }

    private static async Task<byte[]> ReadFileAsync(string path) => await File.ReadAllBytesAsync(path, Stop);

    private static void SetLength(string path, long length)
    {
        using var stream = File.OpenWrite(path);
        stream.SetLength(length);
    }

    private static void Flip(string path, long offset)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.ReadWrite);
        stream.Position = offset;
        var b = stream.ReadByte();
        stream.Position = offset;
        stream.WriteByte((byte)(b ^ 0x55));
    }

    private static void Zero(string path, int page)
    {
        using var stream = File.OpenWrite(path);
        stream.Position = (long)page * PageSize;
        stream.Write(new byte[PageSize]);
    }
}
