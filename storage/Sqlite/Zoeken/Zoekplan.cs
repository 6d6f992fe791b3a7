using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>Turns filters into streams: one for each that an index knows, intersected. What none knows is left to <see cref="Zoekrij"/>.</summary>
internal sealed class Zoekplan(Database database, Zeven zeven, Zoekvolgorde volgorde, Zoekwerk werk)
{
    public Stroom Create(Zoekvraag vraag)
    {
        var delen = new List<Stroom>();
        Add(delen, vraag.Referentienummer, id => new Vereniging([.. OpId(id, Kenmerksoort.Referentienummer)]));
        // Who is the first of a conversation has its id as its referentienummer only.
        Add(delen, vraag.ConversatieId, id => new Vereniging([.. OpId(id, Kenmerksoort.Referentienummer), .. OpId(id, Kenmerksoort.Conversatie)]));
        Add(delen, vraag.Foutcode, code => new Vereniging([Op(Zoekindexen.Fout, code), Op(Zoekindexen.Weigering, code)]));
        if (vraag.Toestanden.Count > 0 && !vraag.Toestanden.Contains(Toestand.Bezorgd))
            delen.Add(new Vereniging([.. vraag.Toestanden.Distinct().SelectMany(InToestand)]));
        Add(delen, vraag.Zender, code => Op(Trefwoordsoort.Zender, code));
        Add(delen, vraag.Ontvanger, code => Op(Trefwoordsoort.Ontvanger, code));
        Add(delen, vraag.Partij, code =>
            new Vereniging([Op(Trefwoordsoort.Zender, code), Op(Trefwoordsoort.Ontvanger, code), Op(Zoekindexen.AndereIndiener, code)]));
        Add(delen, vraag.Functie, functie => Op(Trefwoordsoort.Functie, functie));
        if (delen.Count == 0)
            delen.Add(new Indexstroom(database, Zoekindexen.Alle, volgorde, static _ => { }, werk));
        return new Doorsnede([Periode(vraag), .. delen], werk);
    }

    private Bereikstroom Periode(Zoekvraag vraag)
    {
        var bereiken = Kloksprongen.Find(database, vraag);
        return new Bereikstroom(volgorde == Zoekvolgorde.OudsteEerst
            ? bereiken
            : [.. bereiken.Select(static b => new Bereik(-b.Laatste, -b.Eerste)).Reverse()]);
    }

    private static void Add(List<Stroom> delen, string? waarde, Func<string, Stroom> maak)
    {
        if (waarde is not null)
            delen.Add(maak(waarde));
    }

    private IEnumerable<Stroom> InToestand(Toestand toestand) => toestand switch
    {
        // Only the first line of a history says so.
        Toestand.Ontvangen => [],
        Toestand.Afgekeurd => ListCodes().Select(code => Op(Zoekindexen.Fout, code)),
        _ => [new Indexstroom(database, Zoekindexen.Toestand, volgorde, q => q.Bind((long)toestand), werk)],
    };

    private List<string> ListCodes()
    {
        var codes = new List<string>();
        using var q = database.Prepare(Zoekindexen.ListCodes);
        while (q.Step())
            codes.Add(q.Text(0));
        return codes;
    }

    private Indexstroom Op(Zoekindex index, string waarde) => new(database, index, volgorde, q => q.Bind(waarde), werk);

    private Opeenvolging Op(Trefwoordsoort soort, string waarde)
    {
        // Messages may go from one to the other meanwhile; this is where each is looked for in one of the two only.
        var tot = soort.ReadTot(database);
        var geschreven = soort.Open(database, zeven, volgorde, waarde, tot, werk);
        var nieuw = new Indexstroom(database, soort.Nieuw, volgorde, q => q.Bind(waarde).Bind(tot), werk);
        return volgorde == Zoekvolgorde.OudsteEerst ? new Opeenvolging(geschreven, nieuw) : new Opeenvolging(nieuw, geschreven);
    }

    private IEnumerable<Indexstroom> OpId(string id, Kenmerksoort soort)
        => zeven.Find(id).Select(bak => new Indexstroom(database, Zoekindexen.Kenmerk, volgorde, q => q.Bind(bak).BindId(id).Bind((long)soort), werk));
}
