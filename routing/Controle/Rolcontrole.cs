using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>Fits the part that a standard gives to a party to what the directory has for it.</summary>
internal static class Rolcontrole
{
    internal static bool Past(Partij partij, Partijrol part) => part switch
    {
        Partijrol.Gemeente => partij.Rol == Rol.Gemeente,
        Partijrol.Aanbieder => partij.Rol.IsAanbieder(),

        // Not a party: nobody sends in its name, and what is for the knooppunt is not delivered to anybody.
        Partijrol.Knooppunt => false,
        _ => partij.Rol == Rol.Ketenpartner && Ketenpartners.CodesOf(part).Contains(partij.Code),
    };

    /// <summary>The part in a sentence, with its article: <c>een gemeente</c>, <c>SVB of VWS</c>.</summary>
    internal static string Naam(Partijrol part) => part switch
    {
        Partijrol.Gemeente => "een gemeente",
        Partijrol.Aanbieder => "een aanbieder",
        Partijrol.Knooppunt => "het knooppunt",
        _ => string.Join(" of ", Ketenpartners.CodesOf(part)),
    };
}
