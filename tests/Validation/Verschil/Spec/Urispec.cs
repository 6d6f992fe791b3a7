namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// References to resources as RFC 2396 with RFC 2732 has them, once what XLink 5.4 lets be escaped is escaped: everything outside ASCII,
/// space and control characters, and <c>&lt;&gt;"{}|\^`</c> (XML Schema part 2, 3.2.17).
/// </summary>
internal static class Urispec
{
    private const string Ontsnapt = """%[0-9A-Fa-f]{2}|[^!-~]|[<>"{}|\\^`]""";
    private const string Vrij = "[A-Za-z0-9_.!~*'()-]|" + Ontsnapt;
    private const string Padteken = $"(?:{Vrij}|[:@&=+$,;])";
    private const string Uric = $"(?:{Vrij}|[;/?:@&=+$,])";
    private const string Gezag = $"(?:(?:(?:{Vrij}|[;:&=+$,])*@)?\\[[0-9A-Fa-f:.]+\\](?::[0-9]*)?|(?:{Vrij}|[$,;:@&=+])*)";
    private const string Pad = $"(?:/{Padteken}*)+";
    private const string Hierarchie = $"(?://{Gezag}(?:{Pad})?|{Pad})(?:\\?{Uric}*)?";
    private const string Ondoorzichtig = $"(?:{Vrij}|[;?:@&=+$,]){Uric}*";

    // Without a scheme the first segment has no colon; with only a query there is no path at all (5.1, examples in appendix C).
    private const string Relatief = $"(?:{Vrij}|[;@&=+$,])*(?:{Pad})?(?:\\?{Uric}*)?";

    internal const string Verwijzing = $"(?:[A-Za-z][A-Za-z0-9+.-]*:(?:{Hierarchie}|{Ondoorzichtig})|{Hierarchie}|{Relatief})(?:#{Uric}*)?";
}
