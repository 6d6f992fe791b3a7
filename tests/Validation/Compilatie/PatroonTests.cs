using System.Text;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation.Tests.Compilatie;

public sealed class PatroonTests
{
    [Theory]
    [InlineData(@"[a-z-[aeiou]]+", "bcd", "bad")]
    [InlineData(@"[^a-c]", "é", "a")]
    [InlineData(@"\p{Lu}\p{Ll}*", "Éé", "éÉ")]
    [InlineData(@"\P{L}", "1", "a")]
    [InlineData(@"\i\c*", "é:1-", "1a")]
    [InlineData(@"\s\S", "\ta", "a\t")]
    [InlineData(@"\d{2,3}", "١٢٣", "1")]
    [InlineData(@"\w", "é", "-")]
    [InlineData(@"a|", "", "aa")]
    [InlineData(@"(a|b){0}c", "c", "ac")]
    [InlineData(@"a{2,}", "aaaaa", "a")]
    [InlineData(@".", "😀", "\n")]
    [InlineData(@"[😀-😂]", "😁", "😃")]
    [InlineData(@"^a$", "^a$", "a")]
    [InlineData(@"\.\\\?\*\+\{\}\(\)\[\]\|\-\^", @".\?*+{}()[]|-^", ".")]
    [InlineData(@"[\-+.]", "-", ",")]
    [InlineData(@"[a-]", "-", "b")]
    [InlineData(@"[a-z\d\-]{1,100}", "wachtrij-٣", "Wachtrij")]
    [InlineData(@"\w{0,255}é", "ééncafé", "cafe")]
    [InlineData(@"(([a-z]+)+)+", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa!")]
    public void Matches_WordOfThePattern_OnlyThat(string patroon, string goed, string fout)
    {
        Assert.True(Matches(patroon, goed));
        Assert.False(Matches(patroon, fout));
    }

    [Theory]
    [InlineData("a{")]
    [InlineData("(a")]
    [InlineData("a)")]
    [InlineData("[]")]
    [InlineData("[b-a]")]
    [InlineData("*")]
    [InlineData(@"\q")]
    [InlineData(@"a{3,2}")]
    [InlineData("a\\")]
    [InlineData(@"\p{IsLatin-1Supplement}")]
    [InlineData("(a{1000}){1000}")]
    public void Compile_NoPatternOrTooMuch_IsNotSupported(string patroon)
        => Assert.Throws<NietOndersteundException>(() => Patroon.Compile([patroon]));

    // The patterns are those that mean the same to both.
    [Fact]
    public void Matches_AnyPatternAndText_AsTheFrameworkDoes()
    {
        var seed = Toeval.SeedOr(20260311);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var teken = Gen.Elements("a", "b", "[ab]", "[^a]", "[b-d]", ".", "x?", @"\.");
        var patroon = Gen.Sized(n => Patronen(teken, Math.Min(n, 12)));
        var tekst = Gen.Elements('a', 'b', 'c', 'x', '.').ListOf().Select(t => new string([.. t.Take(10)]));
        Prop.ForAll(patroon.ToArbitrary(), tekst.ToArbitrary(), (p, t) =>
                Matches(p, t) == Regex.IsMatch(t, $@"\A(?:{p})\z", RegexOptions.NonBacktracking))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(5000).WithReplay((ulong)seed, 1));
    }

    private static Gen<string> Patronen(Gen<string> teken, int grootte)
    {
        if (grootte <= 1)
            return teken;
        var deel = Patronen(teken, grootte / 2);
        return Gen.OneOf(
            deel.Zip(deel, (a, b) => a + b), deel.Zip(deel, (a, b) => $"({a}|{b})"), deel.Select(a => $"({a})*"), deel.Select(a => $"({a}){{1,3}}"),
            deel.Select(a => $"({a})?"), deel.Select(a => $"({a})+"));
    }

    private static bool Matches(string patroon, string tekst) => Patroon.Compile([patroon]).Matches(Encoding.UTF8.GetBytes(tekst));
}
