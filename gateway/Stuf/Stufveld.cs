namespace IB.Gateway.Stuf;

/// <summary>The values that an envelope, a receipt or a fault can carry.</summary>
internal enum Stufveld
{
    Geen = 0,
    Berichtcode,
    ZenderOrganisatie,
    ZenderApplicatie,
    ZenderAdministratie,
    ZenderGebruiker,
    OntvangerOrganisatie,
    OntvangerApplicatie,
    OntvangerAdministratie,
    OntvangerGebruiker,
    Referentienummer,
    TijdstipBericht,
    CrossRefnummer,

    /// <summary>crossRefnummer of an Fo03: empty when the other side could not read which message it refuses.</summary>
    GeweigerdRefnummer,
    Functie,
    ApplicatieVersie,
    ApplicatieSubversie,
    FunctieVersie,
    FunctieSubversie,
    Bestandsnaam,
    Code,
    Plek,
    Omschrijving,
    Details,
    SoapFaultcode,
    SoapFaultstring,
    SoapFaultactor,
    WsaMessageId,
    Aantal,
}
