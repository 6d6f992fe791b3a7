using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace IB.Gateway.Generator;

/// <summary>What is wrong with a pack, and where. Compared by value, so that it can be cached.</summary>
/// <param name="Soort">What kind of fault: one of <see cref="Meldingen"/>.</param>
/// <param name="Pad">The file.</param>
/// <param name="Regel">Line, from 1; 0 when unknown.</param>
/// <param name="Kolom">Column, from 1; 0 when unknown.</param>
/// <param name="Tekst">What it is.</param>
internal sealed record Melding(DiagnosticDescriptor Soort, string Pad, int Regel, int Kolom, string Tekst)
{
    internal Diagnostic ToDiagnostic()
    {
        var plaats = new LinePosition(Math.Max(Regel - 1, 0), Math.Max(Kolom - 1, 0));
        return Diagnostic.Create(Soort, Location.Create(Pad, default, new LinePositionSpan(plaats, plaats)), Tekst);
    }
}

/// <summary>The kinds of fault that the generator reports.</summary>
internal static class Meldingen
{
    private const string Categorie = "Schemapakket";

    internal static readonly DiagnosticDescriptor Manifest = new(
        "IBG001", "Manifest cannot be read", "The manifest of the schema pack cannot be read: {0}", Categorie, DiagnosticSeverity.Error,
        isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Schema = new(
        "IBG002", "XSD is faulty", "The XSD is faulty: {0}", Categorie, DiagnosticSeverity.Error, isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor NietUitTeDrukken = new(
        "IBG003", "XSD holds what views cannot express", "Views and drafts cannot express {0}", Categorie, DiagnosticSeverity.Error, isEnabledByDefault: true);

    internal static readonly DiagnosticDescriptor Naam = new(
        "IBG004", "Name is used twice", "In the generated code two things would be called {0}", Categorie, DiagnosticSeverity.Error, isEnabledByDefault: true);
}
