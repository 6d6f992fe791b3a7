using System.Runtime.CompilerServices;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Walks through a copy and what is remembered side by side, in order of key: each page of states is read once, whatever is in the copy.</summary>
internal sealed class Kopiedoorloop(IProcessoropslag opslag, string processor)
{
    private readonly Statenlezer _staten = new(opslag, processor);

    /// <summary>Every key of either, in order, after <paramref name="na"/>: its place in the copy (-1 when it is not there) and its state.</summary>
    public async IAsyncEnumerable<(int Plaats, ReadOnlyMemory<byte> Sleutel, ReadOnlyMemory<byte>? Staat)> WalkAsync(
        IReadOnlyList<ReadOnlyMemory<byte>> kopie, ReadOnlyMemory<byte> na, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var plaats = FirstAfter(kopie, na);
        await foreach (var staat in _staten.ListAsync(na, cancellationToken).Where(static s => !Statenlezer.IsVanKnooppunt(s)))
        {
            for (; plaats < kopie.Count && Compare(kopie[plaats], staat.Sleutel) < 0; plaats++)
                yield return (plaats, kopie[plaats], null);
            if (plaats < kopie.Count && Compare(kopie[plaats], staat.Sleutel) == 0)
                yield return (plaats++, staat.Sleutel, staat.Waarde);
            else
                yield return (-1, staat.Sleutel, staat.Waarde);
        }

        for (; plaats < kopie.Count; plaats++)
            yield return (plaats, kopie[plaats], null);
    }

    /// <summary>Whether a key is among these, which are in order.</summary>
    public static bool Has(IReadOnlyList<ReadOnlyMemory<byte>> kopie, ReadOnlyMemory<byte> sleutel)
        => FirstAfter(kopie, sleutel) - 1 is var plaats and >= 0 && Compare(kopie[plaats], sleutel) == 0;

    private static int FirstAfter(IReadOnlyList<ReadOnlyMemory<byte>> kopie, ReadOnlyMemory<byte> na)
    {
        var (laag, hoog) = (0, kopie.Count);
        while (laag < hoog)
        {
            var midden = (laag + hoog) / 2;
            if (Compare(kopie[midden], na) <= 0)
                laag = midden + 1;
            else
                hoog = midden;
        }

        return laag;
    }

    private static int Compare(ReadOnlyMemory<byte> links, ReadOnlyMemory<byte> rechts) => links.Span.SequenceCompareTo(rechts.Span);
}
