namespace IB.Gateway.LoadTests.Meten;

/// <summary>Durations since the last time they were taken. Safe for use by many threads at once.</summary>
internal sealed class Latentievenster
{
    private Latenties _nu = new();

    /// <summary>Where to count now.</summary>
    internal Latenties Nu => Volatile.Read(ref _nu);

    /// <summary>What was counted, and begins anew. A duration that is being counted at this moment may come just too late for both.</summary>
    internal Latenties Take() => Interlocked.Exchange(ref _nu, new Latenties());
}
