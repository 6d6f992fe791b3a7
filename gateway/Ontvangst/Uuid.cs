namespace IB.Gateway.Ontvangst;

/// <summary>The two ways in which an id may have to be written.</summary>
internal static class Uuid
{
    private const int Lengte = 36;

    /// <summary>Whether this has the shape of a UUID in lower case, of whatever version: enough to look it up with.</summary>
    public static bool IsVormgoed(ReadOnlySpan<char> tekst)
    {
        if (tekst.Length != Lengte)
            return false;
        for (var i = 0; i < Lengte; i++)
        {
            if (i is 8 or 13 or 18 or 23 ? tekst[i] != '-' : !char.IsAsciiHexDigitLower(tekst[i]))
                return false;
        }

        return true;
    }

    /// <summary>Whether this is a lower case UUID version 4: the only ids that a new message may have (koppelvlak 4).</summary>
    public static bool IsVersie4(ReadOnlySpan<char> tekst)
        => IsVormgoed(tekst) && tekst[14] == '4' && tekst[19] is '8' or '9' or 'a' or 'b';
}
