using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Pki;

/// <summary>A private key of either kind, with what differs between the kinds. Never written anywhere but through <see cref="ExportPem"/>.</summary>
internal sealed class Sleutelpaar : IDisposable
{
    private const int RsaBits = 3072;

    private readonly ECDsa? _ec;
    private readonly RSA? _rsa;

    private Sleutelpaar(ECDsa ec) => _ec = ec;

    private Sleutelpaar(RSA rsa) => _rsa = rsa;

    /// <summary>The hash that the CA signs with.</summary>
    public static HashAlgorithmName Hash => HashAlgorithmName.SHA256;

    /// <summary>For signing a CRL with an RSA key; null for ECDSA.</summary>
    public RSASignaturePadding? Padding => _rsa is null ? null : RSASignaturePadding.Pkcs1;

    /// <summary>What a holder of such a key uses it for in TLS.</summary>
    public X509KeyUsageFlags Gebruik => _rsa is null
        ? X509KeyUsageFlags.DigitalSignature
        : X509KeyUsageFlags.DigitalSignature | X509KeyUsageFlags.KeyEncipherment;

    public static Sleutelpaar Create(Sleutelsoort soort) => soort switch
    {
        Sleutelsoort.EcdsaP256 => new(ECDsa.Create(ECCurve.NamedCurves.nistP256)),
        Sleutelsoort.Rsa3072 => new(RSA.Create(RsaBits)),
        _ => throw new ArgumentOutOfRangeException(nameof(soort), soort, message: null),
    };

    public CertificateRequest CreateRequest(X500DistinguishedName onderwerp) => _rsa is null
        ? new CertificateRequest(onderwerp, _ec!, Hash)
        : new CertificateRequest(onderwerp, _rsa, Hash, RSASignaturePadding.Pkcs1);

    /// <summary>The certificate joined with this key; dispose both.</summary>
    public X509Certificate2 Attach(X509Certificate2 certificaat)
        => _rsa is null ? certificaat.CopyWithPrivateKey(_ec!) : certificaat.CopyWithPrivateKey(_rsa);

    /// <summary>PKCS#8, unencrypted, as characters that the caller clears.</summary>
    public char[] ExportPem()
    {
        var der = _rsa?.ExportPkcs8PrivateKey() ?? _ec!.ExportPkcs8PrivateKey();
        try
        {
            return PemEncoding.Write("PRIVATE KEY", der);
        }
        finally
        {
            CryptographicOperations.ZeroMemory(der);
        }
    }

    public void Dispose()
    {
        _ec?.Dispose();
        _rsa?.Dispose();
    }
}
