using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation;

/// <summary>
/// One pass of System.Xml.Schema over one payload. With explanation it also says what was expected, which is so much slower that it
/// begins where a pass without found the first fault, and ends some way behind the last: a document that is wrong from its first
/// element on costs no more than its faults are worth (attack suite X9).
/// </summary>
internal sealed class Schemagang
{
    /// <summary>More faults than this help nobody.</summary>
    private const int MaxFouten = 100;

    /// <summary>Nodes behind a fault in which the next is looked for. Looking through a million took 2 seconds.</summary>
    private const int MaxZonderFout = 50_000;

    private const string Xsi = "http://www.w3.org/2001/XMLSchema-instance";

    private readonly XmlReader _lezer;
    private readonly IXmlLineInfo _plaats;
    private readonly XmlSchemaValidator _validator;
    private readonly XmlSchemaInfo _info = new();
    private readonly bool _verklaar;
    private readonly long _vanaf;
    private readonly XmlSchemaSet _schemas;
    private readonly Elementpad _pad = new();
    private readonly Stack<XmlSchemaType?> _typen = new();
    private readonly List<Schemafout> _fouten = [];
    private string _verwacht = string.Empty;
    private Moment _moment;
    private long _knoop;
    private long _laatsteFout = long.MaxValue - MaxZonderFout;

    private Schemagang(XmlReader lezer, XmlSchemaSet schemas, long? vanaf)
    {
        _lezer = lezer;
        _plaats = (IXmlLineInfo)lezer;
        _verklaar = vanaf is not null;
        _vanaf = vanaf ?? 0;
        _schemas = schemas;
        _validator = new XmlSchemaValidator(
            lezer.NameTable, schemas, (IXmlNamespaceResolver)lezer,
            XmlSchemaValidationFlags.ReportValidationWarnings | XmlSchemaValidationFlags.ProcessIdentityConstraints)
        {
            XmlResolver = null,
            LineInfoProvider = _plaats,
        };

        // What a lax wildcard lets in without a declaration is a warning, and no fault; a root element without one is.
        _validator.ValidationEventHandler += (_, e) =>
        {
            if (e.Severity == XmlSeverityType.Error || (_moment == Moment.Element && lezer.Depth == 0))
                Add();
        };
    }

    private enum Moment
    {
        Element,
        Nil,
        Attribuut,
        Tekst,
        Einde,
    }

    /// <summary>The node with the first fault, counted from 1; <see langword="null"/> when there is none.</summary>
    internal static long? Find(Stream inhoud, XmlSchemaSet schemas)
    {
        var gang = Run(inhoud, schemas, vanaf: null);
        return gang._fouten.Count == 0 ? null : gang._knoop;
    }

    /// <summary>The faults, from the first on.</summary>
    /// <param name="inhoud">A document with a fault.</param>
    /// <param name="schemas">Its schemas.</param>
    /// <param name="vanaf">What <see cref="Find"/> gave.</param>
    internal static IReadOnlyList<Schemafout> Explain(Stream inhoud, XmlSchemaSet schemas, long vanaf) => Run(inhoud, schemas, vanaf)._fouten;

    private static Schemagang Run(Stream inhoud, XmlSchemaSet schemas, long? vanaf)
    {
        using var lezer = XmlReader.Create(inhoud, VeiligeXmlLezer.Settings());
        var gang = new Schemagang(lezer, schemas, vanaf);
        gang.Run();
        return gang;
    }

    private void Run()
    {
        _validator.Initialize();
        while (_fouten.Count < (_verklaar ? MaxFouten : 1) && _knoop < _laatsteFout + MaxZonderFout && _lezer.Read())
        {
            _knoop++;
            switch (_lezer.NodeType)
            {
                case XmlNodeType.Element:
                    Element();
                    break;
                case XmlNodeType.EndElement:
                    Einde();
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA:
                    _moment = Moment.Tekst;
                    _validator.ValidateText(_lezer.Value);
                    break;
                case XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace:
                    _validator.ValidateWhitespace(_lezer.Value);
                    break;
            }
        }
    }

