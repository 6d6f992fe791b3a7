using System.Globalization;
using System.Numerics;
using System.Text;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>Values of a simple type and values that are just not: around each of its facets, and what its built-in type may trip over.</summary>
internal sealed class Waardenbron(Random toeval)
{
    private const int Woorden = 12;

    private static readonly string[] Tekens =
    [
        " ", "  ", "\t", "\n", "\r", "0", "1", "9", "-", "+", ".", ":", "e", "E", "Z", "T", "a", "A", "x", "_", "=", "/", "é", "€", "😀", "\u00a0", "\u2028",
        "\u3000", "٣", ",",
    ];

    private readonly Dictionary<XmlSchemaSimpleType, string[]> _waarden = [];

    /// <summary>One value for an element or attribute of this type.</summary>
    internal string Next(XmlSchemaSimpleType type)
    {
        if (!_waarden.TryGetValue(type, out var waarden))
            _waarden[type] = waarden = [.. Collect(type).Distinct(StringComparer.Ordinal)];
        var waarde = Pick(waarden);
        return toeval.Next(10) switch
        {
            0 or 1 => Disturb(waarde),
            2 => Pick(Builtins.Overal),
            3 when type.Content is XmlSchemaSimpleTypeRestriction => Near(type) ?? waarde,
            _ => waarde,
        };
    }

    /// <summary>The values to choose from.</summary>
    internal IEnumerable<string> Collect(XmlSchemaType type) => Simple(type) is { } enkelvoudig ? Collect(enkelvoudig, 0) : [];

    /// <summary>The simple type of what may stand in an element of a type; <see langword="null"/> when elements may.</summary>
    internal static XmlSchemaSimpleType? Simple(XmlSchemaType? type) => type switch
    {
        XmlSchemaSimpleType enkelvoudig => enkelvoudig,

        // Of simple content the type has no name of its own; its base has the facets of most.
        XmlSchemaComplexType { ContentType: XmlSchemaContentType.TextOnly } complex => Simple(complex.BaseXmlSchemaType),
        _ => null,
    };

    /// <summary>A value with one character more, less or otherwise.</summary>
    internal string Disturb(string waarde)
    {
        var plaats = toeval.Next(waarde.Length + 1);

        // A surrogate pair stays together: half of one cannot be written.
        if (plaats > 0 && plaats < waarde.Length && char.IsLowSurrogate(waarde[plaats]))
            plaats--;
        var na = plaats < waarde.Length && char.IsHighSurrogate(waarde[plaats]) ? plaats + 2 : plaats + 1;
        return toeval.Next(5) switch
        {
            0 when plaats < waarde.Length => waarde[..plaats] + waarde[na..],
            1 when plaats < waarde.Length => waarde[..plaats] + Pick(Tekens) + waarde[na..],
            2 => Pick([" ", "\t", "\n", "\r\n"]) + waarde,
            3 => waarde + Pick([" ", "\t", "\n", "\r\n", "\u00a0"]),
            _ => waarde[..plaats] + Pick(Tekens) + waarde[plaats..],
        };
    }

    // A fresh word of one of its patterns.
    private string? Near(XmlSchemaSimpleType type)
    {
        var patronen = Facetten(type).OfType<XmlSchemaPatternFacet>().ToArray();
        return patronen.Length == 0 ? null : Word(Pick(patronen));
    }

    private string Word(XmlSchemaFacet patroon)
    {
        var woord = new StringBuilder();
        Patroonspec.Parse(StriktePatronen.Original(patroon.Value!)).Write(woord, toeval);
        return woord.ToString();
    }

    private static IEnumerable<XmlSchemaFacet> Facetten(XmlSchemaSimpleType type)
    {
        for (var t = type; t?.Content is XmlSchemaSimpleTypeRestriction beperking; t = t.BaseXmlSchemaType as XmlSchemaSimpleType)
        {
            foreach (var facet in beperking.Facets.OfType<XmlSchemaFacet>())
                yield return facet;
        }
    }

    private IEnumerable<string> Collect(XmlSchemaSimpleType type, int diepte)
    {
        if (diepte > 4)
            return [];
        var soort = type.Datatype!.Variety;
        var eigen = soort switch
        {
            XmlSchemaDatatypeVariety.List when ItemType(type) is { } item => Lists([.. Collect(item, diepte + 1)], Facetten(type)),
            XmlSchemaDatatypeVariety.Union => Members(type).SelectMany(lid => Collect(lid, diepte + 1)),
            _ => Builtins.Of(type.Datatype.TypeCode),
        };
        return eigen.Concat(Facetten(type).SelectMany(f => Around(f, type)));
    }

    private static XmlSchemaSimpleType? ItemType(XmlSchemaSimpleType type) => type.Content switch
    {
        XmlSchemaSimpleTypeList lijst => lijst.BaseItemType,
        XmlSchemaSimpleTypeRestriction => type.BaseXmlSchemaType is XmlSchemaSimpleType basis ? ItemType(basis) : null,

        // The lists among the built-in types: NMTOKENS, IDREFS, ENTITIES.
        _ => XmlSchemaType.GetBuiltInSimpleType(XmlTypeCode.NmToken),
    };

    private static IEnumerable<XmlSchemaSimpleType> Members(XmlSchemaSimpleType type) => type.Content switch
    {
        XmlSchemaSimpleTypeUnion vereniging => vereniging.BaseMemberTypes!,
        XmlSchemaSimpleTypeRestriction => type.BaseXmlSchemaType is XmlSchemaSimpleType basis ? Members(basis) : [],
        _ => [],
    };

