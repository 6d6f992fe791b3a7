using IB.Gateway.Limieten.Delen;

namespace IB.Gateway.Tests.Limieten.Delen;

public sealed class PortieTests
{
    [Theory]
    [InlineData(250, 5000, 1, 250)]
    [InlineData(750, 1000, 1, 75)]
    [InlineData(25_000_000, 250_000_000, 26_214_400, 26_214_400)]
    [InlineData(25_000_000, 2_000_000_000, 26_214_400, 100_000_000)]
    [InlineData(1, 80, 1, 4)]
    [InlineData(0.001, 1, 1, 1)]
    [InlineData(1_000_000, 3, 1, 3)]
    public void Measure_RateBurstAndLargest_IsWhatTheDocumentSays(double perSeconde, int piek, int grootste, long grootte)
        => Assert.Equal(grootte, Portie.Measure(perSeconde, piek, grootste));

    [Fact]
    public void Take_UntilItIsRefused_LeavesADebtOfOnePortion()
    {
        var portie = new Portie(100, 1000, 1);
        var keer = 0;
        for (; portie.Mag; keer++)
            portie.Take(1);

        Assert.Equal((portie.Grootte, -portie.Grootte), (keer, portie.Saldo));
        Assert.Equal(2 * portie.Grootte, portie.Vraag);
    }

    [Fact]
    public void Wacht_EmptyBucket_IsTheTimeInWhichWhatIsMissingFlows()
    {
        var portie = new Portie(100, 1000, 1);
        portie.Take(portie.Grootte + 49);

        Assert.Equal(TimeSpan.FromSeconds(0.5), portie.Wacht);
    }
}
