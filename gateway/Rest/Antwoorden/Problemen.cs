using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Rest;

/// <summary>The problems that the REST mailbox can answer with, each worded once.</summary>
internal static class Problemen
{
    public static Probleem NietAangemeld { get; } = Probleem.Of(
        Probleemsoort.NietAangemeld,
        "Dit verzoek heeft geen clientcertificaat van een organisatie die op het knooppunt is aangesloten. Gebruik het certificaat dat bij de aansluiting is vastgelegd.");

    /// <summary>The same for an unknown message and for someone else's: the difference would tell who sends what to whom.</summary>
    public static Probleem NietGevonden { get; } = Probleem.Of(
        Probleemsoort.NietGevonden,
        "Dit pad bestaat niet, of er is hier geen bericht met deze traceerId voor u. Controleer het pad en de traceerId.");

    /// <summary>The same for a topic that there is not and one that the caller has no right to: the difference would tell what there is.</summary>
    public static Probleem OnderwerpNietGevonden { get; } = Probleem.Of(
        Probleemsoort.NietGevonden,
        "Er is hier geen onderwerp of gebeurtenis waarop uw organisatie vandaag recht heeft. Bekijk met GET /v1/onderwerpen wat u kunt volgen.");

    public static Probleem GebeurtenisGewist { get; } = Probleem.Of(
        Probleemsoort.InhoudVerwijderd,
        "De bewaartermijn van de payload is voorbij; de gebeurtenis blijft. Haal payloads op binnen de termijn, en vraag deze zo nodig aan de afzender.");

    public static Probleem InhoudVastgehouden(TimeSpan wacht) => Probleem.Of(
        Probleemsoort.InhoudVastgehouden,
        "Dit berichttype is bevroren: ook de ontvanger heeft het bericht nog niet. Haal het op na de tijd in Retry-After.") with { Wacht = wacht };

    public static Probleem PositieOnbekend(Journaalgrenzen grenzen) => Probleem.Of(
        Probleemsoort.PositieOnbekend,
        "Deze positie ligt voorbij het einde. Gebruik verder van de laatste gebeurtenis die u kreeg; klopt die, dan is het knooppunt teruggezet en moet u met beheer overleggen.")
        with { Posities = Positiebereik.Of(grenzen) };

    public static Probleem PositieVervallen(Journaalgrenzen grenzen) => Probleem.Of(
        Probleemsoort.PositieVervallen,
        "Gebeurtenissen van na deze positie zijn volgens de bewaartermijn verwijderd. Ga verder vanaf posities.eerste, en vul wat u mist op een andere manier aan.")
        with { Posities = Positiebereik.Of(grenzen) };

    public static Probleem MethodeNietToegestaan { get; } = Probleem.Of(
        Probleemsoort.MethodeNietToegestaan, "Dit pad kent deze methode niet. Kies een methode uit de header Allow.");

    public static Probleem VerzoekDuurtTeLang { get; } = Probleem.Of(
        Probleemsoort.VerzoekDuurtTeLang,
        "Het verzoek kwam te langzaam binnen en is afgebroken; er is niets overgenomen. Stuur het opnieuw met dezelfde traceerId.");

    public static Probleem InhoudVerwijderd { get; } = Probleem.Of(
        Probleemsoort.InhoudVerwijderd, "De bewaartermijn van de payload is voorbij. Vraag de afzender om een nieuw bericht en bevestig dit bericht.");

    public static Probleem InterneFout { get; } = Probleem.Of(
        Probleemsoort.InterneFout,
        "Het knooppunt maakte een fout. Probeer het later opnieuw met dezelfde traceerId; noem bij een vraag de waarde van instance.");

    public static Probleem AntwoordvormOnmogelijk(string mogelijk) => Probleem.Of(
        Probleemsoort.AntwoordvormOnmogelijk, $"Dit antwoord is er alleen als {mogelijk}. Zet dat in de header Accept of laat de header weg.");

    public static Probleem SoortNietOndersteund(string reden) => Probleem.Of(
        Probleemsoort.SoortNietOndersteund, $"{reden}. Herstel dit en stuur het verzoek opnieuw.");

