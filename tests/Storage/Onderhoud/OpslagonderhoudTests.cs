using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Onderhoud;
using IB.Gateway.Storage.Tests.Sqlite;

namespace IB.Gateway.Storage.Tests.Onderhoud;

/// <summary>The tools for a store without a knooppunt: they find what is wrong, give what can be read, and mend the register.</summary>
public sealed class OpslagonderhoudTests : IDisposable
{
    private const int Berichten = 6;
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Verify_WholeStore_CountsWhatIsThereAndFindsNothing()
    {
        await _proef.FillAsync(1, 2);
        await _proef.FillAsync(3, Berichten - 2);
        var verslag = Verify();
        Assert.Empty(verslag.Bevindingen);
        Assert.Equal((2L, Berichten, Berichten, 0L), (verslag.Segmenten, verslag.Berichten, verslag.Inhouden, verslag.Achter));
    }

    [Fact]
    public async Task Verify_AfterACrash_SaysWhatTheRegisterLacks()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var verslag = Verify(crash);
        Assert.Empty(verslag.Bevindingen);
        Assert.True(verslag.Achter > 0);
        Assert.Equal(Berichten + 1, verslag.Groepen);
    }

    [Fact]
    public async Task Verify_PayloadAltered_IsFoundOnlyWhenPayloadsAreOpened()
    {
        await _proef.FillAsync(1, Berichten);
        Schade.Flip(_proef.Segment, Groepen()[2].Plaats.Plek + Groepkop.Length + 40);
        Assert.Empty(Verify(inhoud: false).Bevindingen);
        Assert.Contains("inhoud van bericht 2", Assert.Single(Verify().Bevindingen).Omschrijving);
    }

    [Fact]
    public async Task Verify_SeveralThingsWrong_NamesThemAll()
    {
        for (var n = 1; n <= 3; n++)
            await _proef.FillAsync(n, 1);
        File.Delete(new Logmap(_proef["log"]).SegmentPad(2));
        Schade.Flip(new Logmap(_proef["log"]).SegmentPad(3), Segmentkop.Length + 20);
        var bevindingen = Verify().Bevindingen;
        Assert.Contains(bevindingen, b => b.Bestand.EndsWith("0000000002.log", StringComparison.Ordinal) && b.Omschrijving.Contains("ontbreekt"));
        Assert.Contains(bevindingen, b => b.Bestand.EndsWith("0000000003.log", StringComparison.Ordinal) && b.Omschrijving.Contains("positie"));
    }

    [Fact]
    public async Task Open_StoreInUse_IsRefused()
    {
        await _proef.FillAsync(1, 1);
        await using var opslag = _proef.Open();
        Assert.Contains("in gebruik", Assert.Throws<OpslagException>(Onderhoud).Message);
    }

    [Fact]
    public void Open_NoStore_IsRefusedAndMakesNone()
    {
        Assert.Contains("is geen opslag", Assert.Throws<OpslagException>(Onderhoud).Message);
        Assert.False(Directory.Exists(_proef.Map));
    }

    [Fact]
    public async Task Export_GivesEveryMessageInOrderWithItsPayload()
    {
        await _proef.FillAsync(1, Berichten);
        using var onderhoud = Onderhoud();
        var n = 0;
        foreach (var regel in onderhoud.Export(inhoud: true, Stop))
        {
            n++;
            Assert.Equal(Voorbeeld.Envelop(Voorbeeld.Id(n)), regel.Bericht.Envelop);
            Assert.Equal(2, regel.Historie.Count);
            Assert.Equal(Voorbeeld.Inhoud(n), regel.Inhoud?.Bytes.ToArray());
            regel.Inhoud?.Dispose();
        }

        Assert.Equal(Berichten, n);
    }

    [Fact]
    public async Task Export_PayloadAltered_GivesTheRestAndSaysWhy()
    {
        await _proef.FillAsync(1, 3);
        Schade.Flip(_proef.Segment, Groepen()[2].Plaats.Plek + Groepkop.Length + 40);
        using var onderhoud = Onderhoud();
        var regels = onderhoud.Export(inhoud: true, Stop).ToList();
        Assert.Equal([true, false, true], regels.Select(r => r.Inhoud is not null));
        Assert.Contains("zijn veranderd", regels[1].Onleesbaar);
        regels.ForEach(r => r.Inhoud?.Dispose());
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Rebuild_RegisterLostOrDamaged_ComesBackFromTheLog(bool weg)
    {
        await _proef.FillAsync(1, Berichten);
        if (weg)
            File.Delete(_proef.Database);
        else
            Schade.Zero(_proef.Database, 2);
        using (var onderhoud = Onderhoud())
        {
            var verslag = onderhoud.Rebuild(basis: null, _proef.Klok, static _ => { }, Stop);
            Assert.Equal((Berichten, weg), (verslag.Berichten, verslag.Bewaard is null));
            Assert.True(weg || File.Exists(verslag.Bewaard));
        }

        await RequireAllAsync();
        Assert.Empty(Verify().Bevindingen);
    }

    [Fact]
    public async Task Rebuild_BeginOfTheLogGone_NeedsABackupAndThenGoesOnFromThere()
    {
        await _proef.FillAsync(1, 3);
        var basis = _proef["reservekopie.db"];
        File.Copy(_proef.Database, basis);
        await _proef.FillAsync(4, Berichten - 3);
        var eerste = await File.ReadAllBytesAsync(_proef.Segment, Stop);
        File.Delete(_proef.Segment);
        Schade.Zero(_proef.Database, 2);
        var kapot = await File.ReadAllBytesAsync(_proef.Database, Stop);
        using (var onderhoud = Onderhoud())
        {
            var e = Assert.Throws<OpslagException>(() => onderhoud.Rebuild(basis: null, _proef.Klok, static _ => { }, Stop));
            Assert.Contains("--basis", e.Message);
            Assert.Equal(kapot, await File.ReadAllBytesAsync(_proef.Database, Stop));
            await File.WriteAllBytesAsync(_proef.Segment, eerste, Stop);
            Assert.True(onderhoud.Rebuild(basis, _proef.Klok, static _ => { }, Stop).Groepen > 0);
        }

        await RequireAllAsync();
    }

    [Fact]
    public async Task Rebuild_LogDamaged_IsRefusedAndChangesNothing()
    {
        await _proef.FillAsync(1, Berichten);
        var groep = Groepen()[3];
        Schade.Flip(_proef.Segment, groep.Plaats.Plek + Groepkop.Length + groep.Kop.InhoudLengte + 5);
        var voor = await File.ReadAllBytesAsync(_proef.Database, Stop);
        using var onderhoud = Onderhoud();
        Assert.Contains("positie", Assert.Throws<OpslagException>(() => onderhoud.Rebuild(null, _proef.Klok, static _ => { }, Stop)).Message);
        Assert.Equal(voor, await File.ReadAllBytesAsync(_proef.Database, Stop));
    }

    [Fact]
    public async Task RecordInzage_AddsALineThatCannotBeTwo()
    {
        await _proef.FillAsync(1, 1);
        using var onderhoud = Onderhoud();
        onderhoud.RecordInzage("Storing 12\nnog een regel", _proef.Klok);
        onderhoud.RecordInzage("Storing 13", _proef.Klok);
        var regels = await File.ReadAllLinesAsync(_proef["inzage.log"], Stop);
        Assert.Equal(2, regels.Length);
        Assert.EndsWith("Storing 12 nog een regel", regels[0], StringComparison.Ordinal);
    }

    private List<Groep> Groepen() => [.. new Loglezer(new Logmap(_proef["log"])).ReadSegment(1)];

    private Opslagonderhoud Onderhoud() => Opslagonderhoud.Open(_proef.Options);

    private Keuringsverslag Verify(bool inhoud = true) => Verify(_proef, inhoud);

    private static Keuringsverslag Verify(SqliteProef proef, bool inhoud = true)
    {
        using var onderhoud = Opslagonderhoud.Open(proef.Options);
        return onderhoud.Verify(inhoud, static _ => { }, Stop);
    }

    private async Task RequireAllAsync()
    {
        await using var opslag = _proef.Open();
        for (var n = 1; n <= Berichten; n++)
        {
            using var inhoud = await opslag.Journaal.ReadInhoudAsync(n, Stop);
            Assert.Equal(Voorbeeld.Inhoud(n), inhoud?.Bytes.ToArray());
            Assert.Equal(Voorbeeld.Envelop(Voorbeeld.Id(n)), (await opslag.Journaal.GetAsync(n, Stop))?.Envelop);
        }
    }
}
