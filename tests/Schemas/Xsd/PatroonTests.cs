using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

public sealed class PatroonTests(Keurmeesters keurmeesters) : IClassFixture<Keurmeesters>
{
    /// <summary>Short texts of what matters: white space of XML, white space of Unicode only, a dot, letters, a surrogate pair.</summary>
    private static readonly Arbitrary<string> Teksten = Gen.Elements(" ", "\t", "\n", "\r", "\u00a0", "\u0085", "\u2028", ".", "a", "é", "😀")
        .ListOf()
        .Select(string.Concat)
        .ToArbitrary();

    public static TheoryData<string> LastigeTeksten =>
    [
        "a", " a", "a ", "a b", ".", ". .", "\u00a0", "\u2028", "😀", "a\nb", "\na", " \n a \n b", "a\rb", "\ra", "", " ", "\n", "\r\n", " \t\n\r ",
    ];

    /// <summary>The pack's XSDs, for the lint below.</summary>
    public static TheoryData<string> Packs => [.. Keurmeesters.Catalogus.Packs.Select(p => p.Naam)];

    [Fact]
    public void Commentaar_AnyText_EqualsItsPlainDefinition()
        => Prop.ForAll(Teksten, t => Matches(Patronen.Commentaar, t) == t.Any(c => !IsXmlSpace(c))).QuickCheckThrowOnFailure();

    [Fact]
    public void Commentaar_AnyText_EqualsThePatternOfTheStandard()
        => Prop.ForAll(Teksten, t => Matches(Patronen.Commentaar, t) == Matches(AsXmlSchemaReads(Patronen.CommentaarInTabel), t)).QuickCheckThrowOnFailure();

    [Fact]
    public void Regel_AnyText_EqualsItsPlainDefinition()
        => Prop.ForAll(Teksten, t => Matches(Patronen.Regel, t) == (t.Any(c => !IsXmlSpace(c)) && !t.Any(c => c is '\n' or '\r'))).QuickCheckThrowOnFailure();

    [Fact]
    public void Regel_AnyText_EqualsThePatternOfTheStandard()
        => Prop.ForAll(Teksten, t => Matches(Patronen.Regel, t) == Matches(AsXmlSchemaReads(Patronen.RegelInTabel), t)).QuickCheckThrowOnFailure();

    [Theory]
    [MemberData(nameof(LastigeTeksten))]
    public void Commentaar_InAMessage_BothEnginesFollowThePlainDefinition(string tekst)
        => JudgeWith("<wmo301:Commentaar>", tekst).AssertIs(tekst.Any(c => !IsXmlSpace(c)));

    [Theory]
    [MemberData(nameof(LastigeTeksten))]
    public void Regel_InAMessage_BothEnginesFollowThePlainDefinition(string tekst)
        => JudgeWith("<iwmo:Achternaam>", tekst).AssertIs(tekst.Any(c => !IsXmlSpace(c)) && !tekst.Any(c => c is '\n' or '\r'));

    [Fact]
    public void Regel_ValueEndingInALineFeed_IsTheOneCaseWhereSystemXmlIsTooLenient()
    {
        var oordeel = JudgeWith("<iwmo:Achternaam>", "Maanen\n");

        Assert.Empty(oordeel.SystemXml);
        Assert.NotEmpty(oordeel.Xmllint);
    }

    [Theory]
    [MemberData(nameof(Packs))]
    public void Patterns_OfEveryXsd_NestNoQuantifiers(string naam)
    {
        var pack = SchemaPack.LoadEmbedded(naam);
        var patronen = pack.Bestanden.Where(b => b.EndsWith(".xsd", StringComparison.Ordinal)).SelectMany(b => ReadPatterns(pack, b)).ToArray();

        Assert.NotEmpty(patronen);
        Assert.DoesNotContain(patronen, NestsQuantifiers);
    }

    [Theory]
    [InlineData(Patronen.CommentaarInTabel, true)]
    [InlineData("(a+b{2,})*", true)]
    [InlineData("((a*))+", true)]
    [InlineData("(a{2,5})+", false)]
    [InlineData(@"(\(a+\))", false)]
    [InlineData("([a-z+*])+", false)]
    [InlineData(Patronen.Commentaar, false)]
    public void NestsQuantifiers_KnownPattern_IsSeen(string patroon, bool genest) => Assert.Equal(genest, NestsQuantifiers(patroon));

    private Oordeel JudgeWith(string element, string tekst)
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO301.xml");
        var begin = bericht.IndexOf(element, StringComparison.Ordinal) + element.Length;
        var eind = bericht.IndexOf("</", begin, StringComparison.Ordinal);
        var waarde = string.Concat(tekst.EnumerateRunes().Select(r => $"&#{r.Value};"));
        return keurmeesters.Judge("WMO301", System.Text.Encoding.UTF8.GetBytes(bericht[..begin] + waarde + bericht[eind..]));
    }

    private static bool IsXmlSpace(char c) => c is ' ' or '\t' or '\n' or '\r';

    private static bool Matches(string patroon, string tekst)
        => Regex.IsMatch(tekst, $@"\A(?:{patroon})\z", RegexOptions.NonBacktracking | RegexOptions.CultureInvariant, TimeSpan.FromSeconds(10));

    /// <summary>Rewrites <c>\s</c>, <c>\S</c> and the dot to what XML Schema means by them.</summary>
    private static string AsXmlSchemaReads(string patroon)
        => patroon.Replace("[^\\s]", "[^ \\t\\n\\r]", StringComparison.Ordinal)
            .Replace("[.\\s]", "[\\u002e \\t\\n\\r]", StringComparison.Ordinal)
            .Replace("\\S", "[^ \\t\\n\\r]", StringComparison.Ordinal)
            .Replace(".", "[^\\n\\r]", StringComparison.Ordinal);

    private static IEnumerable<string> ReadPatterns(SchemaPack pack, string bestand)
    {
        using var reader = XmlReader.Create(pack.Open(bestand), new XmlReaderSettings { CloseInput = true });
        while (reader.ReadToFollowing("pattern", XmlSchema.Namespace))
            yield return reader.GetAttribute("value")!;
    }

    private static bool NestsQuantifiers(string patroon)
    {
        // Escapes and classes stand for one character each; then a group with an unbounded part that repeats unboundedly.
        const string Unbounded = @"(?:[*+]|\{\d+,\})";
        var kaal = Regex.Replace(patroon, @"\\.|\[(?:\\.|[^\]\\])*\]", "x", RegexOptions.None, TimeSpan.FromSeconds(1));
        while (true)
        {
            var groep = Regex.Match(kaal, @"\((?<inhoud>[^()]*)\)(?<maal>" + Unbounded + ")?", RegexOptions.None, TimeSpan.FromSeconds(1));
            if (!groep.Success)
                return false;
            var herhaalt = Regex.IsMatch(groep.Groups["inhoud"].Value, Unbounded, RegexOptions.None, TimeSpan.FromSeconds(1));
            if (herhaalt && groep.Groups["maal"].Success)
                return true;
            kaal = kaal.Remove(groep.Index, groep.Length).Insert(groep.Index, herhaalt || groep.Groups["maal"].Success ? "x+" : "x");
        }
    }
}
