using System.Globalization;
using System.Text.Json;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary>What <c>validate</c> says of one file; with <c>--json</c> as it stands here.</summary>
/// <param name="Bestand">The name as given.</param>
/// <param name="Berichttype"><c>WMO301</c>, or the root element of what is no message; <see langword="null"/> when it could not be told.</param>
/// <param name="Versie"><c>3.2</c>, or the pack of what is no message; <see langword="null"/> when it could not be told.</param>
/// <param name="Geldig">Whether nothing is wrong.</param>
/// <param name="Fouten">Everything that is wrong, in document order.</param>
/// <param name="Controle">The check level of the type in the knooppunt (<c>envelop</c>, <c>schema</c>); <see langword="null"/> when the file is of no known
/// type.</param>
/// <param name="Plaatsvervanger">Whether it was judged by a stand-in for the official schema.</param>
internal sealed record Keuring(
    string Bestand, string? Berichttype, string? Versie, bool Geldig, IReadOnlyList<Schemafout> Fouten, string? Controle, bool Plaatsvervanger)
{
    /// <summary>Largest message that is judged: 25 MiB, as the StUF port takes.</summary>
    internal const int MaxBytes = 25 * 1024 * 1024;

    private const string TeGrootCode = "GROOTTE";

    /// <summary>The verdict of the validator.</summary>
    internal static Keuring Of(string bestand, Oordeel oordeel)
    {
        var definitie = oordeel.Definitie;
        var versie = definitie is null ? null : string.Create(CultureInfo.InvariantCulture, $"{definitie.Versie}.{definitie.Subversie}");
        return new Keuring(bestand, definitie?.Functie ?? oordeel.Document?.Element, versie ?? oordeel.Document?.Pack, oordeel.Geldig, oordeel.Fouten,
            definitie is null ? null : Functieregel.Woord(definitie.Controleniveau), definitie?.Plaatsvervanger == true);
    }

    /// <summary>The verdict on a file that no knooppunt takes.</summary>
    internal static Keuring TeGroot(string bestand) => new(bestand, null, null, Geldig: false, [new Schemafout(
        TeGrootCode, 0, 0, "/", $"het bestand is groter dan 25 MiB ({MaxBytes} bytes), en dat neemt het knooppunt niet aan; verdeel het over meer berichten")],
        null, Plaatsvervanger: false);

    /// <summary>The same for people: one line, and an indented line for each fault.</summary>
    internal IEnumerable<string> ToRegels()
    {
        yield return $"{Bestand}: {(Geldig ? $"geldig{(Berichttype is null ? "" : $" ({Berichttype} {Versie})")}" : "ongeldig")}";
        if (Plaatsvervanger)
            yield return "  let op: gekeurd naar een plaatsvervanger, niet naar het officiële schema; een bericht in een andere namespace wordt alleen op de envelop gecontroleerd.";
        foreach (var fout in Fouten)
            yield return fout.Regel > 0 ? $"  {fout.Regel}:{fout.Kolom} {fout.Pad}: {fout.Tekst}" : $"  {fout.Pad}: {fout.Tekst}";
    }

    /// <summary>Writes it to standard output.</summary>
    internal void Write(bool json, Omgeving omgeving)
    {
        if (json)
        {
            omgeving.Uit.WriteJson(JsonSerializer.Serialize(this, CliJson.Leesbaar.Keuring));
            return;
        }

        foreach (var regel in ToRegels())
            omgeving.Uit.WriteRegel(regel);
    }
}
