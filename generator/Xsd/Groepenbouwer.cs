using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Makes groups of complex types, each once, with a name that is free where it stands.</summary>
internal sealed class Groepenbouwer(Packmanifest manifest, Namenverzameling namen, Bezwaren bezwaren)
{
    /// <summary>Names that a view or draft has of itself.</summary>
    private static readonly HashSet<string> Bezet =
    [
        "Element", "ToDraft", "Of", "Write", "Retour", "Equals", "GetHashCode", "GetType", "ToString", "ReferenceEquals", "MemberwiseClone", "Finalize",
        "EqualityContract", "PrintMembers", "Namen", "Elementnummer",
    ];

    /// <summary>Names that the class of a message has of itself.</summary>
    private static readonly string[] BezetInBericht = ["Functie", "Namespace", "XsdVersie", "Read", "RetourHeader", "Echo", "Codes", "Elementnummer"];

    /// <summary>Names that generated code has for what all messages share.</summary>
    private static readonly string[] BezetGedeeld = ["Codes", "Elementnummer"];

    private readonly Dictionary<XmlSchemaComplexType, Groep> _groepen = [];
    private readonly HashSet<(string? Klasse, string Naam)> _namen = [];
    private readonly Dictionary<string, string> _klassen = manifest.Berichten.ToDictionary(b => b.Namespace, b => Identificatie.Klasse(b.Functie));

    /// <summary>The groups that stand in a class, in order of name.</summary>
    internal IReadOnlyList<Groep> Of(string? klasse) => [.. _groepen.Values.Where(g => g.Klasse == klasse).OrderBy(g => g.Naam, StringComparer.Ordinal)];

    internal Groep AddWortel(XmlSchemaComplexType type, XmlSchemaElement wortel)
        => Add(type, wortel.QualifiedName.Name, _klassen[wortel.QualifiedName.Namespace]);

    private Groep Add(XmlSchemaComplexType type, string naam, string? klasse)
    {
        if (_groepen.TryGetValue(type, out var groep))
            return groep;
        Typekeuring.Check(type, bezwaren);
        var inhoud = new Inhoudlezer(bezwaren);
        inhoud.Read(type);
        var vrij = FreeName(Identificatie.Typenaam(naam), klasse, inhoud.Delen);
        var omschrijving = type.QualifiedName.IsEmpty ? $"the type of {naam}" : type.QualifiedName.Name;
        groep = _groepen[type] = new Groep(vrij, klasse, omschrijving, Annotatie.Text(type));
        CheckNamen(type, groep);
        foreach (var deel in inhoud.Delen)
        {
            if (Build(deel, klasse) is not { } veld)
                continue;
            if (Bezet.Contains(veld.Naam) || groep.Velden.Any(v => v.Naam == veld.Naam))
                bezwaren.AddNaam(deel.Element, $"{groep.Naam}.{veld.Naam}");
            groep.Velden.Add(veld);
        }

        groep.Keuzes.AddRange(inhoud.Keuzes.Select(k => new Keuze(
            k.Verplicht,
            [.. k.Delen.Select(d => groep.Velden.FirstOrDefault(v => v.Naam == Identificatie.Pascal(d.Element.QualifiedName.Name))).OfType<Veld>()])));
        return groep;
    }

    // A type cannot have a member of its own name (CDT_Achternaam has an Achternaam).
    private static string FreeName(string naam, string? klasse, IReadOnlyList<Deel> delen)
        => naam == klasse || delen.Any(d => Identificatie.Pascal(d.Element.QualifiedName.Name) == naam) ? naam + "Type" : naam;

    private void CheckNamen(XmlSchemaComplexType type, Groep groep)
    {
        var bezet = groep.Klasse is null ? BezetGedeeld.Concat(_klassen.Values) : BezetInBericht;
        foreach (var naam in new[] { groep.Naam, groep.Draft })
        {
            if (!_namen.Add((groep.Klasse, naam)) || bezet.Contains(naam))
                bezwaren.AddNaam(type, naam);
        }
    }

    private Veld? Build(Deel deel, string? klasse)
    {
        var element = deel.Element;
        Typekeuring.Check(element, bezwaren);
        var naam = Identificatie.Pascal(element.QualifiedName.Name);
        var constante = namen.Add(element.QualifiedName);
        var documentatie = Annotatie.Text(element);
        switch (element.ElementSchemaType)
        {
            case XmlSchemaComplexType { ContentType: XmlSchemaContentType.TextOnly } tekst:
                bezwaren.Add(tekst, "a value with attributes");
                return null;
            case XmlSchemaComplexType groep:
                return new Veld(
                    naam, constante, deel.Aantal,
                    Add(groep, groep.QualifiedName.IsEmpty ? element.QualifiedName.Name : groep.QualifiedName.Name, KlasseOf(groep, klasse)), null,
                    documentatie);
            case XmlSchemaSimpleType blad when Bladlezer.Read(blad, element, bezwaren) is { } waarde:
                return new Veld(naam, constante, deel.Aantal, null, waarde, documentatie);
            default:
                return null;
        }
    }

    // A type without a name belongs to what it stands in.
    private string? KlasseOf(XmlSchemaComplexType type, string? ouder)
        => type.QualifiedName.IsEmpty ? ouder : _klassen.TryGetValue(type.QualifiedName.Namespace, out var klasse) ? klasse : null;
}
