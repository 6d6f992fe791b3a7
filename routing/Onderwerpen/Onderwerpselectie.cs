using System.Collections.Immutable;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// A part of a topic: which messages belong to it, by their envelope. What it leaves open is any. A topic that is widened gets another
/// part, from a day on: then who followed it before sees no more of the past than before.
/// </summary>
/// <param name="Functies">The message types; a signal is a message type too (<c>WlzSignaal</c>).</param>
/// <param name="Van">Who sends it; empty for anybody.</param>
/// <param name="Naar">Who gets it; empty for anybody.</param>
/// <param name="Gemeenten">Codes of the gemeenten that send or get it; empty for any, and also for messages without one.</param>
/// <param name="Geldig">The days on which messages come in that belong to it.</param>
public sealed record Onderwerpselectie(
    Functiebereik Functies, ImmutableArray<string> Van, ImmutableArray<string> Naar, ImmutableArray<string> Gemeenten, Geldigheid Geldig)
{
    /// <summary>Stands in <see cref="Van"/> and <see cref="Naar"/> for every gemeente: a code of 4 digits.</summary>
    public const string Gemeente = "gemeente";

    /// <summary>Stands in <see cref="Van"/> and <see cref="Naar"/> for every aanbieder: a code of 8 digits.</summary>
    public const string Aanbieder = "aanbieder";

    /// <summary>Whether a message that came in on this day belongs to it.</summary>
    public bool Omvat(Envelop envelop, DateOnly dag)
    {
        var (zender, ontvanger) = (envelop.Zender.Organisatie, envelop.Ontvanger.Organisatie);
        return Geldig.Omvat(dag) && Functies.Omvat(envelop.Functie) && Noemt(Van, zender) && Noemt(Naar, ontvanger)
            && (Gemeenten.IsEmpty || Gemeenten.Contains(zender) || Gemeenten.Contains(ontvanger));
    }

    /// <summary>Whether a text can stand in <see cref="Van"/> and <see cref="Naar"/>: one of the two words, or a code.</summary>
    public static bool IsGeldigeDeelnemer(string tekst)
        => tekst is Gemeente or Aanbieder || IsCode(tekst, 4) || IsCode(tekst, 8)
            || (tekst.Length is >= 2 and <= 20 && char.IsAsciiLetterUpper(tekst[0]) && tekst.All(char.IsAsciiLetterOrDigit));

    private static bool Noemt(ImmutableArray<string> deelnemers, string code)
    {
        foreach (var deelnemer in deelnemers)
        {
            if (deelnemer == code || (deelnemer == Gemeente && IsCode(code, 4)) || (deelnemer == Aanbieder && IsCode(code, 8)))
                return true;
        }

        return deelnemers.IsEmpty;
    }

    private static bool IsCode(string code, int cijfers) => code.Length == cijfers && code.All(char.IsAsciiDigit);
}
