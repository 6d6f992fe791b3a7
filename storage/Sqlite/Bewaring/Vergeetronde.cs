using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Bewaring;

/// <summary>Walks the messages from the oldest on and forgets those that may go, until it comes to one that is too young.</summary>
internal sealed class Vergeetronde(Schrijver schrijver, Lezers lezers, TimeProvider time)
{
    private const string ListOudste = """
        SELECT b.volgnummer, b.ontvangen, coalesce(z.toestand, 2), EXISTS (SELECT 1 FROM inhoud i WHERE i.volgnummer = b.volgnummer)
        FROM bericht b LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer
        WHERE b.volgnummer > ?1 ORDER BY b.volgnummer LIMIT ?2
        """;

    private long _na;

    public async ValueTask<Bewaarstap> StepAsync(Bewaarregels regels, int limit, CancellationToken cancellationToken)
    {
        var grens = time.GetUtcNow() - regels.Bericht;
        var (rijp, na, meer) = await lezers.ReadAsync(database => Look(database, _na, grens, limit), cancellationToken);
        // At the first that is too young the walk begins anew, for what stood in the way before.
        _na = meer ? na : 0;
        if (rijp.Count > 0)
            await schrijver.ExecuteAsync(blad => Forget(blad, rijp, time.NowMs()), cancellationToken);
        return new Bewaarstap(rijp.Count, meer);
    }

    private static (List<long> Rijp, long Na, bool Meer) Look(Database database, long na, DateTimeOffset grens, int limit)
    {
        var rijp = new List<long>();
        var gezien = 0;
        using var q = database.Prepare(ListOudste);
        q.Bind(na).Bind(limit);
        while (q.Step())
        {
            if (Tijd.FromMs(q.Long(1)) >= grens)
                return (rijp, na, false);
            (na, gezien) = (q.Long(0), gezien + 1);
            // With its payload gone a message cannot be put ready again, so what is decided here still holds when it is done.
            if ((Toestand)q.Long(2) is not (Toestand.Klaargezet or Toestand.Aangeboden or Toestand.Vastgehouden) && q.Long(3) == 0)
                rijp.Add(na);
        }

        return (rijp, na, gezien == limit);
    }

    private static bool Forget(Boekblad blad, List<long> volgnummers, DateTimeOffset nu)
    {
        blad.Book(new BerichtenVergeten(volgnummers, nu.ToUnixTimeMilliseconds()));
        return true;
    }
}
