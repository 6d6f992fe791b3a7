using System.Buffers.Binary;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// What the copy that was applied last left parked, key by key. The next one speaks of the same keys, so with it that no longer waits.
/// </summary>
/// <param name="Volgnummer">The message under which they are parked.</param>
/// <param name="Aantal">How many: pieces 1 and on.</param>
internal readonly record struct Kopierest(long Volgnummer, int Aantal)
{
    private const int Lengte = sizeof(long) + sizeof(int);

    /// <summary>The key that it is kept under; not of any processor.</summary>
    internal static ReadOnlyMemory<byte> Sleutel { get; } = new byte[] { 0, (byte)'o' };

    /// <summary>Where they are parked.</summary>
    internal IEnumerable<Positie> Plekken
    {
        get
        {
            for (var deel = 1; deel <= Aantal; deel++)
                yield return new Positie(Volgnummer, deel);
        }
    }

    /// <summary>Whether one of them is parked at this place.</summary>
    internal bool Omvat(Positie plek) => plek.Volgnummer == Volgnummer && plek.Deel > 0 && plek.Deel <= Aantal;

    /// <exception cref="InvalidDataException">They are no bytes of <see cref="ToStaat"/>.</exception>
    internal static Kopierest Decode(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { Span: var span })
            return default;
        return span.Length == Lengte
            ? new Kopierest(BinaryPrimitives.ReadInt64BigEndian(span), BinaryPrimitives.ReadInt32BigEndian(span[sizeof(long)..]))
            : throw new InvalidDataException("Wat een kopie geparkeerd liet heeft een vorm die deze versie van het programma niet kent.");
    }

    /// <summary>As it is kept; nothing when there is none.</summary>
    internal Staat ToStaat()
    {
        if (Aantal == 0)
            return new Staat(Sleutel, Waarde: null);
        var bytes = new byte[Lengte];
        BinaryPrimitives.WriteInt64BigEndian(bytes, Volgnummer);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(sizeof(long)), Aantal);
        return new Staat(Sleutel, bytes);
    }
}
