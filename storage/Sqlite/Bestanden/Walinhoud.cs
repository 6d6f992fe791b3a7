using System.Buffers.Binary;

namespace IB.Gateway.Storage.Sqlite.Bestanden;

/// <summary>
/// What a write-ahead log holds (sqlite.org/fileformat2.html 4), read before SQLite recovers from it. SQLite stops at the first bad
/// frame and forgets the rest without a word. After a power cut that is right for the last transaction, which was never
/// acknowledged; when whole transactions follow, acknowledged messages would vanish, and we refuse.
/// </summary>
internal sealed class Walinhoud
{
    private const int HeaderLength = 32;
    private const int FrameHeaderLength = 24;
    private readonly HashSet<uint> _pages = [];

    private Walinhoud()
    {
    }

    /// <summary>Size of the database in pages after the last whole transaction; <see langword="null"/> when there is none.</summary>
    public uint? Paginas { get; private set; }

    /// <summary>Whether a whole transaction wrote this page.</summary>
    public bool Bevat(uint page) => _pages.Contains(page);

    /// <summary>Holds no transaction and never did: missing, or not longer than its header.</summary>
    public static bool IsEmpty(string path) => new FileInfo(path) is not { Exists: true, Length: > HeaderLength };

    public static Walinhoud Read(string path, int pageSize)
    {
        var wal = new Walinhoud();
        if (IsEmpty(path))
            return wal;
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1 << 16);
        Span<byte> header = stackalloc byte[HeaderLength];
        stream.ReadExactly(header);
        if (Walsom.ForHeader(header) is not { } sum || BinaryPrimitives.ReadUInt32BigEndian(header[8..]) != pageSize)
            throw Damaged(path, 0, "de kop is beschadigd terwijl er transacties op volgen");
        wal.ReadFrames(stream, path, pageSize, header[16..24], sum);
        return wal;
    }

    private void ReadFrames(FileStream stream, string path, int pageSize, ReadOnlySpan<byte> salt, Walsom sum)
    {
        var frame = new byte[FrameHeaderLength + pageSize];
        var pending = new List<uint>();
        long? firstBad = null;
        var commitAfterBad = false;
        for (var offset = (long)HeaderLength; stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length; offset += frame.Length)
        {
            var ours = frame.AsSpan(8, 8).SequenceEqual(salt);
            if (firstBad is null && ours && sum.Matches(frame))
            {
                Accept(frame, pending);
                continue;
            }

            firstBad ??= offset;
            // Each commit is on disk before the next begins, so a torn write leaves at most one commit mark, on the last frame.
            if (ours && commitAfterBad)
                throw Damaged(path, firstBad.Value, "daarna staan nog hele transacties, die dan verloren gaan");
            commitAfterBad |= ours && PagesAfterCommit(frame) != 0;
        }
    }

    private void Accept(ReadOnlySpan<byte> frame, List<uint> pending)
    {
        pending.Add(BinaryPrimitives.ReadUInt32BigEndian(frame));
        if (PagesAfterCommit(frame) is var pages && pages == 0)
            return;
        _pages.UnionWith(pending);
        pending.Clear();
        Paginas = pages;
    }

    private static uint PagesAfterCommit(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadUInt32BigEndian(frame[4..]);

    private static OpslagException Damaged(string path, long offset, string reason)
        => new($"Opslag {path}, positie {offset}: beschadigd; {reason}. Er is niets gewijzigd. Bewaar de map als bewijs en zet een reservekopie terug.");
}
