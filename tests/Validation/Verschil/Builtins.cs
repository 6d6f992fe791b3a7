using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>Values that show how a validator reads a built-in type: right, just not right, and written in an odd way.</summary>
internal static class Builtins
{
    /// <summary>Tried on every type.</summary>
    internal static string[] Overal { get; } =
    [
        "", " ", "\n", "x", "0", "1", "a b", "true", "é", "😀", "\u00a0", "12", "2026-01-01", "999900006", "-", "+", ".", ":", "\u2028", "\u3000",
    ];

    private static readonly string[] Zones =
    [
        "", "Z", "+14:00", "-14:00", "+14:01", "-14:01", "+13:59", "+00:00", "-00:00", "+24:00", "+1:00", "+0100", "z", "+01", "+01:60", " Z", "+99:99",
    ];

    private static readonly string[] Jaren =
    [
        "2026", "2024", "2000", "1900", "0001", "0000", "-0001", "-0000", "9999", "10000", "12026", "012026", "-2026", "-12026", "026", "26", "+2026", "1",
        "99999", "02026", "123456789", "2147483648", "99999999999", "0400", "0100",
    ];

    private static readonly string[] Dagen =
    [
        "01-01", "12-31", "02-28", "02-29", "02-30", "04-30", "04-31", "06-31", "09-31", "11-31", "01-32", "00-10", "13-01", "01-00", "1-01", "01-1", "0101",
        "12-31-", "03-31", "05-31", "07-31", "08-31", "10-31", "012-01",
    ];

    private static readonly string[] Tijden =
    [
        "00:00:00", "23:59:59", "24:00:00", "24:00:00.0", "24:00:00.000", "24:00:00.001", "24:00:01", "24:01:00", "25:00:00", "23:60:00", "23:59:60",
        "23:59:61", "12:30", "1:00:00", "12:3:00", "12:30:5",
        "12:30:45.5", "12:30:45.", "12:30:45.123456789", "12:30:45.1234567", "12:30:45.12345678901234567890", "12:30:45,5", "12.30.45", "-01:00:00",
        "+12:30:45", "12:30:45.0000000000", "T12:30:45",
    ];

    private static readonly string[] Gehelen =
    [
        "0", "-0", "+0", "1", "-1", "+1", "00", "007", "-007", "+007", "1.0", "1.", ".", "1e3", "0x1", "--1", "+-1", "1 2", "- 1", "١٢٣", "1,000", "1_000",
        "127", "128", "-128", "-129", "255", "256", "32767", "32768",
        "-32768", "-32769", "65535", "65536", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296", "9223372036854775807",
        "9223372036854775808", "-9223372036854775808",
        "-9223372036854775809", "18446744073709551615", "18446744073709551616", "123456789012345678", "999999999999999999",
        "0000000000000000000000000000000000001", "1234567890123456789012345678",
    ];

    private static readonly string[] Decimalen =
    [
        .. Gehelen, "1.5", "-1.5", "+1.5", ".5", "-.5", "+.5", "5.", "-5.", "0.0", "00.50", "1.50", "1..5", "1.5.", "1.5e1", "INF", "NaN", ".0", "0.", "-.",
        "123456789.123456789", "0.000000000000001",
        "3.141592653589793238462643", "12345678901234567.12345678", "1. 5", "79228162514264337593543950335", "99999999999999999999999999999999999",
        "0.00000000000000000000000000000000000001",
    ];

    private static readonly string[] Drijvend =
    [
        .. Gehelen[..20], "INF", "-INF", "+INF", "NaN", "-NaN", "inf", "nan", "Infinity", "-0", "-0.0", "0e0", "1e5", "1E5", "1e+5", "1e-5", "1e", "e5",
        "1e5.0", ".5", "5.", "1.5E-3", "1e 5", "1 e5", "3.4e38", "3.5e38", "1e39",
        "1e308", "1e309", "1.8e308", "1e-400", "1e99999", "1.17549435E-38", "0x1p3", "1f", "1d", "1.", ".e1", "-.5e1", "+.5", "1e+", "1e--5", "00.00e00",
    ];

    private static readonly string[] Namen =
    [
        "a", "A1", "_", "_a", ":", "a:b", ":a", "a:", "a:b:c", "1a", "-a", ".a", "a-b", "a.b", "a b", "a\tb", "é", "\u0130", "\u0220", "\u4e00", "a\u00b7",
        "\u00b7a", "\u0300", "a\u0300", "😀", "xml", "xs:string", "a+b", "a/b", "a,b", "\u00d7", "\u037e", "#a", "a#",
        "\u200c", "\u2070", "\u3007", "\u3021", "a\u203f", "\ud800\udc00",
    ];

    private static readonly string[] Duren =
    [
        "P1Y", "P1M", "P1D", "PT1H", "PT1M", "PT1S", "P1Y2M3DT4H5M6S", "P1Y2M3DT4H5M6.7S", "-P1D", "+P1D", "P", "PT", "P1YT", "P1H", "PT1Y", "P1S", "P-1D",
        "P1.5D", "PT1.5S", "PT.5S", "PT1.S", "P1M1Y", "P1DT", "1D", "p1d", "P 1D", "P0D", "PT0S",
        "P1Y2D", "PT1H1S", "P1W", "P12M", "P13M", "P365D", "PT24H", "PT60S", "P99999Y", "P999999999999Y", "PT0.000000001S", "P30D", "P31D", "P28D",
    ];

