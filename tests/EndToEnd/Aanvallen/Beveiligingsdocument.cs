using System.Text.RegularExpressions;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>docs/security.md names tests that exist, and all of the attack suite.</summary>
public sealed partial class Beveiligingsdocument
{
    internal static readonly string Wortel = FindWortel();
    private static readonly string Tekst = File.ReadAllText(Path.Combine(Wortel, "docs", "security.md"));

    [Fact]
    public void Rows_OfTheTable_NameTestClassesThatExistAndTest()
    {
        var genoemd = Rij().Matches(Tekst).SelectMany(r => Naam().Matches(r.Groups["bewijs"].Value)).Select(m => m.Groups["naam"].Value).Distinct().ToList();

        Assert.NotEmpty(genoemd);
        Assert.All(genoemd, naam =>
        {
            var bron = File.ReadAllText(Assert.Single(Directory.EnumerateFiles(Path.Combine(Wortel, "tests"), naam + ".cs", SearchOption.AllDirectories)));
            Assert.Matches($@"\bclass {naam}\b", bron);
            Assert.True(
                bron.Contains("[Fact]", StringComparison.Ordinal) || bron.Contains("[Theory]", StringComparison.Ordinal) || naam == nameof(Testrun), naam);
        });
    }

    [Fact]
    public void Classes_OfTheAttackSuite_AreAllNamed()
    {
        var klassen = Directory.EnumerateFiles(Path.Combine(Wortel, "tests", "EndToEnd", "Aanvallen"), "*.cs")
            .Where(p => File.ReadAllText(p).Contains("[Collection(Doelwit.Naam)]", StringComparison.Ordinal))
            .Select(p => Path.GetFileNameWithoutExtension(p)).Where(n => n != nameof(Beveiligingsdocument)).ToList();

        Assert.NotEmpty(klassen);
        Assert.All(klassen, k => Assert.Contains($"`{k}`", Tekst, StringComparison.Ordinal));
    }

    private static string FindWortel()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new InvalidOperationException("The root of the repository is not above the test.");
        return map.FullName;
    }

    [GeneratedRegex(@"^\|(?:[^|]*\|){2}(?<bewijs>[^|]*)\|\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rij();

    [GeneratedRegex("`(?<naam>[A-Z][A-Za-z0-9]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Naam();
}
