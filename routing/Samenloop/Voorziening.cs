namespace IB.Gateway.Routing;

/// <summary>
/// A provision that a gemeente gives to a person, or was asked for. <see cref="Houder"/> and <see cref="Id"/> together are its identity.
/// </summary>
internal sealed record Voorziening : Levering
{
    /// <summary>Code of the gemeente that registered it, and the only one that hears of it; 1 to 64 bytes.</summary>
    public required string Houder { get; init => field = Sleuteltekst.Require(value); }

    /// <summary>Id that the holder gave it; 1 to 64 bytes.</summary>
    public required string Id { get; init => field = Sleuteltekst.Require(value); }

    /// <summary>The law that it is given under.</summary>
    public required Domein Domein { get; init; }

    /// <summary>Whether it runs or was asked for.</summary>
    public required Voorzieninggrond Grond { get; init; }

    /// <summary>The days that it is given on.</summary>
    public required Dagperiode Periode { get; init; }

    /// <summary>Product category, for the predicates of rules; <see langword="null"/> when the holder gave none.</summary>
    public required string? Categorie { get; init => field = value is null ? null : Sleuteltekst.Require(value); }

    /// <summary>Whether the other is a version of the same provision.</summary>
    public bool IsZelfde(Voorziening ander) => Id == ander.Id && Houder == ander.Houder;

    /// <summary>
    /// The order in which versions of one provision supersede each ander. Its source should never give two the same place; when it does,
    /// their content decides, so that the outcome still does not depend on which came in first.
    /// </summary>
    public int CompareVersie(Voorziening ander)
    {
        var orde = Geleverd.CompareTo(ander.Geleverd);
        return orde != 0
            ? orde
            : (Verwijderd, Domein, Grond, Periode, Categorie).CompareTo((ander.Verwijderd, ander.Domein, ander.Grond, ander.Periode, ander.Categorie));
    }
}

/// <summary>Why a provision is registered. The numbers are stored; they do not change.</summary>
internal enum Voorzieninggrond : byte
{
    /// <summary>LOPEND: it was granted.</summary>
    Lopend = 1,

    /// <summary>AANGEVRAAGD: it was asked for.</summary>
    Aangevraagd = 2,
}
