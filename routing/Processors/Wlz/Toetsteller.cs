using System.Buffers.Binary;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>How many questions of one gemeente were accepted in a clock hour. Counted by the moment of acceptance, so that a replay counts the same.</summary>
/// <param name="Uur">The hour, counted from 1970 in UTC.</param>
/// <param name="Beantwoord">Questions of that hour that were answered.</param>
/// <param name="Geweigerd">Questions of that hour that were one too many.</param>
internal readonly record struct Toetsteller(long Uur, int Beantwoord, int Geweigerd)
{
    private const byte Formaat = 1;
    private const int Lengte = 1 + sizeof(long) + (2 * sizeof(int));

    /// <summary>The key that it is kept under.</summary>
    internal static byte[] Sleutel(string gemeente) => Tellersleutel.Of($"registertoets-{gemeente}");

    /// <summary>The same with one question more; whether that may be answered. A clock that was put back goes on in the latest hour.</summary>
    internal (Toetsteller Teller, bool Mag) Count(DateTimeOffset ontvangen, int max)
    {
        var uur = ontvangen.ToUnixTimeSeconds() / 3600;
        var teller = uur > Uur ? new Toetsteller(uur, 0, 0) : this;
        return teller.Beantwoord < max
            ? (teller with { Beantwoord = teller.Beantwoord + 1 }, true)
            : (teller with { Geweigerd = teller.Geweigerd + 1 }, false);
    }

    /// <exception cref="InvalidDataException">They are no bytes of <see cref="Encode"/>.</exception>
    internal static Toetsteller Decode(ReadOnlyMemory<byte>? bytes)
    {
        if (bytes is not { Span: var span })
            return default;
        if (span.Length != Lengte || span[0] != Formaat)
            throw new InvalidDataException("Een teller van processor wlz heeft een formaat dat deze versie van het programma niet kent.");
        return new Toetsteller(
            BinaryPrimitives.ReadInt64BigEndian(span[1..]), BinaryPrimitives.ReadInt32BigEndian(span[9..]), BinaryPrimitives.ReadInt32BigEndian(span[13..]));
    }

    internal byte[] Encode()
    {
        var bytes = new byte[Lengte];
        bytes[0] = Formaat;
        BinaryPrimitives.WriteInt64BigEndian(bytes.AsSpan(1), Uur);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(9), Beantwoord);
        BinaryPrimitives.WriteInt32BigEndian(bytes.AsSpan(13), Geweigerd);
        return bytes;
    }
}
