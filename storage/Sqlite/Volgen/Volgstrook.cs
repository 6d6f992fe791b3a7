using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Sqlite.Zoeken;
using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Volgen;

/// <summary>
/// A bounded stretch of the journal for somebody who follows it. As far as the indexes of <see cref="Trefwoorden"/> go, they are walked: what
/// is not asked for is not read, however much it is. What came after them is little, and is looked through.
/// </summary>
internal static class Volgstrook
{
    // Rows looked through at once behind the indexes: a few milliseconds at most.
    private const int Breedte = 1024;

    // A foutbericht bears the functie of what it refuses, and is not one.
    private const string Geldig = "b.fout_code IS NULL AND b.soort <> 3";
    private const string Lees = $"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = ? AND {Geldig}";
    private const string Nummers =
        $"SELECT b.volgnummer, b.functie, b.zender, b.ontvanger FROM bericht b WHERE b.volgnummer BETWEEN ? AND ? AND {Geldig} ORDER BY b.volgnummer";

    public static Journaalstuk Read(Database database, Zeven zeven, Volgvraag vraag, long vanaf, int limit, int werk)
    {
        // All in one snapshot, or what is written in between would seem to be passed over.
        database.Run("BEGIN");
        try
        {
            var volgende = Standregister.Read(database).Volgnummer + 1;
            if (vanaf >= volgende)
                return new Journaalstuk([], vanaf, Eind: true);
            var tot = FindGeschreven(database, vraag);
            var (berichten, verder) = vanaf <= tot
                ? Walk(database, zeven, vraag, vanaf, tot, limit, new Zoekwerk(werk))
                : LookThrough(database, vraag, vanaf, Math.Min(vanaf + Breedte, volgende), limit);
            return new Journaalstuk(berichten, verder, verder >= volgende);
        }
        finally
        {
            database.RollbackIfOpen();
        }
    }

    /// <summary>The last message that is in every index that is needed.</summary>
    private static long FindGeschreven(Database database, Volgvraag vraag)
    {
        var functie = Trefwoordsoort.Functie.ReadTot(database);
        return vraag.Partijen.Count == 0
            ? functie
            : Math.Min(functie, Math.Min(Trefwoordsoort.Zender.ReadTot(database), Trefwoordsoort.Ontvanger.ReadTot(database)));
    }

    private static (List<Bericht> Berichten, long Verder) Walk(Database database, Zeven zeven, Volgvraag vraag, long vanaf, long tot, int limit, Zoekwerk werk)
    {
        var berichten = new List<Bericht>();
        var stroom = Create(database, zeven, vraag, tot, werk);
        var plek = vanaf;
        while (berichten.Count < limit && !werk.Op)
        {
            plek = stroom.Seek(plek);
            if (plek == Stroom.Einde)
                return (berichten, tot + 1);

            // Looked at also when the work ran out while it was sought, and then it may be another: so each read gets on.
            if (Find(database, plek) is { } bericht
                && Asks(vraag, bericht.Envelop.Functie, bericht.Envelop.Zender.Organisatie, bericht.Envelop.Ontvanger.Organisatie))
                berichten.Add(bericht);
            werk.Take(1);
            plek++;
        }

        return (berichten, plek);
    }

    private static Doorsnede Create(Database database, Zeven zeven, Volgvraag vraag, long tot, Zoekwerk werk)
    {
        Bakkenstroom Op(Trefwoordsoort soort, string waarde) => soort.Open(database, zeven, Zoekvolgorde.OudsteEerst, waarde, tot, werk);

        List<Stroom> delen = [new Vereniging([.. vraag.Functies.Select(f => Op(Trefwoordsoort.Functie, f))])];
        if (vraag.Partijen.Count > 0)
            delen.Add(new Vereniging([.. vraag.Partijen.SelectMany(p => new[] { Op(Trefwoordsoort.Zender, p), Op(Trefwoordsoort.Ontvanger, p) })]));
        return new Doorsnede(delen, werk);
    }

    private static (List<Bericht> Berichten, long Verder) LookThrough(Database database, Volgvraag vraag, long vanaf, long voor, int limit)
    {
        var nummers = new List<long>();
        using (var q = database.Prepare(Nummers))
        {
            q.Bind(vanaf).Bind(voor - 1);
            while (nummers.Count < limit && q.Step())
            {
                if (Asks(vraag, q.Text(1), q.Text(2), q.Text(3)))
                    nummers.Add(q.Long(0));
            }
        }

        var verder = nummers.Count == limit ? nummers[^1] + 1 : voor;
        return ([.. nummers.Select(n => Find(database, n)).OfType<Bericht>()], verder);
    }

    private static bool Asks(Volgvraag vraag, string functie, string zender, string ontvanger)
        => vraag.Functies.Contains(functie) && (vraag.Partijen.Count == 0 || vraag.Partijen.Contains(zender) || vraag.Partijen.Contains(ontvanger));

    private static Bericht? Find(Database database, long volgnummer)
    {
        using var q = database.Prepare(Lees);
        return q.Bind(volgnummer).Step() ? Berichtrij.Read(q) : null;
    }
}
