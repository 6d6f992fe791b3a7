using System.Buffers.Binary;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// What was in the journal when a processor first began. Nothing kept the content of messages between others for it before that, so that it is
/// gone is no loss that a person must look at.
/// </summary>
internal static class Eerstebegin
{
    /// <summary>The key that it is kept under; not of any processor.</summary>
    internal static ReadOnlyMemory<byte> Sleutel { get; } = new byte[] { 0, (byte)'f' };

    /// <summary>The last journal position of that moment, 0 for none; <see langword="null"/> when it was not kept yet.</summary>
    internal static long? Decode(ReadOnlyMemory<byte>? bytes)
        => bytes is { Span: { Length: sizeof(long) } span } ? BinaryPrimitives.ReadInt64BigEndian(span) : null;

    /// <summary>The last journal position of that moment; kept when this is that moment.</summary>
    internal static async Task<long> FindAsync(
        IProcessoropslag opslag, IJournaal journaal, Processorstand stand, Processorstapper stapper, CancellationToken cancellationToken)
    {
        if (Decode((await opslag.ReadStatenAsync(stand.Naam, [Sleutel], cancellationToken))[0]) is { } bekend)
            return bekend;
        // One that did something before this was kept has read everything in time, as far as is known.
        var laatste = stand.VerderOp is null ? (await journaal.MeasureAsync(cancellationToken)).LaatsteVolgnummer : 0;
        await stapper.StayAsync([ToStaat(laatste)], cancellationToken);
        return laatste;
    }

    /// <summary>As it is kept.</summary>
    internal static Staat ToStaat(long laatste)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, laatste);
        return new Staat(Sleutel, bytes);
    }
}
