namespace IB.Gateway.Validation;

/// <summary>What is wrong with a document, in Dutch, fit for a sentence.</summary>
public static class XmlFouttekst
{
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
}
