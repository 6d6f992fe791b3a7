using System.Reflection;
using System.Runtime.CompilerServices;

namespace IB.Gateway.House.Tests;

/// <summary>The source tree and the assemblies that are built from it.</summary>
internal static class Huis
{
    /// <summary>Folder of each product project and the name of its assembly, in the order of the arrows.</summary>
    public static readonly IReadOnlyDictionary<string, string> Assemblies = new Dictionary<string, string>
    {
        ["schemas"] = "IB.Gateway.Schemas",
        ["validation"] = "IB.Gateway.Validation",
        ["berichten"] = "IB.Gateway.Berichten",
        ["storage"] = "IB.Gateway.Storage",
        ["proefservers"] = "IB.Gateway.Proefservers",
        ["routing"] = "IB.Gateway.Routing",
        ["gateway"] = "ib-gateway",
    };

    /// <summary>Folder of the source generator: it runs when a project is built, and no program has it.</summary>
    public const string Generator = "generator";

    private static readonly string[] Gemaakt = ["bin", "obj"];

    public static string Root { get; } = FindRoot();

    public static TheoryData<string> Mappen => [.. Assemblies.Keys];

    public static Assembly Load(string map) => Assembly.Load(Assemblies[map]);

    /// <summary>The types that people wrote in a product project.</summary>
    public static IEnumerable<Type> Types(string map) => Load(map).GetTypes().Where(t => !IsGemaakt(t));

    public static bool IsGemaakt(Type type)
        => type.Name.Contains('<', StringComparison.Ordinal)
            || type.Name.StartsWith("__", StringComparison.Ordinal)
            || type.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false)
            || type.IsDefined(typeof(System.CodeDom.Compiler.GeneratedCodeAttribute), inherit: false)
            || type.Namespace?.StartsWith("IB.Gateway", StringComparison.Ordinal) != true
            || (type.DeclaringType is { } buiten && IsGemaakt(buiten));

    public static bool IsGemaaktLid(MemberInfo lid)
        => lid.Name.Contains('<', StringComparison.Ordinal) || lid.IsDefined(typeof(CompilerGeneratedAttribute), inherit: false);

    /// <summary>Every C# file below these folders, as a path from the root with forward slashes.</summary>
    public static IEnumerable<string> Bronnen(params IEnumerable<string> mappen) => Find("*.cs", mappen);

    /// <summary>The pages that people read, as paths from the root.</summary>
    public static IEnumerable<string> Documenten()
        => Directory.EnumerateFiles(Root, "*.md").Select(static p => Path.GetFileName(p)).Concat(Find("*.md", ["docs"]));

    public static IEnumerable<string> Projecten(params IEnumerable<string> mappen) => Find("*.csproj", mappen);

    public static bool Exists(string pad) => Path.Exists(Path.Combine(Root, pad));

    public static string Read(string pad) => File.ReadAllText(Path.Combine(Root, pad));

    public static string[] ReadLines(string pad) => File.ReadAllLines(Path.Combine(Root, pad));

    public static IEnumerable<string> Find(string patroon, IEnumerable<string> mappen)
        => mappen
            .SelectMany(m => Directory.EnumerateFiles(Path.Combine(Root, m), patroon, SearchOption.AllDirectories))
            .Select(p => Path.GetRelativePath(Root, p).Replace('\\', '/'))
            .Where(p => !p.Split('/').Any(Gemaakt.Contains))
            .Order(StringComparer.Ordinal);

    private static string FindRoot()
    {
        for (var map = new DirectoryInfo(AppContext.BaseDirectory); map is not null; map = map.Parent)
        {
            if (File.Exists(Path.Combine(map.FullName, "IB.Gateway.sln")))
                return map.FullName;
        }

        throw new InvalidOperationException($"No IB.Gateway.sln above {AppContext.BaseDirectory}.");
    }
}
