using IB.Gateway.Storage.Zoeken;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Turns filters into streams: one for each that an index knows, intersected. What none knows is left to <see cref="Zoekrijen"/>.</summary>
internal sealed class Zoekplan(NpgsqlConnection verbinding, Zoekvolgorde volgorde, Zoekwerk werk)
{
    public Stroom Create(Zoekvraag vraag)
    {
        var delen = new List<Stroom>();
        Add(delen, vraag.Referentienummer, id => OpId(Zoekindexen.Referentienummer, id));
        // Who is the first of a conversation has its id as its referentienummer only.
        Add(delen, vraag.ConversatieId, id => new Vereniging([OpId(Zoekindexen.Referentienummer, id), OpId(Zoekindexen.Conversatie, id)]));
        Add(delen, vraag.Foutcode, code => new Vereniging([Op(Zoekindexen.Fout, code), Op(Zoekindexen.Weigering, code)]));
        if (vraag.Toestanden.Count > 0 && !vraag.Toestanden.Contains(Toestand.Bezorgd))
            delen.Add(new Vereniging([.. vraag.Toestanden.Distinct().SelectMany(InToestand)]));
        Add(delen, vraag.Zender, code => Op(Zoekindexen.Zender, code));
        Add(delen, vraag.Ontvanger, code => Op(Zoekindexen.Ontvanger, code));
        Add(delen, vraag.Partij, code => new Vereniging([Op(Zoekindexen.Zender, code), Op(Zoekindexen.Ontvanger, code), Op(Zoekindexen.AndereIndiener, code)]));
        Add(delen, vraag.Functie, functie => Op(Zoekindexen.Functie, functie));
        if (delen.Count == 0)
            delen.Add(Op(Zoekindexen.Alle));
        return new Doorsnede([Periode(vraag), .. delen], werk);
    }

    private static void Add(List<Stroom> delen, string? waarde, Func<string, Stroom> maak)
    {
        if (waarde is not null)
            delen.Add(maak(waarde));
    }

    private Bereikstroom Periode(Zoekvraag vraag)
    {
        var laatste = verbinding.List("SELECT coalesce(max(volgnummer), 0) FROM bericht", [], static rij => rij.Long(0))[0];
        var bereiken = Zoekperiode.Find(vraag, laatste, ListSprongen(), FindVanaf);
        return new Bereikstroom(volgorde == Zoekvolgorde.OudsteEerst
            ? bereiken
            : [.. bereiken.Select(static b => new Bereik(-b.Laatste, -b.Eerste)).Reverse()]);
    }

    // Asked for when it is needed.
    private IEnumerable<long> ListSprongen()
    {
        foreach (var sprong in verbinding.List("SELECT volgnummer FROM kloksprong ORDER BY volgnummer", [], static rij => rij.Long(0)))
            yield return sprong;
    }

    private (long Volgnummer, long OntvangenMs)? FindVanaf(long volgnummer)
        => verbinding.List(
            "SELECT volgnummer, ontvangen FROM bericht WHERE volgnummer >= $1 ORDER BY volgnummer LIMIT 1", [P((long?)volgnummer)],
            static rij => (rij.Long(0), rij.Long(1))) is [var bericht] ? bericht : null;

    private IEnumerable<Stroom> InToestand(Toestand toestand) => toestand switch
    {
        // Only the first line of a history says so.
        Toestand.Ontvangen => [],
        Toestand.Afgekeurd => verbinding.List(Zoekindexen.ListCodes, [], static rij => rij.Text(0)).Select(code => Op(Zoekindexen.Fout, code)),
        _ => [Op(Zoekindexen.Toestand, P((Toestand?)toestand))],
    };

    private Indexstroom Op(Zoekindex index, string waarde) => Op(index, P(waarde));

    private Indexstroom OpId(Zoekindex index, string id) => Op(index, P(Kenmerkbytes.Write(id)));

    private Indexstroom Op(Zoekindex index, params NpgsqlParameter[] waarden) => new(verbinding, index, volgorde, waarden, werk);
}
