using System.Security.Cryptography;
using System.Text;

namespace IB.Gateway.Storage.Versleuteling;

/// <summary>
/// What a processor knows under one key, as it stands in the store: a format byte, then AES-256-GCM. Bound to it are the format, the
/// processor and the key, so that it opens in its own row only.
/// </summary>
internal static class Staatzegel
{
    private const byte Vorm = 1;

    public static byte[] Close(Datasleutel sleutel, string processor, ReadOnlySpan<byte> staatsleutel, ReadOnlySpan<byte> plain)
    {
        var closed = new byte[1 + plain.Length + Zegel.Overhead];
        closed[0] = Vorm;
        Span<byte> bound = stackalloc byte[MaxBound(processor, staatsleutel)];
        Zegel.Close(sleutel.Sleutel, plain, Bind(bound, processor, staatsleutel), closed.AsSpan(1));
        return closed;
    }

    /// <exception cref="AuthenticationTagMismatchException">Altered, of another form, or it stands in the wrong row.</exception>
    public static byte[] Open(Datasleutel sleutel, string processor, ReadOnlySpan<byte> staatsleutel, ReadOnlySpan<byte> closed)
    {
        if (closed.Length < 1 + Zegel.Overhead || closed[0] != Vorm)
            throw new AuthenticationTagMismatchException();
        var plain = new byte[closed.Length - 1 - Zegel.Overhead];
        Span<byte> bound = stackalloc byte[MaxBound(processor, staatsleutel)];
        Zegel.Open(sleutel.Sleutel, closed[1..], Bind(bound, processor, staatsleutel), plain);
        return plain;
    }

    // Names are ASCII and of bounded length, like keys.
    private static int MaxBound(string processor, ReadOnlySpan<byte> staatsleutel) => 2 + processor.Length + staatsleutel.Length;

    private static ReadOnlySpan<byte> Bind(Span<byte> bound, string processor, ReadOnlySpan<byte> staatsleutel)
    {
        bound[0] = Vorm;
        bound[1] = (byte)processor.Length;
        Encoding.ASCII.GetBytes(processor, bound[2..]);
        staatsleutel.CopyTo(bound[(2 + processor.Length)..]);
        return bound;
    }
}
