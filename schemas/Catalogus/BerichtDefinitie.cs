namespace IB.Gateway.Schemas;

/// <summary>One message type of one release of a standard, as its schema pack describes it.</summary>
public sealed record BerichtDefinitie
{
    /// <summary>Name of the schema pack that it comes from: <c>iwmo-3.2</c>.</summary>
    public required string Pack { get; init; }

    /// <summary>The type as an envelope names it: <c>WMO301</c>. Upper case and lower case differ.</summary>
    public required string Functie { get; init; }

    /// <summary>The code in the header of the message, 1 to 3 digits: <c>414</c> (COD002).</summary>
    public required string BerichtCode { get; init; }

    /// <summary>BerichtVersie in the header, 0-99: 3 for release 3.2.</summary>
    public required int Versie { get; init; }

    /// <summary>BerichtSubversie in the header, 0-99: 2 for release 3.2.</summary>
    public required int Subversie { get; init; }

    /// <summary>XML namespace of the root element <c>Bericht</c>; names type and release.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name that people use, in Dutch: <c>Toewijzing</c>.</summary>
    public required string Titel { get; init; }

    /// <summary>Who sends it.</summary>
    public required Partijrol AfzenderRol { get; init; }

    /// <summary>Who receives it.</summary>
    public required Partijrol OntvangerRol { get; init; }

    /// <summary>Heenbericht, retourbericht or antwoordbericht.</summary>
    public required Gespreksrol Gespreksrol { get; init; }

    /// <summary>Functie of the message that answers it; <see langword="null"/> unless it is a heenbericht.</summary>
    public required string? BeantwoordDoor { get; init; }

    /// <summary>Functie of the heenbericht that it answers; <see langword="null"/> for a heenbericht.</summary>
    public required string? Beantwoordt { get; init; }

    /// <summary>
    /// Working days after receipt within which <see cref="BeantwoordDoor"/> must be sent (OP090, OP090x4);
    /// <see langword="null"/> unless it is a heenbericht.
    /// </summary>
    public required int? ReactietermijnWerkdagen { get; init; }

    /// <summary>
    /// Working days within which the 301 or 319 must follow that decides on a 315 or 317 (OP274, OP346);
    /// <see langword="null"/> for every other type.
    /// </summary>
    public required int? InhoudelijkeTermijnWerkdagen { get; init; }

    /// <summary>First day on which it may be sent.</summary>
    public required DateOnly GeldigVan { get; init; }

    /// <summary>Last day on which it may be sent; <see langword="null"/> while no end is known.</summary>
    public required DateOnly? GeldigTot { get; init; }

    /// <summary>File in the pack with the XSD of this type: <c>wmo301.xsd</c>.</summary>
    public required string Schema { get; init; }

    /// <summary>
    /// Whether Afzender and Ontvanger in the header are the other way round than the message travels. A retourbericht
    /// keeps the header of its heenbericht, so its sender stands there as Ontvanger. A 325 has a header of its own.
    /// </summary>
    public bool KopGespiegeld => Gespreksrol == Gespreksrol.Retourbericht;

    /// <summary>The role of the party that the header names as Afzender; see <see cref="KopGespiegeld"/>.</summary>
    public Partijrol KopAfzenderRol => KopGespiegeld ? OntvangerRol : AfzenderRol;

    /// <summary>The role of the party that the header names as Ontvanger; see <see cref="KopGespiegeld"/>.</summary>
    public Partijrol KopOntvangerRol => KopGespiegeld ? AfzenderRol : OntvangerRol;

    /// <summary>
    /// Whether a Di01 may carry it (stuf-envelop 5): a heenbericht, and a 325, for which the standard leaves the choice
    /// open (stuf-envelop 10.7).
    /// </summary>
    public bool MagInDi01 => Gespreksrol != Gespreksrol.Retourbericht;

    /// <summary>Whether a Du01 may carry it: a retourbericht, and a 325; see <see cref="MagInDi01"/>.</summary>
    public bool MagInDu01 => Gespreksrol != Gespreksrol.Heenbericht;
}
