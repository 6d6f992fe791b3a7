using System.Buffers.Binary;
using System.Security.Cryptography;

namespace IB.Gateway.Storage.Tests.Versleuteling;

/// <summary>
/// The form of a sealed payload, written down a second time: format byte, nonce, ciphertext, tag; bound to it format, id of the key, afdruk,
/// and in format 2 the length of the payload. What stores hold must stay readable, so this does not change.
/// </summary>
internal static class Handzegel
{
    private const int Nonce = 12;
    private const int Tag = 16;

    /// <summary>What sealing adds.</summary>
    public const int Overhead = 1 + Nonce + Tag;

    /// <summary>Seals the payload as it is.</summary>
    public static byte[] Close1(long sleutelId, byte[] sleutel, byte[] afdruk, byte[] plain) => Close(sleutel, plain, Bind(1, sleutelId, afdruk));

    /// <summary>Seals bytes as the packed form of a payload of some length, true or not.</summary>
    public static byte[] Close2(long sleutelId, byte[] sleutel, byte[] afdruk, byte[] packed, long plainLength)
        => Close(sleutel, packed, Bind2(sleutelId, afdruk, plainLength));

    /// <summary>Opens format 2, and gives what was packed.</summary>
    public static byte[] Open2(long sleutelId, byte[] sleutel, byte[] afdruk, byte[] closed, long plainLength)
    {
        Assert.Equal(2, closed[0]);
        var packed = new byte[closed.Length - Overhead];
        using var aes = new AesGcm(sleutel, Tag);
        aes.Decrypt(closed.AsSpan(1, Nonce), closed.AsSpan((1 + Nonce)..^Tag), closed.AsSpan(^Tag..), packed, Bind2(sleutelId, afdruk, plainLength));
        return packed;
    }

    private static byte[] Close(byte[] sleutel, byte[] inner, byte[] bound)
    {
        var closed = new byte[inner.Length + Overhead];
        closed[0] = bound[0];
        RandomNumberGenerator.Fill(closed.AsSpan(1, Nonce));
        using var aes = new AesGcm(sleutel, Tag);
        aes.Encrypt(closed.AsSpan(1, Nonce), inner, closed.AsSpan((1 + Nonce)..^Tag), closed.AsSpan(^Tag..), bound);
        return closed;
    }

    private static byte[] Bind2(long sleutelId, byte[] afdruk, long plainLength) => [.. Bind(2, sleutelId, afdruk), .. BigEndian(plainLength)];

    private static byte[] Bind(byte vorm, long sleutelId, byte[] afdruk) => [vorm, .. BigEndian(sleutelId), .. afdruk];

    private static byte[] BigEndian(long getal)
    {
        var bytes = new byte[sizeof(long)];
        BinaryPrimitives.WriteInt64BigEndian(bytes, getal);
        return bytes;
    }
}
