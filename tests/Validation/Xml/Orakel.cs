using System.Xml;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>The reader of the framework, as strict as it can be made.</summary>
internal static class Orakel
{
    private static readonly XmlReaderSettings Instellingen = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        ConformanceLevel = ConformanceLevel.Document,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    public static Lezing Read(byte[] data)
    {
        var schrijver = new Lezing.Schrijver();
        try
        {
            using var lezer = XmlReader.Create(new MemoryStream(data), Instellingen);
            while (lezer.Read())
                Take(lezer, schrijver);
            return schrijver.ToLezing(null);
        }
        catch (XmlException e)
        {
            return schrijver.ToLezing(e.Message);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // A flaw of the framework: a document in a declared encoding that ends in the middle of a character.
            return schrijver.ToLezing(e.Message);
        }
    }

    private static void Take(XmlReader lezer, Lezing.Schrijver schrijver)
    {
        switch (lezer.NodeType)
        {
            case XmlNodeType.Element:
                schrijver.Start(lezer.NamespaceURI, lezer.LocalName);
                var leeg = lezer.IsEmptyElement;
                while (lezer.MoveToNextAttribute())
                {
                    if (lezer.NamespaceURI != "http://www.w3.org/2000/xmlns/")
                        schrijver.Attribuut(lezer.NamespaceURI, lezer.LocalName, lezer.Value);
                }

                if (leeg)
                    schrijver.Einde();
                break;
            case XmlNodeType.EndElement:
                schrijver.Einde();
                break;
            case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace when lezer.Depth > 0:
                schrijver.Tekst(lezer.Value);
                break;
        }
    }
}
