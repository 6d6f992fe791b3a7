using System.Text;
using System.Xml;
using System.Xml.Schema;
using IB.Gateway.Validation.Compilatie;

namespace IB.Gateway.Validation.Tests.Compilatie;

/// <summary>A schema written in a test, compiled, to judge documents by.</summary>
internal sealed class Proefschema
{
    private readonly VastProgramma _programma;
    private readonly Loopgeheugen _geheugen = new();

    private Proefschema(string inhoud, string kenmerken)
    {
        var set = new XmlSchemaSet { XmlResolver = null };
        var tekst = $"<xs:schema xmlns:xs='http://www.w3.org/2001/XMLSchema' xmlns:t='urn:t' targetNamespace='urn:t' {kenmerken}>{inhoud}</xs:schema>";
        using var lezer = XmlReader.Create(new StringReader(tekst), new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
        set.Add(null, lezer);
        set.Compile();
        Programma = Schemaprogramma.Compile(set);
        _programma = new VastProgramma(Programma);
    }

    internal Schemaprogramma Programma { get; }

    /// <summary>What is on the band after a document that is valid.</summary>
    internal Band Band => _geheugen.Band;

    /// <summary>A schema with these declarations; prefix <c>t</c> is its namespace, in which local elements are too.</summary>
    internal static Proefschema Of(string declaraties) => new(declaraties, "elementFormDefault='qualified'");

    /// <summary>A schema of one element <c>v</c> with a simple type: a built-in one, narrowed by facets.</summary>
    internal static Proefschema Value(string type, string facetten = "")
        => Of($"<xs:element name='v'><xs:simpleType><xs:restriction base='{type}'>{facetten}</xs:restriction></xs:simpleType></xs:element>");

    internal bool IsGeldig(byte[] document) => Schemaloop.Run(document, _programma, _geheugen, _geheugen.Band) is not null;

    internal bool IsGeldig(string document) => IsGeldig(Encoding.UTF8.GetBytes(document));

    /// <summary>Whether a text is a value of the type; white space is kept as it is.</summary>
    internal bool Takes(string waarde)
    {
        var tekst = waarde.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal)
            .Replace("\r", "&#13;", StringComparison.Ordinal);
        return IsGeldig($"<v xmlns='urn:t'>{tekst}</v>");
    }
}
