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
        Assert.DoesNotContain(
            Verwijzing().Matches(Huis.Read(document)).Select(static m => m.Groups["doel"].Value),
            d => !d.StartsWith("http", StringComparison.Ordinal) && !Leads(document, d));
    }

    /// <summary>A page that nothing leads to is not read.</summary>
    [Fact]
    public void Documents_All_AreReachedFromTheReadme()
    {
        var bereikt = new HashSet<string>(StringComparer.Ordinal) { "README.md" };
        var rij = new Queue<string>(bereikt);
        while (rij.TryDequeue(out var document))
        {
            foreach (var doel in Verwijzing().Matches(Huis.Read(document)).Select(m => Bestand(document, m.Groups["doel"].Value)))
            {
                // A folder leads to all that is in it, as whoever opens it sees.
                foreach (var pagina in Huis.Documenten().Where(d => d == doel || Path.GetDirectoryName(d) == doel.TrimEnd('/')).Where(bereikt.Add))
                    rij.Enqueue(pagina);
            }
        }

        Assert.Empty(Huis.Documenten().Except(bereikt));
    }

    /// <summary>A command that finds no test says that all is well.</summary>
    [Theory]
    [MemberData(nameof(Documenten))]
    public void Commands_OfADocument_NameTestsThatExist(string document)
    {
        var namen = Keuze().Matches(Huis.Read(document)).Select(static m => m.Groups["naam"].Value.Trim('*', '.')).Where(static n => n.Length > 0);

        Assert.DoesNotContain(
            namen,
            static n => !Testbronnen.Any(b => Regex.IsMatch(b, $@"(?:class \w*|namespace ){Regex.Escape(n)}\b", RegexOptions.None, TimeSpan.FromSeconds(5))));
    }

    private static bool IsPad(string tekst)
        => tekst.EndsWith(".cs", StringComparison.Ordinal) || (tekst.Contains('/', StringComparison.Ordinal) && Bovenmappen.Contains(tekst.Split('/')[0]));

    private static bool Leads(string document, string doel)
    {
        var bestand = Bestand(document, doel);
        return Huis.Exists(bestand) && (doel.Split('#') is not [_, var kop] || Kop().Matches(Huis.Read(bestand)).Any(m => Anker(m.Groups["kop"].Value) == kop));
    }

    /// <summary>What a link of a document leads to, as a path from the root; the document itself when it only names a heading.</summary>
    private static string Bestand(string document, string doel) => doel.Split('#')[0] is { Length: > 0 } pad
        ? Path.GetRelativePath(Huis.Root, Path.GetFullPath(Path.Combine(Huis.Root, Path.GetDirectoryName(document)!, pad)))
        : document;

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
