namespace IB.Gateway.Identiteit;

/// <summary>What the other side uses its certificate for.</summary>
internal enum Certificaatdoel
{
    /// <summary>To say who calls the knooppunt.</summary>
    Client = 1,

    /// <summary>To say who is called by the knooppunt.</summary>
    Server,
}

/// <summary>The Extended Key Usage of a purpose (RFC 5280 4.2.1.12).</summary>
internal static class Certificaatdoelen
{
    /// <summary>serverAuth or clientAuth as an object identifier.</summary>
    internal static string ToOid(this Certificaatdoel doel) => doel == Certificaatdoel.Server ? "1.3.6.1.5.5.7.3.1" : "1.3.6.1.5.5.7.3.2";
}
