using System.Security.Cryptography.X509Certificates;

namespace IB.Gateway.Identiteit;

/// <summary>What kind of text identifies the holder of a certificate.</summary>
internal enum Kenmerksoort
{
    /// <summary>The OIN in <c>Subject.serialNumber</c>.</summary>
    Oin = 1,

    /// <summary>The whole subject name, for holders without an OIN.</summary>
    Onderwerp = 2,
}

/// <summary>
/// What the party directory matches a caller on. One certificate has one kenmerk: its OIN when it has one (renewal changes
/// the serial number and thumbprint, not the OIN), otherwise its subject name. Equal only when soort and waarde are equal.
/// </summary>
/// <param name="Soort">What <paramref name="Waarde"/> is.</param>
/// <param name="Waarde">20 positions of an OIN, or the text of the subject as <see cref="Onderwerptekst"/> writes it.</param>
internal sealed record Certificaatkenmerk(Kenmerksoort Soort, string Waarde)
{
    private const string Serienummertype = "2.5.4.5";

    /// <summary>
    /// The kenmerk of this certificate, or null when it has none: an empty or unreadable subject, or more than one
    /// <c>serialNumber</c> attribute, of which nobody can say which one counts.
    /// </summary>
    public static Certificaatkenmerk? Find(X509Certificate2 certificaat)
    {
        if (!Onderwerpsnaam.TryRead(certificaat.SubjectName, out var delen) || delen.Count == 0)
            return null;
        var serienummers = delen.SelectMany(d => d).Where(a => a.Type == Serienummertype).ToList();
        if (serienummers.Count > 1)
            return null;
        return serienummers.Count == 1 && Oin.TryParse(serienummers[0].Tekst, out var oin)
            ? new Certificaatkenmerk(Kenmerksoort.Oin, oin.Waarde)
            : new Certificaatkenmerk(Kenmerksoort.Onderwerp, Onderwerptekst.Format(delen));
    }
}
