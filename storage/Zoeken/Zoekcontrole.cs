namespace IB.Gateway.Storage.Zoeken;

/// <summary>What every store requires of who looks for messages.</summary>
internal static class Zoekcontrole
{
    /// <exception cref="ArgumentException">The question asks for too much, for nothing, or goes on from no volgnummer.</exception>
    public static void Require(Zoekvraag vraag, long? na, int limit)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IZoeker.MaxLimit);
        if (na is < 0 or long.MaxValue)
            throw new ArgumentOutOfRangeException(nameof(na), na, "Geen volgnummer.");
    }
}
