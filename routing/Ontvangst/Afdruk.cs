using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// The fingerprint by which a repeat is known: every field that the sender chose, and the payload. Not tijdstipBericht, because over
/// REST the knooppunt itself fills it in at each attempt.
/// </summary>
internal static class Afdruk
{
    internal static byte[] Compute(Envelop envelop, ReadOnlySpan<byte> inhoudSha256)
    {
        var velden = string.Join(
            '\u001f',
            envelop.Soort, envelop.Referentienummer, envelop.ConversatieId, envelop.AntwoordOp, Velden(envelop.Zender), Velden(envelop.Ontvanger),
            envelop.Functie, envelop.FunctieVersie, envelop.ApplicatieVersie, envelop.Bestandsnaam);
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes(velden));
        hash.AppendData(inhoudSha256);
        return hash.GetHashAndReset();
    }

    private static string Velden(Systeem systeem)
        => string.Join('\u001f', systeem.Organisatie, systeem.Applicatie, systeem.Administratie, systeem.Gebruiker);
}
