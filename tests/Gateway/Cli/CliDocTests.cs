using System.Text.RegularExpressions;
using IB.Gateway.Cli;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

/// <summary>docs/cli.md tells what the command line has, all of it and nothing else.</summary>
public sealed partial class CliDocTests
{
    private static readonly string Doc = File.ReadAllText(Path.Combine(RepositoryRoot(), "docs", "cli.md"));

    private static readonly string[] Verbinding = [.. new Verbindingopties().Alle.Select(o => o.Name)];

    [Fact]
    public void Sections_AreTheVerbs()
    {
        var verbs = Verbenboom.Alle().Where(v => v.Verb.Subcommands.Count == 0).Select(v => v.Pad).Order(StringComparer.Ordinal);

        Assert.Equal(verbs, KopRegex().Matches(Doc).Select(m => m.Groups["verb"].Value).Order(StringComparer.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void Table_OfEachVerb_HasItsArgumentsAndOptions(string pad)
    {
        var verb = Verbenboom.Find(pad);
        var eigen = verb.Arguments.Select(a => Rij(a.Arity.MaximumNumberOfValues > 1 ? $"{a.Name}..." : a.Name, a.Description))
            .Concat(verb.Options.Where(o => !Verbinding.Contains(o.Name)).Select(o => Rij(Hulptekst.Label(o), o.Description)));

        var sectie = Sectie($"`{pad}`");

        Assert.Equal(eigen, RijRegex().Matches(sectie).Select(m => m.Value));
        Assert.Equal(verb.Options.Any(o => Verbinding.Contains(o.Name)), sectie.Contains("[connection options](#connection)", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Verbs))]
    public void ExitCodes_OfEachVerb_AreThoseOfItsHelp(string pad)
    {
        var codes = ((Verb)Verbenboom.Find(pad)).Uitgangen.Select(u => $"`{u[0]}` {u[1..].Trim()}");

        Assert.Contains($"\nExit code: {string.Join("; ", codes)}.\n", Sectie($"`{pad}`"), StringComparison.Ordinal);
    }

    [Fact]
    public void Connection_Table_HasItsOptionsAndVariables()
        => Assert.Equal(
            new Verbindingopties().Alle.Select(o => Rij(Hulptekst.Label(o), o.Description)),
            RijRegex().Matches(Sectie("Connection")).Select(m => m.Value));

    [Fact]
    public void Examples_AreCommandLinesThatParse()
    {
        var voorbeelden = VoorbeeldRegex().Matches(Doc).Select(m => m.Groups["opdracht"].Value).ToList();

        Assert.NotEmpty(voorbeelden);
        Assert.All(voorbeelden, v => Assert.Empty(Opdrachtregel.Create(Opdrachtproef.LegeOmgeving()).Parse(v).Errors));
    }

    [Fact]
    public async Task Examples_OfValidate_GiveTheOutputShown()
    {
        using var map = new TijdelijkeMap();
        map.Write("wmo301.xml", Fixtures.Bytes("iwmo-3.2/WMO301.xml"));
        map.Write("fout.xml", Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml"));
        var blok = Sectie("`validate`").Split("```console\n")[1].Split("```")[0];
        var delen = blok.Split("$ ib-gateway ", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(2, delen.Length);
        foreach (var deel in delen)
        {
            var regels = deel.TrimEnd('\n').Split('\n');
            var argumenten = regels[0].Split(' ').Select(a => a.EndsWith(".xml", StringComparison.Ordinal) ? map[a] : a);
            var uitslag = await new Opdrachtproef().RunAsync([.. argumenten]);
            Assert.Equal(regels[1..], uitslag.Regels.Select(r => r.Replace(map.Pad + Path.DirectorySeparatorChar, "", StringComparison.Ordinal)));
        }
    }

    public static TheoryData<string> Verbs => [.. Verbenboom.Alle().Where(v => v.Verb.Subcommands.Count == 0).Select(v => v.Pad)];

    private static string Sectie(string kop)
    {
        var begin = Doc.IndexOf($"\n## {kop}\n", StringComparison.Ordinal);
        Assert.True(begin >= 0, $"No section {kop}.");
        var einde = Doc.IndexOf("\n## ", begin + 1, StringComparison.Ordinal);
        return einde < 0 ? Doc[begin..] : Doc[begin..einde];
    }

    private static string Rij(string label, string? uitleg) => $"| `{label.Replace("|", "\\|", StringComparison.Ordinal)}` | {uitleg} |";

    private static string RepositoryRoot()
    {
        var map = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
            map = map.Parent ?? throw new DirectoryNotFoundException("The tests do not run inside the repository.");
        return map.FullName;
    }

    [GeneratedRegex("^## `(?<verb>[a-z -]+)`$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex KopRegex();

    [GeneratedRegex(@"^\| `.*\|$", RegexOptions.Multiline, 1000)]
    private static partial Regex RijRegex();

    [GeneratedRegex(@"^\$ ib-gateway (?<opdracht>.+)$", RegexOptions.Multiline | RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex VoorbeeldRegex();
}
