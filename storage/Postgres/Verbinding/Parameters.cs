using Npgsql;
using NpgsqlTypes;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Statements and their parameters, in order ($1, $2, ...). A type is always said, so that a null needs no guessing.</summary>
internal static class Parameters
{
    /// <summary>Adds a statement to what goes to the server in one go.</summary>
    public static NpgsqlBatchCommand Add(this NpgsqlBatch batch, string sql, params ReadOnlySpan<NpgsqlParameter> parameters)
    {
        var command = new NpgsqlBatchCommand(sql);
        foreach (var parameter in parameters)
            command.Parameters.Add(parameter);
        batch.BatchCommands.Add(command);
        return command;
    }

    public static NpgsqlParameter P(long? value) => Create(NpgsqlDbType.Bigint, value);

    public static NpgsqlParameter P(int value) => Create(NpgsqlDbType.Integer, value);

    public static NpgsqlParameter P(bool value) => Create(NpgsqlDbType.Boolean, value);

    public static NpgsqlParameter P(string? value) => Create(NpgsqlDbType.Text, value);

    public static NpgsqlParameter P(byte[]? value) => Create(NpgsqlDbType.Bytea, value);

    public static NpgsqlParameter P(TimeSpan value) => Create(NpgsqlDbType.Interval, value);

    public static NpgsqlParameter P(DateTimeOffset value) => Create(NpgsqlDbType.TimestampTz, value);

    public static NpgsqlParameter P(Toestand? value) => Create(NpgsqlDbType.Smallint, (short?)value);

    public static NpgsqlParameter All(IEnumerable<long> values) => Create(NpgsqlDbType.Bigint | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<long?> values) => Create(NpgsqlDbType.Bigint | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<int> values) => Create(NpgsqlDbType.Integer | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<short> values) => Create(NpgsqlDbType.Smallint | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<bool> values) => Create(NpgsqlDbType.Boolean | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<string?> values) => Create(NpgsqlDbType.Text | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<byte[]?> values) => Create(NpgsqlDbType.Bytea | NpgsqlDbType.Array, values.ToArray());

    public static NpgsqlParameter All(IEnumerable<Toestand?> values)
        => Create(NpgsqlDbType.Smallint | NpgsqlDbType.Array, values.Select(static t => (short?)t).ToArray());

    private static NpgsqlParameter Create(NpgsqlDbType type, object? value) => new() { NpgsqlDbType = type, Value = value ?? DBNull.Value };
}
