using System.Text;
using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>Turns a compiled set of schemas into a program. For one use.</summary>
internal sealed class Programmabouwer(XmlSchemaSet schemas)
{
    // A bit for each attribute of a type tells which were there.
    private const int MaxAttributen = 64;

    private readonly Namentabel _namen = new();
    private readonly Waardebouwer _waarden = new();
    private readonly Overgangstabelbouwer _overgangen = new();
    private readonly Dictionary<XmlSchemaType, Typeprogramma> _typen = [];
    private readonly Dictionary<XmlSchemaElement, Elementprogramma> _elementen = [];
    private readonly Dictionary<Typeprogramma, int> _rijen = [];

    internal Schemaprogramma Build()
    {
        var elementen = schemas.GlobalElements.Values.Cast<XmlSchemaElement>().Select(AddElement).ToDictionary(e => e.Naam);
        var attributen = schemas.GlobalAttributes.Values.Cast<XmlSchemaAttribute>().Select(AddAttribuut).ToDictionary(a => a.Naam);
        var typen = schemas.GlobalTypes.Values.Cast<XmlSchemaType>().Concat(IngebouwdeTypen()).DistinctBy(t => t.QualifiedName)
            .ToDictionary(t => t.QualifiedName, AddType);
        var vrij = AddType(XmlSchemaType.GetBuiltInComplexType(new XmlQualifiedName("anyType", XmlSchema.Namespace))!);
        var tabel = _overgangen.Build(_namen.Aantal);
        foreach (var (type, rij) in _rijen)
            type.Begin = _overgangen.StateOf(rij);
        foreach (var element in _elementen.Values)
            element.Complete();
        return new Schemaprogramma
        {
            Namen = _namen,
            Overgangen = tabel,
            Elementen = elementen,
            Attributen = attributen,
            Typen = typen,
            Vrij = vrij,
        };
    }

    private static IEnumerable<XmlSchemaType> IngebouwdeTypen()
        => IngebouwdType.Namen.Select(n => (XmlSchemaType)XmlSchemaType.GetBuiltInSimpleType(new XmlQualifiedName(n, XmlSchema.Namespace))!);

    private Elementprogramma AddElement(XmlSchemaElement element)
    {
        if (_elementen.TryGetValue(element, out var programma))
            return programma;
        var naam = element.QualifiedName;
        var bron = element.RefName.IsEmpty ? element : (XmlSchemaElement)(schemas.GlobalElements[element.RefName] ?? element);
        if (bron.Constraints.Count > 0)
            throw new NietOndersteundException(
                $"element {naam.Name}: {bron.Constraints[0].GetType().Name.Replace("XmlSchema", "xs:", StringComparison.Ordinal).ToLowerInvariant()}");
        if (!bron.SubstitutionGroup.IsEmpty)
            throw new NietOndersteundException($"element {naam.Name}: substitutionGroup");
        var type = AddType(bron.ElementSchemaType!);
        var vast = bron.FixedValue is { } vasteWaarde ? Canonical(type.Waarde, vasteWaarde, bron, naam.Name) : null;
        programma = new Elementprogramma(
            _namen.Add(naam.Namespace, naam.Name), type, vast, (bron.FixedValue ?? bron.DefaultValue) is { } waarde ? Encoding.UTF8.GetBytes(waarde) : null,
            bron.IsNillable, bron.IsAbstract, bron.BlockResolved);
        return _elementen[element] = programma;
    }

    private Attribuutprogramma AddAttribuut(XmlSchemaAttribute attribuut)
    {
        var naam = attribuut.QualifiedName;
        var waarde = _waarden.Build(attribuut.AttributeSchemaType!);
        var vast = attribuut.FixedValue ?? (attribuut.RefName.IsEmpty ? null : (schemas.GlobalAttributes[attribuut.RefName] as XmlSchemaAttribute)?.FixedValue);
        return new Attribuutprogramma(
            _namen.Add(naam.Namespace, naam.Name), waarde, attribuut.Use == XmlSchemaUse.Required,
            vast is null ? null : Canonical(waarde, vast, attribuut, naam.Name));
    }

    private static string Canonical(Waardetype? type, string waarde, XmlSchemaObject plaats, string naam)
        => type?.Canonical(Encoding.UTF8.GetBytes(waarde), new Schemavoorvoegsels(plaats))
            ?? throw new NietOndersteundException($"{naam}: vaste waarde zonder waardetype");

    private Typeprogramma AddType(XmlSchemaType type)
    {
        if (_typen.TryGetValue(type, out var programma))
            return programma;
        programma = _typen[type] = new Typeprogramma(type);
        if (type is XmlSchemaSimpleType enkelvoudig)
        {
            programma.Soort = Inhoudsoort.Tekst;
            programma.Waarde = _waarden.Build(enkelvoudig);
        }
        else
        {
            Fill(programma, (XmlSchemaComplexType)type);
        }

        return programma;
    }

    private void Fill(Typeprogramma programma, XmlSchemaComplexType type)
    {
        programma.IsAbstract = type.IsAbstract;
        programma.Geblokkeerd = type.BlockResolved;
        programma.Attributen = [.. type.AttributeUses.Values.Cast<XmlSchemaAttribute>().Where(a => a.Use != XmlSchemaUse.Prohibited).Select(AddAttribuut)];
        if (programma.Attributen.Count > MaxAttributen)
            throw new NietOndersteundException($"{Naam(type)}: meer dan {MaxAttributen} attributen");
        if (type.AttributeWildcard is { } joker)
            programma.Attribuutjoker = Joker.Compile(joker, type.QualifiedName.Namespace, _namen);
        programma.Soort = type.ContentType switch
        {
            XmlSchemaContentType.TextOnly => Inhoudsoort.Tekst,
            XmlSchemaContentType.Empty => Inhoudsoort.Leeg,
            XmlSchemaContentType.ElementOnly => Inhoudsoort.Elementen,
            _ => Inhoudsoort.Gemengd,
        };
        if (programma.Soort == Inhoudsoort.Tekst)
            programma.Waarde = EnkelvoudigeInhoud.Build(type, _waarden);
        else if (programma.Soort != Inhoudsoort.Leeg)
            AddModel(programma, type);
    }

    private void AddModel(Typeprogramma programma, XmlSchemaComplexType type)
    {
        var model = Inhoudsmodel.Compile(type.ContentTypeParticle, Naam(type));
        var elementen = model.Elementen.Select(AddElement).ToArray();
        var jokers = model.Jokers.Select(j => Joker.Compile(j, _namen)).ToArray();
        _rijen[programma] = _overgangen.Add(model, elementen, jokers);
    }

    private static string Naam(XmlSchemaComplexType type) => type.QualifiedName.IsEmpty ? "type zonder naam" : $"type {type.QualifiedName.Name}";
}
