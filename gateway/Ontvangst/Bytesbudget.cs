using System.Diagnostics.CodeAnalysis;

namespace IB.Gateway.Ontvangst;

/// <summary>
/// How many bytes of requests may be in memory at once, over all connections and protocols. When it is used up the answer is
/// 503 with Retry-After; without it the answer would be a process that runs out of memory. Safe for use by many threads.
/// </summary>
/// <param name="maximum">Bytes, at least 1.</param>
internal sealed class Bytesbudget(long maximum)
{
    /// <summary>Default of <see cref="Maximum"/>: 256 MB, ten messages of the largest size at once, or tens of thousands of usual ones.</summary>
    public const long StandaardMaximum = 256_000_000;

    private long _inGebruik;

    /// <summary>Bytes that may be reserved together.</summary>
    public long Maximum { get; } = maximum > 0 ? maximum : throw new ArgumentOutOfRangeException(nameof(maximum), maximum, "Must be positive.");

    /// <summary>Bytes that are reserved now.</summary>
    public long InGebruik => Interlocked.Read(ref _inGebruik);

    /// <summary>Takes <paramref name="bytes"/> from the budget, or nothing when there is not that much left.</summary>
    public bool TryReserve(long bytes, [NotNullWhen(true)] out Reservering? reservering)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        reservering = TryTake(bytes) ? new Reservering(this, bytes) : null;
        return reservering is not null;
    }

    internal bool TryTake(long bytes)
    {
        var gezien = Interlocked.Read(ref _inGebruik);
        while (bytes <= Maximum - gezien)
        {
            var stand = Interlocked.CompareExchange(ref _inGebruik, gezien + bytes, gezien);
            if (stand == gezien)
                return true;
            gezien = stand;
        }

        return false;
    }

    internal void Return(long bytes) => Interlocked.Add(ref _inGebruik, -bytes);
}

/// <summary>A part of a <see cref="Bytesbudget"/>. Dispose gives it back, once. Has one owner at a time.</summary>
internal sealed class Reservering : IDisposable
{
    private readonly Bytesbudget _budget;

    internal Reservering(Bytesbudget budget, long bytes)
    {
        _budget = budget;
        Bytes = bytes;
    }

    /// <summary>Bytes held; 0 after disposal.</summary>
    public long Bytes { get; private set; }

    /// <summary>Makes sure that at least <paramref name="bytes"/> are held; false, and nothing changed, when the budget has not that much left.</summary>
    public bool TryGrowTo(long bytes)
    {
        if (bytes <= Bytes)
            return true;
        if (!_budget.TryTake(bytes - Bytes))
            return false;
        Bytes = bytes;
        return true;
    }

    /// <summary>Gives back all but <paramref name="bytes"/>.</summary>
    public void ShrinkTo(long bytes)
    {
        if (bytes >= Bytes)
            return;
        _budget.Return(Bytes - bytes);
        Bytes = bytes;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _budget.Return(Bytes);
        Bytes = 0;
    }
}