    private void Element()
    {
        if (_verklaar)
        {
            _verwacht = Verwacht();
            _pad.Enter(_lezer.Depth, Naam());
        }

        _moment = Moment.Element;

        // On any other value of xsi:nil the framework throws.
        var nil = _lezer.GetAttribute("nil", Xsi);
        var isNil = nil?.Trim(' ', '\t', '\r', '\n') is null or "true" or "false" or "1" or "0";
        _validator.ValidateElement(
            _lezer.LocalName, _lezer.NamespaceURI, _info, _lezer.GetAttribute("type", Xsi), isNil ? nil : null, null, null);
        if (!isNil && _info.SchemaElement is not null)
        {
            _moment = Moment.Nil;
            Add();
        }

        if (_verklaar)
            _typen.Push(_info.SchemaType ?? _info.SchemaElement?.ElementSchemaType);
        var leeg = _lezer.IsEmptyElement;
        if (_lezer.HasAttributes)
            Attributen();
        _validator.ValidateEndOfAttributes(_info);
        if (leeg)
            Einde();
    }

    private void Attributen()
    {
        _moment = Moment.Attribuut;
        while (_lezer.MoveToNextAttribute())
        {
            if (!IsVanXmlSchema(_lezer.NamespaceURI, _lezer.LocalName))
                _validator.ValidateAttribute(_lezer.LocalName, _lezer.NamespaceURI, _lezer.Value, null);
        }

        _lezer.MoveToElement();
    }

    // The four that may stand anywhere: two went into ValidateElement, two are hints that nobody follows.
    private static bool IsVanXmlSchema(string ns, string naam) => ns switch
    {
        Xsi => naam is "type" or "nil" or "schemaLocation" or "noNamespaceSchemaLocation",
        _ => ns == "http://www.w3.org/2000/xmlns/",
    };

    private void Einde()
    {
        if (_verklaar)
        {
            _verwacht = Verwacht();
            _pad.LeaveTo(_lezer.Depth);
        }

        _moment = Moment.Einde;
        _validator.ValidateEndElement(_info);
        if (_verklaar)
            _typen.Pop();
    }

    private string Verwacht()
    {
        if (_knoop < _vanaf)
            return string.Empty;
        var namen = _validator.GetExpectedParticles().OfType<XmlSchemaElement>().Select(e => e.QualifiedName.Name);
        return string.Join(" of ", namen);
    }

    private void Add()
    {
        _laatsteFout = _knoop;
        _fouten.Add(new Schemafout(Schemafoutcode.Schema, _plaats.LineNumber, _plaats.LinePosition, _pad.ToString(), Tekst()));
    }

    // System.Xml.Schema's own message is English and may hold content; the moment and the type tell the same without.
    private string Tekst() => _moment switch
    {
        Moment.Element when _verwacht.Length == 0 => $"element {Naam()} is hier niet toegestaan",
        Moment.Element => $"element {Naam()} is hier niet toegestaan, verwacht wordt {_verwacht}",
        Moment.Nil => "attribuut nil is hier niet toegestaan of onjuist, verwacht wordt true of false",
        Moment.Attribuut => $"attribuut {Naam()} is hier niet toegestaan",
        Moment.Tekst => "hier is geen tekst toegestaan",
        _ when Type() is XmlSchemaComplexType { ContentType: not XmlSchemaContentType.TextOnly } =>
            $"element {Naam()} is niet compleet, verwacht wordt nog {_verwacht}",
        _ => $"de waarde van {Naam()} is onjuist, verwacht wordt {Typebeschrijving.Describe(Type())}",
    };

    private string Naam() => Schemanamen.Of(_schemas).Show(_lezer.LocalName);

    // The type of the element that ends.
    private XmlSchemaType? Type() => _typen.TryPeek(out var type) ? type : null;
}
