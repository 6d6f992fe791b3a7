using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Columns of a row.</summary>
internal static class Rijlezer
{
    public static long Long(this NpgsqlDataReader rij, int column) => rij.GetInt64(column);

    public static long? LongOrNull(this NpgsqlDataReader rij, int column) => rij.IsDBNull(column) ? null : rij.GetInt64(column);

    public static string Text(this NpgsqlDataReader rij, int column) => rij.GetString(column);

    public static string? TextOrNull(this NpgsqlDataReader rij, int column) => rij.IsDBNull(column) ? null : rij.GetString(column);

    public static byte[] Bytes(this NpgsqlDataReader rij, int column) => rij.GetFieldValue<byte[]>(column);

    public static string Id(this NpgsqlDataReader rij, int column) => Kenmerkbytes.Read(rij.Bytes(column));

    public static string? IdOrNull(this NpgsqlDataReader rij, int column) => rij.IsDBNull(column) ? null : rij.Id(column);

    public static Toestand Toestand(this NpgsqlDataReader rij, int column) => (Toestand)rij.GetInt16(column);

    public static async Task<List<T>> ReadAllAsync<T>(this NpgsqlDataReader rij, Func<NpgsqlDataReader, T> read, CancellationToken cancellationToken)
    {
        var rijen = new List<T>();
        while (await rij.ReadAsync(cancellationToken))
            rijen.Add(read(rij));
        return rijen;
    }
}
