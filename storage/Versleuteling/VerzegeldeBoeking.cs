using System.Buffers;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>A boeking with its payload sealed, and the same for what follows from it. Dispose gives the buffers back.</summary>
internal sealed class VerzegeldeBoeking : IDisposable
{
    private byte[]? _buffer;

    private VerzegeldeBoeking(Boeking boeking, Datasleutel sleutel, long inpakkenVanaf, IReadOnlyList<VerzegeldeBoeking> gevolgen)
    {
        Boeking = boeking;
        SleutelId = sleutel.Id;
        Gevolgen = gevolgen;
        _buffer = ArrayPool<byte>.Shared.Rent(Inhoudzegel.MaxClosedLength(boeking.Inhoud.Length));
        Inhoud = _buffer.AsMemory(0, Inhoudzegel.Close(sleutel, boeking.Inhoud.Span, boeking.Afdruk.Span, inpakkenVanaf, _buffer));
    }

    public Boeking Boeking { get; }

    public long SleutelId { get; }

    /// <summary>The payload as it is stored: packed or not, sealed.</summary>
    public Memory<byte> Inhoud { get; }

    public IReadOnlyList<VerzegeldeBoeking> Gevolgen { get; }

    /// <summary>Room that the boeking and its gevolgen take in the queue: that of their buffers, also when what is in them was packed.</summary>
    public static long Measure(Boeking boeking)
        => Inhoudzegel.MaxClosedLength(boeking.Inhoud.Length) + boeking.Gevolgen.Sum(Measure);

    /// <summary>Packs and seals on the caller's thread, with keys that are durable already: <paramref name="sleutels"/> by party.</summary>
    public static VerzegeldeBoeking Close(Boeking boeking, IReadOnlyDictionary<string, Datasleutel> sleutels, long inpakkenVanaf)
        => new(boeking, sleutels[Sleutelhouder(boeking)], inpakkenVanaf, [.. boeking.Gevolgen.Select(g => Close(g, sleutels, inpakkenVanaf))]);

    /// <summary>The party whose data key seals the payload: who gets it, or else who handed it in.</summary>
    public static string Sleutelhouder(Boeking boeking) => boeking.Bezorgaan ?? boeking.Indiener;

    public void Dispose()
    {
        foreach (var gevolg in Gevolgen)
            gevolg.Dispose();
        if (Interlocked.Exchange(ref _buffer, null) is { } buffer)
            ArrayPool<byte>.Shared.Return(buffer);
    }
}
