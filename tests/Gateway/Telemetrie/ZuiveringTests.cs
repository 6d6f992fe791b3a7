using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Telemetrie.Logboek;
using IB.Gateway.Validation;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class ZuiveringTests
{
    [Theory]
    [InlineData("bsn 999900006")]
    [InlineData("999900006")]
    [InlineData("<Bsn>999900006</Bsn>")]
    [InlineData("bsn=999900006, 999900018.")]
    [InlineData("a-999900006-b_999900006_")]
    [InlineData("1,999900006")]
    public void Clean_IsolatedBsn_IsReplaced(string tekst)
    {
        var schoon = Zuivering.Clean(tekst, out var bsn);

        Assert.True(bsn);
        Assert.DoesNotContain("9999000", schoon, StringComparison.Ordinal);
        Assert.Contains("[bsn?]", schoon, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("OIN 00000099000000384000")]
    [InlineData("AGB 73733333, gemeente 0363")]
    [InlineData("2026-03-02T09:00:00.1234567+00:00 en 20260302090000123")]
    [InlineData("5f999900006b4c1e9d1e0a1b2c3d4e5f")]
    [InlineData("00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01")]
    [InlineData("99990000-6999-4000-8000-999900006999")]
    [InlineData("0.999900006 seconden")]
    [InlineData("999900007 voldoet niet")]
    [InlineData("x999900006 999900006é")]
    [InlineData("")]
    public void Clean_OtherNumbers_AreLeftAlone(string tekst)
    {
        Assert.Same(tekst, Zuivering.Clean(tekst, out var bsn));
        Assert.False(bsn);
    }

    [Theory]
    [InlineData("a\r\nb", "a\\r\\nb")]
    [InlineData("\u001b[31mrood\u001b[0m", "\\u001b[31mrood\\u001b[0m")]
    [InlineData("\0\t\u007f\u0085\u2028\u202e", "\\u0000\\t\\u007f\\u0085\\u2028\\u202e")]
    [InlineData("é€ [x] \\", "é€ [x] \\")]
    public void Clean_ControlAndFormatCharacters_AreWrittenOut(string tekst, string verwacht)
        => Assert.Equal(verwacht, Zuivering.Clean(tekst));

    [Fact]
    public void Clean_AnyMixOfBsnsAndText_AgreesWithTheRuleAsARegex()
    {
        var stuk = Gen.OneOf(
            Bsn(),
            Gen.Elements("a", "F", " ", ".", "-", "_", ",", "0", "7", "é", "٣", "\n", "\u001b", "x.", "12."),
            Gen.Choose(0, 999_999_999).Select(g => $"{g:D9}"),
            ArbMap.Default.GeneratorFor<Guid>().Select(g => g.ToString()));
        Prop.ForAll(stuk.ListOf().Select(stukken => string.Concat(stukken)).ToArbitrary(), tekst =>
        {
            var verwacht = Regex.Replace(
                tekst, @"(?<![\p{L}\p{Nd}])(?<![0-9]\.)[0-9]{9}(?![\p{L}\p{Nd}])", m => Elfproef.Voldoet<char>(m.Value) ? "[bsn?]" : m.Value,
                RegexOptions.None, TimeSpan.FromSeconds(1));
            verwacht = Regex.Replace(verwacht, @"[\n\u001b]", m => m.Value == "\n" ? "\\n" : "\\u001b", RegexOptions.None, TimeSpan.FromSeconds(1));
            Assert.Equal(verwacht, Zuivering.Clean(tekst));
        }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Clean_Twice_ChangesNothingMore()
        => Prop.ForAll(ArbMap.Default.ArbFor<NonNull<string>>(), tekst =>
        {
            var schoon = Zuivering.Clean(tekst.Get);
            Assert.Same(schoon, Zuivering.Clean(schoon));
        }).QuickCheckThrowOnFailure();

    // Within the test range 9999xxxxx; the ninth digit follows from the others, unless it would have to be 10.
    private static Gen<string> Bsn()
        => Gen.Choose(0, 9_999).Select(g => $"9999{g:D4}")
            .Select(acht => acht + Enumerable.Range(0, 10).Where(c => Elfproef.Voldoet<char>($"{acht}{c}")).Select(c => $"{c}").FirstOrDefault())
            .Where(bsn => bsn.Length == 9);
}
