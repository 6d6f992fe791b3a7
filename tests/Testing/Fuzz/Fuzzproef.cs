namespace IB.Gateway.Testing;

/// <summary>
/// Puts hostile documents before a judge: at the edge of memory that may not be touched, in the midst of other bytes, and counts what it
/// allocates.
/// </summary>
/// <param name="documenten">What to judge.</param>
/// <param name="judge">Whether a document is good.</param>
/// <param name="isWelgevormd">Whether a document is well-formed, by another who knows.</param>
public sealed class Fuzzproef(Fuzzdocumenten documenten, Func<ReadOnlySpan<byte>, bool> judge, Func<ReadOnlySpan<byte>, bool> isWelgevormd) : IDisposable
{
    // What a judge may ask of the heap besides its input: a value that is put together from pieces, and the growth of its own tables.
    private const int VasteRuimte = 512 * 1024;
    private const int PerByte = 8;

    private readonly Grensgeheugen _geheugen = new(Fuzzdocumenten.MaxLengte);
    private readonly byte[] _midden = new byte[Fuzzdocumenten.MaxLengte + 128];

    /// <summary>Judges the document with a number.</summary>
    /// <returns>Whether it was good.</returns>
    /// <exception cref="InvalidOperationException">The verdict depends on what lies around the document, or costs more memory than it should.</exception>
    public bool Run(int nummer)
    {
        var document = documenten.Create(nummer);
        var voor = GC.GetAllocatedBytesForCurrentThread();
        var geldig = judge(_geheugen.PutAtEnd(document));
        var toegewezen = GC.GetAllocatedBytesForCurrentThread() - voor;
        Require(toegewezen <= VasteRuimte + ((long)PerByte * document.Length), nummer, $"{toegewezen} bytes of heap for {document.Length}");
        Require(judge(_geheugen.PutAtBegin(document)) == geldig, nummer, "another verdict at the begin of a page");
        foreach (var omgeving in "<> '\"&]/0"u8)
            Require(Surrounded(document, omgeving) == geldig, nummer, $"another verdict between '{(char)omgeving}'");
        Require(!geldig || isWelgevormd(document), nummer, "valid, but not well-formed");
        return geldig;
    }

    public void Dispose() => _geheugen.Dispose();

    private static void Require(bool gehouden, int nummer, string anders)
    {
        if (!gehouden)
            throw new InvalidOperationException($"Document {nummer}: {anders}.");
    }

    private bool Surrounded(byte[] document, byte omgeving)
    {
        _midden.AsSpan(0, document.Length + 128).Fill(omgeving);
        var plaats = _midden.AsSpan(64, document.Length);
        document.CopyTo(plaats);
        return judge(plaats);
    }
}
