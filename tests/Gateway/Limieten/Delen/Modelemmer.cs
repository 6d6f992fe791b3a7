using IB.Gateway.Limieten;

namespace IB.Gateway.Tests.Limieten.Delen;

/// <summary>What a token bucket is, by a clock that a test holds: what others are held against.</summary>
internal sealed class Modelemmer(double perSeconde, int piek, TimeProvider tijd) : IEigenEmmer
{
    private double _inhoud = piek;
    private DateTimeOffset _op = tijd.GetUtcNow();

    public long Beschikbaar => (long)Flow();

    public bool TryTake(long aantal, out TimeSpan wacht)
    {
        var kost = Math.Min(aantal, piek);
        wacht = TimeSpan.FromSeconds(Math.Max(kost - Flow(), 0) / perSeconde);
        if (kost > Flow())
            return false;
        _inhoud -= kost;
        return true;
    }

    public void Dispose()
    {
        // Nothing is held.
    }

    private double Flow()
    {
        var nu = tijd.GetUtcNow();
        _inhoud = Math.Min(piek, _inhoud + ((nu - _op).TotalSeconds * perSeconde));
        _op = nu;
        return _inhoud;
    }
}

/// <summary>A bucket that is never empty.</summary>
internal sealed class Ruimemmer(int piek) : IEigenEmmer
{
    public long Beschikbaar => piek;

    public bool TryTake(long aantal, out TimeSpan wacht)
    {
        wacht = TimeSpan.Zero;
        return true;
    }

    public void Dispose()
    {
        // Nothing is held.
    }
}
