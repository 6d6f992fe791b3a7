namespace IB.Gateway.Identiteit;

/// <summary>Why a file is not a usable revocation list.</summary>
internal enum Intrekkingslijstfout
{
    /// <summary>Larger than <see cref="IntrekkingslijstReader.MaximumSize"/>.</summary>
    TeGroot = 1,

    /// <summary>Not one CRL in DER or PEM.</summary>
    Onleesbaar = 2,

    /// <summary>A version, algorithm or critical extension that is not supported: also delta, indirect and partial lists.</summary>
    NietOndersteund = 3,

    /// <summary>Issued by a CA that is not among the anchors and intermediates.</summary>
    OnbekendeUitgever = 4,

    /// <summary>The issuer did not sign this.</summary>
    HandtekeningOngeldig = 5,

    /// <summary>Without nextUpdate nobody knows when it stops being true (RFC 5280 5.1.2.5 requires it).</summary>
    ZonderNextUpdate = 6,
}

/// <summary>The texts for the operator.</summary>
internal static class Intrekkingslijstfouten
{
    public static string Uitleg(this Intrekkingslijstfout fout) => fout switch
    {
        Intrekkingslijstfout.TeGroot =>
            $"is groter dan {IntrekkingslijstReader.MaximumSize / (1024 * 1024)} MiB. Controleer of de download klopt.",
        Intrekkingslijstfout.Onleesbaar =>
            "is geen (volledige) CRL in DER of PEM. Haal het bestand opnieuw op bij de uitgever.",
        Intrekkingslijstfout.NietOndersteund =>
            "is een CRL met een onbekende versie, algoritme of kritieke extensie (bijvoorbeeld een delta-, indirecte of deel-CRL). "
            + "Gebruik de volledige CRL van de uitgever.",
        Intrekkingslijstfout.OnbekendeUitgever =>
            "is van een CA die niet onder ankers of tussencertificaten staat. Voeg het CA-certificaat toe of verwijder de CRL.",
        Intrekkingslijstfout.HandtekeningOngeldig =>
            "heeft een ongeldige handtekening. Vertrouw het bestand niet en haal het opnieuw op bij de uitgever.",
        Intrekkingslijstfout.ZonderNextUpdate =>
            "heeft geen nextUpdate, zodat niet vaststaat hoe lang de lijst geldt. Vraag de uitgever om een CRL met nextUpdate.",
        _ => throw new ArgumentOutOfRangeException(nameof(fout), fout, message: null),
    };
}
