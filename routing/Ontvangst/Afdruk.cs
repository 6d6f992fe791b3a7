using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// The fingerprint by which a repeat is known: what decides where the message goes and what it says. Not tijdstipBericht and the
/// names of applications: over REST the knooppunt itself fills those in, at each attempt.
/// </summary>
internal static class Afdruk
{
    internal static byte[] Compute(Envelop envelop, ReadOnlySpan<byte> inhoudSha256)
    {
        var velden = string.Join(
            '\u001f',
            envelop.Soort, envelop.Referentienummer, envelop.ConversatieId, envelop.AntwoordOp, envelop.Zender.Organisatie,
            envelop.Ontvanger.Organisatie, envelop.Functie, envelop.FunctieVersie, envelop.Bestandsnaam);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(velden));
        hash.AppendData(inhoudSha256);
        return hash.GetHashAndReset();
    }
}
