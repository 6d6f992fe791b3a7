using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>Fits the part that a standard gives to a party to the rol that the directory has for it.</summary>
internal static class Rolcontrole
{
    internal static bool Past(Rol rol, Partijrol part) => part switch
    {
        Partijrol.Gemeente => rol == Rol.Gemeente,
        Partijrol.Aanbieder => rol.IsAanbieder(),
        _ => false,
    };

    internal static string Naam(Partijrol part) => part == Partijrol.Gemeente ? "gemeente" : "aanbieder";
}
