namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// All rules of the Wlz messages. A rule about one person or registration refuses only that one: a fault in one of 350,000 must not cost
/// the others, and what is refused is counted and reported. A rule about the message as a whole refuses all of it, because
/// then it cannot be told which part to believe.
/// </summary>
internal static class Wlzregels
{
    internal static readonly Wlzregel BsnLengte = Onderdeel(
        "WLZ001",
        "Het BSN bestaat niet uit precies negen cijfers. Daarmee is niemand te vinden, en dat is iets anders dan dat iemand niet in het register staat. Lever het BSN met voorloopnullen aan.");

    internal static readonly Wlzregel BsnElfproef = Onderdeel(
        "WLZ002",
        "Het BSN voldoet niet aan de elfproef. Het is dus verkeerd overgenomen en kan van niemand of van een ander zijn. Controleer het BSN in de bron en lever het opnieuw aan.");

    internal static readonly Wlzregel EinddatumTeVroeg = Onderdeel(
        "WLZ003",
        "De einddatum ligt voor de begin- of ingangsdatum, of zonder ingangsdatum voor de afgiftedatum. Zo is er geen periode om te vergelijken. Controleer beide data en lever opnieuw aan.");

    internal static readonly Wlzregel IngangsdatumOntbreekt = Onderdeel(
        "WLZ004",
        "Bij WlzStatus JA ontbreekt de Ingangsdatum. Zonder die dag is niet te zeggen vanaf wanneer het recht op Wlz-zorg bestaat. Lever de Ingangsdatum mee.");

    internal static readonly Wlzregel ReferentieOntbreekt = Onderdeel(
        "WLZ005",
        "Bij WlzStatus JA of ONBEKEND ontbreekt de IndicatieReferentie. Zonder kenmerk is een latere wijziging of intrekking niet aan deze indicatie te koppelen. Lever het kenmerk mee.");

    internal static readonly Wlzregel KenmerkIsBsn = Onderdeel(
        "WLZ006",
        "Een kenmerk heeft de vorm van een BSN. Kenmerken worden bewaard en getoond, een BSN mag daar niet staan. Gebruik een kenmerk dat geen persoonsnummer is.");

    internal static readonly Wlzregel CodeOnbekend = Onderdeel(
        "WLZ007",
        "Een code is geldig volgens het geladen schema en onbekend aan de verwerking. Er wordt niet geraden wat hij betekent. Meld dit aan de beheerder van het knooppunt.");

    internal static readonly Wlzregel KenmerkVoorbehouden = Onderdeel(
        "WLZ009",
        "De RegistratieId begint met TOEWIJZING-. Zo heten de registraties die het knooppunt uit eigen berichten van de gemeente afleidt, en die twee mogen niet te verwarren zijn. Gebruik een ander kenmerk.");

    internal static readonly Wlzregel JeugdwetZonderGrond = Onderdeel(
        "WLZ010",
        "De registratie heeft domein JW. Er is geen wettelijke grondslag bekend om voorzieningen onder de Jeugdwet met Wlz-indicaties te vergelijken, dus zij wordt niet verwerkt en niet onthouden. Lever alleen registraties onder de Wmo aan.");

    internal static readonly Wlzregel DatumOnleesbaar = Onderdeel(
        "WLZ011",
        "Een datum heeft een tijdzone of een jaar buiten 1 tot en met 9999. Zo is niet te zeggen om welke dag het gaat. Lever de datum aan als jjjj-mm-dd.");

    internal static readonly Wlzregel ReferentieLijktBsn = new(
        "WLZ012", Reikwijdte.Opmerking,
        "Een IndicatieReferentie heeft de vorm van een BSN. Bij een op de elf nummers van negen cijfers is dat toeval, dus de persoon telt gewoon mee. Zijn het er veel meer, ga dan bij het CIZ na wat het als kenmerk gebruikt.");

    internal static readonly Wlzregel AfzenderIsNietZender = Bericht(
        "WLZ101",
        "De Afzender in het bericht is niet de organisatie die het heeft verzonden. Namens een ander kan alleen met een mandaat, en dan noemt de envelop die ander. Verzend het bericht namens de juiste organisatie.");

    internal static readonly Wlzregel RegistratieIdDubbel = Bericht(
        "WLZ102",
        "Een RegistratieId staat meer dan eens in het bericht. Welke van de twee geldt is niet te zien. Lever per bericht elke registratie een keer aan.");

    internal static readonly Wlzregel TeVeelOnderdelen = Bericht(
        "WLZ103",
        "Het bericht heeft meer personen of registraties dan is toegestaan: 100.000 personen of 10.000 registraties. Een bericht van die omvang houdt alle andere op. Verdeel de levering over meer berichten.");

    internal static readonly Wlzregel KopieOntbreekt = Bericht(
        "WLZ104",
        "Bij Soort VOLLEDIG ontbreekt Kopie. Zonder nummer en aantal van de delen is niet te zien of de kopie heel is. Lever de kopie opnieuw aan, met Kopie in elk deel.");

