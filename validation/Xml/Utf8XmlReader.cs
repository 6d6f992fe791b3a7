namespace IB.Gateway.Validation;

/// <summary>
/// A strict, forward-only XML reader over UTF-8 bytes that may arrive in blocks: no DTD, no entities but the five of XML,
/// namespaces resolved, bounded by <see cref="XmlLimieten"/>. It allocates nothing per token. Malformed input is a token, never an
/// exception.
/// </summary>
/// <remarks>
/// The block must hold a whole tag; only character data is handed out in pieces. After <see cref="XmlToken.MeerNodig"/> keep the
/// bytes from <see cref="Verbruikt"/> on, add more behind them and make a new reader with the same state. How the document is cut
/// into blocks changes neither what is accepted nor what is read.
/// </remarks>
public ref struct Utf8XmlReader
{
    private readonly ReadOnlySpan<byte> _data;
    private readonly bool _laatste;
    private readonly Utf8XmlState _state;
    private XmlTagScanner _tag;
    private int _positie;

    /// <summary>Reads one block.</summary>
    /// <param name="data">The bytes that are not consumed yet.</param>
    /// <param name="laatste">Whether the document ends with this block.</param>
    /// <param name="state">The state of the document.</param>
    public Utf8XmlReader(ReadOnlySpan<byte> data, bool laatste, Utf8XmlState state)
    {
        _data = data;
        _laatste = laatste;
        _state = state;
        _tag = default;
    }

    /// <summary>Bytes of the block that need not be seen again.</summary>
    public readonly int Verbruikt => _positie;

    /// <summary>What is wrong, after <see cref="XmlToken.Fout"/>.</summary>
    public XmlFout Fout { get; private set; }

    /// <summary>Local name of the element that starts.</summary>
    public readonly ReadOnlySpan<byte> LokaleNaam => _tag.LokaleNaam;

    /// <summary>Namespace of the element that starts; empty when it has none.</summary>
    public ReadOnlySpan<byte> Namespace { get; private set; }

    /// <summary>The piece of character data: references resolved, every line end a line feed (XML 1.0 section 2.11).</summary>
    public ReadOnlySpan<byte> Tekst { get; private set; }

    /// <summary>Number of attributes of the element that starts, namespace declarations not counted.</summary>
    public readonly int AantalAttributen => _tag.AantalAttributen;

    /// <summary>An attribute of the element that starts.</summary>
    /// <param name="index">0 to <see cref="AantalAttributen"/> - 1.</param>
    public readonly XmlAttribuut Attribuut(int index) => _tag.Attribuut(index, _state);

    /// <summary>Reads the next token.</summary>
    public XmlToken Read()
    {
        if (Fout != XmlFout.Geen)
            return XmlToken.Fout;
        if (_state.EindeVolgt)
        {
            _state.EindeVolgt = false;
            _state.Pop();
            return XmlToken.EindeElement;
        }

        if (!_state.Begonnen && !SkipBom())
            return XmlToken.MeerNodig;
        while (true)
        {
            var rest = _data[_positie..];
            if (rest.IsEmpty && !_state.InCdata)
                return Einde();
            var token = _state.InCdata ? ReadCdata(rest) : rest[0] == (byte)'<' ? ReadMarkup(rest) : ReadTekst(rest);
            if (token is { } t)
                return t;
        }
    }

    private bool SkipBom()
    {
        var rest = _data[_positie..];
        if (rest.Length < 3 && !_laatste)
            return false;
        _state.Begonnen = true;
        if (rest.StartsWith("\uFEFF"u8))
            _positie += 3;
        return true;
    }

    private XmlToken Einde()
    {
        if (!_laatste)
            return XmlToken.MeerNodig;
        return _state.WortelGezien && _state.Diepte == 0 ? XmlToken.EindeDocument : Fail(XmlFout.Afgebroken);
    }

    // A null answer means: something without meaning was skipped, read on.
    private XmlToken? ReadMarkup(ReadOnlySpan<byte> rest)
    {
        // No further than a token may reach, so that a block that holds more judges as a block that does not.
        rest = rest[..Math.Min(rest.Length, XmlLimieten.MaxTokenLengte)];
        if (rest.Length < 2)
            return Wacht(rest);
        return rest[1] switch
        {
            (byte)'/' => ReadEindeTag(rest),
            (byte)'!' => ReadUitroep(rest),
            (byte)'?' => ReadDeclaratie(rest),
            _ => ReadStartTag(rest),
        };
    }

    private XmlToken ReadStartTag(ReadOnlySpan<byte> rest)
    {
        var einde = XmlTagScanner.FindEinde(rest);
        if (einde < 0)
            return Wacht(rest);
        if (_state.WortelGezien && _state.Diepte == 0)
            return Fail(XmlFout.NietWelgevormd);
        if (_state.Diepte == XmlLimieten.MaxDiepte || ++_state.Elementen > XmlLimieten.MaxElementen)
            return Fail(XmlFout.LimietOverschreden);
        var bindingMerk = _state.MerkTag();
        var namenMerk = _state.NamenMerk;
        if (_tag.Scan(rest[1..einde], _state) is var fout and not XmlFout.Geen)
            return Fail(fout);
        _state.Push(_tag.GekwalificeerdeNaam, _tag.VoorvoegselLengte, bindingMerk, namenMerk);
        if (!_state.TryResolve(_tag.Voorvoegsel, out var binding))
            return Fail(XmlFout.OnbekendVoorvoegsel);
        if (_tag.ResolveAttributen(_state) is var dubbel and not XmlFout.Geen)
            return Fail(dubbel);
        Namespace = _state.Uri(binding);
        _state.DeclaratieMogelijk = false;
        _state.WortelGezien = true;
        _state.EindeVolgt = _tag.IsLeeg;
        _positie += einde + 1;
        return XmlToken.StartElement;
    }

    private XmlToken ReadEindeTag(ReadOnlySpan<byte> rest)
    {
        var einde = rest.IndexOf((byte)'>');
        if (einde < 0)
            return Wacht(rest);
        var naam = rest[2..einde].TrimEnd(" \t\r\n"u8);
        if (_state.Diepte == 0 || !naam.SequenceEqual(_state.Naam(_state.Bovenste)))
            return Fail(XmlFout.NietWelgevormd);
        _state.Pop();
        _positie += einde + 1;
        return XmlToken.EindeElement;
    }

    private XmlToken? ReadUitroep(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("<!--"u8))
            return SkipCommentaar(rest);
        if (rest.StartsWith("<![CDATA["u8))
        {
            if (_state.Diepte == 0)
                return Fail(XmlFout.NietWelgevormd);
            _state.InCdata = true;
            _positie += "<![CDATA["u8.Length;
            return null;
        }

        if ("<!--"u8.StartsWith(rest) || "<![CDATA["u8.StartsWith(rest) || "<!DOCTYPE"u8.StartsWith(rest))
            return Wacht(rest);
        return Fail(rest.StartsWith("<!DOCTYPE"u8) ? XmlFout.Dtd : XmlFout.NietWelgevormd);
    }

    private XmlToken? SkipCommentaar(ReadOnlySpan<byte> rest)
    {
        var streepjes = rest[4..].IndexOf("--"u8);
        if (streepjes < 0 || rest.Length < streepjes + 7)
            return Wacht(rest);
        if (rest[streepjes + 6] != (byte)'>')
            return Fail(XmlFout.NietWelgevormd);
        if (XmlTekens.CheckTekst(rest.Slice(4, streepjes)) is var fout and not XmlFout.Geen)
            return Fail(fout);
        _state.DeclaratieMogelijk = false;
        _positie += streepjes + 7;
        return null;
    }

    private XmlToken? ReadDeclaratie(ReadOnlySpan<byte> rest)
    {
        // "<?>" is not an end: its question mark is that of the beginning.
        var einde = rest[2..].IndexOf("?>"u8) + 2;
        if (einde < 2)
            return Wacht(rest);
        var naam = rest[2..einde];
        naam = naam.IndexOfAny(" \t\r\n"u8) is var wit and >= 0 ? naam[..wit] : naam;
        var fout = _state.DeclaratieMogelijk && naam.SequenceEqual("xml"u8)
            ? XmlDeclaratie.Check(rest[5..einde])
            : CheckInstructie(naam, rest[2..einde]);
        if (fout != XmlFout.Geen)
            return Fail(fout);
        _state.DeclaratieMogelijk = false;
        _positie += einde + 2;
        return null;
    }

    private readonly XmlFout CheckInstructie(ReadOnlySpan<byte> naam, ReadOnlySpan<byte> inhoud)
    {
        if (!_state.Verwerkingsinstructies)
            return XmlFout.Verwerkingsinstructie;
        return !XmlTekens.IsNcName(naam) || System.Text.Ascii.EqualsIgnoreCase(naam, "xml"u8)
            ? XmlFout.NietWelgevormd
            : XmlTekens.CheckTekst(inhoud);
    }

    private XmlToken? ReadTekst(ReadOnlySpan<byte> rest)
    {
        if (_state.Diepte == 0)
            return SkipWit(rest);
        if (rest[0] == (byte)'&')
            return ReadVerwijzing(rest);
        if (rest[0] == (byte)'\r')
            return ReadRegeleinde(rest);
        var einde = rest.IndexOfAny((byte)'<', (byte)'&', (byte)'\r');
        var volledig = einde >= 0 || _laatste;
        var stuk = einde >= 0 ? rest[..einde] : rest;
        if (!volledig)
        {
            stuk = stuk[..^AfgeknipteBytes(stuk)];
            if (stuk.IsEmpty)
                return Wacht(rest);
        }

        if (stuk.IndexOf("]]>"u8) >= 0)
            return Fail(XmlFout.NietWelgevormd);
        return Geef(stuk, stuk.Length);
    }

    // CR LF and a lone CR both count as LF.
    private XmlToken? ReadRegeleinde(ReadOnlySpan<byte> rest)
    {
        if (rest.Length < 2 && !_laatste)
            return XmlToken.MeerNodig;
        _positie++;
        if (rest.Length > 1 && rest[1] == (byte)'\n')
            return null;
        Tekst = "\n"u8;
        return XmlToken.Tekst;
    }

    private XmlToken? SkipWit(ReadOnlySpan<byte> rest)
    {
        var einde = rest.IndexOfAnyExcept(" \t\r\n"u8);
        if (einde == 0)
            return Fail(XmlFout.NietWelgevormd);
        _state.DeclaratieMogelijk = false;
        _positie += einde < 0 ? rest.Length : einde;
        return null;
    }

    private XmlToken ReadVerwijzing(ReadOnlySpan<byte> rest)
    {
        var einde = rest[..Math.Min(rest.Length, XmlVerwijzing.MaxLengte)].IndexOf((byte)';');
        if (einde < 0)
            return rest.Length >= XmlVerwijzing.MaxLengte || _laatste ? Fail(XmlFout.Entiteit) : XmlToken.MeerNodig;
        var lengte = XmlVerwijzing.Resolve(rest[1..einde], _state.Verwijzing);
        if (lengte == 0)
            return Fail(XmlFout.Entiteit);
        Tekst = _state.Verwijzing.AsSpan(0, lengte);
        _positie += einde + 1;
        return XmlToken.Tekst;
    }

    private XmlToken? ReadCdata(ReadOnlySpan<byte> rest)
    {
        if (rest.StartsWith("]]>"u8))
        {
            _state.InCdata = false;
            _positie += 3;
            return null;
        }

        if ("]]>"u8.StartsWith(rest))
            return Wacht(rest);
        if (rest[0] == (byte)'\r')
            return ReadRegeleinde(rest);

        // A bracket that does not end the section is text; the search for one that might goes on behind it.
        var einde = rest[1..].IndexOfAny((byte)']', (byte)'\r') + 1;
        if (einde > 0)
            return Geef(rest[..einde], einde);
        var stuk = rest[..^XmlTekens.OnvolledigEinde(rest)];
        return stuk.IsEmpty ? Wacht(rest) : Geef(stuk, stuk.Length);
    }

    // The end of a block may cut a character, or the three characters that text may not hold.
    private static int AfgeknipteBytes(ReadOnlySpan<byte> stuk)
    {
        var haken = 0;
        while (haken < 2 && haken < stuk.Length && stuk[^(haken + 1)] == (byte)']')
            haken++;
        return haken > 0 ? haken : XmlTekens.OnvolledigEinde(stuk);
    }

    private XmlToken Geef(ReadOnlySpan<byte> stuk, int verbruikt)
    {
        if (XmlTekens.CheckTekst(stuk) is var fout and not XmlFout.Geen)
            return Fail(fout);
        Tekst = stuk;
        _positie += verbruikt;
        return XmlToken.Tekst;
    }

    private XmlToken Wacht(ReadOnlySpan<byte> rest)
    {
        if (rest.Length >= XmlLimieten.MaxTokenLengte)
            return Fail(XmlFout.LimietOverschreden);
        return _laatste ? Fail(XmlFout.Afgebroken) : XmlToken.MeerNodig;
    }

    private XmlToken Fail(XmlFout fout)
    {
        Fout = fout;
        return XmlToken.Fout;
    }
}
