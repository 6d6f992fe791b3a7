using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Names a CA by what makes it that CA: subject name and public key. Two certificates of one CA (cross-signed, renewed with
/// the same key) share a revocation list; a CA with a new key has its own.
/// </summary>
internal static class Uitgeversleutel
{
    public static string Of(X509Certificate2 ca)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(ca.SubjectName.RawData);
        hash.AppendData(ca.PublicKey.ExportSubjectPublicKeyInfo());
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }
}
