using System.Runtime.CompilerServices;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>Reads what is kept for a processor, a page at a time, in order of key.</summary>
internal sealed class Statenlezer(IProcessoropslag opslag, string processor)
{
    private const int Bladzijde = 1000;

    /// <summary>Whether it is about a key of the processor: neither what all pieces know, nor what the knooppunt itself keeps.</summary>
    public static bool IsVanSleutel(IProcessor processor, Staat staat)
        => !IsVanKnooppunt(staat) && !staat.Sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span);

    /// <summary>Whether the knooppunt itself keeps it.</summary>
    public static bool IsVanKnooppunt(Staat staat) => staat.Sleutel.Span[0] == 0;

    /// <summary>Everything that comes after a key.</summary>
    public async IAsyncEnumerable<Staat> ListAsync(ReadOnlyMemory<byte> na, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (ReadOnlyMemory<byte>? verder = na; verder is { } vanaf;)
        {
            var bladzijde = await ReadAsync(vanaf, cancellationToken);
            foreach (var staat in bladzijde.Staten)
                yield return staat;
            verder = bladzijde.Verder;
        }
    }

    /// <summary>A page of what comes after a key.</summary>
    public async Task<Statenbladzijde> ReadAsync(ReadOnlyMemory<byte> na, CancellationToken cancellationToken)
    {
        var staten = await opslag.ListStatenAsync(processor, na, Bladzijde, cancellationToken);
        return new Statenbladzijde(staten, staten.Count == Bladzijde ? staten[^1].Sleutel : (ReadOnlyMemory<byte>?)null);
    }
}

/// <summary>A page of states.</summary>
/// <param name="Staten">They.</param>
/// <param name="Verder">The key after which the next page begins; <see langword="null"/> when there is none.</param>
internal sealed record Statenbladzijde(IReadOnlyList<Staat> Staten, ReadOnlyMemory<byte>? Verder);
