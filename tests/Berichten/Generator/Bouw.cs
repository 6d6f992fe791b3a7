using System.Collections.Immutable;
using System.Runtime.Loader;
using IB.Gateway.Generator;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace IB.Gateway.Berichten.Tests.Generator;

/// <summary>Runs the generator over files that are only in memory, and compiles what it makes.</summary>
internal static class Bouw
{
    private static readonly CSharpParseOptions Taal = new(LanguageVersion.Latest, DocumentationMode.Diagnose);

    private static readonly Lazy<ImmutableArray<MetadataReference>> Verwijzingen = new(() =>
    [
        .. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(p => Path.GetFileName(p) is var n && (n.StartsWith("System.", StringComparison.Ordinal)
                || n.StartsWith("IB.Gateway.", StringComparison.Ordinal)) && n != "IB.Gateway.Berichten.Tests.dll")
            .Select(p => MetadataReference.CreateFromFile(p)),
    ]);

    public static GeneratorDriver Start(params IEnumerable<(string Pad, string Tekst)> bestanden)
        => CSharpGeneratorDriver.Create(
            [new Berichtgenerator().AsSourceGenerator()],
            bestanden.Select(b => (AdditionalText)new Bestand(b.Pad, b.Tekst)),
            Taal,
            driverOptions: new GeneratorDriverOptions(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    public static GeneratorDriver Run(params IEnumerable<(string Pad, string Tekst)> bestanden) => Start(bestanden).RunGenerators(Compilatie([]));

    public static AdditionalText ToBestand(string pad, string tekst) => new Bestand(pad, tekst);

    /// <summary>
    /// A compilation under the name of this test project, which the library shows its internals to, as it does to the code that is
    /// generated into it.
    /// </summary>
    public static CSharpCompilation Compilatie(IEnumerable<string> bronnen)
        => CSharpCompilation.Create(
            "IB.Gateway.Berichten.Tests",
            bronnen.Select(b => CSharpSyntaxTree.ParseText(b, Taal)),
            Verwijzingen.Value,
            new CSharpCompilationOptions(
                OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, generalDiagnosticOption: ReportDiagnostic.Error,
                optimizationLevel: OptimizationLevel.Release));

    /// <summary>Compiles generated code with code that uses it, without a warning, and loads it.</summary>
    public static System.Reflection.Assembly Load(GeneratorDriver driver, string gebruik)
    {
        var compilatie = Compilatie(["global using System; global using System.Linq;", gebruik]).AddSyntaxTrees(driver.GetRunResult().GeneratedTrees);
        using var doel = new MemoryStream();
        var uitkomst = compilatie.Emit(doel);
        Assert.Empty(uitkomst.Diagnostics.Where(d => d.Severity != DiagnosticSeverity.Hidden));
        Assert.True(uitkomst.Success);
        doel.Position = 0;
        return new AssemblyLoadContext(nameof(Bouw), isCollectible: true).LoadFromStream(doel);
    }

    private sealed class Bestand(string pad, string tekst) : AdditionalText
    {
        private readonly SourceText _tekst = SourceText.From(tekst);

        public override string Path => pad;

        public override SourceText GetText(CancellationToken cancellationToken = default) => _tekst;
    }
}
