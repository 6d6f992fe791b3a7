using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>A data key in the clear, under its id in the store. It exists in memory only.</summary>
/// <param name="Id">Id of the key in the store.</param>
/// <param name="Sleutel">32 bytes.</param>
internal sealed record Datasleutel(long Id, byte[] Sleutel)
{
    // A record prints its members; a key must never be printed.
    public override string ToString() => $"{nameof(Datasleutel)} {Id}";
}

/// <summary>
/// What a data key is for: the content of one party on one day (UTC). It is bound to the wrapped key, so that a row moved to
/// another party or day does not open.
/// </summary>
internal readonly record struct Sleuteldoel(string Partij, DateOnly Dag)
{
    /// <summary>A key for what stays as long as it is needed and not by the day: what a processor knows.</summary>
    public static Sleuteldoel Blijvend(string processor) => new($"processor:{processor}", DateOnly.MaxValue);

    /// <summary>The day as the database has it: 20260302.</summary>
    public long DagGetal => (Dag.Year * 10_000) + (Dag.Month * 100) + Dag.Day;

    public static DateOnly DagVan(long getal) => new((int)(getal / 10_000), (int)(getal / 100 % 100), (int)(getal % 100));

    public byte[] Bind(string kek) => Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{kek}\n{DagGetal}\n{Partij}"));
}

/// <summary>AES-256-GCM as the store uses it: random 96-bit nonce in front, 128-bit tag behind.</summary>
internal static class Zegel
{
    public const int NonceLength = 12;
    public const int TagLength = 16;

    /// <summary>What sealing adds to the length.</summary>
    public const int Overhead = NonceLength + TagLength;

    public static void Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, ReadOnlySpan<byte> bound, Span<byte> destination)
    {
        var nonce = destination[..NonceLength];
        RandomNumberGenerator.Fill(nonce);
        using var aes = new AesGcm(key, TagLength);
        aes.Encrypt(nonce, plain, destination[NonceLength..^TagLength], destination[^TagLength..], bound);
    }

    /// <summary>Opens into <paramref name="destination"/>, which may be the middle of <paramref name="closed"/> itself.</summary>
    /// <exception cref="AuthenticationTagMismatchException">Altered, or sealed with another key or for another place.</exception>
    public static void Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> closed, ReadOnlySpan<byte> bound, Span<byte> destination)
    {
        using var aes = new AesGcm(key, TagLength);
        aes.Decrypt(closed[..NonceLength], closed[NonceLength..^TagLength], closed[^TagLength..], destination, bound);
    }

    /// <summary>A new data key, wrapped under a key-encryption key.</summary>
    public static (byte[] Plain, byte[] Wrapped) CreateDatasleutel(Sleutelbos bos, Sleuteldoel doel)
    {
        var plain = RandomNumberGenerator.GetBytes(Sleutelbos.KeyLength);
        return (plain, Wrap(bos, doel, plain));
    }

    /// <summary>A data key, wrapped under the key-encryption key that wraps now.</summary>
    public static byte[] Wrap(Sleutelbos bos, Sleuteldoel doel, ReadOnlySpan<byte> plain)
    {
        var wrapped = new byte[Sleutelbos.KeyLength + Overhead];
        Close(bos.Get(bos.ActiefId), plain, doel.Bind(bos.ActiefId), wrapped);
        return wrapped;
    }

    /// <exception cref="AuthenticationTagMismatchException">Altered, or wrapped with another key or for another party or day.</exception>
    public static byte[] OpenDatasleutel(Sleutelbos bos, string kek, Sleuteldoel doel, ReadOnlySpan<byte> wrapped)
    {
        var key = bos.Get(kek);
        if (wrapped.Length != Sleutelbos.KeyLength + Overhead)
            throw new AuthenticationTagMismatchException();
        var plain = new byte[Sleutelbos.KeyLength];
        Open(key, wrapped, doel.Bind(kek), plain);
        return plain;
    }
}
