using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <summary>Recognises the values of a <see cref="Snelvorm"/>.</summary>
internal static class Snelkeuring
{
    /// <summary>Whether a plain value (space to DEL, no markup) is in the subset.</summary>
    /// <param name="vorm">The subset.</param>
    /// <param name="begin">The first 32 bytes from the value on; what lies behind it is not looked at.</param>
    /// <param name="waarde">The value.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool Accepts(Snelvorm vorm, Vector256<byte> begin, ReadOnlySpan<byte> waarde)
    {
        if (waarde.Length < vorm.Min || waarde.Length > vorm.Max)
            return false;
        var past = Vector256.Equals(Vector256.Min(Vector256.Max(begin, vorm.Laag), vorm.Hoog), begin).ExtractMostSignificantBits();
        if (BitOperations.TrailingZeroCount(~past) < Math.Min(waarde.Length, Snelvorm.Breedte))
            return false;
        return vorm.Vraag == Snelvraag.Geen || Answer(vorm, begin, waarde);
    }

    private static bool Answer(Snelvorm vorm, Vector256<byte> begin, ReadOnlySpan<byte> waarde)
    {
        var woord = begin.AsUInt64().ToScalar();
        switch (vorm.Vraag)
        {
            case Snelvraag.Woord:
                return vorm.Woorden!.ContainsKort(woord & (ulong.MaxValue >> (64 - (8 * waarde.Length))));
            case Snelvraag.Getal:
                var getal = 0L;
                foreach (var cijfer in waarde)
                    getal = (getal * 10) + cijfer - '0';
                return getal >= vorm.Vanaf && getal <= vorm.Tot;
            case Snelvraag.Datum:
                var (jaar, maand, dag) = ((100 * Twee(waarde, 0)) + Twee(waarde, 2), Twee(waarde, 5), Twee(waarde, 8));
                return jaar > 0 && maand is >= 1 and <= 12 && dag >= 1 && (dag <= 28 || dag <= Kalender.Dagen(jaar, maand));
            case Snelvraag.Base64:
                return Base64waarde.IsHeel(waarde);
            default:
                return Twee(waarde, 0) <= 23 && Twee(waarde, 3) <= 59 && Twee(waarde, 6) <= 59;
        }
    }

    private static int Twee(ReadOnlySpan<byte> waarde, int plaats) => ((waarde[plaats] - '0') * 10) + waarde[plaats + 1] - '0';
}
