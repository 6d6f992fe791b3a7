using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Lays the content model of a type out flat: its elements in order, and how often each may be there.</summary>
internal sealed class Inhoudlezer(Bezwaren bezwaren)
{
    private readonly List<Deel> _delen = [];
    private readonly List<(bool Verplicht, IReadOnlyList<Deel> Delen)> _keuzes = [];

    internal IReadOnlyList<Deel> Delen => _delen;

    internal IReadOnlyList<(bool Verplicht, IReadOnlyList<Deel> Delen)> Keuzes => _keuzes;

    internal void Read(XmlSchemaComplexType type)
    {
        if (type.ContentType == XmlSchemaContentType.ElementOnly)
            Add(type.ContentTypeParticle, optioneel: false);
    }

    private void Add(XmlSchemaParticle deel, bool optioneel)
    {
        optioneel |= deel.MinOccurs == 0;
        switch (deel)
        {
            case XmlSchemaElement element:
                _delen.Add(new Deel(element, AantalOf(optioneel, deel.MaxOccurs > 1)));
                break;
            case XmlSchemaGroupBase groep when groep.MaxOccurs > 1:
                bezwaren.Add(groep, "a sequence or choice that is repeated");
                break;
            case XmlSchemaChoice keuze:
                AddKeuze(keuze, optioneel);
                break;
            case XmlSchemaGroupBase groep:
                foreach (XmlSchemaParticle kind in groep.Items)
                    Add(kind, optioneel);
                break;
            default:
                bezwaren.Add(deel, deel is XmlSchemaAny ? "xs:any" : deel.GetType().Name);
                break;
        }
    }

    private void AddKeuze(XmlSchemaChoice keuze, bool optioneel)
    {
        var eerste = _delen.Count;
        foreach (XmlSchemaParticle kind in keuze.Items)
            Add(kind, optioneel: true);

        // Of what is a choice between sequences, only the validator can tell whether it is right.
        if (keuze.Items.OfType<XmlSchemaElement>().Count() == keuze.Items.Count)
            _keuzes.Add((!optioneel && keuze.Items.Cast<XmlSchemaParticle>().All(k => k.MinOccurs > 0), [.. _delen.Skip(eerste)]));
    }

    private static Aantal AantalOf(bool optioneel, bool herhaald) => (optioneel, herhaald) switch
    {
        (false, false) => Aantal.Een,
        (true, false) => Aantal.HoogstensEen,
        (false, true) => Aantal.MinstensEen,
        _ => Aantal.Veel,
    };
}

/// <summary>An element in a content model.</summary>
internal sealed record Deel(XmlSchemaElement Element, Aantal Aantal);
