using System.Threading.RateLimiting;

namespace IB.Gateway.Limieten;

/// <summary>
/// A rate with a burst: the token bucket of the platform. It fills by the platform's own monotonic clock, which cannot be replaced; it is
/// filled when something is asked of it, so that an idle party costs no timer. Safe for use by many threads at once.
/// </summary>
internal sealed class Emmer : IEigenEmmer
{
    // The platform names a wait in whole steps and rounds down; small steps keep that error small, and one more covers it.
    private const double StappenPerSeconde = 10;

    private readonly TokenBucketRateLimiter _limiter;
    private readonly TimeSpan _stap;
    private readonly int _piek;

    /// <summary>A full bucket.</summary>
    /// <param name="perSeconde">What flows in per second, more than zero.</param>
    /// <param name="piek">What it holds, at least 1.</param>
    public Emmer(double perSeconde, int piek)
    {
        var perStap = Math.Max(1, (int)(perSeconde / StappenPerSeconde));
        _piek = piek;
        _stap = TimeSpan.FromSeconds(perStap / perSeconde);
        _limiter = new TokenBucketRateLimiter(new TokenBucketRateLimiterOptions
        {
            TokenLimit = piek,
            TokensPerPeriod = perStap,
            ReplenishmentPeriod = _stap,
            AutoReplenishment = false,
            QueueLimit = 0,
        });
    }

    /// <inheritdoc/>
    public long Beschikbaar
    {
        get
        {
            _limiter.TryReplenish();
            return _limiter.GetStatistics()!.CurrentAvailablePermits;
        }
    }

    /// <inheritdoc/>
    public bool TryTake(long aantal, out TimeSpan wacht)
    {
        wacht = TimeSpan.Zero;
        if (aantal == 0)
            return true;
        _limiter.TryReplenish();
        using var uitslag = _limiter.AttemptAcquire((int)Math.Min(aantal, _piek));
        if (!uitslag.IsAcquired)
            wacht = (uitslag.TryGetMetadata(MetadataName.RetryAfter, out var na) ? na : _stap) + _stap;
        return uitslag.IsAcquired;
    }

    /// <inheritdoc/>
    public void Dispose() => _limiter.Dispose();
}
