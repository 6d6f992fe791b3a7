using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation;

/// <content>Character data: what it is, and whether it may stand where it stands.</content>
internal ref partial struct Schemaloop
{
    private bool Text(ReadOnlySpan<byte> rest)
    {
        if (rest[0] == '&')
            return Reference(rest);
        var einde = rest.IndexOfAny((byte)'<', (byte)'&');
        var stuk = einde < 0 ? rest : rest[..einde];
        if (stuk.IndexOf("]]>"u8) >= 0 || XmlTekens.CheckTekst(stuk) != XmlFout.Geen)
            return false;
        return Take(_positie, stuk.Length, stuk.Length);
    }

    private bool Cdata()
    {
        var begin = _positie + "<![CDATA["u8.Length;
        var einde = _data[begin..].IndexOf("]]>"u8);
        if (einde < 0 || XmlTekens.CheckTekst(_data.Slice(begin, einde)) != XmlFout.Geen)
            return false;
        CutTekst();
        return Take(begin, einde, einde + "<![CDATA[]]>"u8.Length);
    }

    private bool Reference(ReadOnlySpan<byte> rest)
    {
        var einde = rest[..Math.Min(rest.Length, XmlVerwijzing.MaxLengte)].IndexOf((byte)';');
        Span<byte> teken = stackalloc byte[4];
        var lengte = einde < 0 ? 0 : XmlVerwijzing.Resolve(rest[1..einde], teken);
        if (lengte == 0 || !Allows(teken[..lengte]))
            return false;
        CutTekst();
        _geheugen.AppendTekst(teken[..lengte]);
        _positie += einde + 1;
        return true;
    }

    // Where a value stands, the text is kept; elsewhere it is enough that it may stand there.
    private bool Take(int vanaf, int lengte, int verbruikt)
    {
        var stuk = _data.Slice(vanaf, lengte);
        if (!Allows(stuk))
            return false;
        _positie += verbruikt;
        if (_kaders[_diepte].Soort != Inhoudsoort.Tekst || lengte == 0)
            return true;
        if (!_inStukken && _stukLengte == 0 && !stuk.Contains((byte)'\r'))
        {
            (_stukVanaf, _stukLengte) = (vanaf, lengte);
            return true;
        }

        CutTekst();
        AppendLines(stuk);
        return true;
    }

    private readonly bool Allows(ReadOnlySpan<byte> stuk)
    {
        ref readonly var kader = ref _kaders[_diepte];
        return stuk.IsEmpty || (!kader.Nil && kader.Soort switch
        {
            Inhoudsoort.Leeg => false,
            Inhoudsoort.Elementen => !stuk.ContainsAnyExcept(" \t\r\n"u8),
            _ => true,
        });
    }

    // From here on the text is put together in the memory.
    private void CutTekst()
    {
        if (_inStukken)
            return;
        _geheugen.ClearTekst();
        _geheugen.AppendTekst(_data.Slice(_stukVanaf, _stukLengte));
        _inStukken = true;
    }

    // CR LF and a lone CR both count as LF (XML 1.0 section 2.11).
    private readonly void AppendLines(ReadOnlySpan<byte> stuk)
    {
        while (stuk.IndexOf((byte)'\r') is var plaats and >= 0)
        {
            _geheugen.AppendTekst(stuk[..plaats]);
            _geheugen.AppendTekst("\n"u8);
            stuk = stuk[(plaats + 1)..];
            if (!stuk.IsEmpty && stuk[0] == '\n')
                stuk = stuk[1..];
        }

        _geheugen.AppendTekst(stuk);
    }

    private void BeginTekst()
    {
        _stukVanaf = _positie;
        _stukLengte = 0;
        _inStukken = false;
    }

    private readonly ReadOnlySpan<byte> Waarde() => _inStukken ? _geheugen.Tekst : _data.Slice(_stukVanaf, _stukLengte);
}
