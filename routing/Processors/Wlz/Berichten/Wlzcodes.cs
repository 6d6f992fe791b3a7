using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The code lists of the Wlz messages.</summary>
internal static class Wlzcodes
{
    internal static readonly Codetabel<Wlzstatus> Status = new(
        (Codes.WlzStatus.CJA, Wlzstatus.Ja), (Codes.WlzStatus.CNEE, Wlzstatus.Nee), (Codes.WlzStatus.CONBEKEND, Wlzstatus.Onbekend));

    internal static readonly Codetabel<Toetsstatus> Toetsstatus = new(
        (Codes.ToetsStatus.CJA, Wlz.Toetsstatus.Ja), (Codes.ToetsStatus.CNEE, Wlz.Toetsstatus.NietInKopie),
        (Codes.ToetsStatus.CONBEKEND, Wlz.Toetsstatus.Onbekend));

    internal static readonly Codetabel<Statussoort> Statussoort = new(
        (Codes.StatusSoort.CVOLLEDIG, Wlz.Statussoort.Volledig), (Codes.StatusSoort.CMUTATIE, Wlz.Statussoort.Mutatie));

    internal static readonly Codetabel<Registratieactie> Actie = new(
        (Codes.Actie.C1, Registratieactie.Nieuw), (Codes.Actie.C2, Registratieactie.Gewijzigd), (Codes.Actie.C3, Registratieactie.Verwijderd));

    internal static readonly Codetabel<Registratiegrond> Grond = new(
        (Codes.Grond.CLOPEND, Registratiegrond.Lopend), (Codes.Grond.CAANGEVRAAGD, Registratiegrond.Aangevraagd));

    internal static readonly Codetabel<Domein> Domein = new((Codes.Domein.CWMO, Routing.Domein.Wmo), (Codes.Domein.CJW, Routing.Domein.Jeugdwet));

    internal static readonly Codetabel<Signaalsoort> Signaalsoort = new(
        (Codes.SignaalSoort.CNIEUW, Routing.Signaalsoort.Nieuw), (Codes.SignaalSoort.CGEWIJZIGD, Routing.Signaalsoort.Gewijzigd),
        (Codes.SignaalSoort.CBEEINDIGD, Routing.Signaalsoort.Beeindigd), (Codes.SignaalSoort.CINGETROKKEN, Routing.Signaalsoort.Ingetrokken));

    internal static readonly Codetabel<Toetsdoel> Doel = new(
        (Codes.Doel.CMELDING, Toetsdoel.Melding), (Codes.Doel.CAANVRAAG, Toetsdoel.Aanvraag), (Codes.Doel.CTWIJFEL, Toetsdoel.Twijfel));
}
