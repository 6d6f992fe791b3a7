using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>What the small commands about deliveries see and change.</summary>
internal sealed class Bezorggroep(Transactie transactie) : IBlad
{
    public Bezorgblad Bezorging { get; } = new(transactie);

    public Beurtblad Beurten { get; } = new();

    public async Task LoadAsync(CancellationToken cancellationToken)
    {
        var batch = new Leesbatch(transactie.Verbinding);
        Beurten.AddLoad(batch);
        await batch.RunAsync(cancellationToken);
        await Bezorging.LoadAsync(cancellationToken);
    }

    public void Reset() => Bezorging.Reset();

    public async Task WriteAsync(CancellationToken cancellationToken)
    {
        await using var batch = new NpgsqlBatch(transactie.Verbinding);
        Bezorging.AddWrites(batch);
        if (batch.BatchCommands.Count > 0)
            await batch.ExecuteNonQueryAsync(cancellationToken);
    }
}
