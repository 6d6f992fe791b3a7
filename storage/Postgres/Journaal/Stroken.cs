using System.Globalization;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>The partitions of the journal: as many messages each, so that one can be found from a volgnummer and dropped when it is empty.</summary>
internal static class Stroken
{
    /// <summary>The tables that are divided so.</summary>
    public static readonly IReadOnlyList<string> Tabellen = ["bericht", "bezorging", "gebeurtenis", "kenmerk"];

    /// <summary>In which strook a message is.</summary>
    public static long Van(long volgnummer, int bits) => volgnummer >> bits;

    /// <summary>Makes one. It is attached when it is whole, which keeps nobody from reading or writing the others.</summary>
    public static void AddCreate(NpgsqlBatch batch, long nummer, int bits)
    {
        foreach (var tabel in Tabellen)
        {
            batch.Add(Text($"CREATE TABLE {tabel}_s{nummer} (LIKE {tabel} INCLUDING ALL)"));
            batch.Add(Text($"ALTER TABLE {tabel} ATTACH PARTITION {tabel}_s{nummer} FOR VALUES FROM ({nummer << bits}) TO ({(nummer + 1) << bits})"));
        }

        batch.Add(Text($"INSERT INTO strook (nummer) VALUES ({nummer})"));
    }

    /// <summary>Drops one, with all that is in it.</summary>
    public static void AddDrop(NpgsqlBatch batch, long nummer)
    {
        foreach (var tabel in Tabellen)
            batch.Add(Text($"DROP TABLE {tabel}_s{nummer}"));
        batch.Add(Text($"DELETE FROM strook WHERE nummer = {nummer}"));
    }

    private static string Text(FormattableString sql) => sql.ToString(CultureInfo.InvariantCulture);
}
