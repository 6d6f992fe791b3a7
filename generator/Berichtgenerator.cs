using System.Text;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IB.Gateway.Generator;

/// <summary>
/// Makes, of every schema pack among the additional files, a view and a draft for each type in its schemas. A pack is a folder with a
/// <c>manifest.json</c> and XSDs. Each pack is made anew only when one of its own files changed.
/// </summary>
[Generator(LanguageNames.CSharp)]
public sealed class Berichtgenerator : IIncrementalGenerator
{
    /// <summary>Name of the step that gathers the files of a pack, for tests of the cache.</summary>
    internal const string StapPack = "Pack";

    /// <summary>Name of the step that makes the code of a pack, for tests of the cache.</summary>
    internal const string StapUitvoer = "Uitvoer";

    /// <inheritdoc/>
    public void Initialize(IncrementalGeneratorInitializationContext context)
    {
        var uitvoer = context.AdditionalTextsProvider
            .Where(static bestand => Packbestand.IsDeel(bestand.Path))
            .Select(static (bestand, stop) => Packbestand.Read(bestand, stop))
            .Collect()
            .SelectMany(static (bestanden, _) => Packinvoer.Group(bestanden))
            .WithTrackingName(StapPack)
            .Select(static (pack, _) => Packuitvoer.Make(pack))
            .WithTrackingName(StapUitvoer);

        context.RegisterSourceOutput(uitvoer, static (productie, pack) =>
        {
            foreach (var melding in pack.Meldingen)
                productie.ReportDiagnostic(melding.ToDiagnostic());
            foreach (var bron in pack.Bronnen)
                productie.AddSource(bron.Naam, SourceText.From(bron.Tekst, Encoding.UTF8));
        });
    }
}
