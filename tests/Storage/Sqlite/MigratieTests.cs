using IB.Gateway.Storage.Sqlite;

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
}
