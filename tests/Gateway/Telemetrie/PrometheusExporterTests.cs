using System.Diagnostics.Metrics;
using System.Text;
using IB.Gateway.Telemetrie.Prometheus;
using IB.Gateway.Testing;
using OpenTelemetry;
using OpenTelemetry.Metrics;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class PrometheusExporterTests : IDisposable
{
    private readonly FakeTime _time = new();
    private readonly PrometheusUitgave _uitgave;
    private readonly Meter _meter = new($"test-{Guid.NewGuid():N}");
    private readonly MeterProvider _provider;

    public PrometheusExporterTests()
    {
        _uitgave = new PrometheusUitgave(_time);
        _provider = Sdk.CreateMeterProviderBuilder().AddMeter(_meter.Name).AddReader(new BaseExportingMetricReader(_uitgave.Exporter)).Build();
    }

    [Fact]
    public async Task Read_EveryKindOfInstrument_GivesExactText()
    {
        var teller = _meter.CreateCounter<long>("t.teller", "{bericht}", "Telt.");
        teller.Add(2, new KeyValuePair<string, object?>("b", "x"), new KeyValuePair<string, object?>("a", 1.5));
        teller.Add(1, new KeyValuePair<string, object?>("a", 1.5), new KeyValuePair<string, object?>("b", "x"));
        _meter.CreateCounter<double>("t.tijd", "s").Add(0.25);
        _meter.CreateUpDownCounter<int>("t.open").Add(-3);
        _meter.CreateUpDownCounter<double>("t.saldo").Add(1.5);
        _meter.CreateObservableGauge("t.stand", () => 4L, "By");
        _meter.CreateObservableGauge("t.graden", () => 20.5);
        _meter.CreateObservableCounter("t.gezien", () => 9);
        _meter.CreateGauge<double>("t.laatste").Record(double.PositiveInfinity);
        var duur = _meter.CreateHistogram("t.duur", "s", "Duurt.", tags: null, new InstrumentAdvice<double> { HistogramBucketBoundaries = [0.5, 1] });
        duur.Record(0.5);
        duur.Record(0.75);
        duur.Record(4);

        Assert.Equal(
            """
            # HELP t_duur_seconds Duurt.
            # TYPE t_duur_seconds histogram
            # UNIT t_duur_seconds seconds
            t_duur_seconds_bucket{le="0.5"} 1
            t_duur_seconds_bucket{le="1"} 2
            t_duur_seconds_bucket{le="+Inf"} 3
            t_duur_seconds_sum 5.25
            t_duur_seconds_count 3
            # HELP t_gezien_total 
            # TYPE t_gezien_total counter
            t_gezien_total 9
            # HELP t_graden 
            # TYPE t_graden gauge
            t_graden 20.5
            # HELP t_laatste 
            # TYPE t_laatste gauge
            t_laatste +Inf
            # HELP t_open 
            # TYPE t_open gauge
            t_open -3
            # HELP t_saldo 
            # TYPE t_saldo gauge
            t_saldo 1.5
            # HELP t_stand_bytes 
            # TYPE t_stand_bytes gauge
            # UNIT t_stand_bytes bytes
            t_stand_bytes 4
            # HELP t_teller_total Telt.
            # TYPE t_teller_total counter
            t_teller_total{a="1.5",b="x"} 3
            # HELP t_tijd_seconds_total 
            # TYPE t_tijd_seconds_total counter
            # UNIT t_tijd_seconds_total seconds
            t_tijd_seconds_total 0.25

            """,
            await ReadAsync());
    }

    [Fact]
    public async Task Read_KeysThatBecomeOneLabel_JoinsTheirValues()
    {
        _meter.CreateUpDownCounter<int>("t").Add(1, new KeyValuePair<string, object?>("a.b", "x"), new KeyValuePair<string, object?>("a_b", "y"));

        Assert.Contains("\nt{a_b=\"x;y\"} 1\n", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_TwoInstrumentsWithOneName_KeepsOneSoThatTheTextStaysValid()
    {
        _meter.CreateUpDownCounter<int>("t.x").Add(1);
        _meter.CreateUpDownCounter<int>("t_x").Add(1);

        Assert.Equal("t_x", Assert.Single(Promtekst.Parse(Encoding.UTF8.GetBytes(await ReadAsync()))).Naam);
    }

    [Fact]
    public async Task Read_Within300Milliseconds_HandsOutTheSameScrape()
    {
        var gelezen = 0;
        _meter.CreateObservableGauge("t.gelezen", () => ++gelezen);

        Assert.EndsWith("t_gelezen 1\n", await ReadAsync(), StringComparison.Ordinal);
        _time.Advance(PrometheusUitgave.Houdbaarheid - TimeSpan.FromTicks(1));
        Assert.EndsWith("t_gelezen 1\n", await ReadAsync(), StringComparison.Ordinal);
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.EndsWith("t_gelezen 2\n", await ReadAsync(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Read_ByManyAtOnceWhileCounting_CollectsOneAtATimeAndStaysValid()
    {
        const int Lezers = 8;
        const int Scrapes = 25;
        var bezig = 0;
        var meeste = 0;
        var teller = _meter.CreateCounter<long>("t.teller");
        var duur = _meter.CreateHistogram<double>("t.duur");
        _meter.CreateObservableGauge("t.bezig", () =>
        {
            meeste = Math.Max(meeste, Interlocked.Increment(ref bezig));
            return Interlocked.Decrement(ref bezig);
        });

        using var start = new Barrier(Lezers);
        await Task.WhenAll(Enumerable.Range(0, Lezers).Select(lezer
            => Task.Factory.StartNew(() => LeesAsync(lezer), TaskCreationOptions.LongRunning).Unwrap()));

        Assert.Equal(1, meeste);
        _time.Advance(PrometheusUitgave.Houdbaarheid);
        Assert.Contains($"\nt_teller_total {Lezers * Scrapes}\n", await ReadAsync(), StringComparison.Ordinal);

        async Task LeesAsync(int lezer)
        {
            start.SignalAndWait();
            for (var i = 0; i < Scrapes; i++)
            {
                teller.Add(1);
                duur.Record(i);
                if (lezer == 0)
                    _time.Advance(PrometheusUitgave.Houdbaarheid);
                Promtekst.Parse((await _uitgave.ReadAsync(CancellationToken.None)).Span);
            }
        }
    }

    [Fact]
    public async Task Read_WithoutReader_SaysSo()
    {
        using var uitgave = new PrometheusUitgave(_time);

        await Assert.ThrowsAsync<InvalidOperationException>(async () => await uitgave.ReadAsync(TestContext.Current.CancellationToken));
    }

    public void Dispose()
    {
        _provider.Dispose();
        _meter.Dispose();
        _uitgave.Dispose();
    }

    private async Task<string> ReadAsync() => Encoding.UTF8.GetString((await _uitgave.ReadAsync(TestContext.Current.CancellationToken)).Span);
}
