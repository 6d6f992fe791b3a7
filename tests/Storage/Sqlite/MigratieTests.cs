using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Sqlite.Schema;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>What the schema says of the version that wrote it.</summary>
public sealed class MigratieTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    public void Dispose() => _proef.Dispose();

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public async Task Open_StoreOfBeforeTheLog_IsRefusedWithAWayOut(int versie)
    {
        await _proef.FillAsync(1, 1);
        using (var eerder = Database.OpenWriter(_proef.Database, _proef.Options))
        {
            eerder.Execute($"PRAGMA user_version = {versie}");
            eerder.LetCloseRemoveLog(allowed: true);
        }

        var e = Assert.Throws<OpslagException>(_proef.Open);
        Assert.Contains($"schemaversie {versie}", e.Message);
        Assert.Contains("lege map", e.Message);
    }

    [Fact]
    public async Task Open_SearchWordsNotYetByStretch_AreBroughtOverAndFound()
    {
        const int Aantal = 5 * SqliteProef.Slag;
        await _proef.FillAsync(1, Aantal);
        using (var eerder = Database.OpenWriter(_proef.Database, _proef.Options))
        {
            eerder.Execute("""
                CREATE TABLE eerder (
                  soort INTEGER NOT NULL, waarde TEXT NOT NULL, volgnummer INTEGER NOT NULL, PRIMARY KEY (soort, waarde, volgnummer)) STRICT, WITHOUT ROWID;
                INSERT INTO eerder SELECT soort, waarde, volgnummer FROM trefwoord;
                DROP TABLE trefwoord;
                ALTER TABLE eerder RENAME TO trefwoord;
                """);
            eerder.Execute(Migraties.ReadStap("005-trefwoord-per-bak.sql"));
            eerder.LetCloseRemoveLog(allowed: true);
        }

        // Brought over in stretches of the usual size.
        _proef.Options = new OpslagOptions { Map = _proef.Options.Map, Trefwoordslag = SqliteProef.Slag };
        await using var opslag = _proef.Open();
        var pagina = await opslag.Zoeker.SearchAsync(
            new Zoekvraag { Zender = Voorbeeld.Gemeente, Functie = "WMO301" }, Zoekvolgorde.OudsteEerst, na: null, Aantal,
            TestContext.Current.CancellationToken);
        Assert.Equal(Enumerable.Range(1, Aantal).Select(static n => (long)n), pagina.Berichten.Select(b => b.Volgnummer));
    }
}
