namespace IB.Gateway.Ontvangst;

/// <summary>
/// How many bytes of requests may be in memory at once, over all connections and protocols. When it is used up the answer is
/// 503 with Retry-After; without it the answer would be a process that runs out of memory. A party has a share of it, which is
/// a budget within this one: what the share has no room for is refused though there is room for others. Safe for use by many threads.
/// </summary>
internal sealed class Bytesbudget
{
    /// <summary>Default of <see cref="Maximum"/>: 256 MB, ten messages of the largest size at once, or tens of thousands of usual ones.</summary>
    public const long StandaardMaximum = 256_000_000;

    private readonly Bytesbudget? _geheel;
    private long _inGebruik;

    /// <summary>A budget for everybody.</summary>
    /// <param name="maximum">Bytes, at least 1.</param>
    public Bytesbudget(long maximum)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(maximum);
        Maximum = maximum;
    }

    /// <summary>A share of a budget.</summary>
    /// <param name="maximum">Bytes, at least 1.</param>
    /// <param name="geheel">What it is a share of; whatever is taken from the share is taken from this too.</param>
    public Bytesbudget(long maximum, Bytesbudget geheel)
        : this(maximum) => _geheel = geheel;

    /// <summary>Bytes that may be reserved together.</summary>
    public long Maximum { get; }

    /// <summary>Most bytes that can be reserved at all, however quiet it is.</summary>
    public long Grootste => _geheel is null ? Maximum : Math.Min(Maximum, _geheel.Grootste);

    /// <summary>Bytes that are reserved now.</summary>
    public long InGebruik => Interlocked.Read(ref _inGebruik);

    /// <summary>Takes <paramref name="bytes"/> from the budget, or nothing when there is not that much left.</summary>
    /// <returns>Genoeg, or what is used up: the share or the whole.</returns>
    public Ruimte TryReserve(long bytes, out Reservering? reservering)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        var ruimte = TryTake(bytes);
        reservering = ruimte == Ruimte.Genoeg ? new Reservering(this, bytes) : null;
        return ruimte;
    }

    internal Ruimte TryTake(long bytes)
    {
        if (!TryTakeHier(bytes))
            return _geheel is null ? Ruimte.BudgetOp : Ruimte.AandeelOp;
        if (_geheel?.TryTake(bytes) is { } ruimte and not Ruimte.Genoeg)
        {
            ReturnHier(bytes);
            return ruimte;
        }

        return Ruimte.Genoeg;
    }

    internal void Return(long bytes)
    {
        ReturnHier(bytes);
        _geheel?.Return(bytes);
    }

    private bool TryTakeHier(long bytes)
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

    private void ReturnHier(long bytes) => Interlocked.Add(ref _inGebruik, -bytes);
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

    /// <summary>Makes sure that at least <paramref name="bytes"/> are held; otherwise says what is used up, and nothing has changed.</summary>
    public Ruimte TryGrowTo(long bytes)
    {
        var ruimte = bytes <= Bytes ? Ruimte.Genoeg : _budget.TryTake(bytes - Bytes);
        if (ruimte == Ruimte.Genoeg)
            Bytes = Math.Max(bytes, Bytes);
        return ruimte;
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
