using System.Buffers.Binary;

namespace IB.Gateway.Storage.Sqlite.Bestanden;

/// <summary>
/// What a write-ahead log holds (sqlite.org/fileformat2.html 4), read before SQLite recovers from it. SQLite stops at the first bad
/// frame and forgets the rest without a word; what it forgets is read back from the log of the store.
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
        if (Walsom.ForHeader(header) is { } sum && BinaryPrimitives.ReadUInt32BigEndian(header[8..]) == pageSize)
            wal.ReadFrames(stream, pageSize, header[16..24], sum);
        return wal;
    }

    private void ReadFrames(FileStream stream, int pageSize, ReadOnlySpan<byte> salt, Walsom sum)
    {
        var frame = new byte[FrameHeaderLength + pageSize];
        var pending = new List<uint>();
        while (stream.ReadAtLeast(frame, frame.Length, throwOnEndOfStream: false) == frame.Length
            && frame.AsSpan(8, 8).SequenceEqual(salt) && sum.Matches(frame))
        {
            Accept(frame, pending);
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
}
