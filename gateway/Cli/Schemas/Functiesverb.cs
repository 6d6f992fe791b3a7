using System.Globalization;
using IB.Gateway.Schemas;

namespace IB.Gateway.Cli;

/// <summary><c>schemas functies</c>: the message types that travel, with who sends them to whom and how far the knooppunt looks into them.</summary>
internal static class Functiesverb
{
    internal static Verb Create(Omgeving omgeving) => Catalogusverb.Create(
        "functies", "Toont de berichttypen, met hun richting, hun antwoord en hun controleniveau.", "berichttype",
        ["functie", "versie", "code", "titel", "van", "naar", "antwoord", "controle", "pakket"],
        static catalogus =>
            catalogus.Berichten.OrderBy(b => b.Functie, StringComparer.Ordinal).ThenByDescending(b => (b.Versie, b.Subversie)).Select(Functieregel.Of),
        static regel => regel.ToCellen(), CliJson.Leesbaar.Functieregel, omgeving);
}

/// <summary>One message type, as <c>schemas functies</c> shows it; with <c>--json</c> as it stands here.</summary>
/// <param name="Functie">The type.</param>
/// <param name="Versie">Its version.</param>
/// <param name="Envelopversies">The versions by which an envelope may name it.</param>
/// <param name="BerichtCode">The code in its header.</param>
/// <param name="Titel">The name that people use.</param>
/// <param name="Van">Who sends it.</param>
/// <param name="Naar">Who receives it.</param>
/// <param name="BeantwoordDoor">The type that answers it, when it is a heenbericht.</param>
/// <param name="Controle">Its check level: <c>envelop</c>, <c>schema</c> or <c>regels</c>.</param>
/// <param name="Plaatsvervanger">Whether its schema stands in for an official one.</param>
/// <param name="Pakket">The pack that it comes from.</param>
/// <param name="Toelichting">What is known of it and how surely; <see langword="null"/> when all of it is official.</param>
internal sealed record Functieregel(
    string Functie, string Versie, IReadOnlyList<string> Envelopversies, string BerichtCode, string Titel, string Van, string Naar,
    string? BeantwoordDoor, string Controle, bool Plaatsvervanger, string Pakket, string? Toelichting)
{
    internal static Functieregel Of(BerichtDefinitie bericht) => new(
        bericht.Functie, string.Create(CultureInfo.InvariantCulture, $"{bericht.Versie}.{bericht.Subversie}"),
        [.. bericht.Envelopversies.Select(v => v.ToString())],
        bericht.BerichtCode, bericht.Titel, Woord(bericht.AfzenderRol), Woord(bericht.OntvangerRol), bericht.BeantwoordDoor, Woord(bericht.Controleniveau),
        bericht.Plaatsvervanger, bericht.Pack, bericht.Toelichting);

    /// <summary>A value of a manifest as it stands there.</summary>
    internal static string Woord<T>(T waarde)
        where T : struct, Enum
        => waarde.ToString().ToLowerInvariant();

    internal IReadOnlyList<string> ToCellen()
        => [Functie, string.Join(" of ", Envelopversies), BerichtCode, Titel, Van, Naar, BeantwoordDoor ?? "-", Controle, Pakket];
}
