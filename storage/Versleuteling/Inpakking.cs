using System.IO.Compression;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// Makes a payload smaller before it is sealed (Brotli, RFC 7932). Each payload by itself, so that what one sender writes says nothing about
/// what another wrote.
/// </summary>
internal static class Inpakking
{
    // The lowest quality: ADR 10 has the figures.
    private const int Kwaliteit = 0;

    // 256 kB. A larger one saves hardly anything at this quality, and costs memory both ways.
    private const int Venster = 18;

    // Less gain than an eighth is not worth the unpacking.
    private const int MinsteWinst = 8;

    /// <summary>Packs; <see langword="false"/> when that gains too little, with anything in <paramref name="destination"/>.</summary>
    /// <param name="plain">The payload.</param>
    /// <param name="destination">Room for the result, as large as the payload.</param>
    /// <param name="length">Bytes of the result.</param>
    public static bool TryPack(ReadOnlySpan<byte> plain, Span<byte> destination, out int length)
        => BrotliEncoder.TryCompress(plain, destination[..(plain.Length - (plain.Length / MinsteWinst))], out length, Kwaliteit, Venster);

    /// <summary>Unpacks; <see langword="false"/> when it is not what was packed, or does not fill <paramref name="plain"/> exactly.</summary>
    public static bool TryUnpack(ReadOnlySpan<byte> packed, Span<byte> plain)
        => BrotliDecoder.TryDecompress(packed, plain, out var length) && length == plain.Length;
}
