namespace IB.Gateway.Schemas;

/// <summary>A document of a schema pack that is no bericht: it has no header with a BerichtCode. An envelope, or anything of another standard.</summary>
public sealed record DocumentDefinitie
{
    /// <summary>Name of the schema pack that it comes from: <c>stuf-ggk-0210</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>Local name of the root element: <c>Bv03Bericht</c>.</summary>
    public required string Element { get; init; }

    /// <summary>XML namespace of the root element; empty for none.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name that people use.</summary>
    public required string Titel { get; init; }

    /// <summary>First day on which it may be sent; <see langword="null"/> when the pack does not say.</summary>
    public required DateOnly? GeldigVan { get; init; }

    /// <summary>Last day on which it may be sent; <see langword="null"/> while no end is known.</summary>
    public required DateOnly? GeldigTot { get; init; }

    /// <summary>File in the pack with the XSD that declares the root element.</summary>
    public required string Schema { get; init; }
}
