using System.Reflection;
using System.Xml.Linq;

namespace IB.Gateway.House.Tests;

/// <summary>Warnings are errors everywhere, and the list of banned calls reaches every product project and bans what exists.</summary>
public sealed class BouwTests
{
    /// <summary>What would take a project out of the rules of the root.</summary>
    private static readonly string[] Ontsnapping =
    [
        "TreatWarningsAsErrors", "WarningsNotAsErrors", "WarningsAsErrors", "RunAnalyzers", "RunAnalyzersDuringBuild", "EnforceCodeStyleInBuild",
        "AnalysisLevel", "AnalysisMode", "Nullable", "ManagePackageVersionsCentrally", "NuGetAudit", "NuGetAuditMode", "ImportDirectoryBuildProps",
    ];

    /// <summary>Warnings that whole projects leave out, with the reason.</summary>
    private static readonly Dictionary<string, string> MagUit = new()
    {
        ["Directory.Build.props: $(NoWarn);CS1591"] = "Tests need no documentation of public members.",
        ["load-tests/IB.Gateway.LoadTests.csproj: $(NoWarn);CS1591"] = "Nor do the benchmarks.",
    };

    public static TheoryData<string> Projecten => [.. Huis.Projecten([.. Huis.Assemblies.Keys, Huis.Generator, "tests", "load-tests"])];

    public static TheoryData<string> Verboden => [.. Symbolen("eng/BannedSymbols.txt").Concat(Symbolen("eng/BannedSymbols.Tests.txt")).Distinct()];

    [Fact]
    public void Root_BuildProps_MakesWarningsErrorsAndWiresTheBans()
    {
        var root = Load("Directory.Build.props");

        Assert.Equal("true", root.Descendants("TreatWarningsAsErrors").Single().Value);
        Assert.Equal("enable", root.Descendants("Nullable").Single().Value);
        Assert.Contains(
            root.Descendants("PackageReference"),
            p => p.Attribute("Include")!.Value == "Microsoft.CodeAnalysis.BannedApiAnalyzers" && p.Parent!.Attribute("Condition") is null);
        var lijsten = root.Descendants("AdditionalFiles")
            .ToDictionary(a => Path.GetFileName(a.Attribute("Include")!.Value), a => a.Parent!.Attribute("Condition")!.Value);
        Assert.Equal("'$(IsTestCode)' != 'true'", lijsten["BannedSymbols.txt"]);
        Assert.Equal("'$(IsTestCode)' == 'true'", lijsten["BannedSymbols.Tests.txt"]);
    }

    [Fact]
    public void BuildFiles_BesidesTheRoot_AreNowhere()
        => Assert.Equal(
            ["Directory.Build.props", "Directory.Packages.props"],
            new[] { "Directory.Build.*", "Directory.Packages.props", "*.globalconfig", "*.ruleset" }
                .SelectMany(p => Directory.EnumerateFiles(Huis.Root, p, SearchOption.AllDirectories))
                .Select(p => Path.GetRelativePath(Huis.Root, p))
                .Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Projecten))]
    public void Project_Every_KeepsTheRulesOfTheRoot(string pad)
    {
        var project = Load(pad);

        Assert.Empty(project.Descendants().Where(e => Ontsnapping.Contains(e.Name.LocalName)).Select(e => e.Name.LocalName));
        Assert.Empty(project.Descendants("AdditionalFiles").Attributes("Remove"));
        Assert.DoesNotContain(
            project.Descendants("PackageReference"),
            p => p.Attribute("Remove") is not null || p.Attribute("Version") is not null || p.Attribute("VersionOverride") is not null);
        Assert.True(
            project.Descendants("IsTestCode").FirstOrDefault()?.Value != "true" || pad.StartsWith("load-tests/", StringComparison.Ordinal),
            "A product project calls itself test code.");
    }

    [Fact]
    public void NoWarn_Everywhere_IsWhatHasAReason()
    {
        var uit = Huis.Projecten([.. Huis.Assemblies.Keys, Huis.Generator, "tests", "load-tests"]).Append("Directory.Build.props")
            .SelectMany(p => Load(p).Descendants("NoWarn").Select(n => $"{p}: {n.Value}"));

        Assert.Equal(MagUit.Keys.Order(StringComparer.Ordinal), uit.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Editorconfig_BannedCalls_AreNotSwitchedOff()
        => Assert.DoesNotContain("RS0030", Huis.Read(".editorconfig"), StringComparison.Ordinal);

    [Theory]
    [MemberData(nameof(Verboden))]
    public void BannedSymbols_Every_NamesSomethingThatExists(string symbool)
        => Assert.True(Exists(symbool[0], symbool[2..]), $"{symbool} bans nothing.");

    private static XElement Load(string pad) => XElement.Load(Path.Combine(Huis.Root, pad));

    private static IEnumerable<string> Symbolen(string pad) => Huis.ReadLines(pad).Where(r => r.Length > 0).Select(r => r.Split(';')[0]);

    private static bool Exists(char soort, string naam)
    {
        if (soort == 'T')
            return FindType(naam) is not null;
        var haakje = naam.IndexOf('(', StringComparison.Ordinal);
        var kaal = haakje < 0 ? naam : naam[..haakje];
        var punt = kaal.LastIndexOf('.');
        var type = FindType(kaal[..punt]);
        return soort switch
        {
            'P' => type?.GetProperty(kaal[(punt + 1)..], BindingFlags.Public | BindingFlags.Static | BindingFlags.Instance) is not null,
            'M' => type?.GetMethods().Cast<MethodBase>().Concat(type.GetConstructors())
                .Any(m => m.Name.Replace('.', '#') == kaal[(punt + 1)..] && Parameters(m) == (haakje < 0 ? "" : naam[haakje..])) == true,
            _ => false,
        };
    }

    private static Type? FindType(string naam)
        => AppDomain.CurrentDomain.GetAssemblies().Concat(Framework.Value).Select(a => a.GetType(naam, throwOnError: false)).FirstOrDefault(t => t is not null);

    /// <summary>The assemblies that the host's own dependency list names.</summary>
    private static readonly Lazy<List<Assembly>> Framework = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Select(Path.GetFileNameWithoutExtension)
            .Where(n => n!.StartsWith("System.", StringComparison.Ordinal))
            .Select(n => Assembly.Load(n!)),
    ]);

    private static string Parameters(MethodBase methode)
    {
        var soorten = methode.GetParameters().Select(p => Documentatienaam(p.ParameterType));
        return methode.GetParameters().Length == 0 ? "" : $"({string.Join(',', soorten)})";
    }

    private static string Documentatienaam(Type type)
    {
        if (!type.IsGenericType)
            return type.FullName ?? type.Name;
        var naam = type.GetGenericTypeDefinition().FullName!;
        return $"{naam[..naam.IndexOf('`', StringComparison.Ordinal)]}{{{string.Join(',', type.GetGenericArguments().Select(Documentatienaam))}}}";
    }
}
