using IB.Gateway.Beheer;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class StandmetersTests : IDisposable
{
    private readonly Meterbank _bank = new();
    private readonly FakeTime _time = new();
    private readonly Journaalmeting _meting = new();
    private readonly Hartslag _hartslag;
    private readonly Opstartfase _opstart;

    public StandmetersTests()
    {
        _hartslag = new Hartslag(_time);
        _opstart = new Opstartfase(_time, NullLogger<Opstartfase>.Instance);
        _ = new Standmeters(_bank.Factory, _meting, _hartslag, _opstart, _time);
    }

    [Fact]
    public void Observe_BeforeTheFirstMeasurement_SaysNothingOfTheJournal()
        => Assert.Equal(
            ["ib.opstart.fase{} 1", $"ib.build.info{{versie={Standmeters.Versie}}} 1"], _bank.Observe());

    [Fact]
    public void Observe_MeasuredJournal_GivesCountsBesideTheAgeOfTheOldest()
    {
        _meting.Store(
            new Journaalstand(
                new Dictionary<Toestand, long> { [Toestand.Klaargezet] = 12, [Toestand.Mislukt] = 1 }, _time.GetUtcNow().AddSeconds(-90), 500),
            _time.GetUtcNow());
        _time.Advance(TimeSpan.FromSeconds(10));

        Assert.Equal(
            [
                "ib.berichten.aantal{toestand=klaargezet} 12",
                "ib.berichten.aantal{toestand=mislukt} 1",
                "ib.onbezorgd.oudste.leeftijd{} 100",
                "ib.journaal.volgnummer{} 500",
                "ib.journaal.meting.leeftijd{} 10",
            ],
            _bank.Observe().Take(5));
    }

    [Theory]
    [InlineData(null)]
    [InlineData(5)]
    public void Observe_NothingWaitsOrAClockThatRunsBehind_GivesAgeZero(int? secondenVooruit)
    {
        DateTimeOffset? oudste = secondenVooruit is { } s ? _time.GetUtcNow().AddSeconds(s) : null;
        _meting.Store(new Journaalstand(new Dictionary<Toestand, long>(), oudste, 0), _time.GetUtcNow());

        Assert.Contains("ib.onbezorgd.oudste.leeftijd{} 0", _bank.Observe());
    }

    [Fact]
    public void Observe_Loops_GivesSilenceAndRestartsOfEach()
    {
        var teken = _hartslag.Register("bezorging");
        _time.Advance(TimeSpan.FromSeconds(3));
        teken.MarkFout(new IOException());
        teken.MarkGestart();

        Assert.Contains("ib.lus.stilte{lus=bezorging} 3", _bank.Observe());
        Assert.Contains("ib.lus.herstarts{lus=bezorging} 1", _bank.Observe());
    }

    public void Dispose() => _bank.Dispose();
}
