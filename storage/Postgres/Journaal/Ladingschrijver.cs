using IB.Gateway.Storage.Versleuteling;
using Npgsql;
using NpgsqlTypes;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Puts sealed payloads into the database before anything is decided on: the lock of the journal is then held for a time that does not depend on
/// their size. For one transaction at a time.
/// </summary>
internal sealed class Ladingschrijver
{
    // As the sequence says.
    private const long Blok = 256;

    private const string Weg = "DELETE FROM lading WHERE deel = $1 AND nummer = ANY($2)";

    private long _volgende;
    private long _eind;
    private int? _deel;

    /// <summary>The deel that payloads go to from now on.</summary>
    public void Follow(int deel) => _deel = deel;

    /// <summary>Writes payloads; where each is.</summary>
    public async Task<Dictionary<VerzegeldeBoeking, Ladingplaats>> WriteAsync(
        NpgsqlConnection verbinding, IReadOnlyList<VerzegeldeBoeking> boekingen, CancellationToken cancellationToken)
    {
        var plaatsen = new Dictionary<VerzegeldeBoeking, Ladingplaats>(boekingen.Count, ReferenceEqualityComparer.Instance);
        if (boekingen.Count == 0)
            return plaatsen;
        var deel = _deel ?? (await verbinding.ListAsync("SELECT deel FROM stand WHERE id = 1", [], static rij => rij.GetInt32(0), cancellationToken))[0];
        foreach (var boeking in boekingen)
            plaatsen.Add(boeking, new Ladingplaats(deel, await NextAsync(verbinding, cancellationToken)));
        // Looked up anew when this fails: the deel may have been dropped since this node last booked.
        _deel = null;
        await CopyAsync(verbinding, plaatsen, cancellationToken);
        _deel = deel;
        return plaatsen;
    }

    /// <summary>Removes what turned out not to be needed: of a repeat, say.</summary>
    public static void AddDelete(NpgsqlBatch batch, IEnumerable<Ladingplaats> plaatsen)
    {
        foreach (var deel in plaatsen.GroupBy(static p => p.Deel))
            batch.Add(Weg, P(deel.Key), All(deel.Select(static p => p.Nummer)));
    }

    private static async Task CopyAsync(
        NpgsqlConnection verbinding, Dictionary<VerzegeldeBoeking, Ladingplaats> plaatsen, CancellationToken cancellationToken)
    {
        await using var copy = await verbinding.BeginBinaryImportAsync("COPY lading (deel, nummer, bytes) FROM STDIN (FORMAT BINARY)", cancellationToken);
        foreach (var (boeking, plaats) in plaatsen)
        {
            await copy.StartRowAsync(cancellationToken);
            await copy.WriteAsync(plaats.Deel, NpgsqlDbType.Integer, cancellationToken);
            await copy.WriteAsync(plaats.Nummer, NpgsqlDbType.Bigint, cancellationToken);
            await copy.WriteAsync((ReadOnlyMemory<byte>)boeking.Inhoud, NpgsqlDbType.Bytea, cancellationToken);
        }

        await copy.CompleteAsync(cancellationToken);
    }

    private async ValueTask<long> NextAsync(NpgsqlConnection verbinding, CancellationToken cancellationToken)
    {
        if (_volgende == _eind)
        {
            _volgende = (await verbinding.ListAsync("SELECT nextval('lading_nummer')", [], static rij => rij.Long(0), cancellationToken))[0];
            _eind = _volgende + Blok;
        }

        return _volgende++;
    }
}

/// <summary>Where a sealed payload is.</summary>
internal readonly record struct Ladingplaats(int Deel, long Nummer);
