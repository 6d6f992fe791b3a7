using System.Formats.Asn1;
using System.Numerics;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Tests.Identiteit;

/// <summary>
/// Writes a CRL field by field and signs it with ECDSA P-256, so that a test can put anything behind a valid signature.
/// </summary>
internal sealed record Proeflijst
{
    public const string EcdsaSha256 = "1.2.840.10045.4.3.2";

    public int? Versie { get; init; } = 1;

    public string Algoritme { get; init; } = EcdsaSha256;

    public string BuitensteAlgoritme { get; init; } = EcdsaSha256;

    public DateTimeOffset ThisUpdate { get; init; } = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public DateTimeOffset? NextUpdate { get; init; } = new(2026, 4, 2, 9, 0, 0, TimeSpan.Zero);

    /// <summary>Writes the content of revokedCertificates; null leaves the field out.</summary>
    public Action<AsnWriter>? Regels { get; init; }

    /// <summary>Writes the list of extensions; null leaves the field out.</summary>
    public Action<AsnWriter>? Extensies { get; init; }

    /// <summary>Writes something after the last field.</summary>
    public Action<AsnWriter>? Staart { get; init; }

    public static void WriteRegel(AsnWriter writer, BigInteger serienummer, Action<AsnWriter>? extensies = null)
    {
        using var regel = writer.PushSequence();
        writer.WriteInteger(serienummer);
        writer.WriteUtcTime(new DateTimeOffset(2026, 3, 1, 0, 0, 0, TimeSpan.Zero));
        if (extensies is null)
            return;
        using var lijst = writer.PushSequence();
        extensies(writer);
    }

    public static void WriteExtensie(AsnWriter writer, string oid, bool kritiek)
    {
        using var extensie = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
        if (kritiek)
            writer.WriteBoolean(true);
        writer.WriteOctetString([0x05, 0x00]);
    }

    public byte[] Sign(X509Certificate2 ca)
    {
        var tbs = WriteTbs(ca);
        using var sleutel = ca.GetECDsaPrivateKey()!;
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            writer.WriteEncodedValue(tbs);
            WriteAlgoritme(writer, BuitensteAlgoritme);
            writer.WriteBitString(sleutel.SignData(tbs, HashAlgorithmName.SHA256, DSASignatureFormat.Rfc3279DerSequence));
        }

        return writer.Encode();
    }

    private byte[] WriteTbs(X509Certificate2 ca)
    {
        var writer = new AsnWriter(AsnEncodingRules.DER);
        using (writer.PushSequence())
        {
            if (Versie is { } versie)
                writer.WriteInteger(versie);
            WriteAlgoritme(writer, Algoritme);
            writer.WriteEncodedValue(ca.SubjectName.RawData);
            writer.WriteUtcTime(ThisUpdate);
            if (NextUpdate is { } nextUpdate)
                writer.WriteGeneralizedTime(nextUpdate, omitFractionalSeconds: true);
            if (Regels is not null)
            {
                using var regels = writer.PushSequence();
                Regels(writer);
            }

            if (Extensies is not null)
            {
                using var omhulsel = writer.PushSequence(new Asn1Tag(TagClass.ContextSpecific, 0));
                using var extensies = writer.PushSequence();
                Extensies(writer);
            }

            Staart?.Invoke(writer);
        }

        return writer.Encode();
    }

    private static void WriteAlgoritme(AsnWriter writer, string oid)
    {
        using var algoritme = writer.PushSequence();
        writer.WriteObjectIdentifier(oid);
    }
}
