namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>The check digit rule of the burgerservicenummer (Besluit burgerservicenummer; weights 9 to 2 and -1).</summary>
internal static class Elfproef
{
    /// <summary>Length of a BSN.</summary>
    public const int Lengte = 9;

    /// <summary>Whether nine ASCII digits satisfy the rule. All zeros do not count as a number.</summary>
    public static bool Voldoet(ReadOnlySpan<char> cijfers)
    {
        if (cijfers.Length != Lengte)
            return false;
        var som = 0;
        var nullen = true;
        for (var i = 0; i < Lengte; i++)
        {
            if (!char.IsAsciiDigit(cijfers[i]))
                return false;
            var cijfer = cijfers[i] - '0';
            nullen &= cijfer == 0;
            som += cijfer * (i == Lengte - 1 ? -1 : Lengte - i);
        }

        return !nullen && som % 11 == 0;
    }
}
