using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace IB.Gateway.Rest;

/// <summary>What <c>GET /v1/onderwerpen/{naam}/gebeurtenissen</c> was asked.</summary>
/// <param name="Vanaf">The position that the client has come to; <see langword="null"/> for the beginning.</param>
/// <param name="Limiet">Events at most, on a page.</param>
/// <param name="Wacht">How long to wait when there are none.</param>
internal sealed record Volgverzoek(long? Vanaf, int Limiet, TimeSpan Wacht)
{
    public const int StandaardLimiet = 100;
    public const int MaxLimiet = 250;

    // What a client of server-sent events sends when it comes back: the id of the last event that it got.
    private const string Hervatting = "Last-Event-ID";

    /// <summary>
    /// Reads the query; every fault is listed. A parameter that does not exist, or that means nothing in this form, is one: with a misspelt
    /// <c>vanaf</c> the client would begin anew.
    /// </summary>
    public static (Volgverzoek? Verzoek, Probleem? Probleem) Read(HttpRequest request, Volgvorm vorm, OnderwerpOptions options)
    {
        var fouten = new List<Probleemfout>();
        var gelezen = new Volgverzoek(null, StandaardLimiet, vorm == Volgvorm.Blad ? options.Wacht : TimeSpan.Zero);
        foreach (var (naam, waarden) in request.Query)
        {
            switch (naam)
            {
                case "vanaf":
                    gelezen = gelezen with { Vanaf = ReadPositie("vanaf", waarden, fouten) };
                    break;
                case "limit" when vorm == Volgvorm.Blad:
                    gelezen = gelezen with { Limiet = ReadGetal("limit", waarden, 1, MaxLimiet, fouten) };
                    break;
                case "wacht" when vorm == Volgvorm.Blad:
                    gelezen = gelezen with
                    {
                        Wacht = TimeSpan.FromSeconds(ReadGetal("wacht", waarden, 0, (int)OnderwerpOptions.MaxWacht.TotalSeconds, fouten)),
                    };
                    break;
                default:
                    fouten.Add(new Probleemfout("query", vorm == Volgvorm.Blad
                        ? "Alleen vanaf, limit en wacht zijn bekend; kleine letters tellen."
                        : "Bij een stroom is alleen vanaf bekend; kleine letters tellen."));
                    break;
            }
        }

        // Whoever resumes asks the same address as the first time, with the position of then; where he got to is in the header.
        if (vorm == Volgvorm.Stroom && request.Headers.TryGetValue(Hervatting, out var laatste))
            gelezen = gelezen with { Vanaf = ReadPositie(Hervatting, laatste, fouten) };
        return fouten.Count == 0 ? (gelezen, null) : (null, Problemen.VraagOnjuist(fouten));
    }

    /// <summary>A position as it stands in an address, or <see langword="null"/>.</summary>
    public static long? FindPositie(string? tekst)
        => long.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var positie) && positie is >= 1 and < long.MaxValue && tekst![0] != '0'
            ? positie
            : null;

    private static long? ReadPositie(string naam, StringValues waarden, List<Probleemfout> fouten)
    {
        if (waarden is [{ } tekst] && FindPositie(tekst) is { } positie)
            return positie;
        fouten.Add(new Probleemfout(
            naam, "Kies een positie: een geheel getal van 1 of hoger, zoals verder van de laatste gebeurtenis. Laat het weg om bij het begin te beginnen."));
        return null;
    }

    private static int ReadGetal(string naam, StringValues waarden, int minimum, int maximum, List<Probleemfout> fouten)
    {
        if (waarden is [{ } tekst] && int.TryParse(tekst, NumberStyles.None, CultureInfo.InvariantCulture, out var getal) && getal >= minimum
            && getal <= maximum)
            return getal;
        fouten.Add(new Probleemfout(naam, $"Kies een geheel getal van {minimum} tot en met {maximum}."));
        return minimum;
    }
}
