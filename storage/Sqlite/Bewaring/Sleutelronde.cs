using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite.Bewaring;

/// <summary>Destroys data keys that seal nothing any more, and wraps the others under the first key of the key file.</summary>
internal sealed class Sleutelronde(Schrijver schrijver, Lezers lezers, Sleutelbos bos, TimeProvider time)
{
    // A payload is sealed just before it is accepted, so its key may be of the day before.
    private const int Speling = 1;

    private const string FindOudste = "SELECT ontvangen FROM bericht WHERE volgnummer = (SELECT min(volgnummer) FROM inhoud)";

    // The day in a key is of a clock that may have been wrong: what a payload refers to stays, whatever the day.
    private const string ListLeeg = """
        SELECT s.id FROM sleutel s WHERE s.dag < ?1 AND coalesce((SELECT v.aantal FROM sleutelgebruik v WHERE v.sleutel = s.id), 0) <= 0
        ORDER BY s.dag LIMIT ?2
        """;

    private const string ListAnders = """
        SELECT id FROM sleutel WHERE kek < ?1
        UNION ALL
        SELECT id FROM sleutel WHERE kek > ?1
        LIMIT ?2
        """;

    public async ValueTask<Bewaarstap> StepAsync(int limit, CancellationToken cancellationToken)
    {
        var grens = await lezers.ReadAsync(FindGrens, cancellationToken);
        var leeg = await lezers.ReadAsync(database => List(database, ListLeeg, q => q.Bind(grens.DagGetal).Bind(limit)), cancellationToken);
        if (leeg.Count > 0)
            return new Bewaarstap(await schrijver.ExecuteAsync(blad => Destroy(blad, leeg), cancellationToken), Meer: true);
        var anders = await lezers.ReadAsync(database => List(database, ListAnders, q => q.Bind(bos.ActiefId).Bind(limit)), cancellationToken);
        return anders.Count > 0
            ? new Bewaarstap(await schrijver.ExecuteAsync(blad => Rewrap(blad, anders), cancellationToken), Meer: true)
            : default;
    }

    /// <summary>The first day of which there may be payloads, when the clock was right: of no day after it keys are looked at.</summary>
    private Sleuteldoel FindGrens(Database database)
    {
        using var q = database.Prepare(FindOudste);
        var oudste = q.Step() ? Tijd.FromMs(q.Long(0)) : time.GetUtcNow();
        return new Sleuteldoel("", DateOnly.FromDateTime(oudste.UtcDateTime).AddDays(-Speling));
    }

    private static List<long> List(Database database, string sql, Action<Query> bind)
    {
        using var q = database.Prepare(sql);
        bind(q);
        var ids = new List<long>();
        while (q.Step())
            ids.Add(q.Long(0));
        return ids;
    }

    private static int Destroy(Boekblad blad, List<long> ids)
    {
        // A payload may have come meanwhile, and later none can: what is booked must find its key.
        var vrij = ids.FindAll(id => !Sleutelregister.IsInUse(blad.Database, id));
        foreach (var id in vrij)
            blad.Book(new SleutelVernietigd(id));
        return vrij.Count;
    }

    private int Rewrap(Boekblad blad, List<long> ids)
    {
        foreach (var id in ids)
        {
            if (Sleutelregister.Find(blad.Database, id) is not { } rij)
                continue;
            var sleutel = Sleutelcontrole.Open(blad.Database.Path, bos, id, rij.Kek, rij.Doel, rij.Gewikkeld);
            var gewikkeld = Zegel.Wrap(bos, rij.Doel, sleutel.Sleutel);
            blad.Book(new SleutelHerwikkeld(id, new Gewikkeld(bos.ActiefId, blad.Place(gewikkeld), gewikkeld)));
        }

        return ids.Count;
    }
}