    private static readonly string[] Base64 =
    [
        "", "AAAA", "AAA=", "AA==", "A===", "====", "AAA", "AA", "A", "AAAAA", "AB==", "AAB=", "AQ==", "AAE=", "AA=A", "A A A A", "AA AA", " AAAA ", "AAAA\n",
        "AA\nAA", "AA\r\nAA", "AA\tAA", "AA= =", "A A = =", "AA  AA", "AA--", "AA__", "ab+/",
        "AAAAAA==", "AAAA====", "AA==AA==", "é===", "AAAA=", "=AAA", "AAA =", "Zm9vYmFy", "Zm9vYg==", "Zm9vYmE=", "Zm9vYmF=", "Zm9vYh==", "AAAA AAAA",
        "AAAA  AAAA", "\u00a0AAAA", "AAAA\u3000",
    ];

    private static readonly string[] Hex =
    [
        "", "00", "0", "ff", "FF", "fF", "0g", "000", "0 0", "00 00", " 00", "00 ", "0x00", "123456", "12345", "\n00", "abcdef", "ABCDEF", "éé",
    ];

    private static readonly string[] Adressen =
    [
        "", "a", "http://example.org/", "http://example.org/a b", "urn:x:y", "#", "##", "#a#b", "%", "%20", "%zz", "http://[::1]/", "http://[", "::", "a:b:c",
        "//", "///", "mailto:a@b", "http://é.nl/", "\\", "{}", "<>", "^", "|", "`", "\"",
        " a ", "a  b", "http://", "http:", "1:a", ":a", "../a", "?q=1&r=2", "http://a:99999999/", "http://a:b@c/", "//a:b", "a%", "a%2", "http://exa mple.org",
        "file:///c:/x", "-:a",
    ];

    private static readonly string[] Talen =
    [
        "nl", "nl-NL", "NL", "x-klingon", "i-navajo", "abcdefgh", "abcdefghi", "a", "nl-", "-nl", "nl_NL", "nl-123456789", "nl-12345678", "n1", "1nl",
        "nl-a-b-c", "é", "nl NL", " nl ", "nl--NL",
    ];

    private static readonly string[] Teksten =
    [
        "a", "ab", "abc", " a", "a ", "a  b", "a\tb", "a\nb", "a\r\nb", "\na", "a\n", "\ta\t", "é", "€", "😀", "a😀b", "\u00a0", "\u00a0a", "<&>\"'", "]]>",
        "  ", "\u0085", "\u2028", "\ufffd", "\u3000", "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
    ];

    private static readonly string[] Booleans =
    [
        "true", "false", "1", "0", "True", "TRUE", "yes", "01", "00", "2", "", " true ", "\n1", "tru e", "t", "-1", "+1", "true\u00a0",
    ];

    /// <summary>Values for one built-in type.</summary>
    internal static IEnumerable<string> Of(XmlTypeCode code) => code switch
    {
        XmlTypeCode.Boolean => Booleans,
        XmlTypeCode.Decimal => Decimalen,
        XmlTypeCode.Float or XmlTypeCode.Double => Drijvend,
        XmlTypeCode.Duration => Duren,
        XmlTypeCode.Date => Combine(Combine(Jaren, "-", Dagen), "", Zones),
        XmlTypeCode.Time => Combine(Tijden, "", Zones),
        XmlTypeCode.DateTime => Combine(Combine(Combine(Jaren, "-", Dagen), "T", Tijden), "", Zones),
        XmlTypeCode.GYear => Combine(Jaren, "", Zones),
        XmlTypeCode.GYearMonth => Combine(Combine(Jaren, "-", ["01", "12", "13", "00", "1", "02-", "2"]), "", Zones),
        XmlTypeCode.GMonth => Combine(["--01", "--12", "--13", "--00", "--1", "-01", "01", "--01--", "--02--", "--012"], "", Zones),
        XmlTypeCode.GDay => Combine(["---01", "---31", "---32", "---00", "---1", "--01", "01", "---001"], "", Zones),
        XmlTypeCode.GMonthDay => Combine(Dagen.Select(d => "--" + d).Concat(["-01-01", "01-01", "---01-01"]).ToArray(), "", Zones),
        XmlTypeCode.Base64Binary => Base64,
        XmlTypeCode.HexBinary => Hex,
        XmlTypeCode.AnyUri => Adressen,
        XmlTypeCode.Language => Talen,
        XmlTypeCode.QName or XmlTypeCode.Notation or XmlTypeCode.Name or XmlTypeCode.NCName or XmlTypeCode.NmToken or XmlTypeCode.Id or XmlTypeCode.Idref
            or XmlTypeCode.Entity => Namen,
        XmlTypeCode.String or XmlTypeCode.NormalizedString or XmlTypeCode.Token or XmlTypeCode.AnyAtomicType or XmlTypeCode.None => Teksten,
        _ => Gehelen,
    };

    // Every value of each with one or two of the other, not all with all: the faults of one part hide those of the other.
    private static string[] Combine(string[] een, string tussen, string[] twee)
        =>
        [
            .. een.Select(e => e + tussen + twee[0]), .. een.Select(e => e + tussen + twee[1 % twee.Length]), .. twee.Select(t => een[0] + tussen + t),
            .. twee.Select(t => een[1 % een.Length] + tussen + t),
        ];
}
