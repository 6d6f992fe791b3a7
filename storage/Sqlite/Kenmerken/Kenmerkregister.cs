using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Kenmerken;

/// <summary>
/// The ids by which messages are found, by stretch: ids are random, so in one index over all of them each new one would touch a page of its
/// own, and cost more the more there are. In the index of the last stretch every page is at hand. For the writer's thread.
/// </summary>
internal sealed class Kenmerkregister(Zeven zeven)
{
    private int _bewaardTot;

    /// <summary>Where to look for an id.</summary>
    public Zeven Zeven => zeven;

    /// <summary>Begins after what the register has committed. What was undone stays in a zeef: it may say yes too often, and never no.</summary>
    public void Load(Database database, long volgnummer)
    {
        _bewaardTot = checked((int)database.Scalar("SELECT coalesce(max(bak), -1) FROM zeef", static q => q.Long(0)) + 1);
        for (var bak = 0; bak <= zeven.Bak(volgnummer); bak++)
        {
            if (!zeven.Has(bak) && Read(database, bak) is { } zeef)
                zeven.Set(bak, zeef);
        }
    }

    /// <summary>Adds the ids of a message.</summary>
    public void Add(Database database, BerichtGeboekt feit)
    {
        var envelop = feit.Boeking.Envelop;
        Add(database, feit.Volgnummer, envelop.Referentienummer, Kenmerksoort.Referentienummer);
        if (envelop.ConversatieId != envelop.Referentienummer)
            Add(database, feit.Volgnummer, envelop.ConversatieId, Kenmerksoort.Conversatie);
    }

    /// <summary>Removes the ids of messages, whose rows must still be there. The zeef of a stretch goes when nothing is left of it.</summary>
    public void Forget(Database database, IReadOnlyList<long> volgnummers)
    {
        foreach (var volgnummer in volgnummers)
        {
            foreach (var wis in (ReadOnlySpan<string>)[
                "DELETE FROM kenmerk WHERE bak = ?1 AND id = (SELECT referentienummer FROM bericht WHERE volgnummer = ?2) AND soort = 1 AND volgnummer = ?2",
                "DELETE FROM kenmerk WHERE bak = ?1 AND id = (SELECT conversatie FROM bericht WHERE volgnummer = ?2) AND soort = 2 AND volgnummer = ?2"])
            {
                using var q = database.Prepare(wis);
                q.Bind(zeven.Bak(volgnummer)).Bind(volgnummer).Run();
            }
        }

        // In memory it stays until the next start: a transaction that is undone would have to bring it back.
        foreach (var bak in volgnummers.Select(zeven.Bak).Distinct())
        {
            using var q = database.Prepare("DELETE FROM zeef WHERE bak = ?1 AND NOT EXISTS (SELECT 1 FROM kenmerk WHERE bak = ?1)");
            q.Bind(bak).Run();
        }
    }

    /// <summary>Keeps the zeef of each stretch that is full, so that a start need not make it again. Runs in the transaction of the commit.</summary>
    public void Follow(Database database, long volgnummer)
    {
        for (; _bewaardTot < zeven.Bak(volgnummer) && database.TryExtra(() => Write(database, _bewaardTot)); _bewaardTot++)
        {
        }
    }

    private void Add(Database database, long volgnummer, string id, Kenmerksoort soort)
    {
        var bak = zeven.Bak(volgnummer);
        using (var q = database.Prepare("INSERT INTO kenmerk (bak, id, soort, volgnummer) VALUES (?, ?, ?, ?)"))
            q.Bind(bak).BindId(id).Bind((long)soort).Bind(volgnummer).Run();
        zeven.Add(bak, Zeven.Sum(id));
    }

    private void Write(Database database, int bak)
    {
        if (!zeven.Has(bak))
            return;
        using var q = database.Prepare("INSERT INTO zeef (bak, bits) SELECT ?1, ?2");
        q.Bind(bak).Bind(zeven.ToBytes(bak)).Run();
    }

    private static Zeef? Read(Database database, int bak)
    {
        using (var q = database.Prepare("SELECT bits FROM zeef WHERE bak = ?"))
        {
            if (q.Bind(bak).Step())
            {
                return q.Bytes(0) is { Length: Zeef.Length } bits
                    ? new Zeef(bits)
                    : throw new OpslagException(
                        $"Opslag {database.Path}: de zeef van bak {bak} heeft niet de lengte die zij hoort te hebben. Maak het register opnieuw uit het log met 'ib-gateway store repair'.");
            }
        }

        Zeef? zeef = null;
        using var ids = database.Prepare("SELECT id FROM kenmerk WHERE bak = ?");
        ids.Bind(bak);
        while (ids.Step())
            (zeef ??= new Zeef()).Add(Zeef.Sum(ids.Bytes(0)));
        return zeef;
    }
}
