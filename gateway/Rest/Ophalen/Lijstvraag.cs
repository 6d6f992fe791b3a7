using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Rest;

/// <summary>What <c>GET /v1/berichten</c> was asked.</summary>
/// <param name="Limiet">Messages at most: 1-250.</param>
/// <param name="Namens">Code of the party whose mailbox it is; <see langword="null"/> for the caller's own.</param>
internal sealed record Lijstvraag(int Limiet, string? Namens)
{
    private const int StandaardLimiet = 50;
    private const int MaxLimiet = 250;

    /// <summary>
    /// Reads the query; every fault is listed. A parameter that does not exist is one: with a misspelt <c>namens</c> the caller
    /// would take its own mailbox for that of another.
    /// </summary>
    public static (Lijstvraag? Vraag, Probleem? Probleem) Read(IQueryCollection query)
    {
        var fouten = new List<Probleemfout>();
        var limiet = StandaardLimiet;
        string? namens = null;
        foreach (var (naam, waarden) in query)
        {
            switch (naam)
            {
                case "limit" when waarden is [{ } tekst]
                    && int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out limiet) && limiet is >= 1 and <= MaxLimiet:
                    break;
                case "limit":
                    fouten.Add(new Probleemfout("limit", $"Kies een geheel getal van 1 tot en met {MaxLimiet}."));
                    break;
                case "namens" when waarden is [{ } code] && Partijcode.IsVormgoed(code):
                    namens = code;
                    break;
                case "namens":
                    fouten.Add(new Probleemfout("namens", "Kies de code van een organisatie."));
                    break;
                default:
                    fouten.Add(new Probleemfout("query", "Alleen limit en namens zijn bekend; kleine letters tellen."));
                    break;
            }
        }

        return fouten.Count == 0 ? (new Lijstvraag(limiet, namens), null) : (null, Problemen.VraagOnjuist(fouten));
    }
}
