using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Schemas;

/// <summary>Reads single XSDs for what they say by themselves. Follows nothing.</summary>
internal static class Xsdlezer
{
    /// <summary>Largest number of elements inside each other.</summary>
    private const int MaximumDiepte = 256;

    private static readonly XmlReaderSettings Instellingen = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = Packbron.MaximumLengte,
    };

    /// <summary>Whether a file is taken for an XSD: by its name.</summary>
    public static bool IsXsd(string bestand) => bestand.EndsWith(".xsd", StringComparison.OrdinalIgnoreCase);

    /// <summary>Every XSD of a pack that can be read; what is wrong with the others is added to <paramref name="bevindingen"/>.</summary>
    public static IReadOnlyDictionary<string, Xsdbestand> ReadAll(Packbron bron, List<Packbevinding> bevindingen)
    {
        var gelezen = new SortedDictionary<string, Xsdbestand>(StringComparer.Ordinal);
        foreach (var naam in bron.Bestanden.Where(IsXsd))
        {
            if (Read(bron, naam, bevindingen) is { } bestand)
                gelezen[naam] = bestand;
        }

        return gelezen;
    }

    private static Xsdbestand? Read(Packbron bron, string naam, List<Packbevinding> bevindingen)
    {
        try
        {
            using var stroom = bron.Open(naam);
            using var lezer = XmlReader.Create(stroom, Instellingen);
            lezer.MoveToContent();
            if (lezer.NamespaceURI == XmlSchema.Namespace && lezer.LocalName == "schema")
                return Read(lezer, naam);
            bevindingen.Add(Packbevinding.Fout(
                naam, ((IXmlLineInfo)lezer).LineNumber, $"het bestand is geen XSD: het begint met {lezer.LocalName} en niet met xs:schema."));
        }
        catch (XmlException e)
        {
            // The reader does not say where a DOCTYPE is, only that it wants none.
            bevindingen.Add(FindDoctype(bron, naam) is { } regel
                ? Packbevinding.Fout(naam, regel, "een DOCTYPE is niet toegestaan: daarmee kan een schema elders gegevens ophalen. Haal hem weg.")
                : Packbevinding.Fout(naam, e.LineNumber, $"het bestand is geen welgevormde XML: {e.Message}"));
        }

        return null;
    }

    private static Xsdbestand Read(XmlReader lezer, string naam)
    {
        var doel = lezer.GetAttribute("targetNamespace") ?? "";
        var regels = (IXmlLineInfo)lezer;
        var verwijzingen = new List<Xsdverwijzing>();
        var wortels = new List<string>();
        var appinfo = new Dictionary<string, string>(StringComparer.Ordinal);
        var patronen = new List<Schemapatroon>();
        while (lezer.Read())
        {
            if (lezer.NodeType != XmlNodeType.Element)
                continue;
            if (lezer.Depth > MaximumDiepte)
                throw new XmlException($"meer dan {MaximumDiepte} elementen in elkaar", null, regels.LineNumber, regels.LinePosition);
            var (diepte, eigen) = (lezer.Depth, lezer.NamespaceURI == XmlSchema.Namespace);
            if (eigen && diepte == 1 && lezer.LocalName is "include" or "import" or "redefine")
                verwijzingen.Add(new(lezer.LocalName, lezer.GetAttribute("namespace") ?? "", lezer.GetAttribute("schemaLocation"), regels.LineNumber));
            else if (eigen && diepte == 1 && lezer.LocalName == "element" && lezer.GetAttribute("abstract") is not ("true" or "1"))
                wortels.Add(lezer.GetAttribute("name") ?? "");
            else if (eigen && lezer.LocalName == "pattern" && lezer.GetAttribute("value") is { } patroon)
                patronen.Add(new(naam, regels.LineNumber, patroon));
            else if (!eigen && diepte == 3)
                AddAppinfo(lezer, appinfo);
        }

        return new Xsdbestand(naam, doel, verwijzingen, [.. wortels.Where(w => w.Length > 0)], appinfo, patronen);
    }

    // Of schema/annotation/appinfo; whatever else stands this deep has no name of these.
    private static void AddAppinfo(XmlReader lezer, Dictionary<string, string> appinfo)
    {
        var naam = lezer.LocalName;
        if (naam is not ("standaard" or "bericht" or "release") || lezer.IsEmptyElement)
            return;
        lezer.Read();
        if (lezer.NodeType == XmlNodeType.Text && lezer.Value.Trim() is { Length: > 0 } waarde)
            appinfo.TryAdd(naam, waarde);
    }

    private static int? FindDoctype(Packbron bron, string naam)
    {
        using var lezer = new StreamReader(bron.Open(naam));
        for (var regel = 1; lezer.ReadLine() is { } tekst; regel++)
        {
            if (tekst.Contains("<!DOCTYPE", StringComparison.Ordinal))
                return regel;
        }

        return null;
    }
}
