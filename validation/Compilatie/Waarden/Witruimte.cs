namespace IB.Gateway.Validation.Compilatie;

/// <summary>The whiteSpace facet (XML Schema part 2, 4.3.6).</summary>
internal enum Witruimte
{
    /// <summary>As it is.</summary>
    Bewaar,

    /// <summary>Every tab and line end becomes a space.</summary>
    Vervang,

    /// <summary>And runs of spaces become one, those at the ends none.</summary>
    Voegsamen,
}

/// <summary>Applies the whiteSpace facet to UTF-8.</summary>
internal static class Witruimteregel
{
    /// <summary>Whether the rule leaves the text as it is.</summary>
    internal static bool IsGenormaliseerd(this Witruimte regel, ReadOnlySpan<byte> tekst) => regel switch
    {
        Witruimte.Bewaar => true,
        Witruimte.Vervang => !tekst.ContainsAny("\t\r\n"u8),
        _ => tekst.IsEmpty || (tekst[0] != ' ' && tekst[^1] != ' ' && !tekst.ContainsAny("\t\r\n"u8) && tekst.IndexOf("  "u8) < 0),
    };

    /// <summary>The text without white space at its ends.</summary>
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> tekst) => tekst.Trim(" \t\r\n"u8);

    /// <summary>Writes the text by the rule, which never makes it longer.</summary>
    /// <returns>Bytes written.</returns>
    internal static int Normalise(this Witruimte regel, ReadOnlySpan<byte> tekst, Span<byte> doel)
    {
        var lengte = 0;
        foreach (var b in tekst)
        {
            var wit = XmlTekens.IsWit(b);
            if (wit && regel == Witruimte.Voegsamen && (lengte == 0 || doel[lengte - 1] == ' '))
                continue;
            doel[lengte++] = wit && regel != Witruimte.Bewaar ? (byte)' ' : b;
        }

        return regel == Witruimte.Voegsamen && lengte > 0 && doel[lengte - 1] == ' ' ? lengte - 1 : lengte;
    }
}
