namespace IB.Gateway.Validation.Compilatie;

/// <summary>Takes dates and times apart, character by character.</summary>
internal ref struct Tijdlezer(ReadOnlySpan<byte> tekst)
{
    // The digits of a fraction beyond these tell no two instants apart that anyone measured.
    private const int MaxBreuk = 18;
    private const int MaxJaarcijfers = 15;

    private ReadOnlySpan<byte> _rest = tekst;

    internal readonly bool Klaar => _rest.IsEmpty;

    internal readonly bool Volgt(char teken) => !_rest.IsEmpty && _rest[0] == teken;

    internal bool Neem(char teken)
    {
        if (!Volgt(teken))
            return false;
        _rest = _rest[1..];
        return true;
    }

    /// <summary>Two digits within bounds.</summary>
    internal bool Neem(int van, int tot, out int getal)
    {
        getal = 0;
        if (_rest.Length < 2 || !char.IsAsciiDigit((char)_rest[0]) || !char.IsAsciiDigit((char)_rest[1]))
            return false;
        getal = ((_rest[0] - '0') * 10) + _rest[1] - '0';
        _rest = _rest[2..];
        return getal >= van && getal <= tot;
    }

    /// <summary>A year: at least four digits, no zero in front of more than four, not 0000 (XML Schema part 2, 3.2.7).</summary>
    internal bool NeemJaar(out long jaar)
    {
        jaar = 0;
        var negatief = Neem('-');
        var cijfers = Cijfers();
        if (cijfers.Length < 4 || (cijfers.Length > 4 && cijfers[0] == '0'))
            return false;
        foreach (var c in cijfers[..Math.Min(cijfers.Length, MaxJaarcijfers)])
            jaar = (jaar * 10) + c - '0';
        if (jaar == 0)
            return false;
        if (negatief)
            jaar = -jaar;
        return true;
    }

    /// <summary>The digits after the seconds, as billionths of billionths; none is fine.</summary>
    internal bool NeemBreuk(out long breuk)
    {
        breuk = 0;
        if (!Neem('.'))
            return true;
        var cijfers = Cijfers();
        for (var i = 0; i < MaxBreuk; i++)
            breuk = (breuk * 10) + (i < cijfers.Length ? cijfers[i] - '0' : 0);
        return cijfers.Length > 0;
    }

    /// <summary>What follows: nothing, <c>Z</c> or an offset of at most 14 hours.</summary>
    internal bool NeemZone(out int? minuten)
    {
        minuten = null;
        if (Klaar)
            return true;
        if (Neem('Z'))
        {
            minuten = 0;
            return Klaar;
        }

        var teken = Neem('+') ? 1 : Neem('-') ? -1 : 0;
        if (teken == 0 || !Neem(0, 14, out var uur) || !Neem(':') || !Neem(0, 59, out var minuut) || (uur == 14 && minuut != 0))
            return false;
        minuten = teken * ((uur * 60) + minuut);
        return Klaar;
    }

    internal ReadOnlySpan<byte> Cijfers()
    {
        var lengte = _rest.IndexOfAnyExceptInRange((byte)'0', (byte)'9');
        var cijfers = lengte < 0 ? _rest : _rest[..lengte];
        _rest = _rest[cijfers.Length..];
        return cijfers;
    }
}
