using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// The row of a writer, with the number of its last transaction: what a commit that broke off came to can be read there. For one transaction at a time.
/// </summary>
internal sealed class Schrijverrij(string database, string naam)
{
    private const string Voeg = "INSERT INTO schrijver (groep, gezien) VALUES (0, clock_timestamp()) RETURNING id";

    // By taking the row it becomes a commit of its own, which a synchronous replica has to have: then it has the one before too.
    private const string Lees = "SELECT groep FROM schrijver WHERE id = $1 FOR UPDATE";

    private static readonly string Merk =
        $"UPDATE schrijver SET groep = groep + 1, gezien = clock_timestamp(), {string.Join(", ", Tellingen.Kolommen.Select((k, i) => $"{k.Kolom} = {k.Kolom} + ${i + 3}"))} WHERE id = $1 AND groep = $2";

    private long? _id;
    private long _groep;
    private bool _onzeker;

    /// <summary>Which row it is; <see langword="null"/> when the next transaction begins one.</summary>
    public long? Id => _id;

    /// <summary>Makes the row when there is none, and looks how far it is when that is not known.</summary>
    public async Task PrepareAsync(NpgsqlConnection verbinding)
    {
        if (_id is null)
        {
            _id = (await verbinding.ListAsync(Voeg, [], static rij => rij.Long(0), CancellationToken.None))[0];
            _groep = 0;
        }
        else if (_onzeker)
        {
            _groep = (await verbinding.ListAsync(Lees, [P(_id)], static rij => rij.Long(0), CancellationToken.None)) is [var groep] ? groep : throw Opgeruimd();
        }

        _onzeker = false;
    }

    /// <summary>Writes the number of this transaction, in it.</summary>
    public async Task MarkAsync(Transactie transactie)
    {
        await using var batch = new NpgsqlBatch(transactie.Verbinding);
        var merk = batch.Add(Merk, [P(_id), P(_groep), .. Tellingen.Kolommen.Select(k => P(transactie.Tellingen[k.Toestand]))]);
        if (transactie.FindSein() is { } sein)
            batch.Add("SELECT pg_notify($1, $2)", P(Schrijflijn.Kanaal), P(sein));
        await batch.ExecuteNonQueryAsync();
        if (merk.RecordsAffected != 1)
            throw Opgeruimd();
    }

    /// <summary>The transaction was committed.</summary>
    public void Advance() => _groep++;

    /// <summary>It is not known whether it was.</summary>
    public void Doubt() => _onzeker = true;

    /// <summary>
    /// Whether the transaction was committed: it waits for the row, for whoever commits holds it until that is over. <see langword="null"/> when what was
    /// read may be on one server only.
    /// </summary>
    public async Task<bool?> AskAsync(NpgsqlConnection verbinding, TimeSpan hooguit)
    {
        using var wacht = new Commitwacht(verbinding);
        await using var command = new NpgsqlCommand(Lees, verbinding) { CommandTimeout = Math.Max(1, (int)Math.Ceiling(hooguit.TotalSeconds)) };
        command.Parameters.Add(P(_id));
        long groep;
        await using (var rij = await command.ExecuteReaderAsync())
            groep = await rij.ReadAllAsync(static r => r.Long(0), CancellationToken.None) is [var gelezen] ? gelezen : throw Opgeruimd();
        if (wacht.Gewaarschuwd)
            return null;
        var gemaakt = groep == _groep + 1;
        (_groep, _onzeker) = (groep, false);
        return gemaakt;
    }

    private OpslagException Opgeruimd()
    {
        // The next transaction begins a row anew.
        _id = null;
        return new OpslagException(
            $"Database {database}: de rij van schrijver {naam} is er niet meer, of is van een ander. Er is niets vastgelegd. Probeer het opnieuw.")
        {
            IsTijdelijk = true,
        };
    }
}
