using System.Globalization;
using System.Xml.Schema;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>
/// The facets of a type and of all types that it restricts. What a restriction repeats it may only narrow, so the last one counts;
/// patterns of different restrictions must all fit, those of one restriction are a choice (XML Schema part 2, 4.3.4.3).
/// </summary>
internal sealed record Facetten
{
    internal static Facetten Geen { get; } = new();

    internal Witruimte? Wit { get; init; }

    internal int? Lengte { get; init; }

    internal int? MinLengte { get; init; }

    internal int? MaxLengte { get; init; }

    internal int? TotaalCijfers { get; init; }

    internal int? Decimalen { get; init; }

    internal string? VanafInclusief { get; init; }

    internal string? VanafExclusief { get; init; }

    internal string? TotInclusief { get; init; }

    internal string? TotExclusief { get; init; }

    internal IReadOnlyList<string>? Waarden { get; init; }

    internal Patroon[] Patronen { get; init; } = [];

    /// <summary>Whether a length fits.</summary>
    internal bool FitsLengte(int lengte)
        => (Lengte ?? lengte) == lengte && lengte >= (MinLengte ?? 0) && lengte <= (MaxLengte ?? int.MaxValue);

    /// <summary>These facets, narrowed by one restriction more.</summary>
    /// <exception cref="NietOndersteundException">A facet has no meaning here.</exception>
    internal Facetten Narrow(IEnumerable<XmlSchemaFacet> facetten)
    {
        var uit = this;
        var waarden = new List<string>();
        var patronen = new List<string>();
        foreach (var facet in facetten)
        {
            switch (facet)
            {
                case XmlSchemaEnumerationFacet:
                    waarden.Add(facet.Value!);
                    break;
                case XmlSchemaPatternFacet:
                    patronen.Add(StriktePatronen.Original(facet.Value!));
                    break;
                default:
                    uit = uit.Narrow(facet);
                    break;
            }
        }

        if (waarden.Count > 0)
            uit = uit with { Waarden = waarden };
        return patronen.Count > 0 ? uit with { Patronen = [.. Patronen, Patroon.Compile(patronen)] } : uit;
    }

    private Facetten Narrow(XmlSchemaFacet facet) => facet switch
    {
        XmlSchemaWhiteSpaceFacet => this with { Wit = ToWitruimte(facet.Value!) },
        XmlSchemaLengthFacet => this with { Lengte = Aantal(facet) },
        XmlSchemaMinLengthFacet => this with { MinLengte = Aantal(facet) },
        XmlSchemaMaxLengthFacet => this with { MaxLengte = Aantal(facet) },
        XmlSchemaTotalDigitsFacet => this with { TotaalCijfers = Aantal(facet) },
        XmlSchemaFractionDigitsFacet => this with { Decimalen = Aantal(facet) },
        XmlSchemaMinInclusiveFacet => this with { VanafInclusief = facet.Value, VanafExclusief = null },
        XmlSchemaMinExclusiveFacet => this with { VanafExclusief = facet.Value, VanafInclusief = null },
        XmlSchemaMaxInclusiveFacet => this with { TotInclusief = facet.Value, TotExclusief = null },
        XmlSchemaMaxExclusiveFacet => this with { TotExclusief = facet.Value, TotInclusief = null },
        _ => throw new NietOndersteundException($"facet {facet.GetType().Name}"),
    };

    private static Witruimte ToWitruimte(string waarde) => waarde switch
    {
        "preserve" => Witruimte.Bewaar,
        "replace" => Witruimte.Vervang,
        _ => Witruimte.Voegsamen,
    };

    private static int Aantal(XmlSchemaFacet facet)
        => int.TryParse(
            facet.Value, NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite | NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture,
            out var aantal)
            ? aantal
            : throw new NietOndersteundException($"facet met waarde {facet.Value}");
}
