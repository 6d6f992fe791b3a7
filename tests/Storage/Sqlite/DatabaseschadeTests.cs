using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>A damaged, missing or foreign database file: never a fresh start, never a message that is silently gone or altered.</summary>
public sealed class DatabaseschadeTests : IDisposable
{
    private const int Berichten = 6;
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

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
        foreach (var snede in new[] { 0, 1, 99, 100, Schade.PageSize - 1, Schade.PageSize, lengte / 2, lengte - Schade.PageSize, lengte - Schade.PageSize - 1,
            lengte - 1 })
        {
            using var kopie = _proef.Copy();
            Schade.SetLength(kopie.Database, snede);
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
        Schade.SetLength(crash.Database, lengte / 2);
        Assert.Contains("afgekapt", Assert.Throws<OpslagException>(crash.Open).Message);
        Assert.Equal(lengte / 2, new FileInfo(crash.Database).Length);
    }

    [Fact]
    public async Task Database_EachPageZeroedInTurn_NeverHidesOrAltersAMessage()
    {
        const int count = 25;
        await _proef.FillAsync(1, count);
        var paginas = new FileInfo(_proef.Database).Length / Schade.PageSize;
        var refusals = 0;
        for (var pagina = 0; pagina < paginas; pagina++)
        {
            using var kopie = _proef.Copy();
            Schade.Zero(kopie.Database, pagina);
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

    private async Task<SqliteProef> CrashOfExistingAsync()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1000), Stop);
        return _proef.Copy();
    }
}
