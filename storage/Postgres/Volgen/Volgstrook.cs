using IB.Gateway.Storage.Zoeken;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// A bounded stretch of the journal for somebody who follows it. The indexes are walked: what is not asked for is not read, however much it is.
/// Numbers become visible in order, so what comes in meanwhile lies beyond the end that was seen first.
/// </summary>
internal static class Volgstrook
{
    // Rows that are read in one go.
    private const int Portie = 64;

    private const string Volgende = "SELECT volgnummer + 1 FROM stand WHERE id = 1";

    // A foutbericht bears the functie of what it refuses, and is not one.
    private const string Lees =
        $"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = ANY($1) AND b.fout_code IS NULL AND b.soort <> 3 ORDER BY b.volgnummer";

    public static Journaalstuk Read(NpgsqlConnection verbinding, Volgvraag vraag, long vanaf, int limit, int werk)
    {
        var volgende = verbinding.List(Volgende, [], static rij => rij.Long(0))[0];
        if (vanaf >= volgende)
            return new Journaalstuk([], vanaf, Eind: true);
        var budget = new Zoekwerk(werk);
        var stroom = Create(verbinding, vraag, budget);
        var berichten = new List<Bericht>();
        var plek = vanaf;
        while (plek < volgende && berichten.Count < limit && !budget.Op)
        {
            var kandidaten = Take(stroom, ref plek, volgende, Math.Min(Portie, limit - berichten.Count), budget);
            if (kandidaten.Count == 0)
                continue;
            berichten.AddRange(verbinding.List(Lees, [All(kandidaten)], Berichtrij.Read).Where(b => Asks(vraag, b.Envelop)));
            budget.Take(kandidaten.Count);
        }

        return new Journaalstuk(berichten, plek, plek >= volgende);
    }

    /// <summary>
    /// The next places, and where to go on; also one that is found while the work runs out, and then it may be another: so each read gets on.
    /// </summary>
    private static List<long> Take(Doorsnede stroom, ref long plek, long volgende, int aantal, Zoekwerk werk)
    {
        var kandidaten = new List<long>(aantal);
        do
        {
            var gevonden = stroom.Seek(plek);
            if (gevonden >= volgende)
            {
                plek = volgende;
                break;
            }

            kandidaten.Add(gevonden);
            plek = gevonden + 1;
        }
        while (kandidaten.Count < aantal && !werk.Op);
        return kandidaten;
    }

    private static Doorsnede Create(NpgsqlConnection verbinding, Volgvraag vraag, Zoekwerk werk)
    {
        Indexstroom Op(Zoekindex index, string waarde) => new(verbinding, index, Zoekvolgorde.OudsteEerst, [P(waarde)], werk);

        List<Stroom> delen = [new Vereniging([.. vraag.Functies.Select(f => Op(Zoekindexen.Functie, f))])];
        if (vraag.Partijen.Count > 0)
            delen.Add(new Vereniging([.. vraag.Partijen.SelectMany(p => new[] { Op(Zoekindexen.Zender, p), Op(Zoekindexen.Ontvanger, p) })]));
        return new Doorsnede(delen, werk);
    }

    private static bool Asks(Volgvraag vraag, Envelop envelop)
        => vraag.Functies.Contains(envelop.Functie)
            && (vraag.Partijen.Count == 0 || vraag.Partijen.Contains(envelop.Zender.Organisatie) || vraag.Partijen.Contains(envelop.Ontvanger.Organisatie));
}
