using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace IB.Gateway.Validation;

/// <summary>Questions about 32 bytes at once.</summary>
internal static class Blokken
{
    internal const int Breedte = 32;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static Vector256<byte> Load(ReadOnlySpan<byte> data, int vanaf) => Vector256.Create(data.Slice(vanaf, Breedte));

    /// <summary>How many of them are white space, from the first on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Wit(Vector256<byte> blok)
    {
        var wit = Vector256.Equals(blok, Vector256.Create((byte)' ')) | Vector256.Equals(blok, Vector256.Create((byte)'\t'))
            | Vector256.Equals(blok, Vector256.Create((byte)'\n')) | Vector256.Equals(blok, Vector256.Create((byte)'\r'));
        return BitOperations.TrailingZeroCount(~wit.ExtractMostSignificantBits());
    }

    /// <summary>How many come before the first <c>&gt;</c>; 32 when there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int TotHaak(Vector256<byte> blok)
        => BitOperations.TrailingZeroCount(Vector256.Equals(blok, Vector256.Create((byte)'>')).ExtractMostSignificantBits());

    /// <summary>How many are from space to DEL and no <c>&lt;</c>, <c>&amp;</c> or <c>]</c>, from the first on.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Gewoon(Vector256<byte> blok)
    {
        var bijzonder = Vector256.Equals(blok, Vector256.Create((byte)'<')) | Vector256.Equals(blok, Vector256.Create((byte)'&'))
            | Vector256.Equals(blok, Vector256.Create((byte)']')) | Vector256.LessThan(blok.AsSByte(), Vector256.Create((sbyte)' ')).AsByte();
        return BitOperations.TrailingZeroCount(bijzonder.ExtractMostSignificantBits());
    }

    /// <summary>Whether two places hold the same <paramref name="lengte"/> bytes; both must have 32 or that many behind them.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Same(ReadOnlySpan<byte> data, int een, int ander, int lengte)
        => lengte <= Breedte
            ? BitOperations.TrailingZeroCount(~Vector256.Equals(Load(data, een), Load(data, ander)).ExtractMostSignificantBits()) >= lengte
            : data.Slice(een, lengte).SequenceEqual(data.Slice(ander, lengte));
}
