using System.Globalization;
using System.Numerics;
using System.Text.RegularExpressions;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>What the built-in types of XML Schema part 2 (second edition) take, after white space was seen to.</summary>
internal static class Lexspec
{
    private static readonly Dictionary<XmlTypeCode, (BigInteger? Van, BigInteger? Tot)> Bereiken = new()
    {
        [XmlTypeCode.Integer] = (null, null),
        [XmlTypeCode.NonPositiveInteger] = (null, 0),
        [XmlTypeCode.NegativeInteger] = (null, -1),
        [XmlTypeCode.NonNegativeInteger] = (0, null),
        [XmlTypeCode.PositiveInteger] = (1, null),
        [XmlTypeCode.Long] = (long.MinValue, long.MaxValue),
        [XmlTypeCode.Int] = (int.MinValue, int.MaxValue),
        [XmlTypeCode.Short] = (short.MinValue, short.MaxValue),
        [XmlTypeCode.Byte] = (sbyte.MinValue, sbyte.MaxValue),
        [XmlTypeCode.UnsignedLong] = (0, ulong.MaxValue),
        [XmlTypeCode.UnsignedInt] = (0, uint.MaxValue),
        [XmlTypeCode.UnsignedShort] = (0, ushort.MaxValue),
        [XmlTypeCode.UnsignedByte] = (0, byte.MaxValue),
    };

    internal static bool IsGeheel(XmlTypeCode code) => Bereiken.ContainsKey(code);

    /// <summary>Whether a value is one of a built-in type that is not a list.</summary>
    internal static bool IsGeldig(XmlTypeCode code, string waarde)
    {
        if (Bereiken.TryGetValue(code, out var bereik))
        {
            // Those without a sign have none to write either (3.3.21.1-3.3.24.1).
            return Is(waarde, code is XmlTypeCode.UnsignedLong or XmlTypeCode.UnsignedInt or XmlTypeCode.UnsignedShort or XmlTypeCode.UnsignedByte
                ? "[0-9]+"
                : "[+-]?[0-9]+") && BigInteger.Parse(waarde, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture) is var getal
                && (bereik.Van is null || getal >= bereik.Van) && (bereik.Tot is null || getal <= bereik.Tot);
        }

        return code switch
        {
            XmlTypeCode.Boolean => waarde is "true" or "false" or "1" or "0",
            XmlTypeCode.Decimal => Is(waarde, "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)"),
            XmlTypeCode.Float or XmlTypeCode.Double => Is(waarde, "[+-]?([0-9]+(\\.[0-9]*)?|\\.[0-9]+)([Ee][+-]?[0-9]+)?|-?INF|NaN"),
            XmlTypeCode.Duration => Is(waarde, "-?P(?=.)([0-9]+Y)?([0-9]+M)?([0-9]+D)?(T(?=.)([0-9]+H)?([0-9]+M)?([0-9]+(\\.[0-9]+)?S)?)?"),
            XmlTypeCode.DateTime or XmlTypeCode.Date or XmlTypeCode.Time or XmlTypeCode.GYear or XmlTypeCode.GYearMonth or XmlTypeCode.GMonth
                or XmlTypeCode.GMonthDay or XmlTypeCode.GDay
                => Tijdspec.Parse(code, waarde) is not null,
            XmlTypeCode.HexBinary => Is(waarde, "([0-9A-Fa-f]{2})*"),
            XmlTypeCode.Base64Binary =>
                Is(waarde, "(([A-Za-z0-9+/] ?){4})*(([A-Za-z0-9+/] ?){3}[A-Za-z0-9+/]|([A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|[A-Za-z0-9+/] ?[AQgw] ?= ?=)?"),
            XmlTypeCode.Language => Is(waarde, "[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*"),
            XmlTypeCode.AnyUri => Is(waarde, Urispec.Verwijzing),
            XmlTypeCode.Name => Naamspec.IsNaam(waarde),
            XmlTypeCode.NCName or XmlTypeCode.Id or XmlTypeCode.Idref or XmlTypeCode.Entity => Naamspec.IsNCNaam(waarde),
            XmlTypeCode.NmToken => Naamspec.IsNmToken(waarde),
            XmlTypeCode.QName or XmlTypeCode.Notation => Naamspec.IsQNaam(waarde),
            _ => true,
        };
    }

    /// <summary>What the length facets count; <see langword="null"/> for a type that has no length.</summary>
    internal static int? Lengte(XmlTypeCode code, string waarde) => code switch
    {
        XmlTypeCode.HexBinary => waarde.Length / 2,
        XmlTypeCode.Base64Binary => waarde.Count(c => c is not (' ' or '=')) * 6 / 8,

        // Every value of these has whatever length is asked (4.3.1.3 and its correction R-206).
        XmlTypeCode.QName or XmlTypeCode.Notation => null,
        _ => waarde.EnumerateRunes().Count(),
    };

    /// <summary>The order of two values of a built-in type; <see langword="null"/> when they have none.</summary>
    internal static int? Compare(XmlTypeCode code, string een, string twee)
    {
        if (IsGeheel(code) || code == XmlTypeCode.Decimal)
            return Breuk.Parse(een).CompareTo(Breuk.Parse(twee));
        switch (code)
        {
            case XmlTypeCode.Float:
                return Order(Single(een), Single(twee));
            case XmlTypeCode.Double:
                return Order(Double(een), Double(twee));
            case XmlTypeCode.Duration:
                return Duurspec.Compare(een, twee);
            case XmlTypeCode.Boolean:
                return (een is "1" or "true") == (twee is "1" or "true") ? 0 : null;
            case XmlTypeCode.HexBinary:
                return string.Equals(een, twee, StringComparison.OrdinalIgnoreCase) ? 0 : null;
            case XmlTypeCode.Base64Binary:
                return een.Replace(" ", "", StringComparison.Ordinal) == twee.Replace(" ", "", StringComparison.Ordinal) ? 0 : null;
            default:
                if (Tijdspec.Parse(code, een) is { } eerste && Tijdspec.Parse(code, twee) is { } tweede
                    && code is >= XmlTypeCode.DateTime and <= XmlTypeCode.GMonth)
                    return eerste.CompareTo(tweede);
                return string.Equals(een, twee, StringComparison.Ordinal) ? 0 : null;
        }
    }

    // NaN equals itself and stands in no order to the rest (3.2.4.1).
    private static int? Order(double een, double twee)
        => double.IsNaN(een) || double.IsNaN(twee) ? double.IsNaN(een) && double.IsNaN(twee) ? 0 : null : een == twee ? 0 : een < twee ? -1 : 1;

    private static double Single(string tekst)
        => tekst is "INF" or "-INF" or "NaN" ? Double(tekst) : float.Parse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture);

    private static double Double(string tekst) => tekst switch
    {
        "INF" => double.PositiveInfinity,
        "-INF" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ => double.Parse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture),
    };

    private static bool Is(string waarde, string vorm) => Regex.IsMatch(waarde, $"\\A({vorm})\\z", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(10));
}
