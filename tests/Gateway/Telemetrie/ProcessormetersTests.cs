using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class ProcessormetersTests : IDisposable
{
    private readonly Meterbank _bank = new();
    private readonly FakeTime _time = new();
    private readonly Journaalmeting _meting = new();
    private readonly Dictionary<string, Processorvoortgang> _voortgang = [];

    public ProcessormetersTests() => _ = new Processormeters(_bank.Factory, () => _voortgang, _meting, _time);

    public void Dispose() => _bank.Dispose();

    [Fact]
    public void Observe_ProcessorThatLags_GivesLagAgeAndCounts()
    {
        _voortgang["wlz"] = new Processorvoortgang(Stukken: 7, Geparkeerd: 5, Verzonden: 3, _time.GetUtcNow()
            .AddSeconds(-90), Gelezen: 91, Wachtend: 2, Geweigerd: 6) { IsHier = true };
        Measure(laatste: 100);

        Assert.Equal(
            [
                "ib.processor.achterstand{processor=wlz} 10",
                "ib.processor.oudste.leeftijd{processor=wlz} 90",
                "ib.processor.geparkeerd{processor=wlz} 2",
                "ib.processor.stukken{processor=wlz} 7",
                "ib.processor.verzonden{processor=wlz} 3",
                "ib.processor.geweigerd{processor=wlz} 6",
            ],
            _bank.Observe());
    }

    [Fact]
    public void Observe_ReadBeyondTheLastMeasurement_GivesLagZero()
    {
        _voortgang["wlz"] = Processorvoortgang.Begin with { IsHier = true, Gelezen = 200, OudsteOnverwerkt = _time.GetUtcNow().AddSeconds(5) };
        Measure(laatste: 100);
        Assert.Equal(["ib.processor.achterstand{processor=wlz} 0", "ib.processor.oudste.leeftijd{processor=wlz} 0"], _bank.Observe().Take(2));
    }

    [Fact]
    public void Observe_PlaceNotKnown_SaysNothingOfTheLag()
    {
        _voortgang["wlz"] = Processorvoortgang.Begin with { IsHier = true };
        Measure(laatste: 100);
        Assert.DoesNotContain(_bank.Observe(), m => m.StartsWith("ib.processor.achterstand", StringComparison.Ordinal));
    }

    /// <summary>
    /// Alerts take the greatest of all nodes: one that no longer has the turn says nothing of where the processor is, and what it did stays counted.
    /// </summary>
    [Fact]
    public void Observe_AnotherNodeHasTheTurn_GivesCountsOnly()
    {
        _voortgang["wlz"] = new Processorvoortgang(Stukken: 7, Geparkeerd: 5, Verzonden: 3, _time.GetUtcNow(), Gelezen: 91, Wachtend: 2, Geweigerd: 6);
        Measure(laatste: 100);
        Assert.Equal(
            ["ib.processor.stukken{processor=wlz} 7", "ib.processor.verzonden{processor=wlz} 3", "ib.processor.geweigerd{processor=wlz} 6"], _bank.Observe());
    }

    private void Measure(long laatste)
        => _meting.Store(new Journaalstand(new Dictionary<Toestand, long>(), null, laatste), _time.GetUtcNow());
}
