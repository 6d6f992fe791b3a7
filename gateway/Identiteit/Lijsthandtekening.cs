using System.Formats.Asn1;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>
/// A signature algorithm of a CRL: RSA PKCS#1, RSA-PSS or ECDSA with SHA-256, SHA-384 or SHA-512. Anything older is
/// "uit te faseren" (NCSC TLS guidelines) and not known here.
/// </summary>
internal sealed record Lijsthandtekening
{
    private const string Pss = "1.2.840.113549.1.1.10";
    private const string Mgf1 = "1.2.840.113549.1.1.8";

    private readonly HashAlgorithmName _hash;
    private readonly RSASignaturePadding? _padding;

    private Lijsthandtekening(HashAlgorithmName hash, RSASignaturePadding? padding)
    {
        _hash = hash;
        _padding = padding;
    }

    /// <summary>Null when the algorithm is not supported.</summary>
    /// <exception cref="AsnContentException">Not an AlgorithmIdentifier.</exception>
    public static Lijsthandtekening? Find(ReadOnlyMemory<byte> algoritme)
    {
        var reader = new AsnReader(algoritme, AsnEncodingRules.DER).ReadSequence();
        var oid = reader.ReadObjectIdentifier();
        return oid switch
        {
            "1.2.840.113549.1.1.11" => new(HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.12" => new(HashAlgorithmName.SHA384, RSASignaturePadding.Pkcs1),
            "1.2.840.113549.1.1.13" => new(HashAlgorithmName.SHA512, RSASignaturePadding.Pkcs1),
            Pss => FindPss(reader),
            "1.2.840.10045.4.3.2" => new(HashAlgorithmName.SHA256, padding: null),
            "1.2.840.10045.4.3.3" => new(HashAlgorithmName.SHA384, padding: null),
            "1.2.840.10045.4.3.4" => new(HashAlgorithmName.SHA512, padding: null),
            _ => null,
        };
    }

    /// <exception cref="CryptographicException">The public key is not usable.</exception>
    public bool Verify(X509Certificate2 ca, ReadOnlySpan<byte> data, ReadOnlySpan<byte> handtekening)
    {
        if (_padding is null)
        {
            using var ec = ca.GetECDsaPublicKey();
            return ec is not null && ec.VerifyData(data, handtekening, _hash, DSASignatureFormat.Rfc3279DerSequence);
        }

        using var rsa = ca.GetRSAPublicKey();
        return rsa is not null && rsa.VerifyData(data, handtekening, _hash, _padding);
    }

    // RSASSA-PSS-params (RFC 4055 3.1). The defaults are SHA-1, so every field must be there. One hash for both uses and a
    // salt as long as the hash: what RFC 4055 recommends, what CAs use and what the platform can verify.
    private static Lijsthandtekening? FindPss(AsnReader reader)
    {
        var parameters = reader.ReadSequence();
        if (ReadHash(parameters, 0) is not { } hash)
            return null;
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(Context(1)))
            return null;
        var mgf = parameters.ReadSequence(Context(1)).ReadSequence();
        if (mgf.ReadObjectIdentifier() != Mgf1 || HashOf(mgf.ReadSequence().ReadObjectIdentifier()) != hash)
            return null;
        if (!parameters.HasData || !parameters.PeekTag().HasSameClassAndValue(Context(2)))
            return null;
        var zout = parameters.ReadSequence(Context(2));
        return zout.TryReadInt32(out var lengte) && lengte == Hashlengte(hash) ? new(hash, RSASignaturePadding.Pss) : null;
    }

    private static HashAlgorithmName? ReadHash(AsnReader parameters, int nummer)
        => parameters.HasData && parameters.PeekTag().HasSameClassAndValue(Context(nummer))
            ? HashOf(parameters.ReadSequence(Context(nummer)).ReadSequence().ReadObjectIdentifier())
            : null;

    private static Asn1Tag Context(int nummer) => new(TagClass.ContextSpecific, nummer, isConstructed: true);

    private static HashAlgorithmName? HashOf(string oid) => oid switch
    {
        "2.16.840.1.101.3.4.2.1" => HashAlgorithmName.SHA256,
        "2.16.840.1.101.3.4.2.2" => HashAlgorithmName.SHA384,
        "2.16.840.1.101.3.4.2.3" => HashAlgorithmName.SHA512,
        _ => null,
    };

    private static int Hashlengte(HashAlgorithmName hash)
        => hash == HashAlgorithmName.SHA256 ? 32 : hash == HashAlgorithmName.SHA384 ? 48 : 64;
}
