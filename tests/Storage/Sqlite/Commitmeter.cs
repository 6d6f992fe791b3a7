using System.Diagnostics.Metrics;
using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Counts the transactions of one store through its public meter.</summary>
internal sealed class Commitmeter : IDisposable
{
    private readonly MeterListener _listener = new();
    private long _commits;

    public Commitmeter(SqliteOpslag opslag)
        : this(opslag, static () => { })
    {
    }

    public Commitmeter(SqliteOpslag opslag, Action onCommit)
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (ReferenceEquals(instrument.Meter, opslag.Schrijver.Meters.Meter) && instrument.Name == OpslagMeters.Commits)
                listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((_, value, _, _) =>
        {
            Interlocked.Add(ref _commits, value);
            onCommit();
        });
        _listener.Start();
    }

    public long Commits => Volatile.Read(ref _commits);

    public void Dispose() => _listener.Dispose();
}
