using System.Buffers.Binary;
using System.Text;

namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>
/// The referentienummer of a message that is sent here: a UUID version 4 to everybody else, of which the last bytes say which message it
/// is and from which template. So who receives it can tell what its payload must be, without a list of all that was sent.
/// </summary>
/// <param name="Volgnummer">Number of the message, from 0; 40 bits.</param>
/// <param name="Sjabloon">Number of its template; 16 bits.</param>
internal readonly record struct Referentie(long Volgnummer, int Sjabloon)
{
    internal const int Lengte = 36;
    private const int Bytes = 16;

    /// <summary>Writes it.</summary>
    /// <param name="doel">36 bytes.</param>
    /// <param name="zaad">Decides the rest of the UUID, together with the number: the same for the same seed.</param>
    internal void Write(Span<byte> doel, ulong zaad)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Fill(bytes, zaad);
        new Guid(bytes, bigEndian: true).TryFormat(doel, out _);
    }

    /// <summary>As text.</summary>
    internal string Text(ulong zaad)
    {
        Span<byte> tekst = stackalloc byte[Lengte];
        Write(tekst, zaad);
        return Encoding.ASCII.GetString(tekst);
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="FormatException">It is no UUID.</exception>
    internal static Referentie Parse(ReadOnlySpan<byte> tekst)
    {
        Span<byte> bytes = stackalloc byte[Bytes];
        Guid.Parse(tekst).TryWriteBytes(bytes, bigEndian: true, out _);
        return new Referentie(((long)bytes[11] << 32) | BinaryPrimitives.ReadUInt32BigEndian(bytes[12..]), BinaryPrimitives.ReadUInt16BigEndian(bytes[9..]));
    }

    /// <summary>Reads it back.</summary>
    /// <exception cref="FormatException">It is no UUID.</exception>
    internal static Referentie Parse(string tekst) => Parse(Encoding.ASCII.GetBytes(tekst));

    private void Fill(Span<byte> bytes, ulong zaad)
    {
        // The chance comes first, as it does in the UUIDs of others: an index of them has no order to profit from.
        BinaryPrimitives.WriteUInt64BigEndian(bytes, Mix(zaad + (ulong)Volgnummer));
        bytes[6] = (byte)(bytes[6] & 0x0F | 0x40);
        bytes[8] = (byte)(bytes[7] & 0x3F | 0x80);
        BinaryPrimitives.WriteUInt16BigEndian(bytes[9..], (ushort)Sjabloon);
        bytes[11] = (byte)(Volgnummer >> 32);
        BinaryPrimitives.WriteUInt32BigEndian(bytes[12..], (uint)Volgnummer);
    }

    // SplitMix64: every number gives another, without a pattern that an index would see.
    private static ulong Mix(ulong waarde)
    {
        waarde += 0x9E3779B97F4A7C15;
        waarde = (waarde ^ (waarde >> 30)) * 0xBF58476D1CE4E5B9;
        waarde = (waarde ^ (waarde >> 27)) * 0x94D049BB133111EB;
        return waarde ^ (waarde >> 31);
    }
}
