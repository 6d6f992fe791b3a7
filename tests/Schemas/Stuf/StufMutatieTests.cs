namespace IB.Gateway.Schemas.Tests;

/// <summary>What the schema of the envelope catches, and what it lets pass for the code to catch.</summary>
public sealed class StufMutatieTests(Keurmeesters keurmeesters) : IClassFixture<Keurmeesters>
{
    private const string Di01 = "stuf/Di01.xml";
    private const string Du01 = "stuf/Du01.xml";
    private const string Tekst = "stuf/Di01-tekstbestand.xml";
    private const string Fo01 = "stuf/Fo01.xml";
    private const string Fo03 = "stuf/Fo03.xml";
    private const string Bv03 = "stuf/Bv03.xml";
    private const string UuidV4 = "3f1d6a52-90c4-4b7e-8a15-6e2c0d47b981";

    public static TheoryData<string, string, string> GeweigerdeWaarden => new()
    {
        { Di01, "referentienummer", "3F1D6A52-90C4-4B7E-8A15-6E2C0D47B981" },
        { Di01, "referentienummer", "9c0f7b90-5c69-11e5-a837-0800200c9a66" }, // v1
        { Di01, "referentienummer", "0198b5c2-7d1e-7a44-9c3f-5b60e1d2a783" }, // v7
        { Di01, "referentienummer", "3f1d6a52-90c4-4b7e-7a15-6e2c0d47b981" }, // variant
        { Di01, "referentienummer", "{" + UuidV4 + "}" },
        { Di01, "referentienummer", UuidV4 + "&#10;" },
        { Du01, "crossRefnummer", "9c0f7b90-5c69-11e5-a837-0800200c9a66" },
        { Du01, "crossRefnummer", "" },
        { Di01, "tijdstipBericht", "202601091017420001" }, // 18 digits
        { Di01, "tijdstipBericht", "2026010" },
        { Di01, "tijdstipBericht", "2026-01-09T10:17:42" },
        { Fo01, "tijdstipBericht", "2026-01-09T10:17:42" },
        { Di01, "applicatie", "AB" },
        { Di01, "applicatie", new string('a', 51) },
        { Fo01, "applicatie", "AB" },
        { Di01, "organisatie", new string('a', 201) },
        { Di01, "administratie", new string('a', 51) },
        { Di01, "functie", new string('F', 31) },
        { Di01, "applicatieVersie", "1" },
        { Di01, "applicatieSubversie", "00001" },
        { Di01, "functieVersie", "3.02" },
        { Di01, "functieSubversie", "" },
        { Di01, "xmlBestand", "SGVs*G8=" },
        { Di01, "xmlBestand", "SGVsbG8" }, // padding missing
        { Tekst, "tekstBestand", "SGVsbG8" },
        { Di01, "berichtcode", "Du01" },
        { Du01, "berichtcode", "Di01" },
        { Fo01, "berichtcode", "Fo03" },
        { Fo03, "berichtcode", "Fo01" },
        { Bv03, "berichtcode", "Bv04" },
        { Fo01, "code", "IB210000" },
        { Fo01, "plek", "Client" },
        { Fo01, "plek", "" },
        { Fo01, "omschrijving", new string('x', 201) },
        { Fo01, "details", new string('x', 1001) },
        { Fo01, "referentienummer", new string('0', 41) },
        { Bv03, "crossRefnummer", new string('0', 41) },
    };

    public static TheoryData<string, string, string> GeaccepteerdeWaarden => new()
    {
        { Di01, "tijdstipBericht", "20260109" },
        { Di01, "tijdstipBericht", "20260109101742000" }, // 17 digits
        { Di01, "tijdstipBericht", "99999999" },
        { Di01, "ontvanger", "<StUF:organisatie>42420001</StUF:organisatie><StUF:applicatie>Zorgsysteem</StUF:applicatie>" },
        { Di01, "organisatie", "" },
        { Di01, "organisatie", new string('a', 200) },
        { Di01, "functie", "" },
        { Di01, "functie", "ONBEKEND" },
        { Di01, "xmlBestand", "" },
        { Di01, "xmlBestand", "SGVs\r\nbG8=\n" },
        { Di01, "berichtcode", "" },
        { Fo01, "berichtcode", "" },
        { Fo01, "referentienummer", "geen uuid" },
        { Fo01, "crossRefnummer", "9c0f7b90-5c69-11e5-a837-0800200c9a66" },
        { Fo01, "omschrijving", new string('x', 200) },
        { Fo01, "details", new string('x', 1000) },
        { Bv03, "referentienummer", new string('0', 40) },
    };

    public static TheoryData<string, string> VerplichteElementen =>
    [
        .. Rows(Di01, "stuurgegevens", "berichtcode", "zender", "organisatie", "applicatie", "ontvanger", "referentienummer", "tijdstipBericht", "functie"),
        .. Rows(Di01, "parameters", "applicatieVersie", "applicatieSubversie", "functieVersie", "functieSubversie", "bericht", "xmlBestand"),
        .. Rows(Du01, "crossRefnummer", "referentienummer", "functie"),
        .. Rows(Fo01, "stuurgegevens", "applicatie", "referentienummer", "tijdstipBericht", "crossRefnummer", "body", "code", "plek", "omschrijving"),
        .. Rows(Fo03, "crossRefnummer", "body"),
        .. Rows(Bv03, "zender", "ontvanger", "referentienummer", "tijdstipBericht", "crossRefnummer"),
    ];

