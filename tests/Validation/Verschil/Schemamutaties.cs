using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// Changes to a valid document that know its schema: values of the type of the element, elements and attributes that the schema
/// knows in places where they may and may not stand, other types, nil. All by one seed.
/// </summary>
internal sealed class Schemamutaties
{
    private static readonly XNamespace Xsi = "http://www.w3.org/2001/XMLSchema-instance";
    private static readonly XNamespace Vreemd = "urn:vreemd";

    private readonly Random _toeval;
    private readonly Waardenbron _waarden;
    private readonly Schrijfwijze _schrijfwijze;
    private readonly XElement _bron;
    private readonly XmlSchemaType?[] _typen;
    private readonly int[] _enkelvoudig;
    private readonly Namenlijst _namen;

    internal Schemamutaties(XmlSchemaSet schemas, byte[] bron, int seed)
    {
        _toeval = new Random(seed);
        _waarden = new Waardenbron(_toeval);
        _schrijfwijze = new Schrijfwijze(_toeval);
        _bron = Load(bron).Root!;
        _namen = Namenlijst.Of(schemas);

        // To note the types changes the document: it gets the values that are understood.
        var gekeurd = Load(bron);
        gekeurd.Validate(schemas, (_, e) => throw e.Exception, addSchemaInfo: true);
        _typen = [.. gekeurd.Descendants().Select(e => e.GetSchemaInfo()?.SchemaType)];
        _enkelvoudig = [.. _typen.Index().Where(t => Waardenbron.Simple(t.Item) is not null).Select(t => t.Index)];
    }

    /// <summary>One document.</summary>
    internal byte[] Next()
    {
        var wortel = new XElement(_bron);
        var elementen = wortel.DescendantsAndSelf().ToArray();
        var waarden = _toeval.Next(10) switch { < 6 => 1, < 8 => 2, _ => 0 };
        for (var i = 0; i < waarden; i++)
            ChangeValue(elementen);
        var vormen = waarden == 0 ? 1 + _toeval.Next(3) / 2 : _toeval.Next(8) / 7;
        for (var i = 0; i < vormen; i++)
            ChangeForm(elementen);
        return _schrijfwijze.Write(wortel);
    }

