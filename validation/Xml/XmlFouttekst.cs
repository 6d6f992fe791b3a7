namespace IB.Gateway.Validation;

/// <summary>What is wrong with a document, in Dutch, fit for a sentence.</summary>
public static class XmlFouttekst
{
    /// <summary>Describes a fault in a whole document: one in UTF-16 or UTF-32 is told so, and not that its zeros are no XML.</summary>
    internal static string Describe(XmlFout fout, ReadOnlySpan<byte> document)
        => Describe(fout == XmlFout.Geen || !IsAndereCodering(document) ? fout : XmlFout.GeenUtf8);

    /// <summary>Describes a fault.</summary>
    public static string Describe(XmlFout fout) => fout switch
    {
        XmlFout.Afgebroken => "het XML-document is niet compleet",
        XmlFout.GeenUtf8 => "het XML-document is niet in UTF-8",
        XmlFout.VerbodenTeken => "het XML-document bevat een teken dat in XML niet mag",
        XmlFout.Dtd => "een DOCTYPE is niet toegestaan",
        XmlFout.Verwerkingsinstructie => "een verwerkingsinstructie is in SOAP niet toegestaan",
        XmlFout.Entiteit => "het XML-document verwijst naar een onbekende entiteit",
        XmlFout.OnbekendVoorvoegsel => "een namespace-voorvoegsel is niet gedeclareerd",
        XmlFout.LimietOverschreden => "het XML-document overschrijdt een grens voor diepte, namen of attributen",
        _ => "het XML-document is niet welgevormd",
    };

    // Byte order marks, or the first sign with zeros around it (XML 1.0, appendix F).
    private static bool IsAndereCodering(ReadOnlySpan<byte> document)
        => document.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || document.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF])
            || document.StartsWith("<\0"u8) || document.StartsWith("\0<"u8) || document.StartsWith("\0\0"u8);
}
