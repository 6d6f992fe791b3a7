using System.Xml;
using System.Xml.Linq;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What the StUF port answered, read by the platform's XML reader: another implementation than that of the knooppunt.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Body">The bytes.</param>
internal sealed record Stufuitslag(int Status, byte[] Body)
{
    private static readonly XNamespace Soap = StufNamen.Soap;
    private static readonly XNamespace Stuf = StufNamen.Stuf;

    /// <summary>What the SOAP body holds: a Bv03Bericht or a Fault.</summary>
    internal XElement Bericht => Assert.Single(Envelope.Element(Soap + "Body")!.Elements());

    internal XElement Envelope
    {
        get
        {
            using var lezer = XmlReader.Create(new MemoryStream(Body));
            return XDocument.Load(lezer).Root!;
        }
    }

    /// <summary>crossRefnummer of a Bv03; <see langword="null"/> when the answer is not a Bv03 with status 200.</summary>
    internal string? Bevestigd => Status == 200 && Bericht.Name == Stuf + "Bv03Bericht" ? (string?)Bericht.Descendants(Stuf + "crossRefnummer").Single() : null;

    /// <summary>The Fo03 in a SOAP fault.</summary>
    internal XElement Fo03
    {
        get
        {
            Assert.Equal(Soap + "Fault", Bericht.Name);
            return Bericht.Element("detail")!.Element(Stuf + "Fo03Bericht")!;
        }
    }

    /// <summary>The fault code of a refusal.</summary>
    internal string Code => (string)Fo03.Element(Stuf + "body")!.Element(Stuf + "code")!;

    /// <summary>The text of a refusal.</summary>
    internal string Omschrijving => (string)Fo03.Element(Stuf + "body")!.Element(Stuf + "omschrijving")!;
}
