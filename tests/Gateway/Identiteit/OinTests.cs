using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Tests.Identiteit;

public sealed partial class OinTests
{
    [Theory]
    [InlineData("00000001002220647000")]
    [InlineData("00000004001094920000")]
    [InlineData("00000003123456780000")]
    [InlineData("00000007ab12cd340000")]
    [InlineData("00000009ABCDEFGHI000")]
    public void TryParse_ValidOin_KeepsAllPositions(string tekst)
    {
        Assert.True(Oin.TryParse(tekst, out var oin));
        Assert.Equal(tekst, oin.Waarde);
        Assert.False(oin.IsTest);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("0000000100222064700")] // 19
    [InlineData("000000010022206470000")] // 21
    [InlineData(" 0000000100222064700")]
    [InlineData("00000001002220647000\n")]
    [InlineData("0000000A002220647000")] // letter in the prefix
    [InlineData("00000001002220647001")] // suffix
    [InlineData("00000001002220647100")] // suffix
    [InlineData("00000001-02220647000")]
    [InlineData("00000001é02220647000")]
    [InlineData("0000000１002220647000")] // full-width digit
    [InlineData("00000001٠02220647000")] // Arabic-Indic digit
    public void TryParse_AnythingElse_Refused(string? tekst) => Assert.False(Oin.TryParse(tekst, out _));

    [Fact]
    public void IsTest_Prefix99_True()
    {
        Assert.True(Oin.TryParse(Proefpki.TestOin, out var oin));
        Assert.True(oin.IsTest);
    }

    [Fact]
    public void TryParse_AnyText_AgreesWithTheStandardsPattern()
    {
        // Mostly near misses: the alphabet and the length stay close to what is valid.
        var teken = Gen.Frequency(
            (12, Gen.Constant('0')), (6, Gen.Elements("123456789".ToCharArray())), (3, Gen.Elements("aZ".ToCharArray())),
            (1, Gen.Elements("-é ٠\n".ToCharArray())));
        var tekst = Gen.Choose(19, 21).SelectMany(n => teken.ArrayOf(n)).Select(t => new string(t));

        Prop.ForAll(
            tekst.ToArbitrary(),
            t => Oin.TryParse(t, out _) == (t.Length == 20 && Standaard().IsMatch(t))).QuickCheckThrowOnFailure();
    }

    [GeneratedRegex(@"\A[0-9]{8}[0-9A-Za-z]{8,9}0{3,4}\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Standaard();
}
