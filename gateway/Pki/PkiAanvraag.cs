using System.Net;
using IB.Gateway.Identiteit;

namespace IB.Gateway.Pki;

/// <summary>The kind of key pair.</summary>
internal enum Sleutelsoort
{
    /// <summary>ECDSA on curve P-256.</summary>
    EcdsaP256 = 1,

    /// <summary>RSA of 3072 bits.</summary>
    Rsa3072 = 2,
}

/// <summary>What to put in a test certificate; the subject is laid out as PKIoverheid does.</summary>
/// <param name="Naam">Base name of the files: lower-case letters, digits and hyphens, 1-63 characters.</param>
/// <param name="Organisatie">Subject O.</param>
/// <param name="Afdeling">Subject OU, or null for none.</param>
/// <param name="AlgemeneNaam">Subject CN: a host name for a server, otherwise any name.</param>
/// <param name="Oin">Subject serialNumber, or null for a holder without one; only test OINs (prefix 00000099) are issued.</param>
/// <param name="DnsNamen">Host names in the subjectAltName.</param>
/// <param name="IpAdressen">Addresses in the subjectAltName.</param>
/// <param name="Sleutel">Kind of key.</param>
internal sealed record PkiAanvraag(
    string Naam,
    string Organisatie,
    string? Afdeling,
    string AlgemeneNaam,
    Oin? Oin,
    IReadOnlyList<string> DnsNamen,
    IReadOnlyList<IPAddress> IpAdressen,
    Sleutelsoort Sleutel = Sleutelsoort.EcdsaP256);
