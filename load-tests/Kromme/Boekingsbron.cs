using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Kromme;

/// <summary>
/// Messages of a whole country by their number: the same number always gives the same message, so that nothing need be kept to find it again. An even
/// number begins a conversation; the odd one after it answers in it when its type is answered.
/// </summary>
internal sealed class Boekingsbron
{
    internal const int Gemeenten = 355;
    internal const int Aanbieders = 4000;

    // Small, so that the disk suffices: what is measured is how the store grows in messages, not in bytes.
    private const int Inhoudbytes = 200;

    // Of so many deliveries one is not confirmed before it expires: what waits in a mailbox that nobody empties.
    private const int PerWachtend = 100;

    // What comes in while such a message waits: the 60 days of bezorging.verlooptermijn, of a year of 14 million.
    internal const long Wachttijd = 14_000_000L * 60 / 365;

    private const ulong Zaad = 1;

    private readonly BerichtDefinitie[] _typen;
    private readonly double[] _grenzen;
    private readonly Berichtcatalogus _catalogus = Berichtcatalogus.LoadEmbedded();

    internal Boekingsbron()
    {
        // Answers come from what they answer.
        var heen = Berichtmix.Aandelen.Where(a => Definitie(a.Functie).Gespreksrol == Gespreksrol.Heenbericht).ToList();
        var alles = heen.Sum(a => a.Deel);
        _typen = [.. heen.Select(a => Definitie(a.Functie))];
        _grenzen = new double[heen.Count];
        for (var i = 0; i < heen.Count; i++)
            _grenzen[i] = (i == 0 ? 0 : _grenzen[i - 1]) + (heen[i].Deel / alles);
    }

    /// <summary>The referentienummer of a message.</summary>
    internal static string Referentienummer(long nummer) => new Referentie(nummer, 0).Text(Zaad);

    /// <summary>The conversation of a message: that of the message which began it.</summary>
    internal static string ConversatieId(long nummer) => Referentienummer(nummer & ~1L);

    /// <summary>Whether it waits as long as a message may.</summary>
    internal static bool BlijftWachten(long nummer) => Kans(nummer) % PerWachtend == 0;

    /// <summary>What stops waiting once this message is there: itself, and the one that has waited as long as it may.</summary>
    internal static IEnumerable<long> Afgehandeld(long nummer)
    {
        if (!BlijftWachten(nummer))
            yield return nummer;
        if (nummer >= Wachttijd && BlijftWachten(nummer - Wachttijd))
            yield return nummer - Wachttijd;
    }

    /// <summary>Code of the party that gets a message.</summary>
    internal string Ontvanger(long nummer) => Partijen(nummer).Ontvanger;

    /// <summary>The message as it is stored.</summary>
    internal Boeking Create(long nummer)
    {
        var (definitie, zender, ontvanger) = Partijen(nummer);
        var inhoud = new byte[Inhoudbytes];
        BinaryPrimitives.WriteInt64LittleEndian(inhoud, nummer);
        var sha256 = SHA256.HashData(inhoud);
        return new Boeking
        {
            Envelop = new Envelop
            {
                Soort = definitie.MagInDu01 ? Berichtsoort.Du01 : Berichtsoort.Di01,
                Referentienummer = Referentienummer(nummer),
                ConversatieId = ConversatieId(nummer),
                AntwoordOp = definitie.MagInDu01 ? Referentienummer(nummer - 1) : null,
                Zender = new Systeem(zender, "Proefsysteem"),
                Ontvanger = new Systeem(ontvanger, Systeem.OntvangerApplicatie),
                TijdstipBericht = "20260302090000",
                Functie = definitie.Functie,
                FunctieVersie = new Versie(definitie.Versie, definitie.Subversie),
                ApplicatieVersie = new Versie(4, 1),
            },
            Indiener = zender,
            OntvangstId = new Referentie(nummer, 1).Text(Zaad),
            Inhoud = inhoud,
            InhoudSha256 = sha256,
            Afdruk = sha256,
            ClaimtReferentie = true,
            Bezorgaan = ontvanger,
            Oorzaak = $"Goedgekeurd en klaargezet voor {ontvanger}.",
        };
    }

    private (BerichtDefinitie Definitie, string Zender, string Ontvanger) Partijen(long nummer)
    {
        var kans = Kans(nummer & ~1L);
        var type = Array.BinarySearch(_grenzen, (kans >> 11) * (1.0 / (1UL << 53)));
        var heen = _typen[Math.Min(type < 0 ? ~type : type, _typen.Length - 1)];
        var gemeente = (1 + (kans % Gemeenten)).ToString("D4", CultureInfo.InvariantCulture);
        var aanbieder = (42_000_000 + (kans / Gemeenten % Aanbieders)).ToString(CultureInfo.InvariantCulture);
        var definitie = (nummer & 1) == 1 && heen.BeantwoordDoor is { } antwoord ? Definitie(antwoord) : heen;
        return definitie.AfzenderRol == Partijrol.Gemeente ? (definitie, gemeente, aanbieder) : (definitie, aanbieder, gemeente);
    }

    // The first bytes of a referentienummer are chance already.
    private static ulong Kans(long nummer)
        => ulong.Parse(Referentienummer(nummer).AsSpan(0, 8), NumberStyles.HexNumber, CultureInfo.InvariantCulture) * 0x9E3779B97F4A7C15;

    private BerichtDefinitie Definitie(string functie) => _catalogus.FindByFunctie(functie).Single();
}
