using System.Buffers;
using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// A payload as it stands in the store: a format byte, then the sealed bytes, which may have been packed before. Bound to it are the
/// format, the id of the data key and the afdruk of the message, so that it opens in its own row only; and of what was packed the length of the
/// payload, so that it unpacks to nothing larger.
/// </summary>
internal static class Inhoudzegel
{
    /// <summary>AES-256-GCM over the payload as received.</summary>
    private const byte Onverpakt = 1;

    /// <summary>AES-256-GCM over the payload packed by <see cref="Inpakking"/>.</summary>
    private const byte Ingepakt = 2;

    private const int PlainStart = 1 + Zegel.NonceLength;
    private const int BoundLength = 1 + sizeof(long) + SHA256.HashSizeInBytes;
    private const int MaxBoundLength = BoundLength + sizeof(long);

    /// <summary>Room that sealing a payload takes; what was packed leaves part of it unused.</summary>
    public static int MaxClosedLength(int plainLength) => 1 + plainLength + Zegel.Overhead;

    /// <summary>Seals a payload, packed when it is large enough and that makes it enough smaller.</summary>
    /// <param name="sleutel">The data key.</param>
    /// <param name="plain">The payload.</param>
    /// <param name="afdruk">The afdruk of its message.</param>
    /// <param name="inpakkenVanaf">From how many bytes on packing is tried; 0 for never.</param>
    /// <param name="destination">At least <see cref="MaxClosedLength"/> bytes.</param>
    /// <returns>How many of those it took.</returns>
    public static int Close(Datasleutel sleutel, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> afdruk, long inpakkenVanaf, Span<byte> destination)
    {
        if (inpakkenVanaf == 0 || plain.Length < inpakkenVanaf || !Inpakking.TryPack(plain, destination[PlainStart..], out var length))
            return Close(sleutel, Onverpakt, plain, afdruk, plain.Length, destination);
        // Sealed where it is: it needs no second buffer, nor the wiping of one.
        return Close(sleutel, Ingepakt, destination.Slice(PlainStart, length), afdruk, plain.Length, destination);
    }

    /// <summary>Whether this is a payload that this version of the program can read.</summary>
    public static bool IsKnown(ReadOnlySpan<byte> closed) => closed.Length >= MaxClosedLength(0) && closed[0] is Onverpakt or Ingepakt;

    /// <summary>Opens a payload of a known form. Takes over the buffer, unless it throws.</summary>
    /// <param name="sleutel">The data key.</param>
    /// <param name="buffer">From the shared pool; begins with the sealed payload.</param>
    /// <param name="closedLength">Bytes of that.</param>
    /// <param name="afdruk">The afdruk of its message.</param>
    /// <param name="plainLength">Bytes of the payload, as the message says.</param>
    /// <exception cref="AuthenticationTagMismatchException">Altered, or it stands in the wrong row.</exception>
    /// <exception cref="InvalidDataException">It opens, but to another length.</exception>
    public static Inhoud Open(Datasleutel sleutel, byte[] buffer, int closedLength, ReadOnlySpan<byte> afdruk, long plainLength)
    {
        var closed = buffer.AsSpan(0, closedLength);
        var vorm = closed[0];
        var opened = closed.Slice(PlainStart, closedLength - MaxClosedLength(0));
        Span<byte> bound = stackalloc byte[MaxBoundLength];
        Zegel.Open(sleutel.Sleutel, closed[1..], Bind(bound, vorm, sleutel.Id, afdruk, plainLength), opened);
        if (vorm == Ingepakt)
            return Unpack(buffer, opened, checked((int)plainLength));
        return opened.Length == plainLength ? new Inhoud(buffer, PlainStart, opened.Length) : throw OtherLength(opened);
    }

    private static int Close(
        Datasleutel sleutel, byte vorm, ReadOnlySpan<byte> inner, ReadOnlySpan<byte> afdruk, int plainLength, Span<byte> destination)
    {
        Span<byte> bound = stackalloc byte[MaxBoundLength];
        var closed = destination[..MaxClosedLength(inner.Length)];
        closed[0] = vorm;
        Zegel.Close(sleutel.Sleutel, inner, Bind(bound, vorm, sleutel.Id, afdruk, plainLength), closed[1..]);
        return closed.Length;
    }

    /// <summary>The length is that of the seal by now: nobody can ask for more room than who packed it.</summary>
    private static Inhoud Unpack(byte[] buffer, Span<byte> packed, int plainLength)
    {
        var plain = ArrayPool<byte>.Shared.Rent(plainLength);
        var inhoud = new Inhoud(plain, 0, plainLength);
        if (!Inpakking.TryUnpack(packed, plain.AsSpan(0, plainLength)))
        {
            inhoud.Dispose();
            throw OtherLength(packed);
        }

        packed.Clear();
        ArrayPool<byte>.Shared.Return(buffer);
        return inhoud;
    }

    private static InvalidDataException OtherLength(Span<byte> opened)
    {
        opened.Clear();
        return new InvalidDataException("What was sealed is not as long as the message says.");
    }

    private static ReadOnlySpan<byte> Bind(Span<byte> bound, byte vorm, long sleutelId, ReadOnlySpan<byte> afdruk, long plainLength)
    {
        bound[0] = vorm;
        BinaryPrimitives.WriteInt64BigEndian(bound[1..], sleutelId);
        afdruk.CopyTo(bound[(1 + sizeof(long))..]);
        if (vorm == Onverpakt)
            return bound[..BoundLength];
        BinaryPrimitives.WriteInt64BigEndian(bound[BoundLength..], plainLength);
        return bound;
    }
}