    private IEnumerable<string> Lists(string[] items, IEnumerable<XmlSchemaFacet> facetten)
    {
        foreach (var item in items)
            yield return item;
        var aantallen = facetten.OfType<XmlSchemaNumericFacet>().Select(f => int.Parse(f.Value!)).SelectMany(n => (int[])[n - 1, n, n + 1]).Where(n => n > 0);
        foreach (var aantal in aantallen.Concat([2, 3]))
        {
            for (var i = 0; i < 6; i++)
                yield return string.Join(Pick([" ", "  ", "\t", "\n", " \r\n "]), Enumerable.Range(0, aantal).Select(_ => Pick(items)));
        }
    }

    private IEnumerable<string> Around(XmlSchemaFacet facet, XmlSchemaSimpleType type) => facet switch
    {
        XmlSchemaPatternFacet patroon => Enumerable.Range(0, Woorden).Select(_ => Word(patroon)),
        XmlSchemaEnumerationFacet opsomming => Beside(opsomming.Value!),
        XmlSchemaTotalDigitsFacet cijfers => Digits(int.Parse(cijfers.Value!)),
        XmlSchemaFractionDigitsFacet decimalen => Fractions(int.Parse(decimalen.Value!)),
        XmlSchemaNumericFacet lengte => Lengths(int.Parse(lengte.Value!), type.Datatype!.TypeCode),
        XmlSchemaMinInclusiveFacet or XmlSchemaMaxInclusiveFacet or XmlSchemaMinExclusiveFacet or XmlSchemaMaxExclusiveFacet => Bounds(facet.Value!),
        _ => [],
    };

    private static IEnumerable<string> Beside(string waarde)
        =>
        [
            waarde, waarde, waarde, waarde + "x", waarde[..^Math.Min(1, waarde.Length)], waarde + " ", " " + waarde, waarde.ToUpperInvariant(),
            waarde.ToLowerInvariant(), "0" + waarde, "+" + waarde,
        ];

    private static IEnumerable<string> Digits(int n)
    {
        foreach (var aantal in (int[])[n - 1, n, n + 1])
        {
            var cijfers = new string('9', Math.Max(1, aantal));
            foreach (var vorm in (string[])[cijfers, "-" + cijfers, "000" + cijfers, cijfers + ".", cijfers + ".0", cijfers
                + ".00", "0." + cijfers, "0.0" + cijfers, "." + cijfers, cijfers[..1] + "." + cijfers[1..], cijfers[..^1] + "." + cijfers[^1..] + "000"])
                yield return vorm;
            yield return "1" + new string('0', Math.Max(0, aantal - 1));
        }
    }

    private static IEnumerable<string> Fractions(int n)
        => new[] { Math.Max(0, n - 1), n, n + 1 }.SelectMany(aantal => (string[])["1."
            + new string('5', aantal), "0." + new string('5', aantal) + "00", "-0." + new string('0', aantal) + "5", "1." + new string('0', aantal)]);

    private static IEnumerable<string> Lengths(int n, XmlTypeCode code)
    {
        foreach (var aantal in new[] { n - 1, n, n + 1 }.Where(a => a is >= 0 and < 20_000))
        {
            if (code == XmlTypeCode.HexBinary)
            {
                yield return string.Concat(Enumerable.Repeat("aF", aantal));
                yield return string.Concat(Enumerable.Repeat("aF", aantal)) + "0";
            }
            else if (code == XmlTypeCode.Base64Binary)
            {
                yield return Convert.ToBase64String(new byte[aantal]);
                yield return Convert.ToBase64String(new byte[aantal]).Replace("A", "A ", StringComparison.Ordinal).TrimEnd();
            }
            else
            {
                yield return new string('a', aantal);
                yield return new string('7', aantal);
                yield return new string('é', aantal);
                yield return string.Concat(Enumerable.Repeat("😀", aantal));
                yield return new string('b', Math.Max(0, aantal - 1)) + " ";
                yield return "c" + new string(' ', Math.Max(0, aantal - 1));
                yield return "d\n" + new string('d', Math.Max(0, aantal - 2));
            }
        }
    }

    private static IEnumerable<string> Bounds(string grens)
    {
        yield return grens;
        yield return grens;
        if (BigInteger.TryParse(grens, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var geheel))
        {
            foreach (var naast in (BigInteger[])[geheel - 1, geheel + 1])
                yield return naast.ToString(CultureInfo.InvariantCulture);
            foreach (var vorm in (string[])[$"{geheel}.0", $"{geheel}.0001", $"{geheel - 1}.9999", $"00{geheel}", $"+{geheel}", $"{geheel}."])
                yield return vorm;
        }
        else if (decimal.TryParse(grens, NumberStyles.Float, CultureInfo.InvariantCulture, out var getal))
        {
            foreach (var naast in (decimal[])[getal - 0.0001m, getal + 0.0001m, getal + 1, getal - 1])
                yield return naast.ToString(CultureInfo.InvariantCulture);
        }
        else
        {
            // A moment or a duration: its last digit one more and one less, and the same in zones around it.
            for (var i = grens.Length - 1; i >= 0; i--)
            {
                if (char.IsAsciiDigit(grens[i]))
                {
                    yield return grens[..i] + (char)('0' + ((grens[i] - '0' + 1) % 10)) + grens[(i + 1)..];
                    yield return grens[..i] + (char)('0' + ((grens[i] - '0' + 9) % 10)) + grens[(i + 1)..];
                }
            }

            foreach (var zone in (string[])["Z", "+14:00", "-14:00", "+01:00", "-00:01", "+00:00"])
                yield return grens + zone;
        }
    }

    private T Pick<T>(T[] uit) => uit[toeval.Next(uit.Length)];
}
