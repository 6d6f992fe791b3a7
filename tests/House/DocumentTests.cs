using System.Text.RegularExpressions;

namespace IB.Gateway.House.Tests;

/// <summary>What the documents show of the code is what the tests run, and what they point at is there.</summary>
public sealed partial class DocumentTests
{
    private static readonly HashSet<string> Bovenmappen = [.. Directory.EnumerateDirectories(Huis.Root).Select(static m => Path.GetFileName(m))];

    private static readonly string[] Testbronnen = [.. Huis.Bronnen("tests").Select(Huis.Read)];

    public static TheoryData<string> Documenten => [.. Huis.Documenten()];

    [Fact]
    public void Processors_Example_IsTheOneThatIsTested()
        => Assert.Contains(Huis.Read("tests/Routing/Processors/Toewijzingenteller.cs").TrimEnd(), Huis.Read("docs/processors.md"), StringComparison.Ordinal);

    /// <summary>Files of the source by their whole path from the root, so that one can go there.</summary>
    [Theory]
    [MemberData(nameof(Documenten))]
    public void Paths_OfADocument_Exist(string document)
        => Assert.DoesNotContain(Code().Matches(Huis.Read(document)).Select(static m => m.Groups["pad"].Value), static p => IsPad(p) && !Huis.Exists(p));

    [Theory]
    [MemberData(nameof(Documenten))]
    public void Links_OfADocument_LeadSomewhere(string document)
    {
        var map = Path.GetDirectoryName(document)!;

        Assert.DoesNotContain(
            Verwijzing().Matches(Huis.Read(document)).Select(static m => m.Groups["doel"].Value),
            d => !d.StartsWith("http", StringComparison.Ordinal) && !Leads(map, document, d));
    }

    /// <summary>A command that finds no test says that all is well.</summary>
    [Theory]
    [MemberData(nameof(Documenten))]
    public void Commands_OfADocument_NameTestsThatExist(string document)
    {
        var namen = Keuze().Matches(Huis.Read(document)).Select(static m => m.Groups["naam"].Value.Trim('*', '.')).Where(static n => n.Length > 0);

        Assert.DoesNotContain(namen, static n => !Testbronnen.Any(b => Regex.IsMatch(b, $@"(?:class \w*|namespace ){Regex.Escape(n)}\b", RegexOptions.None, TimeSpan.FromSeconds(5))));
    }

    private static bool IsPad(string tekst)
        => tekst.EndsWith(".cs", StringComparison.Ordinal) || (tekst.Contains('/', StringComparison.Ordinal) && Bovenmappen.Contains(tekst.Split('/')[0]));

    private static bool Leads(string map, string document, string doel)
    {
        var (pad, kop) = doel.Split('#') is [var p, var k] ? (p, k) : (doel, null);
        var bestand = pad.Length == 0 ? document : Path.GetRelativePath(Huis.Root, Path.GetFullPath(Path.Combine(Huis.Root, map, pad)));
        return Huis.Exists(bestand) && (kop is null || Kop().Matches(Huis.Read(bestand)).Any(m => Anker(m.Groups["kop"].Value) == kop));
    }

    /// <summary>The name by which a heading is linked to.</summary>
    private static string Anker(string kop) => Anders().Replace(kop.ToLowerInvariant(), "").Replace(' ', '-');

    [GeneratedRegex(@"`(?<pad>[\w./-]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Code();

    [GeneratedRegex(@"\]\((?<doel>[^)\s]+)\)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Verwijzing();

    [GeneratedRegex(@"^#+ (?<kop>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Kop();

    [GeneratedRegex(@"[^\w \-]", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Anders();

    [GeneratedRegex(@"-(?:class|namespace) ""(?<naam>[\w.*]+)""", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 5000)]
    private static partial Regex Keuze();
}
