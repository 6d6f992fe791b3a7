using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Several questions that go to the server in one go, each with what is done with its rows. The server answers them one after the other.</summary>
internal sealed class Leesbatch(NpgsqlConnection verbinding)
{
    private readonly List<(NpgsqlBatchCommand Vraag, Action<NpgsqlDataReader> PerRij)> _vragen = [];

    /// <summary>Nothing was asked.</summary>
    public bool IsLeeg => _vragen.Count == 0;

    public void Add(string sql, NpgsqlParameter[] parameters, Action<NpgsqlDataReader> perRij)
    {
        var vraag = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            vraag.Parameters.Add(parameter);
        _vragen.Add((vraag, perRij));
    }

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        if (IsLeeg)
            return;
        await using var batch = new NpgsqlBatch(verbinding);
        foreach (var (vraag, _) in _vragen)
            batch.BatchCommands.Add(vraag);
        await using var rij = await batch.ExecuteReaderAsync(cancellationToken);
        foreach (var (_, perRij) in _vragen)
        {
            while (await rij.ReadAsync(cancellationToken))
                perRij(rij);
            await rij.NextResultAsync(cancellationToken);
        }
    }
}
