namespace IB.Gateway.Telemetrie;

/// <summary>Bytes of messages that are being pushed to receivers now. Safe for use by many threads at once.</summary>
/// <param name="maximum">Most that there can be: receivers that are pushed to at once, each with one message of the largest size.</param>
internal sealed class Bezorglast(long maximum)
{
    private long _bytes;

    /// <summary>How many there are.</summary>
    public long Bytes => Interlocked.Read(ref _bytes);

    /// <summary>How many there can be.</summary>
    public long Maximum => maximum;

    /// <summary>A push begins, or with a negative number ends.</summary>
    public void Add(long bytes) => Interlocked.Add(ref _bytes, bytes);
}
