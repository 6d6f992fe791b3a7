using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using IB.Gateway.Cli;
using IB.Gateway.Tests.Cli;

namespace IB.Gateway.Tests.Deploy;

/// <summary>The image is built from everything that the program is built from, and runs it as nobody special.</summary>
public sealed partial class DockerfileTests
{
    private const string Programma = "gateway/IB.Gateway.csproj";

    /// <summary>Lines that go on are one.</summary>
    private static readonly List<string> Regels =
    [
        .. VervolgRegex().Replace(Deploymap.Read("deploy/docker/Dockerfile"), " ").Split('\n').Where(static r => r.Length > 0 && r[0] != '#'),
    ];

    private static readonly List<string> Gekopieerd =
    [
        .. Regels.Where(static r => r.StartsWith("COPY ", StringComparison.Ordinal) && !r.Contains("--from=", StringComparison.Ordinal))
            .SelectMany(static r => r.Split(' ', StringSplitOptions.RemoveEmptyEntries)[1..^1]),
    ];

    public static TheoryData<string> Projecten => [.. Sluit(Programma).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Projecten))]
    public void Copy_OfEachProjectOfTheProgram_HasItsSourceAndItsLock(string project)
    {
        var map = Path.GetDirectoryName(project)!;

        Assert.Contains(project, Gekopieerd);
        Assert.Contains($"{map}/packages.lock.json", Gekopieerd);
        Assert.Contains($"{map}/", Gekopieerd);
    }

    [Theory]
    [MemberData(nameof(Projecten))]
    public void Copy_OfWhatAProjectTakesFromElsewhere_IsThere(string project)
    {
        var elders = XElement.Load(Path.Combine(Deploymap.Root, project)).Descendants()
            .Where(static e => e.Name.LocalName is "EmbeddedResource" or "AdditionalFiles")
            .SelectMany(static e => e.Attribute("Include")!.Value.Split(';')).Where(static i => i.StartsWith("../", StringComparison.Ordinal))
                .Select(static i => i[3..]);

        Assert.All(elders, e => Assert.True(Gekopieerd.Any(g => g.EndsWith('/') && e.StartsWith(g, StringComparison.Ordinal)), e));
    }

    [Fact]
    public void Copy_OfTheRulesOfTheRoot_IsThere()
        => Assert.All(
            ["global.json", "Directory.Build.props", "Directory.Packages.props", ".editorconfig", "eng/BannedSymbols.txt"],
            static b => Assert.Contains(b, Gekopieerd));

    [Fact]
    public void Copy_All_AreLetThroughAndExist()
    {
        var toegelaten = Deploymap.Read(".dockerignore").Split('\n').Where(static r => r.StartsWith('!')).Select(static r => r[1..]).ToList();

        Assert.Equal("*", Deploymap.Regels(".dockerignore").First());
        Assert.All(Gekopieerd, g =>
        {
            Assert.True(toegelaten.Exists(t => g == t || g.StartsWith(t + "/", StringComparison.Ordinal)), g);
            Assert.True(File.Exists(Path.Combine(Deploymap.Root, g)) || Directory.Exists(Path.Combine(Deploymap.Root, g)), g);
        });
    }

    [Fact]
    public void Base_Images_AreThoseThatTheProgramIsMadeFor()
    {
        var sdk = ArgRegex().Match(Regels.Single(static r => r.StartsWith("ARG DOTNET_SDK=", StringComparison.Ordinal)));
        var runtime = ArgRegex().Match(Regels.Single(static r => r.StartsWith("ARG DOTNET_RUNTIME=", StringComparison.Ordinal)));
        var gevraagd = Version.Parse(JsonNode.Parse(Deploymap.Read("global.json"))!.Text("sdk/version"));
        var doel = XElement.Load(Path.Combine(Deploymap.Root, "Directory.Build.props")).Descendants("TargetFramework").Single().Value;

        Assert.True(Version.Parse(sdk.Groups["versie"].Value) >= gevraagd);
        Assert.Equal(doel, $"net{Version.Parse(runtime.Groups["versie"].Value).ToString(2)}");
        Assert.Equal(XElement.Load(Path.Combine(Deploymap.Root, "Directory.Build.props")).Descendants("Version").Single().Value, One("ARG VERSION="));
        // Without "extra" there are no time zones, and the program looks for that of Amsterdam.
        Assert.Equal("-noble-chiseled-extra", runtime.Groups["rest"].Value);
        Assert.All(
            Regels.Where(static r => r.StartsWith("FROM ", StringComparison.Ordinal)), static r => Assert.Contains(":${DOTNET_", r, StringComparison.Ordinal));
    }

    /// <summary>A frontend of another registry is one more thing that a build must trust and reach.</summary>
    [Fact]
    public void Build_OfTheImage_TakesNothingButTheBaseImages()
        => Assert.DoesNotContain(Deploymap.Read("deploy/docker/Dockerfile").Split('\n'), static r => r.StartsWith("# syntax=", StringComparison.Ordinal));

    [Fact]
    public void Run_AsInTheImage_IsACommandLineThatParses()
    {
        var run = JsonNode.Parse(One("ENTRYPOINT "))!.AsArray().AlleTeksten().Concat(JsonNode.Parse(One("CMD "))!.AsArray().AlleTeksten()).ToArray();
        var gezond = JsonNode.Parse(One("HEALTHCHECK ").Split("CMD ")[1])!.AsArray().AlleTeksten().ToArray();

        Assert.All((string[][])[run, gezond], static opdracht =>
        {
            Assert.Equal(["dotnet", "/app/ib-gateway.dll"], opdracht[..2]);
            Assert.Empty(Opdrachtregel.Create(Opdrachtproef.LegeOmgeving()).Parse(opdracht[2..]).Errors);
        });
        Assert.Equal(("run", "health"), (run[2], gezond[2]));
    }

    [Fact]
    public void User_OfTheImage_IsANumberThatIsNotRoot()
    {
        Assert.Equal("1654:1654", One("USER "));
        Assert.Equal("1654", Deploymap.Yaml("deploy/kubernetes/base/deployment.yaml").Text("spec/template/spec/securityContext/runAsUser"));
        Assert.Equal("1654:1654", Deploymap.Yaml("deploy/compose/compose.yaml").Text("services/knooppunt-1/user"));
    }

    private static string One(string begin) => Regels.Single(r => r.StartsWith(begin, StringComparison.Ordinal))[begin.Length..].Trim();

    /// <summary>A project and all that it refers to, those that only run at build time included.</summary>
    private static HashSet<string> Sluit(string project)
    {
        var alle = new HashSet<string>(StringComparer.Ordinal) { project };
        foreach (var verwijzing in XElement.Load(Path.Combine(Deploymap.Root, project)).Descendants("ProjectReference"))
            alle.UnionWith(Sluit(verwijzing.Attribute("Include")!.Value[3..]));
        return alle;
    }

    [GeneratedRegex(@"\s*\\\n\s*", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex VervolgRegex();

    [GeneratedRegex(@"=(?<versie>\d+\.\d+\.\d+)(?<rest>\S*)", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex ArgRegex();
}
