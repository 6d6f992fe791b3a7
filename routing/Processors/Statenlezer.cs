using System.Runtime.CompilerServices;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Reads all that is kept for a processor, a page at a time, in order of key.</summary>
internal sealed class Statenlezer(IProcessor processor, IProcessoropslag opslag)
{
    private const int Bladzijde = 1000;

    /// <summary>Whether it is about a key of the processor: neither what all pieces know, nor what the knooppunt itself keeps.</summary>
    public bool IsVanSleutel(Staat staat) => staat.Sleutel.Span[0] != 0 && !staat.Sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span);

    /// <summary>Everything.</summary>
    public async IAsyncEnumerable<Staat> ListAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (ReadOnlyMemory<byte>? na = default(ReadOnlyMemory<byte>); na is { } vanaf;)
        {
            var bladzijde = await ReadAsync(vanaf, cancellationToken);
            foreach (var staat in bladzijde.Staten)
                yield return staat;
            na = bladzijde.Verder;
        }
    }

    /// <summary>A page of what comes after a key.</summary>
    public async Task<Statenbladzijde> ReadAsync(ReadOnlyMemory<byte> na, CancellationToken cancellationToken)
    {
        var staten = await opslag.ListStatenAsync(processor.Verklaring.Naam, na, Bladzijde, cancellationToken);
        return new Statenbladzijde(staten, staten.Count == Bladzijde ? staten[^1].Sleutel : (ReadOnlyMemory<byte>?)null);
    }
}

/// <summary>A page of states.</summary>
/// <param name="Staten">They.</param>
/// <param name="Verder">The key after which the next page begins; <see langword="null"/> when there is none.</param>
internal sealed record Statenbladzijde(IReadOnlyList<Staat> Staten, ReadOnlyMemory<byte>? Verder);
