using System.Diagnostics.Metrics;
using IB.Gateway.Storage.Schrijven;

namespace IB.Gateway.Storage;

/// <summary>The measurements of one store, under the meter name <c>IB.Gateway.Storage</c>. None carries a party or a message id.</summary>
internal sealed class OpslagMeters : IDisposable
{
    public const string Name = "IB.Gateway.Storage";
    public const string Commits = "ib.opslag.commits";

    // 100 microseconds, a fast disk alone, to 5 s, a disk in trouble.
    private static readonly InstrumentAdvice<double> Duren = new()
    {
        HistogramBucketBoundaries = [0.0001, 0.00025, 0.0005, 0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 1, 5],
    };

    private static readonly InstrumentAdvice<int> Aantallen = new() { HistogramBucketBoundaries = [1, 2, 4, 8, 16, 32, 64, 128, 256] };

    private readonly Counter<long> _commits;
    private readonly Counter<long> _mislukt;
    private readonly Histogram<int> _batch;
    private readonly Histogram<double> _duur;

    public OpslagMeters(IWachtstand rij)
    {
        Meter = new Meter(Name);
        _commits = Meter.CreateCounter<long>(Commits, "{commit}", "Transactions made durable");
        _mislukt = Meter.CreateCounter<long>("ib.opslag.commits.mislukt", "{commit}", "Transactions that failed");
        _batch = Meter.CreateHistogram<int>("ib.opslag.batch", "{opdracht}", "Commands in one transaction", tags: null, Aantallen);
        _duur = Meter.CreateHistogram<double>("ib.opslag.commit.duur", "s", "From taking the commands to having them on disk", tags: null, Duren);
        Meter.CreateObservableGauge("ib.opslag.wachtrij", () => rij.Aantal, "{opdracht}", "Commands not durable yet");
        Meter.CreateObservableGauge("ib.opslag.wachtrij.bytes", () => rij.Bytes, "By", "Payload bytes of those commands");
    }

    public Meter Meter { get; }

    public void CountCommit(int opdrachten, TimeSpan duur)
    {
        _commits.Add(1);
        _batch.Record(opdrachten);
        _duur.Record(duur.TotalSeconds);
    }

    public void CountFailure() => _mislukt.Add(1);

    public void Dispose() => Meter.Dispose();
}
