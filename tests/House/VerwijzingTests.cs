using System.Text.RegularExpressions;

namespace IB.Gateway.House.Tests;

/// <summary>What a comment points at is there: a numbered rule of the chain, a decision, an attack, a document.</summary>
public sealed partial class VerwijzingTests
{
    /// <summary>Words before a number in parentheses that point at nothing of ours, with the reason.</summary>
    private static readonly Dictionary<string, string> GeenVerwijzing = new(StringComparer.Ordinal)
    {
        ["cvc-elt"] = "A rule of XML Schema 1.0.",
        ["mode"] = "Rights of a file.",
        ["part"] = "A part of XML Schema 1.0.",
        ["port"] = "A port.",
        ["prefix"] = "The first digits of an OIN.",
    };

    private static readonly string[] Bronmappen = [.. Huis.Assemblies.Keys, Huis.Generator, "tests", "load-tests"];

    private static readonly string[] Bronnen = [.. Huis.Bronnen(Bronmappen).Where(static p => p != "tests/House/VerwijzingTests.cs")];

    /// <summary>Sections of docs/koppelvlak.md by number.</summary>
    private static readonly HashSet<string> Koppelvlak =
    [
        .. Genummerd().Matches(Huis.Read("docs/koppelvlak.md")).Select(static m => m.Groups["nummer"].Value.TrimEnd('.')),
    ];

    /// <summary>A reference as it stands in a comment, and what it points at.</summary>
    public static TheoryData<string, string> Voorbeelden => new()
    {
        { "/// (koppelvlak 3.3).", "3.3" },
        { "// Dutch days (koppelvlak 3 and 8.2).", "3 8.2" },
        { "/// (koppelvlak 3.1-3.5), for", "3.1 3.5" },
        { "/// 24 hours (koppelvlak 9.3: 24 hours).", "9.3" },
        { "/// the choice (koppelvlak 5)", "5" },
    };

    [Theory]
    [MemberData(nameof(Voorbeelden))]
    public void Koppelvlaknummers_Comment_GivesEverySection(string regel, string nummers)
        => Assert.Equal(nummers.Split(' '), Koppelvlaknummers(regel));

    [Fact]
    public void Source_RulesOfTheChain_StandInTheDocument()
    {
        var verwijzingen = Regels().SelectMany(r => Koppelvlaknummers(r.Tekst).Select(n => (r.Plek, Nummer: n))).ToList();

        Assert.NotEmpty(verwijzingen);
        Assert.DoesNotContain(verwijzingen, v => !Koppelvlak.Contains(v.Nummer));
    }

    [Fact]
    public void Source_NumbersInParentheses_PointAtNoNotesThatAreNotHere()
        => Assert.DoesNotContain(
            Regels().SelectMany(static r => Sectie().Matches(r.Tekst).Select(m => (r.Plek, Naam: m.Groups["naam"].Value))),
            static v => v.Naam != "koppelvlak" && !GeenVerwijzing.ContainsKey(v.Naam));

    [Fact]
    public void Source_Decisions_Exist()
    {
        var besluiten = Directory.EnumerateFiles(Path.Combine(Huis.Root, "docs", "adr")).Select(static p => int.Parse(Path.GetFileName(p)[..4])).ToHashSet();
        var verwijzingen = Regels().Concat(Tekstregels())
            .SelectMany(static r => Besluit().Matches(r.Tekst).Select(m => (r.Plek, Nummer: int.Parse(m.Groups["nummer"].Value)))).ToList();

        Assert.NotEmpty(verwijzingen);
        Assert.DoesNotContain(verwijzingen, v => !besluiten.Contains(v.Nummer));
    }

    [Fact]
    public void Source_Attacks_StandInTheList()
    {
        var aanvallen = Aanval().Matches(Huis.Read("docs/attacks.md")).Select(static m => m.Value).ToHashSet(StringComparer.Ordinal);
        var genoemd = Regels()
            .SelectMany(static r => Aanvallijst().Matches(r.Tekst).SelectMany(m => Aanval().Matches(m.Value).Select(a => (r.Plek, Nummer: a.Value)))).ToList();

        Assert.NotEmpty(genoemd);
        Assert.DoesNotContain(genoemd, v => !aanvallen.Contains(v.Nummer));
    }

    [Fact]
    public void Source_Documents_Exist()
        => Assert.DoesNotContain(
            Regels().SelectMany(static r => Document().Matches(r.Tekst).Select(m => (r.Plek, Pad: m.Value))), static v => !Huis.Exists(v.Pad));

    private static IEnumerable<string> Koppelvlaknummers(string regel)
        => Koppelvlakverwijzing().Matches(regel).SelectMany(static m => Nummer().Matches(m.Groups["nummers"].Value).Select(static n => n.Value));

    private static IEnumerable<(string Plek, string Tekst)> Regels()
        => Bronnen.SelectMany(
            static p => Huis.ReadLines(p).Select((r, i) => (Plek: $"{p}:{i + 1}", Tekst: r)).Where(static r => Commentaar().IsMatch(r.Tekst)));

    private static IEnumerable<(string Plek, string Tekst)> Tekstregels()
        => Huis.Documenten().SelectMany(static p => Huis.ReadLines(p).Select((r, i) => (Plek: $"{p}:{i + 1}", Tekst: r)));

    [GeneratedRegex(@"\((?:[^()]*\s)?koppelvlak (?<nummers>\d[^:()]*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Koppelvlakverwijzing();

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Nummer();

    [GeneratedRegex(@"^#+ (?<nummer>\d+(\.\d+)?)\.? ", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Genummerd();

    [GeneratedRegex(@"\((?<naam>[a-z][a-z-]*) \d+(\.\d+)*(?=[,:;)]| and )", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Sectie();

    [GeneratedRegex(@"\bADR (?<nummer>\d+)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Besluit();

    [GeneratedRegex(@"\(attack suite [^)]*\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Aanvallijst();

    [GeneratedRegex(@"\bX\d+\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Aanval();

    [GeneratedRegex(@"\bdocs/[\w/-]+\.md\b", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Document();

    [GeneratedRegex(@"(^|\s)//", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Commentaar();
}
