using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>One statement at a time.</summary>
internal static class Vragen
{
    public static async Task<List<T>> ListAsync<T>(
        this NpgsqlConnection verbinding, string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        await using var command = Create(verbinding, sql, parameters);
        await using var rij = await command.ExecuteReaderAsync(cancellationToken);
        return await rij.ReadAllAsync(read, cancellationToken);
    }

    /// <summary>Runs a statement without a result; returns how many rows it changed.</summary>
    public static async Task<int> RunAsync(
        this NpgsqlConnection verbinding, string sql, NpgsqlParameter[] parameters, CancellationToken cancellationToken)
    {
        await using var command = Create(verbinding, sql, parameters);
        return await command.ExecuteNonQueryAsync(cancellationToken);
    }

    /// <summary>The same on the thread of the caller, which waits for it: for <see cref="Verbindingen.WalkAsync{T}"/>.</summary>
    public static List<T> List<T>(this NpgsqlConnection verbinding, string sql, NpgsqlParameter[] parameters, Func<NpgsqlDataReader, T> read)
    {
        using var command = Create(verbinding, sql, parameters);
        using var rij = command.ExecuteReader();
        var rijen = new List<T>();
        while (rij.Read())
            rijen.Add(read(rij));
        return rijen;
    }

    private static NpgsqlCommand Create(NpgsqlConnection verbinding, string sql, NpgsqlParameter[] parameters)
    {
        var command = new NpgsqlCommand(sql, verbinding);
        // A parameter belongs to one command, and a question may be asked again over another connection.
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter.Clone());
        return command;
    }
}
