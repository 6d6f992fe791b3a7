namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// A value on which the oracles are known to differ from each other or from the standard, with what each says. One place for all of
/// them: who doubts a verdict of the compiled engine looks here first.
/// </summary>
/// <param name="Basis">Built-in type.</param>
/// <param name="Facetten">What restricts it.</param>
/// <param name="Waarde">The value.</param>
/// <param name="Geldig">Whether it is right.</param>
/// <param name="SystemXml">What System.Xml.Schema says, its patterns made to end where the value ends.</param>
/// <param name="Libxml2">What libxml2 2.9.14 says.</param>
/// <param name="Regel">The rule in XML Schema part 2, second edition, unless it names another.</param>
public sealed record Waardegeval(string Basis, string Facetten, string Waarde, bool Geldig, bool SystemXml, bool Libxml2, string Regel)
{
    private const bool Wel = true;
    private const bool Niet = false;

    internal static IReadOnlyList<Waardegeval> Alle { get; } =
    [
        new("string", Max(2), "😀😀", Wel, Niet, Wel, "4.3.1: a length counts characters, not units of UTF-16"),
        new("string", Max(1), "e\u0301", Niet, Niet, Niet, "4.3.1: a combining mark is a character"),
        new("string", Patroon("[0-9]{4}"), "0384\n", Niet, Niet, Niet, "appendix F: a pattern is about all of the value"),
        new("string", Patroon(".{1}"), "😀", Wel, Niet, Wel, "appendix F: a dot is a character"),
        new("string", Patroon("^a"), "^a", Wel, Niet, Wel, "appendix F: ^ and $ mean themselves"),
        new("string", Patroon("a.b"), "a\rb", Niet, Niet, Niet, "appendix F: a dot is neither line feed nor carriage return"),
        new("string", Patroon(@"\d"), "\u0663", Wel, Wel, Wel, "appendix F: a digit of any script"),
        new("string", Patroon(@"\w"), "+", Wel, Wel, Wel, "appendix F: all but punctuation, separators and others; a plus is a symbol"),
        new("string", Patroon(@"\w"), "_", Niet, Niet, Niet, "appendix F: an underscore is punctuation"),
        new("string", Patroon(@"\s"), "\u00a0", Niet, Wel, Niet, "appendix F: space, tab, line feed, carriage return"),
        new("string", Patroon(@"\i"), "\u0220", Wel, Niet, Niet, "XML 1.0 (5th edition) 2.3: more may begin a name than before"),
        new("date", "", "10000-01-01", Wel, Niet, Wel, "3.2.7.1: a year may have more than four digits"),
        new("date", "", "-0001-01-01", Wel, Niet, Wel, "3.2.7.1: a year may be negative"),
        new("date", "", "0000-01-01", Niet, Niet, Niet, "3.2.7.1: there is no year 0000"),
        new("date", "", "012026-01-01", Niet, Niet, Niet, "3.2.7.1: no leading zeros beyond four digits"),
        new("date", "", "2026-01-01z", Niet, Wel, Niet, "3.2.7.3: a zone of UTC is a capital Z"),
        new("date", "", "2026-01-01+14:01", Niet, Wel, Niet, "3.2.7.3: a zone lies within 14 hours"),
        new("date", "", "2026-01-01+01:60", Niet, Wel, Niet, "3.2.7.3: an hour has 60 minutes"),
        new("date", "", "2026-01-01\u00a0", Niet, Wel, Niet, "4.3.6: only the four characters of XML are white space"),
        new("date", "", "2026-02-29", Niet, Niet, Niet, "3.2.9"),
        new("date", "", "1900-02-29", Niet, Niet, Niet, "appendix E: a century is a leap year once in four"),
        new("date", "", "-0001-02-29", Wel, Niet, Niet, "3.2.7.1 and ISO 8601: the year before 0001 is a leap year; appendix E would have -0004"),
        new("time", "", "24:00:00", Wel, Niet, Wel, "3.2.7.1: hour 24 when all that follows is zero"),
        new("time", "", "24:00:01", Niet, Niet, Niet, "3.2.7.1"),
        new("time", "", "23:59:60", Niet, Niet, Niet, "appendix D: a second is less than 60"),
        new("time", "", "12:00:00.12345678901234567890", Wel, Wel, Wel, "3.2.7.1: as many digits of a second as one likes"),
        new("dateTime", "", "2026-12-31T24:00:00", Wel, Niet, Wel, "3.2.7.1"),
        new("dateTime", "", "9999-12-31T24:00:00", Wel, Niet, Wel, "3.2.7.1"),
        new("gMonth", "", "--02--", Niet, Wel, Niet, "3.2.14: the form of the first edition was an error"),
        new("gMonthDay", "", "--02-29", Wel, Wel, Wel, "3.2.12"),
        new("duration", "", "P999999999999Y", Wel, Niet, Wel, "3.2.6: a number of any length"),
        new("duration", "<xs:maxInclusive value='P1M'/>", "P30D", Niet, Wel, Niet, "3.2.6.2: a month may have 28 days"),
        new("decimal", "", "1.", Wel, Wel, Wel, "3.2.3.1: the fraction may be left out"),
        new("decimal", "", "1.123456789012345678901234567890", Wel, Wel, Niet, "3.2.3: of any length"),
        new("integer", "", new string('9', 40), Wel, Niet, Niet, "3.3.13: of any length"),
        new("integer", "", "1.0", Niet, Niet, Niet, "3.3.13.1: no point"),
        new("unsignedByte", "", "+1", Niet, Niet, Niet, "3.3.21.1-3.3.24.1: digits and no sign, other than what they derive from"),
        new("unsignedInt", "", "-0", Niet, Niet, Niet, "3.3.22.1"),
        new("nonNegativeInteger", "", "-0", Wel, Wel, Wel, "3.3.20.1: a sign"),
        new("positiveInteger", "", "+1", Wel, Wel, Wel, "3.3.25.1: a sign"),
        new("float", "", "-NaN", Niet, Wel, Niet, "3.2.4.1"),
        new("float", "", "+INF", Niet, Niet, Niet, "3.2.4.1"),
        new("double", "", "1e400", Wel, Wel, Wel, "3.2.5.1: what is too large is INF"),
        new("double", "<xs:enumeration value='NaN'/>", "NaN", Wel, Niet, Wel, "3.2.5.1: NaN equals itself"),
        new("boolean", "", "TRUE", Niet, Niet, Niet, "3.2.2.1"),
        new("hexBinary", "", "0", Niet, Niet, Niet, "3.2.15.1: octets have two digits"),
        new("base64Binary", "", "AB==", Niet, Wel, Niet, "3.2.16: the bits that are left over are zero"),
        new("base64Binary", "", "A A = =", Wel, Wel, Wel, "3.2.16"),
        new("base64Binary", "", "A\tA A\nA", Wel, Wel, Wel, "3.2.16"),
        new("anyURI", "", "%", Niet, Wel, Niet, "3.2.17, RFC 2396: a percent sign has two digits behind it"),
        new("anyURI", "", "a b", Wel, Wel, Wel, "3.2.17, XLink 5.4: what can be escaped may be there"),
        new("NCName", "", "\u0220", Wel, Niet, Niet, "XML 1.0 (5th edition) 2.3"),
        new("NMTOKENS", "", "", Niet, Niet, Wel, "3.3.5: one at least"),
        new("language", "", "nl-NL-", Niet, Niet, Niet, "3.3.3"),
        new("token", Max(3), "  a \n b  ", Wel, Wel, Wel, "4.3.6: white space first, length then"),
        new("normalizedString", Max(3), "a\tb", Wel, Wel, Wel, "4.3.6"),
    ];

    public override string ToString() => $"xs:{Basis} {Facetten} '{Waarde}'";

    private static string Max(int lengte) => $"<xs:maxLength value='{lengte}'/>";

    private static string Patroon(string patroon) => $"<xs:pattern value='{patroon}'/>";
}
