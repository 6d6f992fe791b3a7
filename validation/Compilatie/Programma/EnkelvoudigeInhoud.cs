using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Finds the value type of a complex type with simple content (XML Schema part 1, 3.4.2).</summary>
internal static class EnkelvoudigeInhoud
{
    internal static Waardetype Build(XmlSchemaComplexType type, Waardebouwer waarden)
    {
        var beperkingen = new List<XmlSchemaFacet[]>();
        XmlSchemaType basis = type;
        while (basis is XmlSchemaComplexType complex)
        {
            if (complex.ContentModel?.Content is XmlSchemaSimpleContentRestriction beperking)
            {
                beperkingen.Insert(0, [.. beperking.Facets.OfType<XmlSchemaFacet>()]);

                // The type in the restriction itself takes the place of that of what it restricts.
                if (beperking.BaseType is { } eigen)
                {
                    basis = eigen;
                    break;
                }
            }

            basis = complex.BaseXmlSchemaType ?? throw new NietOndersteundException($"type {type.QualifiedName.Name}: inhoud zonder type");
        }

        return beperkingen.TrueForAll(b => b.Length == 0)
            ? waarden.Build((XmlSchemaSimpleType)basis)
            : waarden.Build((XmlSchemaSimpleType)basis, beperkingen);
    }
}
