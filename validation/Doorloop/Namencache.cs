using System.Numerics;
using System.Runtime.Intrinsics;

namespace IB.Gateway.Validation;

/// <summary>
/// The tag names of one set of namespace bindings, as they are written, with the number of the name that they stand for. Only names
/// that a schema declares come in, so that no sender can fill it with others.
/// </summary>
internal sealed class Namencache
{
    internal const int MaxLengte = 63;

    private const int Bits = 9;
    private const int MaxVulling = (1 << Bits) * 3 / 4;
    private const ulong Menger = 0x9E3779B97F4A7C15;

    // Room for all from the first name on; most sets of bindings are those of one root element, and see none.
    private Ingang[] _ingangen = [default];
    private int _aantal;

    /// <summary>The number of a name, or -1.</summary>
    /// <param name="begin">The first 32 bytes from the name on; what lies behind the name is not looked at.</param>
    /// <param name="staart">The last eight bytes of the name, the last one highest, zeros below when it is shorter.</param>
    /// <param name="naam">The name.</param>
    internal int Find(Vector256<byte> begin, ulong staart, ReadOnlySpan<byte> naam)
    {
        for (var plaats = Place(staart, naam.Length) & (_ingangen.Length - 1); ; plaats = (plaats + 1) & (_ingangen.Length - 1))
        {
            ref readonly var ingang = ref _ingangen[plaats];
            if (ingang.Lengte == naam.Length && ingang.Equals(begin, naam))
                return ingang.Naam;
            if (ingang.Lengte == 0)
                return -1;
        }
    }

    /// <summary>Keeps a name; one that is known, too long or one too many is left out.</summary>
    internal void Add(ReadOnlySpan<byte> naam, int nummer)
    {
        if (naam.Length > MaxLengte || _aantal == MaxVulling)
            return;
        if (_aantal == 0)
            _ingangen = new Ingang[1 << Bits];
        var plaats = Place(Tail(naam), naam.Length);
        while (_ingangen[plaats].Lengte != 0)
        {
            if (naam.SequenceEqual(_ingangen[plaats].Heel))
                return;
            plaats = (plaats + 1) & (_ingangen.Length - 1);
        }

        Span<byte> begin = stackalloc byte[Vector256<byte>.Count];
        begin.Clear();
        naam[..Math.Min(naam.Length, begin.Length)].CopyTo(begin);
        _ingangen[plaats] = new Ingang(Vector256.Create((ReadOnlySpan<byte>)begin), naam.ToArray(), naam.Length, nummer);
        _aantal++;
    }

    private static ulong Tail(ReadOnlySpan<byte> naam)
    {
        var staart = 0UL;
        foreach (var b in naam[Math.Max(0, naam.Length - 8)..])
            staart = (staart >> 8) | ((ulong)b << 56);
        return staart;
    }

    private static int Place(ulong staart, int lengte) => (int)(((staart + (ulong)lengte) * Menger) >> (64 - Bits));

    private readonly record struct Ingang(Vector256<byte> Begin, byte[] Heel, int Lengte, int Naam)
    {
        internal bool Equals(Vector256<byte> begin, ReadOnlySpan<byte> naam)
            => naam.Length <= Vector256<byte>.Count
                ? BitOperations.TrailingZeroCount(~Vector256.Equals(Begin, begin).ExtractMostSignificantBits()) >= naam.Length
                : naam.SequenceEqual(Heel);
    }
}