    public static TheoryData<string, string> VrijeElementen =>
    [
        .. Rows(Di01, "administratie"),
        .. Rows(Fo01, "organisatie", "details"),
        .. Rows(Bv03, "organisatie"),
    ];

    [Theory]
    [MemberData(nameof(GeweigerdeWaarden))]
    public void Validate_ValueThatTheSchemaForbids_IsRefused(string envelop, string element, string waarde)
        => Judge(envelop, StufMutaties.WithContent(envelop, element, waarde)).AssertOngeldig();

    [Theory]
    [MemberData(nameof(GeaccepteerdeWaarden))]
    public void Validate_ValueThatTheSchemaDoesNotCatch_IsAccepted(string envelop, string element, string waarde)
        => Judge(envelop, StufMutaties.WithContent(envelop, element, waarde)).AssertGeldig();

    [Theory]
    [MemberData(nameof(VerplichteElementen))]
    public void Validate_RequiredElementLeftOut_IsRefused(string envelop, string element)
        => Judge(envelop, StufMutaties.Without(envelop, element)).AssertOngeldig();

    [Theory]
    [MemberData(nameof(VrijeElementen))]
    public void Validate_OptionalElementLeftOut_IsAccepted(string envelop, string element)
        => Judge(envelop, StufMutaties.Without(envelop, element)).AssertGeldig();

    [Fact]
    public void Validate_Di01WithCrossRefnummer_IsRefused()
        => Judge(Di01, StufMutaties.WithBehind(Di01, "tijdstipBericht", $"<StUF:crossRefnummer>{UuidV4}</StUF:crossRefnummer>")).AssertOngeldig();

    [Fact]
    public void Validate_Bv03WithBody_IsRefused()
        => Judge(Bv03, StufMutaties.WithBehind(Bv03, "stuurgegevens", "<StUF:body/>")).AssertOngeldig();

    [Fact]
    public void Validate_GebruikerBehindAdministratie_IsAccepted()
        => Judge(Di01, StufMutaties.WithBehind(Di01, "administratie", "<StUF:gebruiker>balie 3</StUF:gebruiker>")).AssertGeldig();

    [Fact]
    public void Validate_TwoPayloads_IsRefused()
        => Judge(Di01, StufMutaties.WithBehind(Di01, "xmlBestand", "<GGK:xmlBestand>SGVsbG8=</GGK:xmlBestand>")).AssertOngeldig();

    [Theory]
    [InlineData("<GGK:tekstBestand bestandsnaam=\"a-b_1.csv\">", true)]
    [InlineData("<GGK:tekstBestand bestandsnaam=\"a.cs\">", true)]
    [InlineData("<GGK:tekstBestand bestandsnaam=\"a.c\">", false)]
    [InlineData("<GGK:tekstBestand bestandsnaam=\"een lijst.csv\">", false)]
    [InlineData("<GGK:tekstBestand bestandsnaam=\"../lijst.csv\">", false)]
    [InlineData("<GGK:tekstBestand GGK:bestandsnaam=\"lijst.csv\">", false)]
    [InlineData("<GGK:tekstBestand>", false)]
    public void Validate_Bestandsnaam_HasFourCharactersOrMoreOfTheAllowedOnes(string tag, bool geldig)
        => Judge(Tekst, StufMutaties.WithStartTag(Tekst, "tekstBestand", tag)).AssertIs(geldig);

    [Theory]
    [InlineData(255, true)]
    [InlineData(256, false)]
    public void Validate_Bestandsnaam_HasAtMost255Characters(int lengte, bool geldig)
        => Judge(Tekst, StufMutaties.WithStartTag(Tekst, "tekstBestand", $"<GGK:tekstBestand bestandsnaam=\"{new string('a', lengte)}\">")).AssertIs(geldig);

    [Fact]
    public void Validate_AttributeOnXmlBestand_IsRefused()
        => Judge(Di01, StufMutaties.WithStartTag(Di01, "xmlBestand", "<GGK:xmlBestand bestandsnaam=\"WMO301.xml\">")).AssertOngeldig();

    [Theory]
    [InlineData("<wat><dan>ook</dan></wat>")]
    [InlineData("<v:wat xmlns:v='urn:vreemd' a='1'/><StUF:code/>")]
    [InlineData("")]
    public void Validate_AnyXmlInDetailsXml_IsAccepted(string xml)
        => Judge(Fo01, StufMutaties.WithBehind(Fo01, "details", $"<StUF:detailsXML>{xml}</StUF:detailsXML>")).AssertGeldig();

    private static IEnumerable<TheoryDataRow<string, string>> Rows(string envelop, params string[] elementen)
        => elementen.Select(e => new TheoryDataRow<string, string>(envelop, e));

    private Oordeel Judge(string envelop, byte[] xml) => keurmeesters.JudgeStuf(StufMutaties.SchemaOf(envelop), xml);
}
