using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>What a certificate was issued for, read from its extensions. Pure.</summary>
internal static class Certificaatgebruik
{
    /// <summary>
    /// Null when it may serve the purpose. An absent Extended Key Usage is fine: the Digikoppeling guide discourages the
    /// extension, so it is only checked when present; anyExtendedKeyUsage does not count.
    /// </summary>
    public static Certificaatverdict.Geweigerd? FindBezwaar(X509Certificate2 certificaat, Certificaatdoel doel)
    {
        try
        {
            if (IsCa(certificaat))
                return Weigeringen.CaAlsClient;
            var extensies = certificaat.Extensions;
            if (extensies.OfType<X509KeyUsageExtension>().Any(k => !k.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)))
                return Weigeringen.GeenHandtekening;
            return extensies.OfType<X509EnhancedKeyUsageExtension>().All(e => Staat(e, doel.ToOid())) ? null : Weigeringen.GeenClientauthenticatie;
        }
        catch (CryptographicException)
        {
            return Weigeringen.OnleesbareExtensie;
        }
    }

    /// <summary>True when basicConstraints says CA or the key may sign certificates.</summary>
    /// <exception cref="CryptographicException">An extension is not what its type says.</exception>
    public static bool IsCa(X509Certificate2 certificaat)
        => certificaat.Extensions.OfType<X509BasicConstraintsExtension>().Any(b => b.CertificateAuthority)
            || certificaat.Extensions.OfType<X509KeyUsageExtension>().Any(k => k.KeyUsages.HasFlag(X509KeyUsageFlags.KeyCertSign));

    private static bool Staat(X509EnhancedKeyUsageExtension extensie, string gebruik)
        => extensie.EnhancedKeyUsages.Cast<Oid>().Any(o => o.Value == gebruik);
}
