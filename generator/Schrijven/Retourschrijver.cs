using Microsoft.CodeAnalysis.CSharp;

namespace IB.Gateway.Generator;

/// <summary>
/// Writes, for a retourbericht, how its Header is made from that of its heenbericht: a retour keeps what the heenbericht said, Afzender and
/// Ontvanger too, and adds what is its own (IV028, OP065).
/// </summary>
internal static class Retourschrijver
{
    private const string Header = "Header";

    internal static void Write(Codetekst code, Packmodel pack, Berichtmodel bericht, Verwijzing verwijs)
    {
        if (pack.Berichten.FirstOrDefault(b => b.Manifest.Functie == bericht.Manifest.RetourOp) is not { } heen
            || HeaderOf(heen) is not { } van || HeaderOf(bericht) is not { } naar)
        {
            return;
        }

        var velden = naar.Velden.Where(v => v.Vast is null).ToList();
        var zelf = velden.Where(v => ValueOf(v, van, pack, bericht) is null).OrderBy(v => v.Aantal is Aantal.HoogstensEen or Aantal.Veel).ToList();
        code.Gap().Summary(
            $"The Header of the answer to a {heen.Manifest.Functie}: what its Header says, Afzender and Ontvanger as they were, and what is the answer's own.");
        code.Line($"/// <param name=\"heenbericht\">The Header of the {heen.Manifest.Functie}.</param>");
        foreach (var veld in zelf)
            code.Line($"/// <param name=\"{Identificatie.Camel(veld.Naam)}\">{Documentatie.Of(veld)}</param>");
        code.Line(
            $"public static {verwijs.Draft(naar)} RetourHeader({string.Join(", ", zelf.Select(v => Parameter(v, verwijs)).Prepend($"{verwijs.View(van)} heenbericht"))}) => new()")
            .Open();
        foreach (var veld in velden)
            code.Line($"{veld.Naam} = {ValueOf(veld, van, pack, bericht) ?? ParameterName(veld)},");
        code.Close("};");
        new Echoschrijver(pack, bericht, heen, verwijs).Write(code);
    }

    private static Groep? HeaderOf(Berichtmodel bericht) => bericht.Wortel.Velden.FirstOrDefault(v => v.Naam == Header && v.Aantal == Aantal.Een)?.Groep;

    /// <summary>The element of another group whose value can be taken over as it is; <see langword="null"/> when there is none.</summary>
    internal static Veld? SameIn(Groep van, Veld veld)
        => van.Velden.FirstOrDefault(v => v.Naam == veld.Naam && v.Groep == veld.Groep && v.Blad == veld.Blad && Fits(v.Aantal, veld.Aantal));

    /// <summary>Whether so many can stand where so many may.</summary>
    internal static bool Fits(Aantal van, Aantal naar)
        => van == naar || (van, naar) is (Aantal.Een, Aantal.HoogstensEen) or (Aantal.MinstensEen, Aantal.Veel);

    private static string? ValueOf(Veld veld, Groep van, Packmodel pack, Berichtmodel bericht)
    {
        if (SameIn(van, veld) is { } bron)
            return Zichtschrijver.ToDraft(bron, $"heenbericht.{bron.Naam}");
        return bericht.XsdVersie is not null && veld.Groep is not null && veld.Groep == Klasseschrijver.Versiegroep(pack) && veld.Aantal == Aantal.Een
            ? $"{bericht.Klasse}.XsdVersie" : null;
    }

    private static string Parameter(Veld veld, Verwijzing verwijs)
    {
        var type = verwijs.Draft(veld);
        return veld.Aantal switch
        {
            Aantal.Een => $"{type} {ParameterName(veld)}",
            Aantal.HoogstensEen => $"{type}? {ParameterName(veld)}",
            _ => $"global::System.Collections.Generic.IReadOnlyList<{type}> {ParameterName(veld)}",
        };
    }

    private static string ParameterName(Veld veld)
    {
        var naam = Identificatie.Camel(veld.Naam);
        return SyntaxFacts.GetKeywordKind(naam) == SyntaxKind.None ? naam : "@" + naam;
    }
}
