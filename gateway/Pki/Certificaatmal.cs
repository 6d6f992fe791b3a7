using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Pki;

/// <summary>What the certificates of the test PKI look like: PKIoverheid's subject, key usage and extensions.</summary>
internal static class Certificaatmal
{
    private const string SerialNumber = "2.5.4.5";
    private const string Land = "NL";
    private const string Uitgever = "IB.Gateway test-PKI";
    private const int Serielengte = 16;

    private static readonly Oid ServerAuth = new("1.3.6.1.5.5.7.3.1");
    private static readonly Oid ClientAuth = new("1.3.6.1.5.5.7.3.2");

    public static X500DistinguishedName CaOnderwerp(string naam)
    {
        // The builder encodes the last attribute added first; a subject runs from country to common name.
        var bouwer = new X500DistinguishedNameBuilder();
        bouwer.AddCommonName(naam);
        bouwer.AddOrganizationName(Uitgever);
        bouwer.AddCountryOrRegion(Land);
        return bouwer.Build();
    }

    public static X500DistinguishedName Onderwerp(PkiAanvraag aanvraag)
    {
        var bouwer = new X500DistinguishedNameBuilder();
        if (aanvraag.Oin is not null)
            bouwer.Add(SerialNumber, aanvraag.Oin.Waarde, UniversalTagNumber.PrintableString);
        bouwer.AddCommonName(aanvraag.AlgemeneNaam);
        if (aanvraag.Afdeling is not null)
            bouwer.AddOrganizationalUnitName(aanvraag.Afdeling);
        bouwer.AddOrganizationName(aanvraag.Organisatie);
        bouwer.AddCountryOrRegion(Land);
        return bouwer.Build();
    }

    public static CertificateRequest Ca(string naam, Sleutelpaar sleutel, int padlengte)
    {
        var verzoek = sleutel.CreateRequest(CaOnderwerp(naam));
        var extensies = verzoek.CertificateExtensions;
        extensies.Add(new X509BasicConstraintsExtension(true, true, padlengte, critical: true));
        extensies.Add(new X509KeyUsageExtension(X509KeyUsageFlags.KeyCertSign | X509KeyUsageFlags.CrlSign, critical: true));
        extensies.Add(new X509SubjectKeyIdentifierExtension(verzoek.PublicKey, critical: false));
        return verzoek;
    }

    public static CertificateRequest Houder(PkiAanvraag aanvraag, Sleutelpaar sleutel)
    {
        var verzoek = sleutel.CreateRequest(Onderwerp(aanvraag));
        var extensies = verzoek.CertificateExtensions;
        extensies.Add(new X509BasicConstraintsExtension(false, false, 0, critical: true));
        extensies.Add(new X509KeyUsageExtension(sleutel.Gebruik, critical: true));
        extensies.Add(new X509EnhancedKeyUsageExtension([ClientAuth, ServerAuth], critical: false));
        extensies.Add(new X509SubjectKeyIdentifierExtension(verzoek.PublicKey, critical: false));
        if (aanvraag.DnsNamen.Count + aanvraag.IpAdressen.Count > 0)
            extensies.Add(Namen(aanvraag));
        return verzoek;
    }

    /// <summary>16 random bytes, positive and without a leading zero (RFC 5280 4.1.2.2: unique, at most 20 bytes).</summary>
    public static byte[] CreateSerienummer()
    {
        var nummer = RandomNumberGenerator.GetBytes(Serielengte);
        nummer[0] = (byte)((nummer[0] & 0x7F) | 0x40);
        return nummer;
    }

    /// <summary>Names the key of the issuer, so that a renewed CA with the same name is told apart.</summary>
    public static X509AuthorityKeyIdentifierExtension Uitgeverssleutel(X509Certificate2 ca)
        => X509AuthorityKeyIdentifierExtension.CreateFromCertificate(ca, includeKeyIdentifier: true, includeIssuerAndSerial: false);

    private static X509Extension Namen(PkiAanvraag aanvraag)
    {
        var namen = new SubjectAlternativeNameBuilder();
        foreach (var dns in aanvraag.DnsNamen)
            namen.AddDnsName(dns);
        foreach (var ip in aanvraag.IpAdressen)
            namen.AddIpAddress(ip);
        return namen.Build();
    }
}
