using IB.Gateway.Beheer;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class OpstartfaseTests
{
    private readonly FakeTime _time = new();
    private readonly Opstartfase _opstart;

    public OpstartfaseTests() => _opstart = new Opstartfase(_time, NullLogger<Opstartfase>.Instance);

    [Fact]
    public void Advance_PhaseByPhase_KeepsWhenEachBegan()
    {
        var begin = _time.GetUtcNow();
        foreach (var fase in (Fase[])[Fase.Verificatie, Fase.Openen, Fase.Werk, Fase.Gereed])
        {
            _time.Advance(TimeSpan.FromSeconds(1));
            _opstart.Advance(fase);
        }

        Assert.Equal(Fase.Gereed, _opstart.Huidig);
        Assert.Equal(
            Enum.GetValues<Fase>().Where(f => f != Fase.Stopt).Select((f, i) => new Fasebegin(f, begin.AddSeconds(i))), _opstart.Verloop);
    }

    [Theory]
    [InlineData(Fase.Herstel)]
    [InlineData(Fase.Werk)]
    [InlineData(Fase.Stopt)]
    internal void Advance_SkippingAPhase_IsABug(Fase fase) => Assert.Throws<InvalidOperationException>(() => _opstart.Advance(fase));

    [Fact]
    public void Stop_FromAnyPhase_IsTheEnd()
    {
        _opstart.Stop();
        _opstart.Stop();

        Assert.Equal([Fase.Herstel, Fase.Stopt], _opstart.Verloop.Select(f => f.Fase));
        Assert.Throws<InvalidOperationException>(() => _opstart.Advance(Fase.Verificatie));
    }
}
