using System.Globalization;
using IB.Gateway.Schemas;
using IB.Gateway.Validation;

namespace IB.Gateway.Cli;

/// <summary><c>schemas list</c>: the packs that a knooppunt with this schema folder uses.</summary>
internal static class Schemalijstverb
{
    internal static Verb Create(Omgeving omgeving) => Catalogusverb.Create(
        "list", "Toont de schemapakketten: die van het programma en die van de schemamap.", "pakket",
        ["pakket", "standaard", "release", "berichten", "documenten", "geldig", "codelijsten", "herkomst", "controle", "motor"],
        static catalogus => catalogus.Packs.Select(p => Packregel.Of(p)), static regel => regel.ToCellen(), CliJson.Leesbaar.Packregel, omgeving);
}

/// <summary>One pack, as <c>schemas list</c> shows it; with <c>--json</c> as it stands here.</summary>
/// <param name="Pakket">Its name.</param>
/// <param name="Standaard">The standard.</param>
/// <param name="Release">Its release.</param>
/// <param name="Berichten">Functies of its messages.</param>
/// <param name="Documenten">Root elements of its documents.</param>
/// <param name="GeldigVan">First day, when the pack has one.</param>
/// <param name="GeldigTot">Last day, when the pack has one.</param>
/// <param name="Codelijsten">Number of code lists.</param>
/// <param name="Herkomst"><c>ingebed</c> or <c>map</c>.</param>
/// <param name="Plaatsvervanger">Whether its schemas stand in for official ones that are not public.</param>
/// <param name="Controle">The check levels of its messages: <c>schema</c>, <c>envelop</c>; empty without messages.</param>
/// <param name="NietOndersteund">
/// The construct for which the reference judges its messages, or part of them; <see langword="null"/> when all of it is compiled.
/// </param>
internal sealed record Packregel(
    string Pakket, string Standaard, string Release, IReadOnlyList<string> Berichten, IReadOnlyList<string> Documenten,
    DateOnly? GeldigVan, DateOnly? GeldigTot, int Codelijsten, string Herkomst, bool Plaatsvervanger, IReadOnlyList<string> Controle, string? NietOndersteund)
{
    internal static Packregel Of(SchemaPack pack) => new(
        pack.Naam, pack.Standaard, pack.Release, [.. pack.Berichten.Select(b => b.Functie)], [.. pack.Documenten.Select(d => d.Element)],
        pack.GeldigVan, pack.GeldigTot, pack.Codelijsten.Count, pack.Ingebed ? "ingebed" : "map",
        pack.Plaatsvervanger, [.. pack.Berichten.Select(b => b.Controleniveau).Distinct().Order().Select(Functieregel.Woord)],
        GecompileerdeValidator.NietOndersteund(pack));

    internal IReadOnlyList<string> ToCellen()
    {
        var geldig = (GeldigVan, GeldigTot) switch
        {
            (null, null) => "-",
            (_, null) => $"vanaf {Dag(GeldigVan)}",
            _ => $"{Dag(GeldigVan)} t/m {Dag(GeldigTot)}",
        };
        return
        [
            Pakket, Standaard, Release, Getal(Berichten.Count), Getal(Documenten.Count), geldig, Getal(Codelijsten), Herkomst,
            Controle.Count == 0 ? "-" : string.Join(", ", Controle) + (Plaatsvervanger ? " (plaatsvervanger)" : ""),
            NietOndersteund is null ? "gecompileerd" : $"referentie ({NietOndersteund})",
        ];
    }

    private static string Dag(DateOnly? dag) => dag?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static string Getal(int getal) => getal.ToString(CultureInfo.InvariantCulture);
}
