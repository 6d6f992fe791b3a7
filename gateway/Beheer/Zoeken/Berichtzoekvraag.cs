using System.Globalization;
using IB.Gateway.Rest;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Beheer;

/// <summary>What <c>GET /berichten</c> was asked.</summary>
/// <param name="Filter">The filters.</param>
/// <param name="Volgorde">Newest first, unless asked otherwise.</param>
/// <param name="Cursor">The volgnummer after which to go on; <see langword="null"/> for the first page.</param>
/// <param name="Limiet">Messages at most: 1-250.</param>
internal sealed record Berichtzoekvraag(Zoekvraag Filter, Zoekvolgorde Volgorde, long? Cursor, int Limiet)
{
    /// <summary>Most messages on a page.</summary>
    public const int MaxLimiet = 250;

    /// <summary>Messages on a page by default.</summary>
    public const int StandaardLimiet = 50;

    /// <summary>Oldest first.</summary>
    public const string Oplopend = "oudste";

    /// <summary>Newest first.</summary>
    public const string Aflopend = "nieuwste";

    /// <summary>
    /// Reads the query; every fault is listed. A parameter that does not exist is one: a misspelt filter would show other messages than
    /// were asked for.
    /// </summary>
    public static (Berichtzoekvraag Vraag, IReadOnlyList<Probleemfout> Fouten) Read(IQueryCollection query)
    {
        var lezer = new Filterlezer();
        var vraag = new Berichtzoekvraag(lezer.Vraag, Zoekvolgorde.NieuwsteEerst, Cursor: null, StandaardLimiet);
        foreach (var (naam, waarden) in query)
        {
            if (Filterlezer.Namen.Contains(naam) && (waarden.Count == 1 || naam == "toestand"))
            {
                foreach (var waarde in waarden)
                    lezer.Read(naam, waarde ?? string.Empty);
                continue;
            }

            switch (naam, waarden)
            {
                case ("limit", [{ } tekst])
                    when int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var limiet) && limiet is >= 1 and <= MaxLimiet:
                    vraag = vraag with { Limiet = limiet };
                    break;
                case ("limit", _):
                    lezer.Refuse(naam, $"Kies een geheel getal van 1 tot en met {MaxLimiet}.");
                    break;
                case ("cursor", [{ } tekst])
                    when long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var cursor) && cursor < long.MaxValue:
                    vraag = vraag with { Cursor = cursor };
                    break;
                case ("cursor", _):
                    lezer.Refuse(naam, "Neem de cursor uit volgende van de vorige pagina over.");
                    break;
                case ("volgorde", [Oplopend or Aflopend]):
                    vraag = vraag with { Volgorde = waarden == Oplopend ? Zoekvolgorde.OudsteEerst : Zoekvolgorde.NieuwsteEerst };
                    break;
                case ("volgorde", _):
                    lezer.Refuse(naam, $"Kies {Aflopend} of {Oplopend}.");
                    break;
                default:
                    lezer.Refuse(
                        "query", $"Bekend zijn {string.Join(", ", Filterlezer.Namen)}, volgorde, cursor en limit, elk een keer; kleine letters tellen.");
                    break;
            }
        }

        lezer.CheckPeriode();
        return (vraag with { Filter = lezer.Vraag }, lezer.Fouten);
    }
}
