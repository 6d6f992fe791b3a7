using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Tests.Meten;

public sealed class VoortgangTests
{
    [Fact]
    public void Describe_HalfWay_TellsRateAndTimeLeft()
        => Assert.Equal("vullen: 600 van 1,000 (60.0 %), 50/s, nog 0.00:00:08", Voortgang.Describe("vullen", 600, 1000, 500, TimeSpan.FromSeconds(10)));

    [Fact]
    public void Describe_BeforeAnythingWasDone_DoesNotGuess()
        => Assert.EndsWith("0/s, nog onbekend", Voortgang.Describe("vullen", 0, 1000, 0, TimeSpan.FromSeconds(10)), StringComparison.Ordinal);
}
