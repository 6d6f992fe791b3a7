using System.Numerics;

namespace IB.Gateway.Validation;

/// <summary>The check digit rule of the burgerservicenummer (Besluit burgerservicenummer; weights 9 to 2 and -1).</summary>
public static class Elfproef
{
    /// <summary>Length of a BSN.</summary>
    public const int Lengte = 9;

    /// <summary>Whether these are nine ASCII digits that satisfy the rule. All zeros do not count as a number.</summary>
    /// <typeparam name="T"><see cref="byte"/> for UTF-8, or <see cref="char"/>.</typeparam>
    public static bool Voldoet<T>(ReadOnlySpan<T> cijfers)
        where T : unmanaged, IBinaryInteger<T>
    {
        if (cijfers.Length != Lengte)
            return false;
        var (som, nullen) = (0, true);
        for (var i = 0; i < Lengte; i++)
        {
            var cijfer = int.CreateTruncating(cijfers[i]) - '0';
            if (cijfer is < 0 or > 9)
                return false;
            nullen &= cijfer == 0;
            som += cijfer * (i == Lengte - 1 ? -1 : Lengte - i);
        }

        return !nullen && som % 11 == 0;
    }

    /// <summary>Whether nine digits that satisfy the rule stand somewhere in a text, with no other digit beside them.</summary>
    /// <typeparam name="T"><see cref="byte"/> for UTF-8, or <see cref="char"/>.</typeparam>
    public static bool KomtVoor<T>(ReadOnlySpan<T> tekst)
        where T : unmanaged, IBinaryInteger<T>
    {
        var begin = 0;
        for (var i = 0; i <= tekst.Length; i++)
        {
            if (i < tekst.Length && int.CreateTruncating(tekst[i]) is >= '0' and <= '9')
                continue;
            if (Voldoet(tekst[begin..i]))
                return true;
            begin = i + 1;
        }

        return false;
    }
}
