using System.Text.RegularExpressions;

namespace IB.Gateway.House.Tests;

/// <summary>
/// Source that can be read without scrolling sideways. What stands within quotes does not count: a text for a user, a pattern or SQL is looked for whole.
/// </summary>
public sealed partial class RegelbreedteTests
{
    private const int Max = 160;
    private const string Rauw = "\"\"\"";

    private static readonly string[] Alles = [.. Huis.Assemblies.Keys, Huis.Generator, "tests", "load-tests"];

    [Theory]
    [InlineData("var x = 1;", 10)]
    [InlineData("var x = \"een \\\"tekst\\\"\";", 11)]
    public void Measure_ALine_LeavesOutWhatStandsWithinQuotes(string regel, int breedte) => Assert.Equal(breedte, Measure(regel));

    [Fact]
    public void Lines_All_AreAtMost160Wide() => Assert.Empty(Huis.Bronnen(Alles).SelectMany(FindTeBreed));

    private static IEnumerable<string> FindTeBreed(string pad)
    {
        var isRauw = false;
        foreach (var (nummer, regel) in Huis.ReadLines(pad).Index())
        {
            var grenzen = regel.Split(Rauw).Length - 1;
            if (!isRauw && grenzen == 0 && Measure(regel) > Max)
                yield return $"{pad}:{nummer + 1} is {Measure(regel)} wide";
            isRauw ^= grenzen % 2 == 1;
        }
    }

    private static int Measure(string regel) => Tekst().Replace(regel, "\"\"").Length;

    [GeneratedRegex(@"""(?:[^""\\]|\\.)*""", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Tekst();
}