    internal static readonly Wlzregel KopieBijMutatie = Bericht(
        "WLZ105",
        "Bij Soort MUTATIE staat Kopie. Een mutatie is geen deel van een kopie; als kopie gelezen zou zij ieder ander laten vervallen. Controleer Soort en lever opnieuw aan.");

    internal static readonly Wlzregel DeelBuitenKopie = Bericht(
        "WLZ106", "Deel is hoger dan AantalDelen. Het deel kan niet bij deze kopie horen. Controleer de nummering en lever de kopie opnieuw aan.");

    internal static readonly Wlzregel MeerPersonenDanKopie = Bericht(
        "WLZ107",
        "Er zijn meer personen geleverd dan AantalPersonen zegt. De telling of de inhoud klopt niet. Lever de kopie opnieuw aan met een nieuwe KopieId.");

    internal static readonly Wlzregel DelenVerschillen = Bericht(
        "WLZ108",
        "Delen met dezelfde KopieId zeggen verschillende AantalDelen of AantalPersonen, of hetzelfde Deel kwam met een ander aantal personen. Er lopen kopieën door elkaar. Lever de kopie opnieuw aan met een nieuwe KopieId.");

    internal static readonly Wlzregel KopieOnvolledig = Bericht(
        "WLZ109",
        "Alle delen zijn er, en samen hebben ze minder personen dan AantalPersonen zegt. De kopie is afgekapt; verwerkt zou zij indicaties laten vervallen die er nog zijn. Lever de kopie opnieuw aan met een nieuwe KopieId.");

    internal static readonly Wlzregel DoelOnbekend = Bericht(
        "WLZ110", "Het Doel van de vraag is niet bekend. Zonder doel is er geen grond om te antwoorden. Gebruik MELDING, AANVRAAG of TWIJFEL.");

    internal static readonly Wlzregel SoortOnbekend = Bericht(
        "WLZ111", "De Soort van de levering is niet bekend. Of dit een kopie is of een mutatie, wordt niet geraden. Gebruik VOLLEDIG of MUTATIE.");

    internal static readonly Wlzregel RegisterOnbekend = Bericht(
        "WLZ112",
        "Het knooppunt heeft geen volledige kopie van het CIZ: er was er nog geen, of de laatste is pas ten dele verwerkt. Of iemand een indicatie heeft is dus niet te zeggen, en dat is iets anders dan NEE. Stel de vraag later opnieuw.");

    internal static readonly Wlzregel TeVeelVragen = Bericht(
        "WLZ113",
        "De gemeente heeft dit uur meer vragen gesteld dan is afgesproken. Er is niet in het register gekeken, en dat is iets anders dan NEE. Stel de vraag na het hele uur opnieuw, of vraag de beheerder van het knooppunt om een ander aantal.");

    internal static readonly Wlzregel AntwoordOnbestelbaar = Bericht(
        "WLZ114",
        "De gemeente kan geen RegistertoetsAntwoord ontvangen: dat is voor haar niet afgesproken, of er is geen bezorging afgesproken. Het antwoord zou nergens heen kunnen. Vraag de beheerder van het knooppunt om het partijenbestand aan te vullen en stel de vraag opnieuw.");

    internal static readonly Wlzregel SignaalOnbestelbaar = Bericht(
        "WLZ115",
        "De gemeente kan geen WlzSignaal ontvangen: dat is voor haar niet afgesproken, of er is geen bezorging afgesproken. Wat uit haar registraties volgt zou zij niet horen, dus er wordt niets van onthouden. Vraag de beheerder van het knooppunt om het partijenbestand aan te vullen en stuur de registraties opnieuw.");

    /// <summary>All of them, by code.</summary>
    internal static IReadOnlyList<Wlzregel> Alle { get; } =
    [
        BsnLengte, BsnElfproef, EinddatumTeVroeg, IngangsdatumOntbreekt, ReferentieOntbreekt, KenmerkIsBsn, CodeOnbekend,
        KenmerkVoorbehouden, JeugdwetZonderGrond, DatumOnleesbaar, ReferentieLijktBsn,
        AfzenderIsNietZender, RegistratieIdDubbel, TeVeelOnderdelen, KopieOntbreekt, KopieBijMutatie, DeelBuitenKopie, MeerPersonenDanKopie,
        DelenVerschillen, KopieOnvolledig, DoelOnbekend, SoortOnbekend, RegisterOnbekend, TeVeelVragen, AntwoordOnbestelbaar, SignaalOnbestelbaar,
    ];

    private static Wlzregel Onderdeel(string code, string uitleg) => new(code, Reikwijdte.Onderdeel, uitleg);

    private static Wlzregel Bericht(string code, string uitleg) => new(code, Reikwijdte.Bericht, uitleg);
}
