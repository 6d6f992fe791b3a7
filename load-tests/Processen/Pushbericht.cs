using System.Buffers;
using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace IB.Gateway.LoadTests.Processen;

/// <summary>A message as the knooppunt pushes it: just enough of the envelope to tell which it is, and its payload as base64.</summary>
internal readonly struct Pushbericht
{
    /// <summary>Bytes of a SHA-256.</summary>
    internal const int Afdruklengte = 32;

    private readonly ReadOnlyMemory<byte> _base64;

    private Pushbericht(string referentienummer, ReadOnlyMemory<byte> base64)
    {
        Referentienummer = referentienummer;
        _base64 = base64;
    }

    internal string Referentienummer { get; }

    /// <exception cref="InvalidDataException">It has no referentienummer or no payload.</exception>
    internal static Pushbericht Read(ReadOnlyMemory<byte> verzoek)
    {
        var referentie = Between(verzoek, "<StUF:referentienummer>"u8);
        return new Pushbericht(Encoding.ASCII.GetString(referentie.Span), Between(verzoek, "<GGK:xmlBestand>"u8));
    }

    /// <summary>The payload.</summary>
    internal byte[] Decode()
    {
        var inhoud = new byte[Base64.GetMaxDecodedFromUtf8Length(_base64.Length)];
        return inhoud[..Decode(inhoud)];
    }

    /// <summary>Whether the payload has this SHA-256.</summary>
    internal bool HasInhoud(ReadOnlySpan<byte> sha256)
    {
        var inhoud = ArrayPool<byte>.Shared.Rent(Base64.GetMaxDecodedFromUtf8Length(_base64.Length));
        Span<byte> afdruk = stackalloc byte[Afdruklengte];
        SHA256.HashData(inhoud.AsSpan(0, Decode(inhoud)), afdruk);
        ArrayPool<byte>.Shared.Return(inhoud);
        return afdruk.SequenceEqual(sha256);
    }

    private int Decode(Span<byte> inhoud)
        => Base64.DecodeFromUtf8(_base64.Span, inhoud, out _, out var geschreven) == OperationStatus.Done
            ? geschreven
            : throw new InvalidDataException("The payload of a push is no base64.");

    private static ReadOnlyMemory<byte> Between(ReadOnlyMemory<byte> verzoek, ReadOnlySpan<byte> begin)
    {
        var plaats = verzoek.Span.IndexOf(begin);
        if (plaats < 0)
            throw new InvalidDataException($"A push has no {Encoding.UTF8.GetString(begin)}.");
        var rest = verzoek[(plaats + begin.Length)..];
        return rest[..rest.Span.IndexOf((byte)'<')];
    }
}