    /// <summary>The certificate opens nothing; the text says why and what to do.</summary>
    public static Probleem GeenToegang(string uitleg) => Probleem.Of(Probleemsoort.GeenToegang, uitleg);

    /// <summary>Who makes the request does not come in.</summary>
    public static Probleem Of(Toegangsweigering weigering)
        => weigering.Status == StatusCodes.Status401Unauthorized ? NietAangemeld : GeenToegang(weigering.Uitleg);

    /// <summary>Without the code that was asked for: it comes from an address, and may be any number.</summary>
    public static Probleem GeenMandaatOntvangen { get; } = Probleem.Of(
        Probleemsoort.GeenToegang, "U hebt geen mandaat om berichten van de organisatie in namens op te halen. Laat dit mandaat vastleggen op het knooppunt.");

    public static Probleem VraagOnjuist(IReadOnlyList<Probleemfout> fouten) => Probleem.Of(
        Probleemsoort.VraagOnjuist, "De queryparameters zijn niet goed; fouten noemt elke parameter. Herstel ze en stuur het verzoek opnieuw.") with
        {
            Fouten = fouten,
        };

    public static Probleem Onleesbaar(string reden, Foutcodeset set)
        => Of(Probleemsoort.VerzoekOnleesbaar, new Bevinding(Controlepunt.EnvelopOnleesbaar, reden), set);

    public static Probleem TeGroot(string reden, Foutcodeset set)
        => Of(Probleemsoort.BerichtTeGroot, new Bevinding(Controlepunt.TeGroot, reden), set);

    /// <summary>The fields of the metadata do not do. A fault in ids alone has a code of its own (IB009).</summary>
    public static Probleem MetadataOnjuist(IReadOnlyList<Probleemfout> fouten, Controlepunt punt, string bijzonderheid, Foutcodeset set)
        => Of(Probleemsoort.MetadataOnjuist, new Bevinding(punt, bijzonderheid), set) with { Fouten = fouten };

    /// <summary>The request is turned away for now.</summary>
    public static Probleem Of(Afwijzing afwijzing, Foutcodeset set)
    {
        var wacht = TimeSpan.FromSeconds(afwijzing.Seconden);
        var tekst = Afwijstekst.Describe(afwijzing);
        return afwijzing.Reden switch
        {
            Afwijsreden.Ruimte => OpslagNietMogelijk(wacht, set) with { Detail = tekst },
            Afwijsreden.Budget => Probleem.Of(Probleemsoort.Overbelast, tekst) with { Wacht = wacht },
            _ => Probleem.Of(Probleemsoort.LimietBereikt, tekst) with { Wacht = wacht },
        };
    }

    public static Probleem OpslagNietMogelijk(TimeSpan wacht, Foutcodeset set)
        => Of(Probleemsoort.OpslagNietMogelijk, new Bevinding(Controlepunt.OpslagNietMogelijk, string.Empty), set) with { Wacht = wacht };

    /// <summary>A fault of the table as a problem; the table gives code, place and text.</summary>
    public static Probleem Of(Probleemsoort soort, Bevinding bevinding, Foutcodeset set)
        => Of(soort, Fouttabel.Describe(bevinding, set, string.Empty, default));

    /// <summary>A described fault as a problem.</summary>
    public static Probleem Of(Probleemsoort soort, Fout fout)
        => Probleem.Of(soort, fout.Omschrijving) with { Code = fout.Code, Plek = fout.Plek };

    /// <summary>The problem behind a status that routing or the server set without a body.</summary>
    public static Probleem OfStatus(int status, Foutcodeset set, int maxVerzoek) => status switch
    {
        404 => NietGevonden,
        405 => MethodeNietToegestaan,
        408 => VerzoekDuurtTeLang,
        413 => TeGroot($"meer dan {maxVerzoek} bytes", set),
        415 => SoortNietOndersteund("De Content-Type van het verzoek kan hier niet"),
        >= 400 and < 500 => Onleesbaar("het is geen geldig HTTP-verzoek", set) with { Status = status },
        _ => InterneFout,
    };
}
