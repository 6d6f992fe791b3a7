using System.Reflection;
using System.Text.RegularExpressions;
using Xunit.v3;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Every number of the list has tests that say so, and docs/attacks.md names the classes that they are in.</summary>
public sealed partial class DeAanvalslijst
{
    /// <summary>Classes in the folder of the attacks that attack nothing.</summary>
    private static readonly string[] Papier = [nameof(DeAanvalslijst), nameof(Beveiligingsdocument)];

    private static readonly Type[] Klassen = typeof(DeAanvalslijst).Assembly.GetTypes();

    public static TheoryData<string> Nummers => [.. Aanvalslijst.Nummers];

    [Theory]
    [MemberData(nameof(Nummers))]
    public void Number_OfTheList_HasATest(string nummer) => Assert.NotEmpty(TestsOf(nummer));

    [Theory]
    [MemberData(nameof(Nummers))]
    public void Number_OfTheList_StandsInTheDocumentWithItsClasses(string nummer)
    {
        var rij = Assert.Single(Rij().Matches(Tekst()), r => r.Groups["nummer"].Value == nummer);
        var genoemd = Naam().Matches(rij.Groups["bewijs"].Value).Select(m => m.Groups["naam"].Value).ToHashSet();
        var klassen = TestsOf(nummer).Select(t => t.ReflectedType!.Name).ToHashSet();

        Assert.Empty(klassen.Except(genoemd));
        Assert.All(genoemd.Except(klassen), naam =>
        {
            // A class of another test project; one of this project would have the trait.
            Assert.DoesNotContain(Klassen, k => k.Name == naam);
            Assert.Single(Directory.EnumerateFiles(Path.Combine(Beveiligingsdocument.Wortel, "tests"), naam + ".cs", SearchOption.AllDirectories));
        });
    }

    [Fact]
    public void Traits_AreNumbersOfTheList()
        => Assert.Empty(Tests().SelectMany(NummersOf).Except(Aanvalslijst.Nummers));

    [Fact]
    public void Classes_InTheFolderOfTheAttacks_HaveANumberOnEachTest()
    {
        var namen = Directory.EnumerateFiles(Path.Combine(Beveiligingsdocument.Wortel, "tests", "EndToEnd", "Aanvallen"), "*.cs")
            .Select(p => Path.GetFileNameWithoutExtension(p)).Except(Papier).ToHashSet();

        Assert.Empty(Tests().Where(t => namen.Contains(t.ReflectedType!.Name) && !NummersOf(t).Any()).Select(t => $"{t.ReflectedType!.Name}.{t.Name}"));
    }

    private static IEnumerable<MethodInfo> TestsOf(string nummer) => Tests().Where(t => NummersOf(t).Contains(nummer));

    private static IEnumerable<MethodInfo> Tests()
        => Klassen.Where(k => !k.IsAbstract).SelectMany(k => k.GetMethods()).Where(m => m.GetCustomAttributes().OfType<IFactAttribute>().Any());

    private static IEnumerable<string> NummersOf(MethodInfo test)
        => test.GetCustomAttributes<TraitAttribute>().Concat(test.ReflectedType!.GetCustomAttributes<TraitAttribute>())
            .Where(t => t.Name == Aanvalslijst.Kenmerk).Select(t => t.Value);

    private static string Tekst() => File.ReadAllText(Path.Combine(Beveiligingsdocument.Wortel, "docs", "attacks.md"));

    [GeneratedRegex(
        @"^\| (?<nummer>X[0-9]+) \|(?:[^|\n]*\|){2}(?<bewijs>[^|\n]*)\|\s*$", RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000)]
    private static partial Regex Rij();

    [GeneratedRegex("`(?<naam>[A-Z][A-Za-z0-9]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Naam();
}
