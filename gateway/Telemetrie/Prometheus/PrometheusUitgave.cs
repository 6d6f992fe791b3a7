namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>
/// Hands out scrapes: one collection at a time, and none when the last is younger than <see cref="Houdbaarheid"/>, so that
/// any number of scrapers costs no more than one. Safe for use by many threads at once.
/// </summary>
internal sealed class PrometheusUitgave(TimeProvider time) : IDisposable
{
    /// <summary>How long a scrape is handed out again: far below any scrape interval.</summary>
    public static readonly TimeSpan Houdbaarheid = TimeSpan.FromMilliseconds(300);

    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(5);

    private readonly SemaphoreSlim _gate = new(1, 1);
    private byte[]? _laatste;
    private long _op;

    /// <summary>The exporter that feeds it; whoever builds the meter provider gives it to a reader.</summary>
    public PrometheusExporter Exporter { get; } = new();

    /// <summary>The text of a scrape, at most <see cref="Houdbaarheid"/> old. Never changes afterwards.</summary>
    /// <exception cref="InvalidOperationException">Metrics are not being collected.</exception>
    public async ValueTask<ReadOnlyMemory<byte>> ReadAsync(CancellationToken cancellationToken)
    {
        await _gate.WaitAsync(cancellationToken);
        try
        {
            if (_laatste is null || time.GetElapsedTime(_op) >= Houdbaarheid)
            {
                _laatste = Exporter.Read(Timeout);
                _op = time.GetTimestamp();
            }

            return _laatste;
        }
        finally
        {
            _gate.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        Exporter.Dispose();
        _gate.Dispose();
    }
}
