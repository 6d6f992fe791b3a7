using static IB.Gateway.Stuf.Stufelement;
using static IB.Gateway.Stuf.StufNamen;

namespace IB.Gateway.Stuf;

/// <summary>The trees of the messages that the port takes and gives (koppelvlak 3.1-3.5), for <see cref="Stufautomaat"/>.</summary>
internal static class Stufcontract
{
    internal static readonly Stufelement Heenbericht = Groep(null, Di01, Stuurgegevens(null, retour: false), Parameters());

    internal static readonly Stufelement Retourbericht = Groep(null, Du01, Stuurgegevens(null, retour: true), Parameters());

    internal static readonly Stufelement Foutbericht = Groep(StufNamen.Stuf, Fo01, FoutStuurgegevens(Stufveld.CrossRefnummer), Foutbody());

    internal static readonly Stufelement Bevestiging = Groep(StufNamen.Stuf, Bv03, FoutStuurgegevens(Stufveld.CrossRefnummer));

    internal static readonly Stufelement SoapFout = Groep(
        Soap, "Fault",
        Waarde(string.Empty, "faultcode", Stufveld.SoapFaultcode),
        Waarde(string.Empty, "faultstring", Stufveld.SoapFaultstring),
        Waarde(string.Empty, "faultactor", Stufveld.SoapFaultactor).Optioneel(),
        Groep(string.Empty, "detail", Groep(StufNamen.Stuf, Fo03, FoutStuurgegevens(Stufveld.GeweigerdRefnummer), Foutbody()).Optioneel()).Optioneel());

    /// <summary>What the port takes.</summary>
    internal static readonly Stufelement[] Vragen = [Heenbericht, Retourbericht, Foutbericht];

    /// <summary>What the port of a party answers.</summary>
    internal static readonly Stufelement[] Antwoorden = [Bevestiging, SoapFout];

    private static Stufelement Stuurgegevens(string? ns, bool retour)
    {
        Stufelement[] kinderen =
        [
            Waarde(StufNamen.Stuf, "berichtcode", Stufveld.Berichtcode),
            .. Systemen(organisatieVerplicht: true),
            Waarde(StufNamen.Stuf, "referentienummer", Stufveld.Referentienummer),
            Waarde(StufNamen.Stuf, "tijdstipBericht", Stufveld.TijdstipBericht),
            .. retour ? [Waarde(StufNamen.Stuf, "crossRefnummer", Stufveld.CrossRefnummer)] : Array.Empty<Stufelement>(),
            Waarde(StufNamen.Stuf, "functie", Stufveld.Functie),
        ];
        return Groep(ns, "stuurgegevens", kinderen);
    }

    private static Stufelement Parameters() => Groep(
        null, "parameters",
        Waarde(null, "applicatieVersie", Stufveld.ApplicatieVersie),
        Waarde(null, "applicatieSubversie", Stufveld.ApplicatieSubversie),
        Waarde(null, "functieVersie", Stufveld.FunctieVersie),
        Waarde(null, "functieSubversie", Stufveld.FunctieSubversie),
        Stufelement.Keuze(null, "bericht", Base64(null, "tekstBestand").Optioneel(), Base64(null, "xmlBestand").Optioneel()));

    private static Stufelement FoutStuurgegevens(Stufveld crossRefnummer) => Groep(
        StufNamen.Stuf, "stuurgegevens",
        [
            Waarde(StufNamen.Stuf, "berichtcode", Stufveld.Berichtcode),
            .. Systemen(organisatieVerplicht: false),
            Waarde(StufNamen.Stuf, "referentienummer", Stufveld.Referentienummer),
            Waarde(StufNamen.Stuf, "tijdstipBericht", Stufveld.TijdstipBericht),
            Waarde(StufNamen.Stuf, "crossRefnummer", crossRefnummer),
        ]);

    private static Stufelement Foutbody() => Groep(
        StufNamen.Stuf, "body",
        Waarde(StufNamen.Stuf, "code", Stufveld.Code),
        Waarde(StufNamen.Stuf, "plek", Stufveld.Plek),
        Waarde(StufNamen.Stuf, "omschrijving", Stufveld.Omschrijving),
        Waarde(StufNamen.Stuf, "details", Stufveld.Details).Optioneel(),
        Vrij(StufNamen.Stuf, "detailsXML").Optioneel());

    private static Stufelement[] Systemen(bool organisatieVerplicht) =>
    [
        Systeem("zender", organisatieVerplicht, Stufveld.ZenderOrganisatie, Stufveld.ZenderApplicatie,
            Stufveld.ZenderAdministratie, Stufveld.ZenderGebruiker),
        Systeem("ontvanger", organisatieVerplicht, Stufveld.OntvangerOrganisatie, Stufveld.OntvangerApplicatie,
            Stufveld.OntvangerAdministratie, Stufveld.OntvangerGebruiker),
    ];

    private static Stufelement Systeem(
        string naam, bool organisatieVerplicht, Stufveld organisatie, Stufveld applicatie, Stufveld administratie, Stufveld gebruiker)
    {
        var org = Waarde(StufNamen.Stuf, "organisatie", organisatie);
        return Groep(
            StufNamen.Stuf, naam,
            organisatieVerplicht ? org : org.Optioneel(),
            Waarde(StufNamen.Stuf, "applicatie", applicatie),
            Waarde(StufNamen.Stuf, "administratie", administratie).Optioneel(),
            Waarde(StufNamen.Stuf, "gebruiker", gebruiker).Optioneel());
    }
}
