using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Storage.Tests.Sqlite;

namespace IB.Gateway.Storage.Tests.Log;

/// <summary>A damaged log: exactly the groups that were whole, or a refusal that names the file and the place. Never a gap.</summary>
public sealed class LogschadeTests : IDisposable
{
    private const int Berichten = 6;
    private readonly SqliteProef _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _proef.Dispose();

    [Fact]
    public async Task Log_CutAtEveryByte_GivesExactlyTheGroupsThatAreWhole()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var groepen = ReadAll(crash);
        Assert.Equal(Berichten + 1, groepen.Count);
        for (var snede = new FileInfo(crash.Segment).Length - 1; snede >= Segmentkop.Length; snede--)
        {
            Schade.SetLength(crash.Segment, snede);
            Assert.Equal(groepen.Where(g => g.Na.Einde.Plek <= snede).Select(g => g.Kop), ReadAll(crash).Select(g => g.Kop));
        }

        // Nothing is appended before the first block is on disk, so a segment without one is one that was never begun.
        Schade.SetLength(crash.Segment, 100);
        Assert.Empty(ReadAll(crash));
    }

    [Fact]
    public async Task Log_EachByteAltered_IsRefusedOrOfNoMeaning()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var groepen = ReadAll(crash);
        var (lengte, opvulling) = (new FileInfo(crash.Segment).Length, 0);
        for (var plek = 0L; plek < lengte; plek++)
        {
            Schade.Flip(crash.Segment, plek);
            if (IsOpvulling(groepen, plek))
            {
                Assert.Equal(groepen.Count, ReadAll(crash).Count);
                opvulling++;
            }
            else
            {
                var e = Assert.Throws<OpslagException>(() => ReadAll(crash));
                Assert.Contains(".log, positie", e.Message);
            }

            Schade.Flip(crash.Segment, plek);
        }

        Assert.InRange(opvulling, 1, lengte - 1);
    }

    [Fact]
    public async Task Log_EachSectorZeroed_IsRefusedOrLosesTheLastGroupOnly()
    {
        const int sector = 512;
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var groepen = ReadAll(crash);
        var goed = await File.ReadAllBytesAsync(crash.Segment, Stop);
        for (var plek = 0; plek < goed.Length; plek += sector)
        {
            var kapot = goed.ToArray();
            kapot.AsSpan(plek, sector).Clear();
            await File.WriteAllBytesAsync(crash.Segment, kapot, Stop);
            if (kapot.AsSpan().SequenceEqual(goed))
                continue;
            if (plek >= groepen[^1].Plaats.Plek)
                Assert.Equal(groepen.Count - 1, ReadAll(crash).Count);
            else
                Assert.Throws<OpslagException>(() => ReadAll(crash));
        }
    }

    [Fact]
    public async Task Open_LogShorterThanTheRegisterKnows_IsRefused()
    {
        await _proef.FillAsync(1, Berichten);
        Schade.SetLength(_proef.Segment, new FileInfo(_proef.Segment).Length - Groepkop.Blok);
        var e = Assert.Throws<OpslagException>(_proef.Open);
        Assert.Contains("afgekapt", e.Message);
        Assert.Contains(_proef.Segment, e.Message);
    }

    [Fact]
    public async Task Open_SegmentOfTheRegisterMissing_IsRefused()
    {
        await _proef.FillAsync(1, Berichten);
        File.Delete(_proef.Segment);
        Assert.Contains("ontbreekt", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.False(File.Exists(_proef.Segment));
    }

    [Fact]
    public async Task Open_DatabaseMissingNextToALog_IsNeverMadeAnew()
    {
        await _proef.FillAsync(1, Berichten);
        File.Delete(_proef.Database);
        File.Delete(_proef["opslag.lock"]);
        Assert.Contains("ontbreekt", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.False(File.Exists(_proef.Database));
    }

    [Fact]
    public async Task Read_SegmentInTheMiddleMissing_IsRefused()
    {
        for (var n = 1; n <= 3; n++)
            await _proef.FillAsync(n, 1);
        File.Delete(new Logmap(_proef["log"]).SegmentPad(2));
        var e = Assert.Throws<OpslagException>(() => ReadAll(_proef));
        Assert.Contains("ontbreekt", e.Message);
        Assert.Contains(_proef.Segment, e.Message);
    }

    [Fact]
    public async Task Read_SegmentOfAnotherStore_IsRefused()
    {
        using var ander = new SqliteProef();
        for (var n = 1; n <= 2; n++)
        {
            await _proef.FillAsync(n, 1);
            await ander.FillAsync(n, 1);
        }

        var tweede = new Logmap(_proef["log"]).SegmentPad(2);
        File.Copy(new Logmap(ander["log"]).SegmentPad(2), tweede, overwrite: true);
        Assert.Contains("sluit niet aan", Assert.Throws<OpslagException>(() => ReadAll(_proef)).Message);
    }

    [Fact]
    public async Task Read_SegmentUnderAnotherName_IsRefused()
    {
        await _proef.FillAsync(1, 1);
        File.Copy(_proef.Segment, new Logmap(_proef["log"]).SegmentPad(2));
        Assert.Contains("onder een andere naam", Assert.Throws<OpslagException>(() => ReadAll(_proef)).Message);
    }

    [Fact]
    public async Task Open_ForeignFileInTheFolderOfTheLog_IsRefusedAndKept()
    {
        await _proef.FillAsync(1, 1);
        var vreemd = Path.Combine(_proef["log"], "oud.log");
        await File.WriteAllTextAsync(vreemd, "x", Stop);
        Assert.Contains("hoort niet in de map", Assert.Throws<OpslagException>(_proef.Open).Message);
        Assert.True(File.Exists(vreemd));
    }

    [Fact]
    public async Task Open_AfterATornGroup_GoesOnInANewSegmentAndKeepsTheRemains()
    {
        using var crash = await _proef.CrashCopyAsync(Berichten);
        var groepen = ReadAll(crash);
        Schade.SetLength(crash.Segment, groepen[^1].Na.Einde.Plek - 1_000);
        var resten = await File.ReadAllBytesAsync(crash.Segment, Stop);
        using var leeg = await WithEmptyRegisterAsync(crash);

        await using (var opslag = leeg.Open())
        {
            Assert.Equal(Berichten - 1, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(50), Stop);
        }

        Assert.Equal(resten, await File.ReadAllBytesAsync(leeg.Segment, Stop));
        await using var weer = leeg.Open();
        Assert.Equal(Berichten, (await weer.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        Assert.Equal(Voorbeeld.Envelop(Voorbeeld.Id(50)), (await weer.Journaal.GetAsync(Berichten, Stop))?.Envelop);
    }

    [Fact]
    public async Task Open_EmptyRegister_IsRebuiltFromTheLogToTheLastField()
    {
        await using (var opslag = _proef.Open())
            await FillWithEverythingAsync(opslag);
        var verwacht = await DescribeAsync(_proef);
        using var leeg = await WithEmptyRegisterAsync(_proef);
        Assert.Equal(verwacht, await DescribeAsync(leeg));
    }

    private static bool IsOpvulling(List<Groep> groepen, long plek)
    {
        if (plek < Segmentkop.Length)
            return plek >= 60;
        var groep = groepen.Single(g => g.Plaats.Plek <= plek && plek < g.Na.Einde.Plek);
        var binnen = plek - groep.Plaats.Plek;
        return binnen >= Groepkop.Length + groep.Kop.InhoudLengte + groep.Kop.FeitenLengte || binnen is >= 76 and < Groepkop.Length;
    }

    private static List<Groep> ReadAll(SqliteProef proef) => [.. new Loglezer(new Logmap(proef["log"])).ReadAfter(Logstand.Leeg)];

    /// <summary>The same log and keys beside a register that is as new.</summary>
    private static async Task<SqliteProef> WithEmptyRegisterAsync(SqliteProef bron)
    {
        var leeg = new SqliteProef();
        Directory.CreateDirectory(leeg.Map);
        File.Copy(bron.Sleutels, leeg.Sleutels);
        await using (leeg.Open())
        {
        }

        Directory.CreateDirectory(leeg["log"]);
        foreach (var segment in Directory.EnumerateFiles(bron["log"]))
            File.Copy(segment, Path.Combine(leeg["log"], Path.GetFileName(segment)));
        File.Delete(leeg["opslag.lock"]);
        return leeg;
    }

    private static async Task FillWithEverythingAsync(SqliteOpslag opslag)
    {
        var (journaal, bezorgingen) = (opslag.Journaal, opslag.Bezorgingen);
        await journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);
        await journaal.AppendAsync(Voorbeeld.Boeking(2) with { Aantekeningen = [new Aantekening(1, "Beantwoord")], Traceparent = "00-1-2-00" }, Stop);
        await journaal.AppendAsync(Voorbeeld.Boeking(3).Afgekeurd() with { Gevolgen = [Voorbeeld.Boeking(4)] }, Stop);
        await journaal.AppendAsync(Voorbeeld.Boeking(5).Voor("0518") with { VastgehoudenTot = DateTimeOffset.UnixEpoch.AddDays(1) }, Stop);
        await bezorgingen.HoldAsync(5, DateTimeOffset.UnixEpoch.AddDays(2), "Langer", Stop);
        await bezorgingen.ReleaseAsync(DateTimeOffset.UnixEpoch.AddDays(3), 10, "Vrij", Stop);
        await bezorgingen.StartPogingAsync(2, "Push", Stop);
        await bezorgingen.CompletePogingAsync(2, Pogingsuitkomst.Mislukt("Weg"), Stop);
        await bezorgingen.ResendAsync(2, "Opnieuw", Stop);
        await bezorgingen.StartOphalingAsync(5, 9, "Opgehaald", Stop);
        await bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        await bezorgingen.ExpireAsync(DateTimeOffset.MaxValue, 1, "Te laat", Stop);
    }

    private static async Task<List<string>> DescribeAsync(SqliteProef proef)
    {
        await using var opslag = proef.Open();
        var stand = await opslag.Journaal.MeasureAsync(Stop);
        var regels = stand.Aantallen.OrderBy(a => a.Key).Select(a => $"{a.Key}: {a.Value}").ToList();
        for (var n = 1L; n <= stand.LaatsteVolgnummer; n++)
        {
            var bericht = (await opslag.Journaal.GetAsync(n, Stop))!;
            regels.Add($"{bericht with { InhoudSha256 = default }} {Convert.ToHexString(bericht.InhoudSha256.Span)}");
            regels.AddRange((await opslag.Journaal.ReadHistorieAsync(n, Stop)).Select(g => g.ToString()));
            using var inhoud = await opslag.Journaal.ReadInhoudAsync(n, Stop);
            regels.Add(Convert.ToHexString(inhoud!.Bytes.Span));
        }

        return regels;
    }
}
