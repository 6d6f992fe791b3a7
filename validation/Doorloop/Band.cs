using System.Buffers;
using System.Runtime.CompilerServices;

namespace IB.Gateway.Validation;

/// <summary>
/// What a pass over a document leaves behind: every element in document order, parents before children, by place in the bytes. To be
/// used for one document after another, by one thread at a time.
/// </summary>
public sealed class Band : IDisposable
{
    /// <summary>Stands for a name that no schema declares.</summary>
    public const ushort OnbekendeNaam = ushort.MaxValue;

    private const int Begingrootte = 256;

    // 1.3 MB: more than the usual message has by far, and little for each that is kept.
    private const int MaxBewaard = 64 * 1024;

    private Bandregel[] _regels = [];

    // Lines that fit, and that may be.
    private int _ruimte;

    /// <summary>How many elements the document has.</summary>
    public int Count { get; internal set; }

    /// <summary>The element at a place; 0 is the root.</summary>
    /// <param name="index">0 to <see cref="Count"/> - 1.</param>
    public ref readonly Bandregel this[int index] => ref _regels.AsSpan(0, Count)[index];

    internal Bandregel[] Regels => _regels;

    /// <summary>Gives the memory back; the band can be used again.</summary>
    public void Dispose()
    {
        if (_regels.Length > 0)
            ArrayPool<Bandregel>.Shared.Return(_regels);
        _regels = [];
        Count = _ruimte = 0;
    }

    /// <summary>Gives the memory back when it is more than most documents need.</summary>
    internal void Trim()
    {
        if (_regels.Length > MaxBewaard)
            Dispose();
    }

    /// <summary>Makes room for one element more; false when the document has too many.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal bool TryGrow() => Count < _ruimte || Grow();

    private bool Grow()
    {
        if (Count >= XmlLimieten.MaxElementen)
            return false;
        var groter = ArrayPool<Bandregel>.Shared.Rent(Math.Max(Begingrootte, Count * 2));
        _regels.AsSpan(0, Count).CopyTo(groter);
        if (_regels.Length > 0)
            ArrayPool<Bandregel>.Shared.Return(_regels);
        _regels = groter;
        _ruimte = Math.Min(groter.Length, XmlLimieten.MaxElementen);
        return true;
    }
}
