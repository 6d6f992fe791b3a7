using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>
/// System.Xml.Schema as it is meant: what it cannot find a declaration for is a fault at the root, but no more than a remark below a
/// wildcard that is lax about it.
/// </summary>
internal sealed class Systeemgang
{
    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlReader _lezer;
    private readonly XmlSchemaValidator _validator;

    private Systeemgang(XmlReader lezer, XmlSchemaSet schemas)
    {
        _lezer = lezer;
        _validator = new XmlSchemaValidator(
            lezer.NameTable, schemas, (IXmlNamespaceResolver)lezer,
            XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints) { XmlResolver = null };
        _validator.ValidationEventHandler += (_, e) => Fouten += e.Severity == XmlSeverityType.Error || _lezer.Depth == 0 ? e.Message + " " : "";
    }

    private string Fouten { get; set; } = "";

    /// <summary>What is wrong with a document; <see langword="null"/> when nothing is.</summary>
    internal static string? Run(byte[] document, XmlSchemaSet schemas)
    {
        try
        {
            using var lezer = XmlReader.Create(new MemoryStream(document), VeiligeXmlLezer.Settings());
            var gang = new Systeemgang(lezer, schemas);
            gang.Run();
            return gang.Fouten.Length == 0 ? null : gang.Fouten;
        }
        catch (Exception e) when (e is XmlException or FormatException or ArgumentOutOfRangeException)
        {
            // Two flaws of the framework besides: an xsi:nil that is no boolean, and a document in a declared encoding that ends in the
            // middle of a character, come out as other exceptions.
            return e.Message;
        }
    }

    private void Run()
    {
        _validator.Initialize();
        while (_lezer.Read())
        {
            switch (_lezer.NodeType)
            {
                case XmlNodeType.Element:
                    Element();
                    break;
                case XmlNodeType.EndElement:
                    _validator.ValidateEndElement(null);
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    _validator.ValidateText(_lezer.Value);
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when _lezer.Depth > 0:
                    _validator.ValidateWhitespace(_lezer.Value);
                    break;
            }
        }

        _validator.EndValidation();
    }

    private void Element()
    {
        _validator.ValidateElement(_lezer.LocalName, _lezer.NamespaceURI, null, _lezer.GetAttribute("type", Xsi), _lezer.GetAttribute("nil", Xsi), null, null);
        var leeg = _lezer.IsEmptyElement;
        while (_lezer.MoveToNextAttribute())
        {
            if (_lezer.NamespaceURI != "http://www.w3.org/2000/xmlns/"
                && !(_lezer.NamespaceURI == Xsi && _lezer.LocalName is "type" or "nil" or "schemaLocation" or "noNamespaceSchemaLocation"))
                _validator.ValidateAttribute(_lezer.LocalName, _lezer.NamespaceURI, _lezer.Value, null);
        }

        _lezer.MoveToElement();
        _validator.ValidateEndOfAttributes(null);
        if (leeg)
            _validator.ValidateEndElement(null);
    }
}
