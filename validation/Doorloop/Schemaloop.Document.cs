namespace IB.Gateway.Validation;

/// <content>What stands around the root element, and what may stand anywhere: comments and instructions.</content>
internal ref partial struct Schemaloop
{
    // What nearly every document begins with.
    private static ReadOnlySpan<byte> GewoneDeclaratie => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"u8;

    private bool Begin()
    {
        if (_data.StartsWith("\uFEFF"u8))
            _positie = 3;
        var rest = _data[_positie..];
        if (rest.StartsWith(GewoneDeclaratie))
        {
            _positie += GewoneDeclaratie.Length;
        }
        else if (rest.StartsWith("<?xml"u8) && rest.Length > 5 && (XmlTekens.IsWit(rest[5]) || rest[5] == '?'))
        {
            rest = rest[..Math.Min(rest.Length, XmlLimieten.MaxTokenLengte)];
            var einde = rest.IndexOf("?>"u8);
            if (einde < 0 || XmlDeclaratie.Check(rest[5..einde]) != XmlFout.Geen)
                return false;
            _positie += einde + 2;
        }

        return Misc() && _positie < _data.Length && StartTag(Token());
    }

    private bool Finish()
    {
        if (!Misc() || _positie < _data.Length)
            return false;
        foreach (var idref in _geheugen.Idrefs)
        {
            if (!_geheugen.Ids.Contains(idref))
                return false;
        }

        return true;
    }

    private readonly ReadOnlySpan<byte> Token() => _data.Slice(_positie, Math.Min(_data.Length - _positie, XmlLimieten.MaxTokenLengte));

    // Up to the first tag, or the end. A document type declaration is no comment, and so goes no further.
    private bool Misc()
    {
        while (true)
        {
            var wit = _data[_positie..].IndexOfAnyExcept(" \t\r\n"u8);
            _positie = wit < 0 ? _data.Length : _positie + wit;
            var token = Token();
            if (token.StartsWith("<!"u8) ? !Comment(token) : token.StartsWith("<?"u8) ? !Instruction(token) : true)
                return !token.StartsWith("<!"u8) && !token.StartsWith("<?"u8);
        }
    }

    private bool Comment(ReadOnlySpan<byte> token)
    {
        if (!token.StartsWith("<!--"u8))
            return false;
        var streepjes = token[4..].IndexOf("--"u8);
        if (streepjes < 0 || token.Length < streepjes + 7 || token[streepjes + 6] != '>' || XmlTekens.CheckTekst(token.Slice(4, streepjes)) != XmlFout.Geen)
            return false;
        return Skip(streepjes + 7);
    }

    private bool Instruction(ReadOnlySpan<byte> token)
    {
        var einde = token[2..].IndexOf("?>"u8) + 2;
        if (einde < 2)
            return false;
        var naam = token[2..einde];
        naam = naam.IndexOfAny(" \t\r\n"u8) is var wit and >= 0 ? naam[..wit] : naam;
        if (!XmlTekens.IsNcName(naam) || System.Text.Ascii.EqualsIgnoreCase(naam, "xml"u8) || XmlTekens.CheckTekst(token[2..einde]) != XmlFout.Geen)
            return false;
        return Skip(einde + 2);
    }

    // A comment or instruction cuts the text that it stands in.
    private bool Skip(int lengte)
    {
        CutTekst();
        _positie += lengte;
        return true;
    }
}
