using IB.Gateway.Storage.Versleuteling;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Destroys data keys that seal nothing any more, and wraps the others under the first key of the key file.</summary>
internal sealed class Sleutelronde(Verbindingen verbindingen, Schrijflijn beheer, Sleutelbos bos, TimeProvider time)
{
    // A payload is sealed just before it is accepted, so its key may be of the day before.
    private const int Speling = 1;

    // The day in a key is of the clock of the node that made it, which may have been wrong: what a payload refers to stays, whatever the day.
    // A subquery with a limit, for what is joined may be read as a whole.
    internal const string ListLeeg =
        "SELECT s.id FROM sleutel s WHERE s.dag < $1 AND (SELECT i.volgnummer FROM inhoud i WHERE i.sleutel = s.id LIMIT 1) IS NULL ORDER BY s.dag LIMIT $2";

    private const string FindOudste = "SELECT ontvangen FROM bericht WHERE volgnummer = (SELECT min(volgnummer) FROM inhoud)";
    private const string Vernietig = $"DELETE FROM sleutel WHERE id IN ({ListLeeg})";
    private const string ListAnders = "(SELECT id FROM sleutel WHERE kek < $1 LIMIT $2) UNION ALL (SELECT id FROM sleutel WHERE kek > $1 LIMIT $2) LIMIT $2";
    private const string LeesSleutels = "SELECT id, kek, partij, dag, gewikkeld FROM sleutel WHERE id = ANY($1) ORDER BY id FOR UPDATE";
    private const string Herwikkel = "UPDATE sleutel s SET kek = $1, gewikkeld = u.gewikkeld FROM unnest($2, $3) u (id, gewikkeld) WHERE s.id = u.id";

    public async ValueTask<Bewaarstap> StepAsync(int limit, CancellationToken cancellationToken)
    {
        var grens = await verbindingen.ReadAsync(FindGrensAsync, cancellationToken);
        var leeg = await verbindingen.ListAsync(ListLeeg, [P(grens), P(limit)], static rij => rij.Long(0), cancellationToken);
        if (leeg.Count > 0)
            return new Bewaarstap(await beheer.RunAsync(transactie => DestroyAsync(transactie, limit), cancellationToken), Meer: true);
        var anders = await verbindingen.ListAsync(ListAnders, [P(bos.ActiefId), P(limit)], static rij => rij.Long(0), cancellationToken);
        return anders.Count > 0
            ? new Bewaarstap(await beheer.RunAsync(transactie => RewrapAsync(transactie, anders), cancellationToken), Meer: true)
            : default;
    }

    /// <summary>The first day of which there may be payloads, when the clocks were right: of no day after it keys are looked at.</summary>
    private async Task<int> FindGrensAsync(NpgsqlConnection verbinding)
    {
        var ontvangen = await verbinding.ListAsync(FindOudste, [], static rij => rij.Long(0), CancellationToken.None);
        var oudste = ontvangen is [var ms] ? Tijd.FromMs(ms) : time.GetUtcNow();
        return (int)new Sleuteldoel("", DateOnly.FromDateTime(oudste.UtcDateTime).AddDays(-Speling)).DagGetal;
    }

    private async Task<int> DestroyAsync(Transactie transactie, int limit)
    {
        // While nobody books: what is booked must find its key.
        await Journaalslot.TakeAsync(transactie, CancellationToken.None);
        return await transactie.Verbinding.RunAsync(Vernietig, [P(await FindGrensAsync(transactie.Verbinding)), P(limit)], CancellationToken.None);
    }

    private async Task<int> RewrapAsync(Transactie transactie, List<long> ids)
    {
        var rijen = await transactie.Verbinding.ListAsync(LeesSleutels, [All(ids)], ReadSleutel, CancellationToken.None);
        await transactie.Verbinding.RunAsync(
            Herwikkel, [P(bos.ActiefId), All(rijen.Select(static r => r.Sleutel.Id)), All(
                rijen.Select(r => (byte[]?)Zegel.Wrap(bos, r.Doel, r.Sleutel.Sleutel)))], CancellationToken.None);
        return ids.Count;
    }

    private (Datasleutel Sleutel, Sleuteldoel Doel) ReadSleutel(NpgsqlDataReader rij)
    {
        var doel = new Sleuteldoel(rij.Text(2), Sleuteldoel.DagVan(rij.GetInt32(3)));
        return (Sleutelcontrole.Open(verbindingen.Naam, bos, rij.Long(0), rij.Text(1), doel, rij.Bytes(4)), doel);
    }
}
