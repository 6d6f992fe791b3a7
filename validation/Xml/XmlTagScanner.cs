namespace IB.Gateway.Validation;

/// <summary>Takes one start tag apart: name, namespace declarations, attributes.</summary>
internal ref struct XmlTagScanner
{
    private ReadOnlySpan<byte> _tag;

    internal ReadOnlySpan<byte> GekwalificeerdeNaam { get; private set; }

    internal int VoorvoegselLengte { get; private set; }

    internal int AantalAttributen { get; private set; }

    internal bool IsLeeg { get; private set; }

    internal readonly ReadOnlySpan<byte> Voorvoegsel => GekwalificeerdeNaam[..VoorvoegselLengte];

    internal readonly ReadOnlySpan<byte> LokaleNaam => ZonderVoorvoegsel(GekwalificeerdeNaam, VoorvoegselLengte);

    /// <summary>Index of the <c>&gt;</c> that ends the tag at the start of the data, or -1 when it is not there yet.</summary>
    internal static int FindEinde(ReadOnlySpan<byte> data)
    {
        var positie = 1;
        while (true)
        {
            var stap = data[positie..].IndexOfAny((byte)'>', (byte)'"', (byte)'\'');
            if (stap < 0)
                return -1;
            positie += stap;
            if (data[positie] == (byte)'>')
                return positie;
            var sluit = data[(positie + 1)..].IndexOf(data[positie]);
            if (sluit < 0)
                return -1;
            positie += sluit + 2;
        }
    }

    /// <summary>Scans what stands between <c>&lt;</c> and <c>&gt;</c> and adds its namespace bindings to the state.</summary>
    internal XmlFout Scan(ReadOnlySpan<byte> tag, Utf8XmlState state)
    {
        IsLeeg = tag.Length > 0 && tag[^1] == (byte)'/';
        _tag = IsLeeg ? tag[..^1] : tag;
        AantalAttributen = 0;
        var naamLengte = _tag.IndexOfAny(" \t\r\n"u8);
        GekwalificeerdeNaam = naamLengte < 0 ? _tag : _tag[..naamLengte];
        if (!TrySplits(GekwalificeerdeNaam, out var voorvoegsel))
            return XmlFout.NietWelgevormd;
        VoorvoegselLengte = voorvoegsel;
        if (GekwalificeerdeNaam.Length > XmlLimieten.MaxNaamLengte)
            return XmlFout.LimietOverschreden;
        return naamLengte < 0 ? XmlFout.Geen : ScanAttributen(naamLengte, state);
    }

    /// <summary>Every prefix is declared, which is kept, and no expanded name occurs twice.</summary>
    internal readonly XmlFout ResolveAttributen(Utf8XmlState state)
    {
        for (var i = 0; i < AantalAttributen; i++)
        {
            ref var bereik = ref state.Attributen[i];
            if (bereik.VoorvoegselLengte > 0)
            {
                if (!state.TryResolve(_tag.Slice(bereik.NaamVanaf, bereik.VoorvoegselLengte), out var binding))
                    return XmlFout.OnbekendVoorvoegsel;
                bereik = bereik with { Binding = binding };
            }

            var een = Attribuut(i, state);
            for (var j = 0; j < i; j++)
            {
                var ander = Attribuut(j, state);
                if (een.LokaleNaam.SequenceEqual(ander.LokaleNaam) && een.Namespace.SequenceEqual(ander.Namespace))
                    return XmlFout.NietWelgevormd;
            }
        }

        return XmlFout.Geen;
    }

    internal readonly XmlAttribuut Attribuut(int index, Utf8XmlState state)
    {
        ref readonly var bereik = ref state.Attributen[index];
        var naam = _tag.Slice(bereik.NaamVanaf, bereik.NaamLengte);
        return new XmlAttribuut(
            ZonderVoorvoegsel(naam, bereik.VoorvoegselLengte), state.Uri(bereik.Binding), _tag.Slice(bereik.WaardeVanaf, bereik.WaardeLengte));
    }

    private XmlFout ScanAttributen(int positie, Utf8XmlState state)
    {
        var aantal = 0;
        while (true)
        {
            var wit = _tag[positie..].IndexOfAnyExcept(" \t\r\n"u8);
            if (wit < 0)
                return XmlFout.Geen;
            if (wit == 0)
                return XmlFout.NietWelgevormd;
            positie += wit;
            if (++aantal > XmlLimieten.MaxAttributen)
                return XmlFout.LimietOverschreden;
            if (!TryScan(ref positie, out var bereik))
                return XmlFout.NietWelgevormd;
            if (Neem(bereik, state) is var fout and not XmlFout.Geen)
                return fout;
        }
    }

    private readonly bool TryScan(ref int positie, out AttribuutBereik bereik)
    {
        bereik = default;
        var naamVanaf = positie;
        var naamLengte = _tag[positie..].IndexOfAny(" \t\r\n="u8);
        if (naamLengte <= 0 || !TrySplits(_tag.Slice(naamVanaf, naamLengte), out var voorvoegsel))
            return false;
        positie += naamLengte;
        var gelijk = _tag[positie..].IndexOfAnyExcept(" \t\r\n"u8);
        if (gelijk < 0 || _tag[positie + gelijk] != (byte)'=')
            return false;
        positie += gelijk + 1;
        var haak = _tag[positie..].IndexOfAnyExcept(" \t\r\n"u8);
        if (haak < 0 || _tag[positie + haak] is not ((byte)'"' or (byte)'\''))
            return false;
        positie += haak;
        var lengte = _tag[(positie + 1)..].IndexOf(_tag[positie]);
        if (lengte < 0)
            return false;
        bereik = new AttribuutBereik(naamVanaf, naamLengte, voorvoegsel, positie + 1, lengte);
        positie += lengte + 2;
        return true;
    }

    private XmlFout Neem(AttribuutBereik bereik, Utf8XmlState state)
    {
        var naam = _tag.Slice(bereik.NaamVanaf, bereik.NaamLengte);
        var waarde = _tag.Slice(bereik.WaardeVanaf, bereik.WaardeLengte);
        if (naam.Length > XmlLimieten.MaxNaamLengte)
            return XmlFout.LimietOverschreden;
        if (waarde.IndexOf((byte)'<') >= 0)
            return XmlFout.NietWelgevormd;
        if (XmlTekens.CheckTekst(waarde) is var fout and not XmlFout.Geen)
            return fout;
        if (!XmlVerwijzing.AllesGeldig(waarde))
            return XmlFout.Entiteit;
        if (naam.SequenceEqual("xmlns"u8))
            return Bind(default, waarde, state);
        if (naam.StartsWith("xmlns:"u8))
            return waarde.IsEmpty ? XmlFout.NietWelgevormd : Bind(naam["xmlns:"u8.Length..], waarde, state);
        state.Attributen[AantalAttributen++] = bereik;
        return XmlFout.Geen;
    }

    // Binding "xml" to another namespace, another prefix to that of "xml", "xmlns" at all, or one prefix twice breaks Namespaces in
    // XML 1.0. A reference or a line end inside a namespace name is refused: legal, never seen, and not worth a second buffer.
    private static XmlFout Bind(ReadOnlySpan<byte> voorvoegsel, ReadOnlySpan<byte> uri, Utf8XmlState state)
    {
        if (uri.Length > XmlLimieten.MaxNaamLengte || state.Bindingen == XmlLimieten.MaxBindingen)
            return XmlFout.LimietOverschreden;
        if (voorvoegsel.SequenceEqual("xml"u8) != uri.SequenceEqual(Utf8XmlState.XmlNamespace)
            || voorvoegsel.SequenceEqual("xmlns"u8) || uri.SequenceEqual("http://www.w3.org/2000/xmlns/"u8)
            || uri.IndexOfAny("&\t\r\n"u8) >= 0)
            return XmlFout.NietWelgevormd;
        return state.TryBind(voorvoegsel, uri) ? XmlFout.Geen : XmlFout.NietWelgevormd;
    }

    private static bool TrySplits(ReadOnlySpan<byte> naam, out int voorvoegselLengte)
    {
        voorvoegselLengte = Math.Max(naam.IndexOf((byte)':'), 0);
        if (voorvoegselLengte == 0)
            return XmlTekens.IsNcName(naam);
        return XmlTekens.IsNcName(naam[..voorvoegselLengte]) && XmlTekens.IsNcName(naam[(voorvoegselLengte + 1)..]);
    }

    private static ReadOnlySpan<byte> ZonderVoorvoegsel(ReadOnlySpan<byte> naam, int voorvoegselLengte)
        => voorvoegselLengte == 0 ? naam : naam[(voorvoegselLengte + 1)..];
}
