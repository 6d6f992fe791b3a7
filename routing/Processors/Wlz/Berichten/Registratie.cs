namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>One registration in a WlzVoorzieningRegistratie: that a resident has a voorziening or asked for one.</summary>
/// <param name="RegistratieId">What the gemeente calls it, 1-36 letters, digits and hyphens; unique within the gemeente.</param>
/// <param name="Bsn">Who it is.</param>
/// <param name="Actie">What the gemeente does with the registration.</param>
/// <param name="Grond">Whether the voorziening runs or was asked for.</param>
/// <param name="Begindatum">First day.</param>
/// <param name="Einddatum">Last day; <see langword="null"/> while no end is known.</param>
/// <param name="ProductCategorie">Two digits (WMO020), or <see langword="null"/>. Only for a hint to the gemeente itself.</param>
/// <param name="Domein">The law that it is given under; Wmo when the message does not say.</param>
internal sealed record Registratie(
    string RegistratieId, Bsn Bsn, Registratieactie Actie, Registratiegrond Grond, DateOnly Begindatum, DateOnly? Einddatum, string? ProductCategorie,
    Domein Domein);

/// <summary>What a gemeente does with a registration.</summary>
internal enum Registratieactie
{
    /// <summary>It is new.</summary>
    Nieuw = 1,

    /// <summary>It replaces what was said of it before.</summary>
    Gewijzigd,

    /// <summary>It is taken away.</summary>
    Verwijderd,
}

/// <summary>The ground of a registration.</summary>
internal enum Registratiegrond
{
    /// <summary>The voorziening runs.</summary>
    Lopend = 1,

    /// <summary>The voorziening was asked for.</summary>
    Aangevraagd,
}
