using System.Text.RegularExpressions;
using IB.Gateway.Schemas;

namespace IB.Gateway.Validation.Tests;

public sealed class PatroonkeuringTests
{
    private const string Verbruik = "a";

    [Theory]
    [InlineData("(a+)+")]
    [InlineData("(a*)*")]
    [InlineData("((a)+)*b")]
    [InlineData("([a-z]+)+[0-9]")]
    [InlineData(@"([.\s]*\S+[.\s]*)+")]
    [InlineData("(a|a)*")]
    [InlineData("([a-m]|[k-z])*x")]
    [InlineData("(a|aa)+")]
    [InlineData("(ab|a|b)*")]
    [InlineData("(a?b?)*c")]
    [InlineData("(a{2,5})+")]
    [InlineData("(a{1,20}){1,20}")]
    [InlineData("x(y(a|ab|b)+z)?")]
    [InlineData(@"(\p{L}+\s?)*\.")]
    [InlineData(@"(\d|\p{Nd})*")]
    public void Check_PatternThatReadsATextInTwoWays_IsNamed(string patroon)
        => Assert.Equal(
            $"het patroon {patroon} kan op een lange waarde vastlopen: een herhaling kan dezelfde tekst op meer dan een manier lezen.",
            Patroonkeuring.Check(patroon));

    [Theory]
    [InlineData("[0-9]{4}")]
    [InlineData(".*[^\\s].*")]
    [InlineData("([a-z]+-)*[a-z]+")]
    [InlineData("(a|b)*")]
    [InlineData("(ab|ac)*")]
    [InlineData("(a{3}b)+")]
    [InlineData("([0-9]{4} ){10}")]
    [InlineData("(a{2}){3,}")]
    [InlineData("(a|b{1,3}c)*")]
    [InlineData("(a{1,3}b?c){2,}")]
    [InlineData(@"[\s\S]{1,4000}")]
    [InlineData(@"(\p{L}+\s)*\p{L}+")]
    [InlineData("([a-zA-Z0-9])+")]
    [InlineData("")]
    public void Check_PatternThatReadsEveryTextInOneWay_IsAllowed(string patroon) => Assert.Null(Patroonkeuring.Check(patroon));

    [Theory]
    [InlineData("[a-")]
    [InlineData("(a")]
    [InlineData(@"\p{IsBasicLatin}+")]
    public void Check_PatternThatCannotBeRead_SaysSo(string patroon)
        => Assert.StartsWith($"het patroon {patroon} is niet te beoordelen: ", Patroonkeuring.Check(patroon), StringComparison.Ordinal);

    [Fact]
    public void Check_HugeRepetition_SaysThatItCannotTell()
        => Assert.Equal("het patroon ([a-z]{700}-)* is te groot om te beoordelen of het kan vastlopen.", Patroonkeuring.Check("([a-z]{700}-)*"));

    /// <summary>The reason for it all: what is named, .NET's own engine gives up on within a moment's work.</summary>
    [Theory]
    [InlineData("(a+)+b")]
    [InlineData("(a|aa)+b")]
    [InlineData("(a{2,5})+b")]
    public void Check_NamedPattern_RunsAwayInTheEngineOfDotNet(string patroon)
    {
        Assert.NotNull(Patroonkeuring.Check(patroon));

        var regex = new Regex($@"\A(?:{patroon})\z", RegexOptions.None, TimeSpan.FromMilliseconds(100));
        Assert.Throws<RegexMatchTimeoutException>(() => regex.IsMatch(string.Concat(Enumerable.Repeat(Verbruik, 200))));
    }

    [Fact]
    public void Check_EveryPatternThatComesWithTheProgram_IsAllowed()
    {
        var patronen = SchemaPack.LoadAllEmbedded().SelectMany(p => p.Inspect().Patronen).ToList();

        Assert.NotEmpty(patronen);
        Assert.All(patronen, p => Assert.Null(Patroonkeuring.Check(p.Patroon)));
    }
}
