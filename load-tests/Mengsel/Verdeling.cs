namespace IB.Gateway.LoadTests.Mengsel;

/// <summary>Divides a whole number in parts.</summary>
internal static class Verdeling
{
    /// <summary>Whole numbers that add up to <paramref name="totaal"/>, each less than 1 from its part: the largest remainders are rounded up.</summary>
    /// <param name="totaal">0 or more.</param>
    /// <param name="delen">Parts that add up to 1.</param>
    internal static int[] Divide(int totaal, IReadOnlyList<double> delen)
    {
        var getallen = delen.Select(d => (int)Math.Floor(totaal * d)).ToArray();
        var over = totaal - getallen.Sum();
        foreach (var i in Enumerable.Range(0, delen.Count).OrderByDescending(i => (totaal * delen[i]) - getallen[i]).Take(over))
            getallen[i]++;
        return getallen;
    }
}
