using IB.Gateway.Hosting;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Telemetrie;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Tests.Hosting;

public sealed class VerschilmelderTests : IDisposable
{
    private readonly Meterbank _bank = new();
    private readonly FakeTime _tijd = new();
    private readonly Regels _log = new();

    public void Dispose() => _bank.Dispose();

    [Fact]
    public void Report_SeveralInAMinute_CountsEachAndLogsOne()
    {
        var melder = new Verschilmelder(_bank.CreateMeter(), _tijd, _log);

        melder.Report(new Oordeel(null, null, []));
        melder.Report(new Oordeel(null, null, []));
        _tijd.Advance(TimeSpan.FromSeconds(59));
        melder.Report(new Oordeel(null, null, []));
        Assert.Single(_log);
        _tijd.Advance(TimeSpan.FromSeconds(1));
        melder.Report(new Oordeel(null, null, []));

        Assert.Equal(2, _log.Count);
        Assert.All(_log, r => Assert.Equal(LogLevel.Warning, r));
        Assert.Equal(Enumerable.Repeat("ib.validatie.verschillen{functie=onbekend} 1", 4), _bank.Regels());
    }

    private sealed class Regels : List<LogLevel>, ILogger<Verschilmelder>
    {
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            => Add(logLevel);
    }
}
