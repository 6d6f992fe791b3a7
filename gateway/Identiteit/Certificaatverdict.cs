namespace IB.Gateway.Identiteit;

/// <summary>What the gateway thinks of a client certificate: <see cref="Vertrouwd"/> or <see cref="Geweigerd"/>.</summary>
internal abstract record Certificaatverdict
{
    private Certificaatverdict()
    {
    }

    /// <summary>The caller is who the certificate says. What they may do is up to the party directory.</summary>
    /// <param name="Kenmerk">What to look the caller up by.</param>
    internal sealed record Vertrouwd(Certificaatkenmerk Kenmerk) : Certificaatverdict;

    /// <summary>The caller remains unknown; nothing of the request may be read.</summary>
    /// <param name="Reden">Why, for code and metrics.</param>
    /// <param name="Uitleg">What, why and what now, in Dutch; holds no text from the certificate.</param>
    internal sealed record Geweigerd(Certificaatweigering Reden, string Uitleg) : Certificaatverdict;
}

/// <summary>Why a client certificate is refused.</summary>
internal enum Certificaatweigering
{
    /// <summary>The caller sent none.</summary>
    GeenCertificaat = 1,

    /// <summary>Not valid yet or not any more, itself or a CA above it.</summary>
    NietGeldig = 2,

    /// <summary>No intact chain to a configured anchor.</summary>
    OnbekendeUitgever = 3,

    /// <summary>It, or a CA above it, is on the revocation list.</summary>
    Ingetrokken = 4,

    /// <summary>No current revocation list of an issuer in the chain, and the configuration refuses in that case.</summary>
    IntrekkingOnbekend = 5,

    /// <summary>Issued for something else than to identify a client.</summary>
    VerkeerdGebruik = 6,

    /// <summary>Neither one OIN nor a usable subject name.</summary>
    GeenKenmerk = 7,
}
