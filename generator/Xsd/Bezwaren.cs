using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Notes what cannot be expressed, with the place in the schema.</summary>
internal sealed class Bezwaren(Packschemas schemas, List<Melding> meldingen)
{
    internal void Add(XmlSchemaObject plaats, string wat) => Add(Meldingen.NietUitTeDrukken, plaats, wat);

    internal void AddNaam(XmlSchemaObject plaats, string naam) => Add(Meldingen.Naam, plaats, naam);

    private void Add(Microsoft.CodeAnalysis.DiagnosticDescriptor soort, XmlSchemaObject plaats, string wat)
    {
        var bron = plaats;
        while (bron.SourceUri is null or "" && bron.Parent is not null)
            bron = bron.Parent;
        meldingen.Add(new Melding(soort, schemas.PadOf(bron.SourceUri), plaats.LineNumber, plaats.LinePosition, wat));
    }
}
