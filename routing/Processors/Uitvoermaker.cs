using System.Security.Cryptography;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Processors;

/// <summary>Makes of what a processor sends a message of the knooppunt: one that would be accepted if it came from outside.</summary>
internal sealed class Uitvoermaker(
    IPartijregisterBron partijen, ICatalogusBron catalogus, IBerichtValidator validator, INummergever nummers, KnooppuntOptions options, TimeProvider tijd)
{
    /// <summary>The message, or why it cannot be sent, in Dutch and without content.</summary>
    /// <param name="verklaring">Of the processor.</param>
    /// <param name="uitvoer">What it sends.</param>
    /// <param name="aanleiding">The message that brought it about.</param>
    internal (Boeking? Boeking, string? Bezwaar) Make(Processorverklaring verklaring, Uitvoerbericht uitvoer, Bericht aanleiding)
    {
        var nu = tijd.GetUtcNow();
        if (!verklaring.Verzendt.Contains(uitvoer.Functie))
            return (null, $"De processor wil een {uitvoer.Functie} verzenden en heeft dat niet verklaard. Meld dit aan de makers.");
        if (catalogus.Huidig.FindByFunctie(uitvoer.Functie) is not [.., var definitie])
            return (null, $"Er is geen schema voor {uitvoer.Functie}. Controleer de schemamap en bied het stuk opnieuw aan.");
        if (Bereikbaarheid.FindBezwaar(partijen.Huidig, uitvoer.Ontvanger, uitvoer.Functie, Berichttijd.Dag(nu)) is { } bezwaar)
            return (null, $"{bezwaar} Vul het partijenbestand aan en bied het stuk opnieuw aan.");
        return validator.Validate(uitvoer.Inhoud).Geldig
            ? (Book(verklaring, uitvoer, aanleiding, definitie, nu), null)
            : (null, $"De processor maakte een {uitvoer.Functie} die niet aan het schema voldoet. Meld dit aan de makers.");
    }

    private Boeking Book(Processorverklaring verklaring, Uitvoerbericht uitvoer, Bericht aanleiding, BerichtDefinitie definitie, DateTimeOffset nu)
    {
        var nummer = Uitvoernummer.Derive(verklaring.Naam, uitvoer.Kenmerk);
        var inhoudSha256 = SHA256.HashData(uitvoer.Inhoud.Span);
        var envelop = new Envelop
        {
            Soort = uitvoer.IsAntwoord ? Berichtsoort.Du01 : Berichtsoort.Di01,
            Referentienummer = nummer,
            ConversatieId = uitvoer.IsAntwoord ? aanleiding.Envelop.ConversatieId : nummer,
            AntwoordOp = uitvoer.IsAntwoord ? aanleiding.Envelop.Referentienummer : null,
            Zender = options.Systeem,
            Ontvanger = Systeem.Ontvanger(uitvoer.Ontvanger),
            TijdstipBericht = Berichttijd.Format(nu),
            Functie = uitvoer.Functie,
            FunctieVersie = new Versie(definitie.Versie, definitie.Subversie),
            ApplicatieVersie = options.ApplicatieVersie,
        };
        return new Boeking
        {
            Envelop = envelop,
            Indiener = options.Organisatie,
            OntvangstId = nummers.Next(),
            Inhoud = uitvoer.Inhoud,
            InhoudSha256 = inhoudSha256,
            Afdruk = Afdruk.Compute(envelop, inhoudSha256),
            ClaimtReferentie = true,
            Bezorgaan = uitvoer.Ontvanger,
            Oorzaak = uitvoer.Oorzaak,
            Traceparent = aanleiding.Traceparent,
        };
    }
}
