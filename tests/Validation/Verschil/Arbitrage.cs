using System.Text;
using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// What is right on a document on which not all agree. Its values go to <see cref="Waardespec"/>; what those leave is put before the
/// oracles again with values on which nobody differs, so that only its structure is left to judge.
/// </summary>
internal sealed partial class Arbitrage(XmlSchemaSet schemas, Func<byte[], Oordelen> judge)
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly char[] Ruimte = [' ', '\t', '\n', '\r'];

    private readonly Dictionary<XmlSchemaType, string?> _gewoon = [];

    /// <summary>The right verdict; <see langword="null"/> when nobody knows.</summary>
    internal bool? Verdict(byte[] document, Oordelen oordelen)
    {
        if (oordelen.SystemXml == oordelen.Libxml2 && oordelen.SystemXml == oordelen.Gecompileerd)
            return oordelen.Gecompileerd;
        if (Bekend.Find(document) is { } bekend)
            return bekend.Geldig;
        if ((Read(document) ?? Read(WithoutSpace(document))) is not { } wortel)
            return Unread(document, oordelen);
        StripWhitespace(wortel);
        if (!TakeValues(wortel))
            return false;
        var herschreven = judge(Write(wortel));
        if (herschreven.SystemXml == herschreven.Libxml2)
            return herschreven.SystemXml;
        return wortel.DescendantsAndSelf().Any(HasUnknownType) ? false : null;
    }

    // System.Xml reads names by the fourth edition of XML 1.0, which has fewer letters for them than the fifth (2.3); libxml2 by the fifth.
    private static bool? Unread(byte[] document, Oordelen oordelen)
        => oordelen.SystemXml == oordelen.Libxml2 || Bekend.IsWelgevormd(document) ? oordelen.Libxml2 : null;

    // Where elements stand, white space may too, in whatever way it is written (part 1, 3.4.4, cvc-complex-type 2.3). libxml2 takes it
    // only as it stands: no references, no CDATA. Nor does it know that xsi:type and xsi:nil may have some around their values.
    private static void StripWhitespace(XElement wortel)
    {
        foreach (var tekst in wortel.DescendantNodes().OfType<XText>().Where(t => t.Parent!.HasElements && t.Value.Trim(Ruimte).Length == 0).ToArray())
            tekst.Remove();
        foreach (var cdata in wortel.DescendantNodes().OfType<XCData>().ToArray())
            cdata.ReplaceWith(new XText(cdata.Value));
        foreach (var attribuut in wortel.DescendantsAndSelf().Attributes().Where(a => a.Name.Namespace == Xsi && a.Name.LocalName is "type" or "nil"))
            attribuut.Value = attribuut.Value.Trim(Ruimte);

        // libxml2 looks into xml:id, of which neither XML nor a schema that does not declare it says anything.
        foreach (var (nummer, attribuut) in wortel.DescendantsAndSelf().Attributes(XNamespace.Xml + "id").Index())
            attribuut.Value = $"id{nummer}";

        // An attribute in the namespace of xsi that is none of the four is as unknown as any (part 1, 3.4.4, cvc-complex-type 3); System.Xml
        // takes it nowhere.
        foreach (var attribuut in wortel.DescendantsAndSelf().Attributes()
            .Where(a => a.Name.Namespace == Xsi && a.Name.LocalName is not ("type" or "nil" or "schemaLocation" or "noNamespaceSchemaLocation")).ToArray())
        {
            attribuut.Parent!.SetAttributeValue(XName.Get(attribuut.Name.LocalName, "urn:xsi"), attribuut.Value);
            attribuut.Remove();
        }
    }

    // To System.Xml an xsi:type that names no type is only a remark where a wildcard is lax (part 1, 3.3.4, cvc-elt 4.2).
    private bool HasUnknownType(XElement element)
    {
        if (element.Attribute(Xsi + "type") is not { Value: var naam })
            return false;
        var delen = naam.Split(':');
        var ns = delen.Length == 1 ? element.GetDefaultNamespace() : element.GetNamespaceOfPrefix(delen[0]);
        return ns is null || (!schemas.GlobalTypes.Contains(new XmlQualifiedName(delen[^1], ns.NamespaceName))
            && XmlSchemaType.GetBuiltInSimpleType(new XmlQualifiedName(delen[^1], ns.NamespaceName)) is null);
    }

    // False when a value is wrong; else every value is one that nobody doubts.
    private bool TakeValues(XElement wortel)
    {
        // A validation writes what it understands into the document, so it gets one of its own.
        var gekeurd = new XDocument(new XElement(wortel));
        try
        {
            gekeurd.Validate(schemas, (_, _) => { }, addSchemaInfo: true);
        }
        catch (FormatException)
        {
            // An xsi:nil that is no boolean (part 1, 2.6.2).
            return false;
        }

        var verwijzingen = new Verwijzingen();
        foreach (var (element, met) in wortel.DescendantsAndSelf().Zip(gekeurd.Descendants()).ToArray())
        {
            var info = met.GetSchemaInfo();
            foreach (var attribuut in element.Attributes().Where(a => !a.IsNamespaceDeclaration && a.Name.Namespace != XNamespace.Xml))
            {
                if (Declaration(info, met.Attribute(attribuut.Name), attribuut.Name) is { AttributeSchemaType: { } type } declaratie
                    && !TakeValue(type, Fixed(declaratie), element, attribuut.Value, w => attribuut.Value = w, verwijzingen))
                    return false;
            }

            if (info is { SchemaType: { } elementtype, IsNil: false } && !element.HasElements
                && !(element.Value.Length == 0 && (info.SchemaElement?.FixedValue ?? info.SchemaElement?.DefaultValue) is not null)
                && !TakeValue(elementtype, info.SchemaElement?.FixedValue, element, element.Value, w => element.Value = w, verwijzingen))
                return false;
        }

        return verwijzingen.Kloppen;
    }

    // The validator forgets the declaration of an attribute whose value it does not like.
    private static XmlSchemaAttribute? Declaration(IXmlSchemaInfo? element, XAttribute? attribuut, XName naam)
        => attribuut?.GetSchemaInfo()?.SchemaAttribute
            ?? (element?.SchemaType as XmlSchemaComplexType)?.AttributeUses[new XmlQualifiedName(naam.LocalName, naam.NamespaceName)] as XmlSchemaAttribute;

    private string? Fixed(XmlSchemaAttribute attribuut)
        => attribuut.FixedValue ?? (attribuut.RefName.IsEmpty ? null : (schemas.GlobalAttributes[attribuut.RefName] as XmlSchemaAttribute)?.FixedValue);

    private bool TakeValue(XmlSchemaType type, string? vast, XElement plaats, string waarde, Action<string> zet, Verwijzingen verwijzingen)
    {
        if (type is XmlSchemaComplexType { ContentType: not XmlSchemaContentType.TextOnly })
            return true;
        if (!Waardespec.IsGeldig(type, waarde))
            return false;
        switch (type.TypeCode)
        {
            case XmlTypeCode.Id or XmlTypeCode.Idref:
                zet(verwijzingen.Note(type.TypeCode == XmlTypeCode.Id, waarde));
                return true;
            case XmlTypeCode.QName or XmlTypeCode.Notation:
                return IsBound(plaats, waarde.Trim(Ruimte), zet);
        }

        if (vast is not null)
        {
            zet(vast);
            return Waardespec.IsGelijk(type, vast, waarde);
        }

        if (Ordinary(type) is { } gewoon)
            zet(gewoon);
        return true;
    }

    // Without a prefix it needs no binding, and a name that the oracles know is as good as any.
    private static bool IsBound(XElement plaats, string naam, Action<string> zet)
    {
        var delen = naam.Split(':');
        if (delen.Length == 2 && plaats.GetNamespaceOfPrefix(delen[0]) is null)
            return false;
        zet("a");
        return true;
    }

    private string? Ordinary(XmlSchemaType type)
    {
        if (!_gewoon.TryGetValue(type, out var waarde))
            _gewoon[type] = waarde = new Waardenbron(new Random(1)).Collect(type)
                .FirstOrDefault(w => w.All(char.IsAsciiLetterOrDigit) && Waardespec.IsGeldig(type, w) && Parses(type, w))
                ?? new Waardenbron(new Random(1)).Collect(type).FirstOrDefault(w => w.All(char.IsAscii) && Waardespec.IsGeldig(type, w) && Parses(type, w));
        return waarde;
    }

    private static bool Parses(XmlSchemaType type, string waarde)
    {
        try
        {
            type.Datatype!.ParseValue(waarde, new NameTable(), new XmlNamespaceManager(new NameTable()));
            return true;
        }
        catch (XmlSchemaException)
        {
            return false;
        }
    }

    // System.Xml holds a document for not well-formed when xml:space has another value than its two; XML 1.0 section 2.10 leaves it free.
    private static byte[] WithoutSpace(byte[] document)
        => Encoding.UTF8.GetBytes(Space().Replace(Encoding.UTF8.GetString(document), "xml:space='default'"));

    [GeneratedRegex("""xml:space\s*=\s*("[^"<]*"|'[^'<]*')""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Space();

    private static XElement? Read(byte[] document)
    {
        try
        {
            using var lezer = XmlReader.Create(new MemoryStream(document), VeiligeXmlLezer.Settings());
            return XDocument.Load(lezer, LoadOptions.PreserveWhitespace).Root;
        }
        catch (XmlException)
        {
            return null;
        }
    }

    private static byte[] Write(XElement wortel)
    {
        using var uit = new MemoryStream();
        using (var schrijver = XmlWriter.Create(uit, new XmlWriterSettings { NewLineHandling = NewLineHandling.Entitize }))
            wortel.Save(schrijver);
        return uit.ToArray();
    }
}
