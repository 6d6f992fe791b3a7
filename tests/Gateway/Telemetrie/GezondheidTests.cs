using IB.Gateway.Beheer;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class GezondheidTests
{
    private readonly FakeTime _time = new();
    private readonly Journaalmeting _meting = new();
    private readonly Beheeropties _opties = new();
    private readonly Hartslag _hartslag;
    private readonly Opstartfase _opstart;
    private readonly Gezondheid _gezondheid;
    private readonly Opslagproef _opslag;

    public GezondheidTests()
    {
        _opslag = new Opslagproef { Stand = new Opslagstand(0, 0, _time.GetUtcNow(), null, null) };
        _hartslag = new Hartslag(_time);
        _opstart = new Opstartfase(_time, NullLogger<Opstartfase>.Instance);
        _gezondheid = new Gezondheid(
            _opstart,
            _hartslag,
            [
                new Opslagcheck(_meting, new Telemetrieopties(), _time),
                new Schrijfcheck(_opslag),
                new Achterstandcheck(_meting, _opties, _time),
                new Lussencheck(_hartslag, _opties),
            ],
            _opties);
    }

    [Fact]
    public void CheckGereed_EveryPhaseBeforeTheLast_IsNotReady()
    {
        Measure();
        foreach (var fase in (Fase[])[Fase.Verificatie, Fase.Openen, Fase.Werk])
        {
            Assert.False(_gezondheid.CheckGereed().IsGereed);
            _opstart.Advance(fase);
        }

        Assert.False(_gezondheid.CheckGereed().IsGereed);
        _opstart.Advance(Fase.Gereed);
        var gereed = _gezondheid.CheckGereed();
        Assert.True(gereed.IsGereed);
        Assert.Equal(["herstel", "verificatie", "openen", "werk", "gereed"], gereed.Fasen.Select(f => f.Naam));
        _opstart.Stop();
        Assert.False(_gezondheid.CheckGereed().IsGereed);
    }

    [Fact]
    public void CheckGereed_StoreThatCannotWrite_WarnsAndStaysReadyToTryAgain()
    {
        StartUp();
        Measure();
        _opslag.Stand = _opslag.Stand with { LaatsteFout = "schijf vol", LaatsteFoutOp = _time.GetUtcNow() };
        var antwoord = _gezondheid.CheckGereed();
        Assert.True(antwoord.IsGereed);
        Assert.StartsWith("De opslag kan niet schrijven (schijf vol).", antwoord.Checks.Single(c => c.Naam == "schrijven").Oorzaak, StringComparison.Ordinal);

        _opslag.Stand = _opslag.Stand with { LaatsteFout = null, LaatsteFoutOp = null };
        Assert.Null(_gezondheid.CheckGereed().Checks.Single(c => c.Naam == "schrijven").Oorzaak);
    }

    [Fact]
    public void CheckGereed_StoreThatWarns_WarnsAndStaysReady()
    {
        StartUp();
        Measure();
        _opslag.Stand = _opslag.Stand with { Waarschuwing = "De klok loopt achter." };
        var antwoord = _gezondheid.CheckGereed();
        Assert.True(antwoord.IsGereed);
        Assert.Equal("De klok loopt achter.", antwoord.Checks.Single(c => c.Naam == "schrijven").Oorzaak);
    }

    [Fact]
    public void CheckGereed_StoreNotMeasuredFailingOrSilent_IsNotReady()
    {
        StartUp();
        AssertOpslag(gereed: false, "De opslag is nog niet gemeten.");

        Measure();
        AssertOpslag(gereed: true, null);

        _meting.Fail("OpslagException: vol");
        AssertOpslag(gereed: false, "De opslag is niet te lezen (OpslagException: vol).");

        Measure();
        _time.Advance(TimeSpan.FromSeconds(20));
        AssertOpslag(gereed: true, null);
        _time.Advance(TimeSpan.FromTicks(1));
        AssertOpslag(gereed: false, "De opslag antwoordt niet: laatste meting 00:00:20.0000001 geleden.");
    }

    [Fact]
    public void CheckGereed_OldMessageOrFailingLoop_WarnsAndStaysReady()
    {
        StartUp();
        Measure(_time.GetUtcNow() - Beheeropties.StandaardAchterstandgrens - TimeSpan.FromSeconds(1));
        _hartslag.Register("bezorging").MarkFout(new IOException("Geen verbinding."));

        var gereed = _gezondheid.CheckGereed();

        Assert.True(gereed.IsGereed);
        Assert.Equal(["ok", "ok", "waarschuwing", "waarschuwing"], gereed.Checks.Select(c => c.Status));
        Assert.Contains("01:00:01", gereed.Checks[2].Oorzaak, StringComparison.Ordinal);
        Assert.Contains("IOException: Geen verbinding.", gereed.Checks[3].Oorzaak, StringComparison.Ordinal);
    }

    [Fact]
    public void CheckGereed_LoopThatMadeProgressAgain_IsOk()
    {
        var teken = _hartslag.Register("bezorging");
        teken.MarkFout(new IOException());
        teken.MarkGestart();
        Assert.Equal("waarschuwing", Lus().Status);
        teken.MarkProgress();
        Assert.Equal(("ok", _time.GetUtcNow()), (Lus().Status, Lus().LaatsteVoortgang));
        teken.MarkGestopt();
        Assert.Equal("waarschuwing", Lus().Status);

        Checkantwoord Lus() => _gezondheid.CheckGereed().Checks.Single(c => c.Naam == "lus:bezorging");
    }

    [Fact]
    public void CheckLevend_LoopThatHangs_IsNotAlive()
    {
        var teken = _hartslag.Register("bezorging");
        _time.Advance(_opties.MaxStilte);
        Assert.True(_gezondheid.CheckLevend().IsLevend);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.Equal("vastgelopen", _gezondheid.CheckLevend().Status);
        teken.MarkProgress();
        Assert.Equal("levend", _gezondheid.CheckLevend().Status);
    }

    [Fact]
    public void CheckLevend_LoopThatWaitsForItsRestartOrStoreThatFails_IsAlive()
    {
        _meting.Fail("vol");
        _hartslag.Register("bezorging").MarkFout(new IOException());
        _time.Advance(10 * _opties.MaxStilte);

        var levend = _gezondheid.CheckLevend();

        Assert.True(levend.IsLevend);
        Assert.Equal("wacht_op_herstart", Assert.Single(levend.Lussen).Toestand);
    }

    private void StartUp()
    {
        foreach (var fase in (Fase[])[Fase.Verificatie, Fase.Openen, Fase.Werk, Fase.Gereed])
            _opstart.Advance(fase);
    }

    private void Measure(DateTimeOffset? oudste = null)
        => _meting.Store(new Journaalstand(new Dictionary<Toestand, long>(), oudste, 0), _time.GetUtcNow());

    private void AssertOpslag(bool gereed, string? oorzaak)
    {
        var antwoord = _gezondheid.CheckGereed();
        Assert.Equal(gereed, antwoord.IsGereed);
        var check = antwoord.Checks.Single(c => c.Naam == "opslag");
        if (oorzaak is null)
            Assert.Null(check.Oorzaak);
        else
            Assert.StartsWith(oorzaak, check.Oorzaak, StringComparison.Ordinal);
    }
}
