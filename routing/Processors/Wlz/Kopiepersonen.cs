using System.Collections;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The persons of a full copy, in order of their pseudonyms, each read when it is asked for. As a list: their pseudonyms.</summary>
internal sealed class Kopiepersonen : IReadOnlyList<ReadOnlyMemory<byte>>
{
    private readonly Kopieregels _regels;

    // Where the lines of each begin.
    private readonly List<int> _begin = [];

    /// <param name="regels">The lines, in order of person.</param>
    internal Kopiepersonen(Kopieregels regels)
    {
        _regels = regels;
        for (var n = 0; n < regels.Count; n++)
        {
            if (n == 0 || !regels.GetPseudoniem(n - 1).Span.SequenceEqual(regels.GetPseudoniem(n).Span))
                _begin.Add(n);
        }
    }

    /// <inheritdoc/>
    public int Count => _begin.Count;

    /// <inheritdoc/>
    public ReadOnlyMemory<byte> this[int index] => _regels.GetPseudoniem(_begin[index]);

    /// <summary>What the copy says of one of them.</summary>
    internal Kopiepersoon Get(int plaats)
    {
        var eerste = _regels.Get(_begin[plaats]);
        var persoon = new Kopiepersoon(eerste.Bsn);
        persoon.Add(eerste);
        for (var n = _begin[plaats] + 1; n < (plaats + 1 < Count ? _begin[plaats + 1] : _regels.Count); n++)
            persoon.Add(_regels.Get(n));
        return persoon;
    }

    /// <inheritdoc/>
    public IEnumerator<ReadOnlyMemory<byte>> GetEnumerator()
    {
        for (var n = 0; n < Count; n++)
            yield return this[n];
    }

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
}
