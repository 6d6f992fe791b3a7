using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Reads the messages that meet every filter. The streams only say where to look: what they read may have changed since.</summary>
internal static class Zoekrijen
{
    private const string Lees = $"""
        SELECT {Berichtrij.Kolommen} {Berichtrij.Bron}
        WHERE b.volgnummer = ANY($1)
          AND ($2 IS NULL OR $2 IN (b.zender, b.ontvanger, b.indiener))
          AND ($3 IS NULL OR b.zender = $3)
          AND ($4 IS NULL OR b.ontvanger = $4)
          AND ($5 IS NULL OR b.functie = $5)
          AND ($6 IS NULL OR b.fout_code = $6 OR z.geweigerd = $6)
          AND ($7 IS NULL OR b.referentienummer = $7)
          AND ($8 IS NULL OR coalesce(b.conversatie, b.referentienummer) = $8)
          AND ($9 IS NULL OR b.ontvangen >= $9)
          AND ($10 IS NULL OR b.ontvangen < $10)
          AND (cardinality($11) = 0 OR coalesce(z.toestand, 2) = ANY($11))
        """;

    /// <summary>The messages at these places that are meant, by volgnummer.</summary>
    public static Dictionary<long, Bericht> Read(NpgsqlConnection verbinding, IReadOnlyCollection<long> volgnummers, Zoekvraag vraag)
        => verbinding.List(
            Lees,
            [
                All(volgnummers), P(vraag.Partij), P(vraag.Zender), P(vraag.Ontvanger), P(vraag.Functie), P(vraag.Foutcode),
                P(Kenmerkbytes.WriteOrNull(vraag.Referentienummer)), P(Kenmerkbytes.WriteOrNull(vraag.ConversatieId)), P(Ms(vraag.Van)), P(Ms(vraag.Tot)),
                All(vraag.Toestanden.Select(static t => (int)t)),
            ],
            Berichtrij.Read).ToDictionary(static b => b.Volgnummer);

    private static long? Ms(DateTimeOffset? moment) => moment is { } m ? Tijd.CeilingMs(m) : null;
}
