using System.Text.RegularExpressions;

namespace IB.Gateway.Validation.Tests.Referentie;

public sealed class PatroontijdTests
{
    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(2)]
    public void Run_OutOfTimeLessThanThreeTimes_GivesTheResult(int keren)
    {
        var pogingen = 0;
        Assert.Equal("goed", Patroontijd.Run(() => ++pogingen > keren ? "goed" : throw new RegexMatchTimeoutException()));
        Assert.Equal(keren + 1, pogingen);
    }

    [Fact]
    public void Run_OutOfTimeAgainAndAgain_GivesUp()
    {
        var pogingen = 0;
        Assert.Throws<RegexMatchTimeoutException>(() => Patroontijd.Run<string>(() =>
        {
            pogingen++;
            throw new RegexMatchTimeoutException();
        }));
        Assert.Equal(3, pogingen);
    }

    [Fact]
    public void Run_AnotherFault_IsNotTriedAgain()
    {
        var pogingen = 0;
        Assert.Throws<InvalidOperationException>(() => Patroontijd.Run<string>(() =>
        {
            pogingen++;
            throw new InvalidOperationException();
        }));
        Assert.Equal(1, pogingen);
    }
}
