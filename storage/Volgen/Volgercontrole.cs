namespace IB.Gateway.Storage;

/// <summary>What every store asks of a confirmed position.</summary>
internal static class Volgercontrole
{
    /// <exception cref="ArgumentException">The name is empty or too long.</exception>
    public static void Require(string volger)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(volger);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(volger.Length, IVolgposities.MaxNaam, nameof(volger));
    }

    /// <inheritdoc cref="Require(string)"/>
    /// <exception cref="ArgumentOutOfRangeException">The position is no position.</exception>
    public static void Require(string volger, long naar)
    {
        Require(volger);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(naar);
    }
}