    private static XDocument Load(byte[] bron)
    {
        using var lezer = XmlReader.Create(new MemoryStream(bron), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        return XDocument.Load(lezer, LoadOptions.PreserveWhitespace);
    }

    private void ChangeValue(XElement[] elementen)
    {
        if (_toeval.Next(4) == 0 && Attributen(elementen) is { Length: > 0 } attributen)
        {
            var (element, gebruik) = Pick(attributen);
            element.SetAttributeValue(Name(gebruik.QualifiedName), _waarden.Next(gebruik.AttributeSchemaType!));
            return;
        }

        if (_enkelvoudig.Length == 0)
            return;
        var nummer = Pick(_enkelvoudig);
        elementen[nummer].Value = _toeval.Next(4) == 0 ? _waarden.Disturb(elementen[nummer].Value) : _waarden.Next(Waardenbron.Simple(_typen[nummer])!);
    }

    // The attributes that the type of an element knows, also when it does not have them.
    private (XElement Element, XmlSchemaAttribute Gebruik)[] Attributen(XElement[] elementen)
        => [.. elementen.Zip(_typen).Where(e => e.Second is XmlSchemaComplexType)
            .SelectMany(e => ((XmlSchemaComplexType)e.Second!).AttributeUses.Values.Cast<XmlSchemaAttribute>()
                .Where(g => g.AttributeSchemaType is not null).Select(g => (e.First, g)))];

    private void ChangeForm(XElement[] elementen)
    {
        var element = Pick(elementen);
        switch (_toeval.Next(16))
        {
            case 0 or 1 when element.Parent is not null:
                element.Remove();
                break;
            case 2 when element.Parent is not null:
                for (var keer = 1 + _toeval.Next(3); keer > 0; keer--)
                    element.AddAfterSelf(new XElement(element));
                break;
            case 3 when element.Parent is not null && element.ElementsAfterSelf().FirstOrDefault() is { } volgende:
                volgende.Remove();
                element.AddBeforeSelf(volgende);
                break;
            case 4:
                element.Name = Elementnaam(elementen);
                break;
            case 5:
                element.Name = Pick([element.Name.Namespace, Pick(elementen).Name.Namespace, XNamespace.None, Vreemd]) + element.Name.LocalName;
                break;
            case 6:
                Put(element, New(elementen));
                break;
            case 7:
                Put(element, new XElement(Pick(elementen)));
                break;
            case 8:
                SetAttribute(element, elementen);
                break;
            case 9 when element.HasAttributes:
                Pick(element.Attributes().ToArray()).Remove();
                break;
            case 10:
                SetType(element);
                break;
            case 11:
                element.SetAttributeValue(Xsi + "nil", Pick(["true", "false", "1", "0", " true ", "", "TRUE", "x"]));
                if (_toeval.Next(2) == 0)
                    element.RemoveNodes();
                break;
            case 12:
                Put(element, Pick<XNode>([new XText("x"), new XText("\n"), new XText(" "), new XCData(" "), new XCData("x"), new XComment("c"), new XText(
                    "\u00a0"), new XProcessingInstruction("p", "q")]));
                break;
            case 13:
                element.RemoveNodes();
                break;
            case 14 when element.Parent is not null && element.HasElements:
                element.ReplaceWith(element.Elements().ToArray());
                break;
            case 15 when element.Parent is not null:
                var ander = Pick(elementen);
                if (ander.AncestorsAndSelf().Contains(element))
                    break;
                element.Remove();
                Put(ander, element);
                break;
        }
    }

    // Before, between or after what is there.
    private void Put(XElement ouder, XNode nieuw)
    {
        var knopen = ouder.Nodes().ToArray();
        var plaats = _toeval.Next(knopen.Length + 1);
        if (plaats == knopen.Length)
            ouder.Add(nieuw);
        else
            knopen[plaats].AddBeforeSelf(nieuw);
    }

    private XElement New(XElement[] elementen)
    {
        var nieuw = new XElement(Elementnaam(elementen));
        switch (_toeval.Next(4))
        {
            case 0:
                nieuw.Value = Pick(Builtins.Overal);
                break;
            case 1:
                nieuw.Add(new XElement(Vreemd + "kind", "x"));
                break;
        }

        return nieuw;
    }

    private XName Elementnaam(XElement[] elementen) => _toeval.Next(6) switch
    {
        0 => Pick([Vreemd + "x", XNamespace.None + "x", Pick(elementen).Name.Namespace + "x"]),
        1 or 2 => Pick(elementen).Name,
        _ => Pick(_namen.Elementen),
    };

    private void SetAttribute(XElement element, XElement[] elementen)
    {
        var naam = _toeval.Next(3) switch
        {
            0 when _namen.Attributen.Length > 0 => Pick(_namen.Attributen),
            1 => Pick<XName>([XNamespace.Xml + "lang", XNamespace.Xml + "space", XNamespace.Xml + "base", XNamespace.Xml + "id", XNamespace.Xml + "x"]),
            _ => Pick<XName>(["x", Vreemd + "x", Xsi + "schemaLocation", Xsi + "noNamespaceSchemaLocation", Xsi + "x", Pick(elementen).Name.Namespace + "x"]),
        };
        element.SetAttributeValue(naam, Pick([Pick(Builtins.Overal), "preserve", "default", "nl", "urn:a urn:b", "a"]));
    }

    private void SetType(XElement element)
    {
        var type = Pick(_namen.Typen);
        var prefix = "t" + _toeval.Next(3);
        var waarde = type.Namespace.Length == 0 ? type.Name : $"{prefix}:{type.Name}";
        if (type.Namespace.Length > 0)
            element.SetAttributeValue(XNamespace.Xmlns + prefix, type.Namespace);
        element.SetAttributeValue(Xsi + "type", _toeval.Next(12) switch
        {
            0 => $" {waarde}\n",
            1 => "onbekend:" + type.Name,
            2 => type.Name,
            3 => waarde + "x",
            _ => waarde,
        });
    }

    private static XName Name(XmlQualifiedName naam) => XName.Get(naam.Name, naam.Namespace);

    private T Pick<T>(T[] uit) => uit[_toeval.Next(uit.Length)];

    /// <summary>The names that a schema declares.</summary>
    private sealed record Namenlijst(XName[] Elementen, XName[] Attributen, XmlQualifiedName[] Typen)
    {
        private static readonly string[] Ingebouwd =
        [
            "string", "int", "date", "anyType", "anySimpleType", "boolean", "token", "decimal", "integer", "nietbestaand",
        ];

        internal static Namenlijst Of(XmlSchemaSet schemas)
        {
            var elementen = schemas.GlobalElements.Values.Cast<XmlSchemaElement>().Select(e => Name(e.QualifiedName)).ToHashSet();
            var attributen = schemas.GlobalAttributes.Values.Cast<XmlSchemaAttribute>().Select(a => Name(a.QualifiedName)).ToHashSet();
            var typen = new HashSet<XmlSchemaType>();
            foreach (XmlSchemaElement element in schemas.GlobalElements.Values)
                Visit(element.ElementSchemaType);
            foreach (XmlSchemaType type in schemas.GlobalTypes.Values)
                Visit(type);
            var eigen = schemas.GlobalTypes.Names.Cast<XmlQualifiedName>().ToArray();
            XmlQualifiedName[] alle = [.. eigen, .. Ingebouwd.Select(n => new XmlQualifiedName(n, XmlSchema.Namespace))];
            return new Namenlijst([.. elementen], [.. attributen], eigen.Length == 0 ? alle : [.. alle, .. eigen, .. eigen]);

            void Visit(XmlSchemaType? type)
            {
                if (type is not XmlSchemaComplexType complex || !typen.Add(complex))
                    return;
                foreach (XmlSchemaAttribute attribuut in complex.AttributeUses.Values)
                    attributen.Add(Name(attribuut.QualifiedName));
                Collect(complex.ContentTypeParticle);
            }

            void Collect(XmlSchemaParticle? deeltje)
            {
                if (deeltje is XmlSchemaElement element)
                {
                    elementen.Add(Name(element.QualifiedName));
                    Visit(element.ElementSchemaType);
                }
                else if (deeltje is XmlSchemaGroupBase groep)
                {
                    foreach (var lid in groep.Items)
                        Collect(lid as XmlSchemaParticle);
                }
            }
        }
    }
}
