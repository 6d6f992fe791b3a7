namespace IB.Gateway.Schijfruimte;

/// <summary>When the disk counts as nearly full. Pure.</summary>
internal static class Ruimtegrens
{
    /// <summary>
    /// Whether the disk is nearly full, given whether it was: below the limit it is, above 110 % of it it is not, and between the
    /// two it stays as it was, so that intake does not open and close with every message.
    /// </summary>
    /// <param name="wasKrap">Whether it was nearly full at the last measurement.</param>
    /// <param name="vrij">Free bytes now.</param>
    /// <param name="minimum">The limit in bytes.</param>
    public static bool IsKrap(bool wasKrap, long vrij, long minimum) => vrij < minimum || (wasKrap && vrij <= minimum + (minimum / 10));
}
