using System.Text;
using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Payloads are closed on disk, open only with the key, and gone with the key.</summary>
public sealed class VersleutelingTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Files_AfterStoring_HoldNoPayload()
    {
        using var crash = await _proef.CrashCopyAsync(5);
        var files = new[] { crash.Map, _proef.Map }.SelectMany(m => Directory.EnumerateFiles(m, "*", SearchOption.AllDirectories)).ToList();
        Assert.Contains(files, f => f.EndsWith(".log", StringComparison.Ordinal));
        foreach (var file in files)
        {
            var bytes = await File.ReadAllBytesAsync(file, Stop);
            Assert.Equal(-1, bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Voorbeeld.Bsn)));
            Assert.Equal(-1, bytes.AsSpan().IndexOf("<bsn>"u8));
        }
    }

    [Fact]
    public async Task Append_PartiesAndDays_HaveKeysOfTheirOwn()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3).Voor("0518"), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(4).Afgekeurd(), Stop);
        _proef.Klok.Advance(TimeSpan.FromDays(1));
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(5), Stop);
        Assert.Equal(
            [(20260302, Voorbeeld.Aanbieder), (20260302, "0518"), (20260302, Voorbeeld.Gemeente), (20260303, Voorbeeld.Aanbieder)],
            await opslag.Schrijver.ExecuteAsync(
                blad =>
                {
                    using var q = blad.Database.Prepare("SELECT dag, partij FROM sleutel ORDER BY id");
                    var keys = new List<(long, string)>();
                    while (q.Step())
                        keys.Add((q.Long(0), q.Text(1)));
                    return keys;
                },
                Stop));
    }

    [Fact]
    public async Task Append_AfterReopeningOnTheSameDay_UsesTheSameKey()
    {
        await _proef.FillAsync(1, 2);
        await _proef.FillAsync(3, 2);
        await using var opslag = _proef.Open();
        Assert.Equal(1, await CountAsync(opslag, "SELECT count(*) FROM sleutel"));
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadAsync(opslag, 1));
        Assert.Equal(Voorbeeld.Inhoud(4), await ReadAsync(opslag, 4));
    }

    [Fact]
    public async Task Sleutel_Destroyed_ContentIsGoneAndTheMessageStays()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2).Voor("0518"), Stop);
        await Schade.AlterAsync(opslag, "DELETE FROM sleutel WHERE id = 1");
        Assert.Null(await ReadAsync(opslag, 1));
        Assert.Equal(Voorbeeld.Inhoud(2), await ReadAsync(opslag, 2));
        Assert.Equal(Voorbeeld.Inhoud(1).Length, (await opslag.Journaal.GetAsync(1, Stop))?.InhoudLengte);
    }

    [Fact]
    public async Task Append_WithAKeyJustDestroyed_IsRefusedAndThenUsesANewKey()
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await DestroySleutelAsync(opslag, 1);
        await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));
        Assert.Equal(2, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Bericht.Volgnummer);
        Assert.Equal(Voorbeeld.Inhoud(2), await ReadAsync(opslag, 2));
        Assert.Null(await ReadAsync(opslag, 1));
    }

    [Theory]
    [InlineData("UPDATE inhoud SET (plek, lengte) = (SELECT plek, lengte FROM inhoud WHERE volgnummer = 2) WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET sleutel = (SELECT sleutel FROM inhoud WHERE volgnummer = 3) WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET plek = plek - 1 WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET lengte = lengte - 1 WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET lengte = 20 WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET lengte = 0 WHERE volgnummer = 1")]
    [InlineData("UPDATE inhoud SET segment = 9 WHERE volgnummer = 1")]
    [InlineData("UPDATE bericht SET afdruk = zeroblob(32) WHERE volgnummer = 1")]
    [InlineData("UPDATE bericht SET inhoud_lengte = inhoud_lengte + 1 WHERE volgnummer = 1")]
    [InlineData("UPDATE bericht SET inhoud_lengte = inhoud_lengte + 4294967296 WHERE volgnummer = 1")]
    public async Task ReadInhoud_Altered_NamesTheRowAndGivesNothing(string daad)
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop);
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(3).Voor("0518"), Stop);
        await Schade.AlterAsync(opslag, daad);
        var e = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.ReadInhoudAsync(1, Stop));
        Assert.Contains("inhoud van bericht 1 ", e.Message);
        Assert.DoesNotContain(Voorbeeld.Bsn, e.ToString());
    }

    [Theory]
    [InlineData("UPDATE sleutel SET partij = '0518' WHERE id = 1")]
    [InlineData("UPDATE sleutel SET dag = 20260301 WHERE id = 1")]
    [InlineData("UPDATE sleutel SET gewikkeld = zeroblob(60) WHERE id = 1")]
    [InlineData("UPDATE sleutel SET gewikkeld = x'00' WHERE id = 1")]
    public async Task ReadInhoud_KeyAltered_NamesTheKeyRow(string daad)
    {
        await using var opslag = _proef.Open();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await Schade.AlterAsync(opslag, daad);
        var e = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.ReadInhoudAsync(1, Stop));
        Assert.Contains("tabel sleutel, rij 1", e.Message);
    }

    [Fact]
    public void Datasleutel_Printed_ShowsNoKey()
        => Assert.Equal("Datasleutel 7", new Datasleutel(7, new byte[32]).ToString());

    private static Task<bool> DestroySleutelAsync(SqliteOpslag opslag, long id)
        => opslag.Schrijver.ExecuteAsync(
            blad =>
            {
                blad.Book(new SleutelVernietigd(id));
                return true;
            },
            Stop).AsTask();

    private static Task<long> CountAsync(SqliteOpslag opslag, string sql)
        => opslag.Schrijver.ExecuteAsync(blad => blad.Database.Scalar(sql, q => q.Long(0)), Stop).AsTask();

    private static async Task<byte[]?> ReadAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }
}
