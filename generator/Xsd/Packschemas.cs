using System.Net;
using System.Text;
using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Compiles the XSDs of a pack. Imports are looked up in the pack only.</summary>
internal sealed class Packschemas(Packinvoer pack, List<Melding> meldingen) : XmlResolver
{
    private static readonly Uri Wortel = new("schemapack:///");

    public override ICredentials Credentials
    {
        set => throw new NotSupportedException("A pack needs no credentials.");
    }

    /// <summary>The compiled set; <see langword="null"/>, and what is wrong among the messages, when there is none.</summary>
    internal XmlSchemaSet? Compile(IEnumerable<string> bestanden)
    {
        var set = new XmlSchemaSet { XmlResolver = this };
        set.ValidationEventHandler += (_, e) => Report(
            e.Exception.SourceUri, e.Exception.LineNumber, e.Exception.LinePosition,
            e.Exception.InnerException is { } oorzaak ? $"{e.Message} {oorzaak.Message}" : e.Message);
        try
        {
            foreach (var bestand in bestanden)
                Add(set, bestand);
            set.Compile();
        }
        catch (XmlSchemaException e)
        {
            Report(e.SourceUri, e.LineNumber, e.LinePosition, e.Message);
        }
        catch (XmlException e)
        {
            Report(e.SourceUri, e.LineNumber, e.LinePosition, e.Message);
        }

        return meldingen.Count == 0 ? set : null;
    }

    /// <summary>The path of the file that a schema object comes from.</summary>
    internal string PadOf(string? bron)
        => bron is not null && Uri.TryCreate(bron, UriKind.Absolute, out var uri) && pack.Find(NaamOf(uri)) is { } bestand
            ? bestand.Pad : pack.Manifest.Pad;

    public override object GetEntity(Uri absoluteUri, string? role, Type? ofObjectToReturn)
        => pack.Find(NaamOf(absoluteUri)) is { } bestand
            ? new MemoryStream(Encoding.UTF8.GetBytes(bestand.Tekst.ToString()))
            : throw new XmlException($"{NaamOf(absoluteUri)} is not in the pack");

    private static string NaamOf(Uri uri) => Uri.UnescapeDataString(uri.AbsolutePath.TrimStart('/'));

    private static XmlReader Open(string naam, Packbestand bestand) => XmlReader.Create(
        new StringReader(bestand.Tekst.ToString()),
        new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null },
        new Uri(Wortel, naam).AbsoluteUri);

    private void Add(XmlSchemaSet set, string naam)
    {
        if (pack.Find(naam) is not { } bestand)
        {
            Report(null, 0, 0, $"{naam} is not in the pack");
            return;
        }

        using var lezer = Open(naam, bestand);
        set.Add(null, lezer);
    }

    private void Report(string? bron, int regel, int kolom, string tekst) => meldingen.Add(new Melding(Meldingen.Schema, PadOf(bron), regel, kolom, tekst));
}
