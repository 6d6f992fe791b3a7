using System.Runtime.CompilerServices;
using System.Xml.Schema;

namespace IB.Gateway.Validation;

/// <summary>
/// The names that schemas declare. Only these are fit to be shown: any other name in a payload was chosen by whoever made it, and may
/// tell anything, also about a person.
/// </summary>
internal sealed class Schemanamen
{
    /// <summary>Stands for a name that no schema declares.</summary>
    internal const string Onbekend = "(onbekend)";

    private static readonly ConditionalWeakTable<XmlSchemaSet, Schemanamen> PerSet = [];

    private readonly HashSet<string> _namen = [];
    private readonly HashSet<XmlSchemaType> _gezien = [];

    private Schemanamen(XmlSchemaSet schemas)
    {
        foreach (XmlSchemaElement element in schemas.GlobalElements.Values)
            Add(element);
        foreach (XmlSchemaType type in schemas.GlobalTypes.Values)
            Add(type);
    }

    /// <summary>The names of compiled schemas; made once for each set.</summary>
    internal static Schemanamen Of(XmlSchemaSet schemas) => PerSet.GetValue(schemas, static s => new Schemanamen(s));

    /// <summary>The name when a schema declares it, for an element or an attribute.</summary>
    internal string Show(string naam) => _namen.Contains(naam) ? naam : Onbekend;

    private void Add(XmlSchemaElement element)
    {
        _namen.Add(element.QualifiedName.Name);
        if (element.ElementSchemaType is { } type)
            Add(type);
    }

    private void Add(XmlSchemaType type)
    {
        if (type is not XmlSchemaComplexType complex || !_gezien.Add(complex))
            return;
        foreach (XmlSchemaAttribute attribuut in complex.AttributeUses.Values)
            _namen.Add(attribuut.QualifiedName.Name);
        Add(complex.ContentTypeParticle);
    }

    private void Add(XmlSchemaParticle deel)
    {
        if (deel is XmlSchemaElement element)
        {
            Add(element);
        }
        else if (deel is XmlSchemaGroupBase groep)
        {
            foreach (XmlSchemaParticle onderdeel in groep.Items)
                Add(onderdeel);
        }
    }
}
