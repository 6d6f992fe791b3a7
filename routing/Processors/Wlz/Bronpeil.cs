using System.Buffers.Binary;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>How far the register of the CIZ is known: what all pieces may see.</summary>
/// <param name="LaatsteKopie">Place of the last full copy that was accepted; <see langword="null"/> when there was none.</param>
/// <param name="Laatst">Place of the last delivery of any kind; <see langword="null"/> when there was none.</param>
/// <param name="IsHalf">Whether that copy is not wholly applied: what is known is partly of it and partly of before it.</param>
internal readonly record struct Bronpeil(Leverorde? LaatsteKopie, Leverorde? Laatst, bool IsHalf = false)
{
    private const byte Formaat = 2;
    private const byte Half = 3;
    private const int Orde = 2 * sizeof(long);

    // Of before the number of the message was in the order.
    private const byte Ouder = 1;
    private const int Oud = sizeof(long) + sizeof(uint);

    /// <summary>The key that it is kept under; no pseudonym is that short.</summary>
    internal static ReadOnlyMemory<byte> Sleutel { get; } = "ciz"u8.ToArray();

    /// <summary>The same with a later delivery.</summary>
    internal Bronpeil Met(Leverorde geleverd) => Laatst is { } laatst && laatst >= geleverd ? this : this with { Laatst = geleverd };

    /// <exception cref="InvalidDataException">They are no bytes of <see cref="Encode"/>.</exception>
    internal static Bronpeil Decode(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { Span: var span })
            return default;
        if (span.Length == 1 + (2 * Oud) && span[0] == Ouder)
            return new Bronpeil(ReadOud(span[1..]), ReadOud(span[(1 + Oud)..]));
        if (span.Length != 1 + (2 * Orde) || span[0] is not (Formaat or Half))
            throw new InvalidDataException("De stand van het CIZ in processor wlz heeft een formaat dat deze versie van het programma niet kent.");
        return new Bronpeil(Read(span[1..]), Read(span[(1 + Orde)..]), span[0] == Half);
    }

    internal byte[] Encode()
    {
        var bytes = new byte[1 + (2 * Orde)];
        bytes[0] = IsHalf ? Half : Formaat;
        Write(LaatsteKopie, bytes.AsSpan(1));
        Write(Laatst, bytes.AsSpan(1 + Orde));
        return bytes;
    }

    private static Leverorde? Read(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var ms
        ? new Leverorde(ms, BinaryPrimitives.ReadUInt64BigEndian(bytes[sizeof(long)..]))
        : null;

    private static Leverorde? ReadOud(ReadOnlySpan<byte> bytes) => BinaryPrimitives.ReadInt64BigEndian(bytes) is >= 0 and var ms
        ? new Leverorde(ms, BinaryPrimitives.ReadUInt32BigEndian(bytes[sizeof(long)..]))
        : null;

    private static void Write(Leverorde? orde, Span<byte> bytes)
    {
        BinaryPrimitives.WriteInt64BigEndian(bytes, orde?.Ms ?? -1);
        BinaryPrimitives.WriteUInt64BigEndian(bytes[sizeof(long)..], orde?.Volgnummer ?? 0);
    }
}
