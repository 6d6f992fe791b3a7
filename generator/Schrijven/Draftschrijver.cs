using Microsoft.CodeAnalysis.CSharp;

namespace IB.Gateway.Generator;

/// <summary>Writes the draft of a group.</summary>
internal static class Draftschrijver
{
    internal static void Write(Codetekst code, Groep groep, Verwijzing verwijs, Berichtmodel? wortelVan, string namespaces)
    {
        var inhoud = verwijs.Waarde("IInhoud");
        var basis = wortelVan is null ? inhoud : $"{verwijs.Waarde("Draft")}, {inhoud}";
        code.Gap().Summary($"What to write as <see cref=\"{groep.Naam}\"/>.");
        if (groep.Klasse is null)
            code.Line(Packschrijver.Gemaakt);
        code.Line($"public sealed record {groep.Draft} : {basis}").Open();
        foreach (var veld in groep.Velden.Where(v => v.Vast is null))
            code.Gap().Summary(Documentatie.Of(veld)).Line(Eigenschap(veld, verwijs));

        var opmaak = verwijs.Waarde("Berichtopmaak");
        if (wortelVan is not null)
        {
            code.Gap().Line($"private protected override {verwijs.Waarde("Namenlijst")} Namen => Elementnummer.Lijst;");
            code.Gap().Line($"private protected override void Write({opmaak} opmaak)");
            code.Line($"    => opmaak.WriteRoot(Elementnummer.{wortelVan.Wortelnaam}, {Literal(namespaces)}u8, this);");
        }
        else
        {
            code.Gap().Summary("The name of its type, and nothing of what it holds.").Line($"public override string ToString() => {Literal(groep.Draft)};");
        }

        code.Gap().Line($"void {inhoud}.Write({opmaak} opmaak)").Open();
        foreach (var keuze in groep.Keuzes)
            code.Line(
                $"opmaak.CheckKeuze(verplicht: {(keuze.Verplicht ? "true" : "false")}, {string.Join(", ", keuze.Velden.Select(v => $"(Elementnummer.{v.Constante}, {Gegeven(v)})"))});");
        foreach (var veld in groep.Velden)
            WriteVeld(code, veld);
        code.Close();
        code.Close();
    }

    internal static string Literal(string tekst) => SymbolDisplay.FormatLiteral(tekst, quote: true);

    private static string Eigenschap(Veld veld, Verwijzing verwijs)
    {
        var type = verwijs.Draft(veld);
        return veld.Aantal switch
        {
            Aantal.Een => $"public required {type} {veld.Naam} {{ get; init; }}",
            Aantal.HoogstensEen => $"public {type}? {veld.Naam} {{ get; init; }}",
            Aantal.MinstensEen => $"public required global::System.Collections.Generic.IReadOnlyList<{type}> {veld.Naam} {{ get; init; }}",
            _ => $"public global::System.Collections.Generic.IReadOnlyList<{type}> {veld.Naam} {{ get; init; }} = [];",
        };
    }

    private static string Gegeven(Veld veld) => veld.Aantal == Aantal.HoogstensEen ? $"{veld.Naam} is not null" : $"{veld.Naam}.Count > 0";

    private static void WriteVeld(Codetekst code, Veld veld)
    {
        if (veld.Aantal is Aantal.MinstensEen or Aantal.Veel)
            code.Line($"foreach (var deel in {veld.Naam})").Line($"    opmaak.Write(Elementnummer.{veld.Constante}, deel);");
        else
            code.Line($"opmaak.Write(Elementnummer.{veld.Constante}, {(veld.Vast is { } vast ? Literal(vast) : veld.Naam)});");
    }
}
