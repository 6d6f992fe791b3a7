using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// A payload as it stands in the store: a format byte, then the sealed bytes. Bound to it are the format, the id of the data key
/// and the afdruk of the message, so that it opens in its own row only.
/// </summary>
internal static class Inhoudzegel
{
    /// <summary>AES-256-GCM over the payload as received. Other numbers are for compression, later.</summary>
    private const byte Ongecomprimeerd = 1;
    /// <summary>Where the payload begins in what is sealed.</summary>
    public const int PlainStart = 1 + Zegel.NonceLength;

    private const int BoundLength = 1 + sizeof(long) + SHA256.HashSizeInBytes;

    public static int ClosedLength(int plainLength) => 1 + plainLength + Zegel.Overhead;

    public static void Close(Datasleutel sleutel, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> afdruk, Span<byte> destination)
    {
        Span<byte> bound = stackalloc byte[BoundLength];
        WriteBound(bound, Ongecomprimeerd, sleutel.Id, afdruk);
        destination[0] = Ongecomprimeerd;
        Zegel.Close(sleutel.Sleutel, plain, bound, destination[1..]);
    }

    /// <summary>Length of the payload in it; -1 when this is no payload that this version of the program can read.</summary>
    public static int PlainLength(ReadOnlySpan<byte> closed)
        => closed.Length >= ClosedLength(0) && closed[0] == Ongecomprimeerd ? closed.Length - ClosedLength(0) : -1;

    /// <summary>Opens it where it is: the payload then begins at <see cref="PlainStart"/>.</summary>
    /// <exception cref="AuthenticationTagMismatchException">Altered, or it stands in the wrong row.</exception>
    public static void Open(Datasleutel sleutel, Span<byte> closed, ReadOnlySpan<byte> afdruk)
    {
        Span<byte> bound = stackalloc byte[BoundLength];
        WriteBound(bound, closed[0], sleutel.Id, afdruk);
        Zegel.Open(sleutel.Sleutel, closed[1..], bound, closed.Slice(PlainStart, PlainLength(closed)));
    }

    private static void WriteBound(Span<byte> bound, byte format, long sleutelId, ReadOnlySpan<byte> afdruk)
    {
        bound[0] = format;
        BinaryPrimitives.WriteInt64BigEndian(bound[1..], sleutelId);
        afdruk.CopyTo(bound[(1 + sizeof(long))..]);
    }
}
