using System.Buffers.Binary;

namespace IB.Gateway.Storage.Sqlite.Bestanden;

/// <summary>
/// The first 100 bytes of a database file (sqlite.org/fileformat2.html 1.3), read before SQLite touches anything: a file that is
/// not ours must stay as it is found.
/// </summary>
internal readonly record struct Databasekop(int Paginagrootte, uint Paginas, uint ApplicatieId, long Bestandslengte)
{
    /// <summary>"IBGW".</summary>
    public const uint OnzeApplicatieId = 0x49424757;
    private const int Length = 100;

    public static Databasekop Read(string path)
    {
        using var handle = File.OpenHandle(path);
        var length = RandomAccess.GetLength(handle);
        Span<byte> bytes = stackalloc byte[Length];
        if (RandomAccess.Read(handle, bytes, 0) < Length)
            throw Refused(path, 0, $"het bestand is {length} bytes: afgekapt of nooit een database geweest");
        if (!bytes.StartsWith("SQLite format 3\0"u8))
            throw Refused(path, 0, "dit is geen SQLite-database");
        int pageSize = BinaryPrimitives.ReadUInt16BigEndian(bytes[16..]);
        var kop = new Databasekop(
            pageSize == 1 ? 65536 : pageSize,
            BinaryPrimitives.ReadUInt32BigEndian(bytes[28..]),
            BinaryPrimitives.ReadUInt32BigEndian(bytes[68..]),
            length);
        if (kop.ApplicatieId != OnzeApplicatieId)
            throw Refused(path, 68, "deze database is niet van IB.Gateway");
        return kop.Paginagrootte >= 512
            ? kop
            : throw Refused(path, 16, $"paginagrootte {kop.Paginagrootte} bestaat niet");
    }

    /// <summary>Requires that every page is in the database file or in the valid part of the write-ahead log.</summary>
    public void RequireComplete(string path, Walinhoud wal)
    {
        var inFile = (uint)(Bestandslengte / Paginagrootte);
        var expected = wal.Paginas ?? Paginas;
        for (var page = inFile + 1; page <= expected; page++)
        {
            if (!wal.Bevat(page))
                throw Refused(
                    path, (page - 1L) * Paginagrootte, $"het bestand is afgekapt: {Bestandslengte} bytes waar {(long)expected * Paginagrootte} horen te zijn");
        }
    }

    private static OpslagException Refused(string path, long offset, string reason)
        => new(
            $"Opslag {path}, positie {offset}: {reason}. Er is niets gewijzigd. Bewaar de map als bewijs en zet een reservekopie terug, of kies een andere map.");
}
