using System.Globalization;

namespace IB.Gateway.Identiteit;

/// <summary>The refusals with their text for chain partners. No text from the certificate goes in: it may be hostile.</summary>
internal static class Weigeringen
{
    public static readonly Certificaatverdict.Geweigerd GeenCertificaat = new(
        Certificaatweigering.GeenCertificaat,
        "Er is geen clientcertificaat meegestuurd. Het knooppunt herkent een organisatie alleen aan haar certificaat. "
        + "Stel in uw software een PKIoverheid-certificaat met OIN in als clientcertificaat en probeer het opnieuw.");

    public static readonly Certificaatverdict.Geweigerd CaNietGeldig = new(
        Certificaatweigering.NietGeldig,
        "Een CA-certificaat boven uw clientcertificaat is nog niet of niet meer geldig. "
        + "Vraag bij uw certificaatleverancier een certificaat onder een geldige CA aan.");

    public static readonly Certificaatverdict.Geweigerd OnbekendeUitgever = new(
        Certificaatweigering.OnbekendeUitgever,
        "Uw clientcertificaat leidt niet tot een stamcertificaat dat dit knooppunt vertrouwt, of de keten is beschadigd. "
        + "Gebruik een certificaat onder de PKI die voor deze omgeving is afgesproken (test en productie verschillen). "
        + "Klopt dat, laat dan de beheerder van het knooppunt nagaan of het tussencertificaat van uw leverancier is ingesteld.");

    public static readonly Certificaatverdict.Geweigerd Ingetrokken = new(
        Certificaatweigering.Ingetrokken,
        "Uw clientcertificaat of een CA-certificaat erboven is ingetrokken. Een ingetrokken certificaat bewijst niets meer. "
        + "Vraag bij uw certificaatleverancier een nieuw certificaat aan.");

    public static readonly Certificaatverdict.Geweigerd IntrekkingOnbekend = new(
        Certificaatweigering.IntrekkingOnbekend,
        "Het knooppunt heeft geen actuele intrekkingslijst (CRL) van een uitgever in uw certificaatketen en kan dus niet nagaan "
        + "of uw clientcertificaat nog geldig is. U hoeft zelf niets te wijzigen. Probeer het later opnieuw en meld het aan de "
        + "beheerder van het knooppunt als het aanhoudt.");

    public static readonly Certificaatverdict.Geweigerd CaAlsClient = new(
        Certificaatweigering.VerkeerdGebruik,
        "U stuurde een CA-certificaat mee als clientcertificaat. Een CA-certificaat geeft certificaten uit en wijst geen "
        + "organisatie aan. Stel het certificaat van uw eigen organisatie in.");

    public static readonly Certificaatverdict.Geweigerd GeenHandtekening = new(
        Certificaatweigering.VerkeerdGebruik,
        "De KeyUsage van uw clientcertificaat bevat geen digitalSignature. Zonder dat gebruik kan het niet dienen om u te "
        + "herkennen. Vraag een certificaat met KeyUsage digitalSignature aan.");

    public static readonly Certificaatverdict.Geweigerd GeenClientauthenticatie = new(
        Certificaatweigering.VerkeerdGebruik,
        "De Extended Key Usage van uw clientcertificaat of van een CA erboven staat clientAuth niet toe. Het certificaat is voor "
        + "iets anders uitgegeven. Gebruik een certificaat met clientAuth of zonder Extended Key Usage.");

    public static readonly Certificaatverdict.Geweigerd OnleesbareExtensie = new(
        Certificaatweigering.VerkeerdGebruik,
        "Uw clientcertificaat bevat een extensie die onleesbaar is of die dit knooppunt niet kent terwijl zij kritiek is. "
        + "Daardoor staat niet vast waarvoor het mag worden gebruikt. Vraag bij uw leverancier een nieuw certificaat aan.");

    public static readonly Certificaatverdict.Geweigerd GeenKenmerk = new(
        Certificaatweigering.GeenKenmerk,
        "Uit het onderwerp (Subject) van uw clientcertificaat blijkt niet welke organisatie u bent: het is leeg, onleesbaar of "
        + "bevat meer dan één serialNumber. Vraag een certificaat aan met precies één OIN in Subject.serialNumber.");

    public static Certificaatverdict.Geweigerd NogNietGeldig(DateTimeOffset notBefore) => new(
        Certificaatweigering.NietGeldig,
        $"Uw clientcertificaat is pas geldig vanaf {Moment(notBefore)}. Gebruik tot dan uw vorige certificaat of "
        + "controleer de klok van uw systeem.");

    public static Certificaatverdict.Geweigerd NietMeerGeldig(DateTimeOffset notAfter) => new(
        Certificaatweigering.NietGeldig,
        $"Uw clientcertificaat is verlopen op {Moment(notAfter)}. Stel uw vernieuwde certificaat in; uw OIN blijft daarbij gelijk.");

    private static string Moment(DateTimeOffset tijd)
        => tijd.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture);
}
