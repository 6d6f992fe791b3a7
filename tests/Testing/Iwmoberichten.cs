using System.Globalization;
using System.Text;

namespace IB.Gateway.Testing;

/// <summary>Messages of iWmo 3.2 about Toewijzingen: the fixtures with other persons, parties and products.</summary>
public static class Iwmoberichten
{
    private const string Gemeente = "0384";
    private const string Aanbieder = "42420001";
    private const string Bsn = "999900006";

    /// <summary>A product in a 301.</summary>
    /// <param name="Nummer">ToewijzingNummer.</param>
    /// <param name="Ingang">Ingangsdatum.</param>
    /// <param name="Einde">Einddatum, or none.</param>
    /// <param name="Reden">RedenWijziging, or none.</param>
    /// <param name="Moment">Toewijzingsdatum and Toewijzingstijd: <c>2026-01-09T10:15:00</c>.</param>
    public sealed record Toegewezen(long Nummer, string Ingang, string? Einde = null, string? Reden = null, string Moment = "2026-01-09T10:15:00");

    /// <summary>A product in a 305.</summary>
    /// <param name="Nummer">ToewijzingNummer, or none.</param>
    /// <param name="Begin">Begindatum.</param>
    /// <param name="Status">StatusAanlevering.</param>
    public sealed record Start(long? Nummer, string Begin, string Status = "1");

    /// <summary>A product in a 307.</summary>
    /// <param name="Nummer">ToewijzingNummer, or none.</param>
    /// <param name="Begin">Begindatum.</param>
    /// <param name="Einde">Einddatum.</param>
    /// <param name="Reden">RedenBeeindiging.</param>
    /// <param name="Status">StatusAanlevering.</param>
    public sealed record Stop(long? Nummer, string Begin, string Einde, string Reden = "23", string Status = "1");

    /// <summary>A 301 of a gemeente to an aanbieder.</summary>
    public static byte[] Wmo301(string gemeente, string aanbieder, string bsn, params IEnumerable<Toegewezen> producten)
        => Write("301", "ToegewezenProducten", gemeente, aanbieder, bsn, producten.Select(static p => Element("301", "ToegewezenProduct",
        [
            ("ToewijzingNummer", Tekst(p.Nummer)), ("Toewijzingsdatum", p.Moment[..10]), ("Toewijzingstijd", p.Moment[11..]), ("Ingangsdatum", p.Ingang),
            ("Einddatum", p.Einde), ("RedenWijziging", p.Reden), ("Budget", "100"),
        ])));

    /// <summary>A 305 of an aanbieder to a gemeente.</summary>
    public static byte[] Wmo305(string aanbieder, string gemeente, string bsn, params IEnumerable<Start> producten)
        => Write("305", "StartProducten", gemeente, aanbieder, bsn, producten.Select(static p => Element("305", "StartProduct",
            [("ToewijzingNummer", Tekst(p.Nummer)), ("Begindatum", p.Begin), ("StatusAanlevering", p.Status)])));

    /// <summary>A 307 of an aanbieder to a gemeente.</summary>
    public static byte[] Wmo307(string aanbieder, string gemeente, string bsn, params IEnumerable<Stop> producten)
        => Write("307", "StopProducten", gemeente, aanbieder, bsn, producten.Select(static p => Element("307", "StopProduct",
        [
            ("ToewijzingNummer", Tekst(p.Nummer)), ("Begindatum", p.Begin), ("RedenBeeindiging", p.Reden), ("Einddatum", p.Einde),
            ("StatusAanlevering", p.Status),
        ])));

    private static byte[] Write(string nummer, string lijst, string gemeente, string aanbieder, string bsn, IEnumerable<string> producten)
    {
        var tekst = Fixtures.Text($"iwmo-3.2/WMO{nummer}.xml");
        var (open, dicht) = ($"<wmo{nummer}:{lijst}>", $"</wmo{nummer}:{lijst}>");
        var begin = tekst.IndexOf(open, StringComparison.Ordinal) + open.Length;
        var einde = tekst.IndexOf(dicht, StringComparison.Ordinal);
        var kop = tekst[..begin].Replace($">{Gemeente}<", $">{gemeente}<", StringComparison.Ordinal)
            .Replace($">{Aanbieder}<", $">{aanbieder}<", StringComparison.Ordinal).Replace($">{Bsn}<", $">{bsn}<", StringComparison.Ordinal);
        return Encoding.UTF8.GetBytes(string.Concat(kop, string.Concat(producten), tekst[einde..]));
    }

    private static string Element(string nummer, string naam, IEnumerable<(string Naam, string? Waarde)> delen)
    {
        var binnen = string.Concat(delen.Where(static d => d.Waarde is not null).Select(d => $"<wmo{nummer}:{d.Naam}>{d.Waarde}</wmo{nummer}:{d.Naam}>"));
        return $"<wmo{nummer}:{naam}>{binnen}</wmo{nummer}:{naam}>";
    }

    private static string? Tekst(long? getal) => getal?.ToString(CultureInfo.InvariantCulture);
}
