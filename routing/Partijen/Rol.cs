namespace IB.Gateway.Routing;

/// <summary>What an organisation is in the chain. An AGB code has a meaning only together with its rol (koppelvlak 9.1).</summary>
public enum Rol
{
    /// <summary>Municipality, code = CBS gemeentecode of 4 digits.</summary>
    Gemeente = 1,

    /// <summary>Care institution, code = AGB of 8 digits.</summary>
    Instelling,

    /// <summary>Care practice, code = AGB of 8 digits.</summary>
    Praktijk,

    /// <summary>Individual care professional, code = AGB of 8 digits.</summary>
    Zorgverlener,

    /// <summary>National chain partner with a fixed name as code: CAK, SVB, CIZ, CBS, UWV, VWS.</summary>
    Ketenpartner,

    /// <summary>Software supplier or samenwerkingsverband that only acts on behalf of others.</summary>
    Intermediair,
}

/// <summary>Questions about a <see cref="Rol"/>.</summary>
public static class Rollen
{
    /// <summary>Whether the rol is one of the three that provide care and carry an AGB code.</summary>
    public static bool IsAanbieder(this Rol rol) => rol is Rol.Instelling or Rol.Praktijk or Rol.Zorgverlener;
}
