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

    /// <summary>Another version than its own by which an envelope may name it; <see langword="null"/> for most types.</summary>
    public required Functieversie? OokInEnvelop { get; init; }

    /// <summary>The versions by which an envelope may name it, its own first.</summary>
    public IEnumerable<Functieversie> Envelopversies => OokInEnvelop is { } ook ? [new(Versie, Subversie), ook] : [new(Versie, Subversie)];

    /// <summary>XML namespace of the root element <c>Bericht</c>; names type and release.</summary>
    public required string Namespace { get; init; }

    /// <summary>The name that people use, in Dutch: <c>Toewijzing</c>.</summary>
    public required string Titel { get; init; }

    /// <summary>Who sends it.</summary>
    public required Partijrol AfzenderRol { get; init; }

    /// <summary>Who receives it.</summary>
    public required Partijrol OntvangerRol { get; init; }

    /// <summary>Heenbericht, retourbericht, antwoordbericht or mededeling.</summary>
    public required Gespreksrol Gespreksrol { get; init; }

    /// <summary>Functie of the message that answers it; <see langword="null"/> unless it is a heenbericht.</summary>
    public required string? BeantwoordDoor { get; init; }

    /// <summary>Functie of the heenbericht that it answers; <see langword="null"/> for a heenbericht or mededeling.</summary>
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

    /// <summary>How far the knooppunt looks into its payload; see <see cref="NiveauVoor"/> for a stand-in.</summary>
    public required Controleniveau Controleniveau { get; init; }

    /// <summary>
    /// Whether what one sender says of one person must arrive in the order in which it was sent, also when the receiver refuses some of it:
    /// a toekenning refers to the one before it (OP501).
    /// </summary>
    public required bool VolgordePerPersoon { get; init; }

    /// <summary>Whether its schema stands in for an official one that is not public, in a namespace of its own.</summary>
    public required bool Plaatsvervanger { get; init; }

    /// <summary>What is known of the type and how surely, in Dutch; <see langword="null"/> when all of it is official.</summary>
    public required string? Toelichting { get; init; }

    /// <summary>
    /// Whether Afzender and Ontvanger in the header are the other way round than the message travels. A retourbericht
    /// keeps the header of its heenbericht, so its sender stands there as Ontvanger. A 325 has a header of its own.
    /// </summary>
    public bool KopGespiegeld => Gespreksrol == Gespreksrol.Retourbericht;

    /// <summary>The role of the party that the header names as Afzender; see <see cref="KopGespiegeld"/>.</summary>
    public Partijrol KopAfzenderRol => KopGespiegeld ? OntvangerRol : AfzenderRol;

    /// <summary>The role of the party that the header names as Ontvanger; see <see cref="KopGespiegeld"/>.</summary>
    public Partijrol KopOntvangerRol => KopGespiegeld ? AfzenderRol : OntvangerRol;

    /// <summary>Whether an envelope with this version of its functie means this type.</summary>
    public bool IsInEnvelop(int versie, int subversie) => (versie, subversie) == (Versie, Subversie) || OokInEnvelop == new Functieversie(versie, subversie);

    /// <summary>
    /// How far to look into a payload that came under this type. A stand-in knows nothing of messages outside its own namespace, so for
    /// those only the envelope counts, whatever its level is.
    /// </summary>
    /// <param name="herkend">What the payload says it is; <see langword="null"/> when that is not known.</param>
    public Controleniveau NiveauVoor(BerichtDefinitie? herkend)
        => Plaatsvervanger && herkend?.Namespace != Namespace ? Controleniveau.Envelop : Controleniveau;

    /// <summary>
    /// Whether a Di01 may carry it (koppelvlak 5): a heenbericht, a mededeling, and a 325, for which the standard leaves the choice
    /// open (koppelvlak 11.3).
    /// </summary>
    public bool MagInDi01 => Gespreksrol != Gespreksrol.Retourbericht;

    /// <summary>Whether a Du01 may carry it: a retourbericht, and a 325; see <see cref="MagInDi01"/>.</summary>
    public bool MagInDu01 => Gespreksrol is Gespreksrol.Retourbericht or Gespreksrol.Antwoordbericht;
}
