using IB.Gateway.Ontvangst;

namespace IB.Gateway.Limieten;

/// <summary>What a party reads when it is turned away: what, why, and what now. At most 200 characters, as the standard wants (koppelvlak 3.3).</summary>
internal static class Afwijstekst
{
    public static string Describe(Afwijzing afwijzing) => afwijzing.Reden switch
    {
        Afwijsreden.Verzoeken => $"Uw organisatie doet meer verzoeken per seconde dan is afgesproken; dit verzoek is niet uitgevoerd. {Opnieuw(afwijzing)}",
        Afwijsreden.Bytes => $"Uw organisatie wisselt meer bytes per seconde uit dan is afgesproken; dit verzoek is niet uitgevoerd. {Opnieuw(afwijzing)}",
        Afwijsreden.Gelijktijdig =>
            $"Uw organisatie heeft meer verzoeken tegelijk open dan is afgesproken; dit verzoek is niet uitgevoerd. {Opnieuw(afwijzing)}",
        Afwijsreden.BytesOnderweg => $"De open verzoeken van uw organisatie zijn samen te groot; dit verzoek is niet uitgevoerd. {Opnieuw(afwijzing)}",
        // Nodes have to tell each other first how many there are.
        Afwijsreden.Dagquotum when afwijzing.Seconden == 1 =>
            $"Uw organisatie zendt sneller in dan haar dagquotum kan worden bijgehouden; dit is niet overgenomen. {Opnieuw(afwijzing)}",
        Afwijsreden.Dagquotum =>
            "Uw organisatie heeft vandaag zoveel berichten ingezonden als is afgesproken; dit is niet overgenomen. Stuur het morgen ongewijzigd opnieuw, of overleg met het knooppunt.",
        Afwijsreden.Volgers => $"Uw organisatie volgt al zoveel onderwerpen tegelijk als mag; dit verzoek is niet uitgevoerd. {Opnieuw(afwijzing)}",
        Afwijsreden.Budget => $"Er zijn nu te veel berichten tegelijk onderweg; dit verzoek is niet uitgevoerd. {Opnieuw(afwijzing)}",
        Afwijsreden.Ruimte =>
            $"Het knooppunt heeft te weinig schijfruimte voor nieuwe berichten; dit is niet overgenomen. {Opnieuw(afwijzing)} Ophalen kan wel.",
        _ => throw new ArgumentOutOfRangeException(nameof(afwijzing), afwijzing.Reden, "Unknown reason."),
    };

    private static string Opnieuw(Afwijzing afwijzing)
        => $"Stuur het na {(afwijzing.Seconden == 1 ? "1 seconde" : $"{afwijzing.Seconden} seconden")} ongewijzigd opnieuw.";
}
