using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IB.Gateway.Routing;

/// <summary>Ids of versions of signals.</summary>
internal static class Signaalnummer
{
    /// <summary>Most bytes of a pseudonym.</summary>
    internal const int MaxPseudoniem = 32;

    // Three names with their lengths, the pseudonym with its, rule, kinds, version and delivery.
    private const int MaxBytes = 1 + MaxPseudoniem + (3 * (1 + Sleuteltekst.MaxBytes)) + 2 + sizeof(int) + (2 * sizeof(long));

    /// <summary>
    /// The id of one version: a UUID of kind 8 (RFC 9562) from a hash of what it is about, so that a replay gives the same, and nothing can be
    /// read from it. The delivery is part of it: when a person was forgotten and comes back, versions begin at 1 with other ids.
    /// </summary>
    internal static Guid Derive(ReadOnlySpan<byte> pseudoniem, byte regel, Voorziening voorziening, Feit? feit, int versie, Leverorde aanleiding)
    {
        Span<byte> bytes = stackalloc byte[MaxBytes];
        var n = 0;
        bytes[n++] = (byte)pseudoniem.Length;
        pseudoniem.CopyTo(bytes[n..]);
        n += pseudoniem.Length;
        bytes[n++] = regel;
        n += Write(voorziening.Houder, bytes[n..]);
        n += Write(voorziening.Id, bytes[n..]);
        bytes[n++] = feit is null ? (byte)0 : (byte)feit.Bron;
        n += Write(feit?.Referentie ?? string.Empty, bytes[n..]);
        BinaryPrimitives.WriteInt32BigEndian(bytes[n..], versie);
        BinaryPrimitives.WriteInt64BigEndian(bytes[(n + sizeof(int))..], aanleiding.Ms);
        n += sizeof(int) + sizeof(long);
        // A small one in four bytes: so the ids of signals of before the number of the message was in it stay what they were.
        if (aanleiding.Volgnummer <= uint.MaxValue)
        {
            BinaryPrimitives.WriteUInt32BigEndian(bytes[n..], (uint)aanleiding.Volgnummer);
            n += sizeof(uint);
        }
        else
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes[n..], aanleiding.Volgnummer);
            n += sizeof(ulong);
        }

        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(bytes[..n], hash);
        hash[6] = (byte)(0x80 | (hash[6] & 0x0F));
        hash[8] = (byte)(0x80 | (hash[8] & 0x3F));
        return new Guid(hash[..16], bigEndian: true);
    }

    private static int Write(string tekst, Span<byte> doel)
    {
        doel[0] = (byte)Sleuteltekst.Utf8.GetBytes(tekst, doel[1..]);
        return 1 + doel[0];
    }
}
