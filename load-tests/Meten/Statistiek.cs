namespace IB.Gateway.LoadTests.Meten;

/// <summary>Figures of a series.</summary>
internal static class Statistiek
{
    /// <summary>The middle one; of an even number the mean of the two in the middle.</summary>
    /// <exception cref="ArgumentOutOfRangeException">There is none.</exception>
    internal static double Mediaan(IEnumerable<double> waarden)
    {
        var rij = waarden.Order().ToList();
        ArgumentOutOfRangeException.ThrowIfZero(rij.Count, nameof(waarden));
        return (rij[(rij.Count - 1) / 2] + rij[rij.Count / 2]) / 2;
    }

    /// <summary>
    /// How fast a series grows: the slope of the straight line that is nearest to its points (least squares), per unit of
    /// <paramref name="x"/>. 0 for fewer than two points, or when all are at the same place.
    /// </summary>
    internal static double Helling(IReadOnlyList<double> x, IReadOnlyList<double> y)
    {
        if (x.Count < 2)
            return 0;
        var (middenX, middenY) = (x.Average(), y.Average());
        var breedte = x.Sum(w => (w - middenX) * (w - middenX));
        return breedte == 0 ? 0 : x.Zip(y, (a, b) => (a - middenX) * (b - middenY)).Sum() / breedte;
    }
}
