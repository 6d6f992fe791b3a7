using System.Buffers;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>A boeking with its payload sealed, and the same for what follows from it. Dispose gives the buffers back.</summary>
internal sealed class VerzegeldeBoeking : IDisposable
{
    private byte[]? _buffer;

    private VerzegeldeBoeking(Boeking boeking, Datasleutel sleutel, IReadOnlyList<VerzegeldeBoeking> gevolgen)
    {
        Boeking = boeking;
        SleutelId = sleutel.Id;
        Gevolgen = gevolgen;
        var length = Inhoudzegel.ClosedLength(boeking.Inhoud.Length);
        _buffer = ArrayPool<byte>.Shared.Rent(length);
        Inhoud = _buffer.AsMemory(0, length);
        Inhoudzegel.Close(sleutel, boeking.Inhoud.Span, boeking.Afdruk.Span, Inhoud.Span);
    }

    public Boeking Boeking { get; }

    public long SleutelId { get; }

    public Memory<byte> Inhoud { get; }

    public IReadOnlyList<VerzegeldeBoeking> Gevolgen { get; }

    /// <summary>Room that the boeking and its gevolgen take in the queue.</summary>
    public static long Measure(Boeking boeking)
        => Inhoudzegel.ClosedLength(boeking.Inhoud.Length) + boeking.Gevolgen.Sum(Measure);

    /// <summary>Seals on the caller's thread, with keys that are durable already: <paramref name="sleutels"/> by party.</summary>
    public static VerzegeldeBoeking Close(Boeking boeking, IReadOnlyDictionary<string, Datasleutel> sleutels)
        => new(boeking, sleutels[Sleutelhouder(boeking)], [.. boeking.Gevolgen.Select(g => Close(g, sleutels))]);

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
