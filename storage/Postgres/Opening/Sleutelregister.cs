using IB.Gateway.Storage.Versleuteling;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>The wrapped data keys, and the check values of the keys that wrap them.</summary>
internal sealed class Sleutelregister(Verbindingen verbindingen, Schrijflijn lijn, Sleutelbos bos, Schrijverstand stand, OpslagMeters meters)
{
    private const string Zoek = "SELECT id, kek, gewikkeld FROM sleutel WHERE dag = $1 AND partij = $2";
    private const string Voeg = "INSERT INTO sleutel (partij, dag, kek, gewikkeld) VALUES ($1, $2, $3, $4) ON CONFLICT (dag, partij) DO NOTHING RETURNING id";
    private const string Ken = "SELECT id, controle, EXISTS (SELECT 1 FROM sleutel WHERE kek = kek.id) FROM kek";

    /// <summary>The data key for this party and day; makes one when there is none. When two nodes make one at the same time, one of them counts.</summary>
    public async Task<Datasleutel> GetOrAddAsync(Sleuteldoel doel)
    {
        try
        {
            var sleutel = await TryGetOrAddAsync(doel);
            stand.MarkProgress();
            return sleutel;
        }
        // Without a key nothing can be booked, and the writer of the journal is not even asked.
        catch (OpslagException e)
        {
            meters.CountFailure();
            stand.MarkFailure(e);
            throw;
        }
    }

    private async Task<Datasleutel> TryGetOrAddAsync(Sleuteldoel doel)
        => await FindAsync(doel) ?? await AddAsync(doel) ?? await FindAsync(doel)
            ?? throw new OpslagException($"Database {verbindingen.Naam}: de datasleutel van vandaag is zojuist vernietigd. Probeer het opnieuw.")
            {
                IsTijdelijk = true,
            };

    /// <summary>Requires that every key which the store still needs is in the file and is the same key.</summary>
    public static async Task RequireAllAsync(NpgsqlConnection verbinding, string naam, Sleutelbos bos, CancellationToken cancellationToken)
    {
        foreach (var (id, controle, inUse) in await verbinding.ListAsync(
            Ken, [], static rij => (rij.Text(0), rij.Bytes(1), rij.GetBoolean(2)), cancellationToken))
            Sleutelcontrole.Require(naam, bos, id, controle, inUse);
    }

    /// <summary>Registers the keys that are new in the file.</summary>
    public static async Task AddNewAsync(NpgsqlConnection verbinding, Sleutelbos bos, CancellationToken cancellationToken)
    {
        foreach (var id in bos.Ids)
            await verbinding.RunAsync(
                "INSERT INTO kek (id, controle) VALUES ($1, $2) ON CONFLICT DO NOTHING", [P(id), P(bos.ComputeControle(id))], cancellationToken);
    }

    private async Task<Datasleutel?> FindAsync(Sleuteldoel doel)
    {
        var rijen = await verbindingen.ListAsync(
            Zoek, [P((int)doel.DagGetal), P(doel.Partij)], static rij => (rij.Long(0), rij.Text(1), rij.Bytes(2)), CancellationToken.None);
        return rijen is [var (id, kek, gewikkeld)] ? Sleutelcontrole.Open(verbindingen.Naam, bos, id, kek, doel, gewikkeld) : null;
    }

    private async Task<Datasleutel?> AddAsync(Sleuteldoel doel)
    {
        var (plain, wrapped) = Zegel.CreateDatasleutel(bos, doel);
        var ids = await lijn.RunAsync(
            transactie => transactie.Verbinding.ListAsync(
                Voeg, [P(doel.Partij), P((int)doel.DagGetal), P(bos.ActiefId), P(wrapped)], static rij => rij.Long(0), CancellationToken.None),
            CancellationToken.None);
        return ids is [var id] ? new Datasleutel(id, plain) : null;
    }
}
