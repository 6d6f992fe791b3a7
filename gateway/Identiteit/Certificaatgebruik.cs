using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>What a certificate was issued for, read from its extensions. Pure.</summary>
internal static class Certificaatgebruik
{
    private const string Clientauthenticatie = "1.3.6.1.5.5.7.3.2";

    /// <summary>
    /// Null when it may identify a client. An absent Extended Key Usage is fine: the Digikoppeling guide discourages the
    /// extension, so it is only checked when present; anyExtendedKeyUsage does not count as clientAuth.
    /// </summary>
    public static Certificaatverdict.Geweigerd? FindBezwaar(X509Certificate2 certificaat)
    {
        try
        {
            if (IsCa(certificaat))
                return Weigeringen.CaAlsClient;
            var extensies = certificaat.Extensions;
            if (extensies.OfType<X509KeyUsageExtension>().Any(k => !k.KeyUsages.HasFlag(X509KeyUsageFlags.DigitalSignature)))
                return Weigeringen.GeenHandtekening;
            return extensies.OfType<X509EnhancedKeyUsageExtension>().All(MagClient) ? null : Weigeringen.GeenClientauthenticatie;
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

    private static bool MagClient(X509EnhancedKeyUsageExtension extensie)
        => extensie.EnhancedKeyUsages.Cast<Oid>().Any(o => o.Value == Clientauthenticatie);
}
