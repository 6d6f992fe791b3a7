using SQLitePCL;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// Payloads in and out of the table <c>inhoud</c> in place. A value that is bound or read as a column is copied once or twice by
/// SQLite, each time whole; with messages of 25 MB that counts.
/// </summary>
internal static class Inhoudblob
{
    /// <summary>From how many bytes on writing in place is worth its own preparation, which costs as much as copying about this much.</summary>
    public const int Groot = 256 << 10;

    private const int Lezen = 0;
    private const int Schrijven = 1;

    /// <summary>Fills the value of a row, which was made with as many zeroes.</summary>
    public static void Write(Database database, long volgnummer, ReadOnlySpan<byte> bytes)
    {
        using var blob = Open(database, volgnummer, Schrijven);
        database.Check(raw.sqlite3_blob_write(blob, bytes, 0));
    }

    /// <summary>Reads the value of a row, which has exactly as many bytes as <paramref name="bytes"/>.</summary>
    public static void Read(Database database, long volgnummer, Span<byte> bytes)
    {
        using var blob = Open(database, volgnummer, Lezen);
        database.Check(raw.sqlite3_blob_read(blob, bytes, 0));
    }

    private static sqlite3_blob Open(Database database, long volgnummer, int wijze)
    {
        database.Check(raw.sqlite3_blob_open(database.Handle, "main", "inhoud", "gegevens", volgnummer, wijze, out var blob));
        return blob;
    }
}
