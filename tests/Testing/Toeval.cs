namespace IB.Gateway.Testing;

/// <summary>
/// Where tests with many random cases get their seed: the one they were written with, so that a run repeats itself, or that in the
/// environment variable <c>TEST_SEED</c>, to look at other cases.
/// </summary>
public static class Toeval
{
    /// <summary>The seed to use. A test names it in what it reports.</summary>
    public static int SeedOr(int vast)
        => int.TryParse(Environment.GetEnvironmentVariable("TEST_SEED"), out var seed) ? seed : vast;
}
