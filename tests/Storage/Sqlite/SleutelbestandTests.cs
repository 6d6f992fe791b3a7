using System.Security.Cryptography;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>The key file: made once with the store, never silently again; several keys side by side for rotation.</summary>
public sealed class SleutelbestandTests : IDisposable
{
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Open_KeyFileMissing_IsRefusedAndNoneIsMade()
    {
        await _proef.FillAsync(1, 1);
        File.Delete(_proef.Sleutels);
        Assert.Contains("opslag.sleutels", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.False(File.Exists(_proef.Sleutels));
    }

    [Fact]
    public async Task Open_AnotherKeyUnderTheSameId_IsRefused()
    {
        await _proef.FillAsync(1, 1);
        var regel = Sleutelregel();
        await WriteAsync($"{regel[..regel.IndexOf(' ')]} {NieuweSleutel()}");
        Assert.Contains("is niet de sleutel", Assert.Throws<OpslagException>(_proef.Open).Message);
    }

    [Fact]
    public async Task Open_AnotherKeyFile_IsRefusedAndTheRightOneStillOpens()
    {
        using var crash = await _proef.CrashCopyAsync(3);
        var goed = await File.ReadAllTextAsync(crash.Sleutels, Stop);
        await File.WriteAllTextAsync(crash.Sleutels, $"kek-ander {NieuweSleutel()}\n", Stop);
        var e = Assert.Throws<OpslagException>(crash.Open);
        Assert.Contains("ontbreekt", e.Message);
        Assert.Contains(crash.Sleutels, e.Message);

        // The refusal left the log of the crash alone: nothing acknowledged is lost by trying the wrong key.
        await File.WriteAllTextAsync(crash.Sleutels, goed, Stop);
        await using var opslag = crash.Open();
        Assert.Equal(3, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
    }

    [Fact]
    public async Task Open_NewKeyOnTop_WrapsNewAndOpensOld()
    {
        await _proef.FillAsync(1, 1);
        var oud = Sleutelregel();
        await WriteAsync($"kek-nieuw {NieuweSleutel()}", oud);
        _proef.Klok.Advance(TimeSpan.FromDays(1));
        await _proef.FillAsync(2, 1);
        await using (var opslag = _proef.Open())
        {
            Assert.Equal(Voorbeeld.Inhoud(1), await ReadAsync(opslag, 1));
            Assert.Equal(Voorbeeld.Inhoud(2), await ReadAsync(opslag, 2));
            Assert.Equal(
                "kek-nieuw", await opslag.Schrijver.ExecuteAsync(blad => blad.Database.Scalar("SELECT kek FROM sleutel WHERE id = 2", q => q.Text(0)), Stop));
        }

        // The old line may go only when nothing is wrapped with it any more.
        var nieuw = Sleutelregel();
        await WriteAsync(nieuw);
        Assert.Contains(oud[..oud.IndexOf(' ')], Assert.Throws<OpslagException>(_proef.Open).Message);
        await WriteAsync(nieuw, oud);
        await using (var opslag = _proef.Open())
            await opslag.Schrijver.ExecuteAsync(blad => { blad.Database.Execute("DELETE FROM sleutel WHERE id = 1"); return true; }, Stop);
        await WriteAsync(nieuw);
        await using (var opslag = _proef.Open())
            Assert.Equal(Voorbeeld.Inhoud(2), await ReadAsync(opslag, 2));
    }

    [Theory]
    [InlineData("")]
    [InlineData("# alleen een opmerking")]
    [InlineData("kek-1")]
    [InlineData("kek-1 geen-base64!")]
    [InlineData("kek-1 AAAA")]
    [InlineData("kek-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=\nkek-1 AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    public async Task Open_MalformedKeyFile_IsRefusedWithoutShowingIt(string inhoud)
    {
        await _proef.FillAsync(1, 1);
        await WriteAsync(inhoud);
        var e = Assert.Throws<OpslagException>(_proef.Open);
        Assert.Contains("opslag.sleutels", e.Message);
        Assert.DoesNotContain("AAAA", e.Message);
    }

    [Fact]
    public async Task Open_ConfiguredPath_KeepsTheKeyThere()
    {
        var elders = _proef[Path.Combine("..", "kluis.sleutels")];
        _proef.Options = _proef.Options with { Sleutelbestand = elders };
        await _proef.FillAsync(1, 1);
        Assert.True(File.Exists(elders));
        Assert.False(File.Exists(_proef.Sleutels));
    }

    [Fact]
    public async Task Open_KeyFileBeforeTheFirstStart_IsUsed()
    {
        Directory.CreateDirectory(_proef.Map);
        await WriteAsync($"kek-vooraf {NieuweSleutel()}");
        await _proef.FillAsync(1, 1);
        Assert.StartsWith("kek-vooraf ", Sleutelregel());
    }

    private static string NieuweSleutel() => Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    private static async Task<byte[]?> ReadAsync(SqliteOpslag opslag, long volgnummer)
    {
        using var inhoud = await opslag.Journaal.ReadInhoudAsync(volgnummer, Stop);
        return inhoud?.Bytes.ToArray();
    }

    private string Sleutelregel() => File.ReadLines(_proef.Sleutels).First(r => r.Length > 0 && r[0] != '#');

    private Task WriteAsync(params string[] regels) => File.WriteAllLinesAsync(_proef.Sleutels, regels, Stop);
}
