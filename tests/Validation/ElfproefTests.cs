using System.Globalization;
using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace IB.Gateway.Validation.Tests;

public sealed class ElfproefTests
{
    private static readonly int[] Gewichten = [9, 8, 7, 6, 5, 4, 3, 2, -1];

    [Theory]
    [InlineData("999900006", true)]
    [InlineData("999900018", true)]
    [InlineData("010000008", true)]
    [InlineData("999900007", false)]
    [InlineData("000000000", false)]
    [InlineData("99990000", false)]
    [InlineData("9999000060", false)]
    [InlineData("99990000 ", false)]
    [InlineData("99990000:", false)]
    [InlineData("99990000/", false)]
    [InlineData("", false)]
    public void Voldoet_Text_MustBeNineDigitsThatPass(string cijfers, bool verwacht)
    {
        Assert.Equal(verwacht, Elfproef.Voldoet<char>(cijfers));
        Assert.Equal(verwacht, Elfproef.Voldoet<byte>(Encoding.UTF8.GetBytes(cijfers)));
    }

    [Theory]
    [InlineData("999900006", true)]
    [InlineData("zie 999900006.", true)]
    [InlineData("u-999900006-x", true)]
    [InlineData("1-2-999900018", true)]
    [InlineData("9999000061", false)]
    [InlineData("1999900006", false)]
    [InlineData("99990000 6", false)]
    [InlineData("999900007", false)]
    [InlineData("", false)]
    public void KomtVoor_Text_IsSeenWithNoDigitBesideIt(string tekst, bool verwacht)
    {
        Assert.Equal(verwacht, Elfproef.KomtVoor<char>(tekst));
        Assert.Equal(verwacht, Elfproef.KomtVoor<byte>(Encoding.UTF8.GetBytes(tekst)));
    }

    [Fact]
    public void Voldoet_AnyNumber_FollowsTheWeights() => Prop.ForAll(Gen.Choose(0, 999_999_999).ToArbitrary(), getal =>
    {
        var cijfers = getal.ToString("D9", CultureInfo.InvariantCulture);
        var som = cijfers.Zip(Gewichten, (c, gewicht) => (c - '0') * gewicht).Sum();
        return Elfproef.Voldoet<char>(cijfers) == (getal != 0 && som % 11 == 0);
    }).QuickCheckThrowOnFailure();

    /// <summary>What the rule is for: one wrong digit, or two neighbours the wrong way round, is always seen.</summary>
    [Theory]
    [InlineData("999900006")]
    [InlineData("999900018")]
    [InlineData("010000008")]
    public void Voldoet_OneDigitWrongOrTwoSwapped_IsSeen(string goed)
    {
        for (var plaats = 0; plaats < goed.Length; plaats++)
        {
            foreach (var ander in "0123456789".Where(c => c != goed[plaats]))
                Assert.False(Elfproef.Voldoet<char>($"{goed[..plaats]}{ander}{goed[(plaats + 1)..]}"));
            if (plaats > 0 && plaats < goed.Length - 1 && goed[plaats - 1] != goed[plaats])
                Assert.False(Elfproef.Voldoet<char>($"{goed[..(plaats - 1)]}{goed[plaats]}{goed[plaats - 1]}{goed[(plaats + 1)..]}"));
        }
    }
}
