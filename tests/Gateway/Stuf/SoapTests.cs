using System.Text;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Stuf;

/// <summary>What SOAP 1.1 and the contract allow around and inside an envelope, and how a refusal reads.</summary>
public sealed class SoapTests
{
    private const string Wsa = "xmlns:wsa='http://www.w3.org/2005/08/addressing'";

    private static readonly string Envelop = Stufproef.Kaal("stuf/Di01.xml");
    private static readonly string Soap = Stufproef.InSoap(Envelop);

    public static TheoryData<string, string> Weigeringen => new()
    {
        { "", "het XML-document is niet compleet" },
        { Envelop, "dit is geen SOAP-envelop" },
        { "<html/>", "dit is geen SOAP-envelop" },
        { Soap[..^1], "het XML-document is niet compleet" },
        { Soap + "<x/>", "het XML-document is niet welgevormd" },
        { "<!DOCTYPE x>" + Soap, "een DOCTYPE is niet toegestaan" },
        { "<?x?>" + Soap, "een verwerkingsinstructie is in SOAP niet toegestaan" },
        { InHeader("<?x?>"), "een verwerkingsinstructie is in SOAP niet toegestaan" },
        { Stufproef.InSoap(""), "de SOAP-body is leeg" },
        { Stufproef.InSoap(" <!-- --> "), "de SOAP-body is leeg" },
        { Met("<soap:Body>", "").Replace("</soap:Body>", "", StringComparison.Ordinal), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("<soap:Body>", "<soap:Body></soap:Body><soap:Body>"), "de SOAP-body is leeg" },
        { Met("</soap:Body>", "</soap:Body><soap:Body/>"), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("</soap:Body>", "<x/></soap:Body>"), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("</soap:Body>", Envelop + "</soap:Body>"), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("</soap:Body>", "</soap:Body><x/>"), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("</soap:Body>", "</soap:Body><soap:Header/>"), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("<soap:Body>", "<soap:Header/><soap:Header/><soap:Body>"), "er staat een onverwacht element in de SOAP-envelop" },
        { Met("<soap:Body>", "x<soap:Body>"), "er staat tekst op een plaats waar die niet hoort" },
        { Met("<soap:Body>", "<soap:Body>x"), "er staat tekst op een plaats waar die niet hoort" },
        { Met("<GGK:parameters>", "<GGK:parameters>x"), "er staat tekst op een plaats waar die niet hoort" },
        { Met("</GGK:parameters>", "&#160;</GGK:parameters>"), "er staat tekst op een plaats waar die niet hoort" },
        { Stufproef.InSoap("<x/>"), "het bericht in de SOAP-body is niet bekend op dit koppelvlak" },
        { Stufproef.InSoap(Stufproef.Kaal("stuf/Bv03.xml")), "het bericht in de SOAP-body is niet bekend op dit koppelvlak" },
        { Stufproef.InSoap(Stufproef.Kaal("stuf/Fo03.xml")), "het bericht in de SOAP-body is niet bekend op dit koppelvlak" },
        { Met(StufNamen.Ggk, "urn:x"), "het bericht in de SOAP-body is niet bekend op dit koppelvlak" },
        { Met(StufNamen.Stuf, "urn:x"), "berichtcode ontbreekt in stuurgegevens of staat op de verkeerde plaats" },
        { Met(">WMO301<", "><x/><"), "functie mag geen elementen bevatten" },
        { Met("xmlBestand>PD9", "xmlBestand><x/>PD9"), "xmlBestand mag geen elementen bevatten" },
        { Met("xmlBestand>PD9", "xmlBestand>*"), "xmlBestand bevat geen geldige base64" },
        { Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "xmlBestand", "SGVsbG8")), "de base64 van het bestand is niet compleet" },
        { Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "bericht", "")), "bericht is leeg" },
        { Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "functie", new string(' ', 10_000))), "functie is te lang" },
        { Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "functie", new string('F', 31))), "functie mag niet langer zijn dan 30 tekens" },
        { Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "organisatie", "03&#10;84")), "organisatie bevat een stuurteken" },
        { Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "berichtcode", "Du01")), "berichtcode moet Di01 zijn" },
        { Stufproef.InSoap(StufDocument.Without("stuf/Di01.xml", "referentienummer")),
            "referentienummer ontbreekt in stuurgegevens of staat op de verkeerde plaats" },
        { Stufproef.InSoap(StufDocument.Without("stuf/Di01.xml", "functieSubversie")),
            "functieSubversie ontbreekt in parameters of staat op de verkeerde plaats" },
        { Stufproef.InSoap(StufDocument.Without("stuf/Di01.xml", "functie")), "functie ontbreekt in stuurgegevens" },
        { Stufproef.InSoap(StufDocument.WithBehind("stuf/Di01.xml", "xmlBestand", "<GGK:xmlBestand/>")), "er staat een onverwacht element in bericht" },
        { Stufproef.InSoap(StufDocument.WithStartTag("stuf/Di01.xml", "xmlBestand", "<GGK:xmlBestand bestandsnaam='a.xml'>")),
            "xmlBestand heeft een attribuut dat daar niet hoort" },
        { Stufproef.InSoap(StufDocument.WithStartTag("stuf/Di01-tekstbestand.xml", "tekstBestand", "<GGK:tekstBestand>")),
            "bestandsnaam ontbreekt bij tekstBestand" },
        { InHeader($"<wsa:MessageID {Wsa}>{new string('x', 9000)}</wsa:MessageID>"), "wsa:MessageID is te lang" },
        { Met("0384", "03\084"), "het XML-document bevat een teken dat in XML niet mag" },
        { Met("0384", new string('<', 3)), "het XML-document is niet welgevormd" },
        { InHeader(string.Concat(Enumerable.Repeat("<a>", 100_000))), "het XML-document overschrijdt een grens voor diepte, namen of attributen" },
    };

    [Theory]
    [MemberData(nameof(Weigeringen), DisableDiscoveryEnumeration = true)]
    public async Task Read_MessageThatIsNotWhatItShouldBe_IsTheFaultOfTheClient(string soap, string fout)
    {
        var lezing = await Stufproef.ReadAsync(soap);

        Assert.Null(lezing.Bericht);
        Assert.Equal(fout, lezing.Fout);
        Assert.True(lezing.Gelezen.Probleem?.Code is null or SoapFoutcode.Client);
    }

    [Theory]
    [InlineData("http://www.w3.org/2003/05/soap-envelope")]
    [InlineData("urn:x")]
    [InlineData("")]
    public async Task Read_EnvelopeOfAnotherSoap_IsAVersionMismatch(string ns)
    {
        var lezing = await Stufproef.ReadAsync($"<Envelope xmlns='{ns}'><Body/></Envelope>");

        Assert.Equal(SoapFoutcode.VersionMismatch, lezing.Gelezen.Probleem?.Code);
    }

    [Theory]
    [InlineData("<x:y xmlns:x='urn:x' soap:mustUnderstand='1'/>", SoapFoutcode.MustUnderstand)]
    [InlineData("<x:y xmlns:x='urn:x' soap:mustUnderstand='true'/>", SoapFoutcode.MustUnderstand)]
    [InlineData("<x:y xmlns:x='urn:x'/><x:y xmlns:x='urn:x' soap:mustUnderstand='1'><z/></x:y>", SoapFoutcode.MustUnderstand)]
    [InlineData("<x:y xmlns:x='urn:x' soap:mustUnderstand='0'/>", null)]
    [InlineData("<x:y xmlns:x='urn:x' mustUnderstand='1'/>", null)]
    [InlineData("<x:y xmlns:x='urn:x'><z soap:mustUnderstand='1'/></x:y>", null)]
    [InlineData("<wsa:Action " + Wsa + " soap:mustUnderstand='1'>x</wsa:Action>", null)]
    public async Task Read_HeaderThatMustBeUnderstood_IsRefusedWhenItIsNot(string kop, object? code)
    {
        var lezing = await Stufproef.ReadAsync(InHeader(kop));

        Assert.Equal((SoapFoutcode?)code, lezing.Gelezen.Probleem?.Code);
        Assert.Equal(code is null, lezing.Bericht is not null);
    }

    [Theory]
    [InlineData("<wsa:MessageID " + Wsa + ">urn:uuid:1</wsa:MessageID>", "urn:uuid:1")]
    [InlineData(
        "<wsa:To " + Wsa + ">x</wsa:To><wsa:MessageID " + Wsa + ">urn:<![CDATA[uuid]]>:1</wsa:MessageID><wsa:Action " + Wsa + ">y</wsa:Action>", "urn:uuid:1")]
    [InlineData("<MessageID>urn:uuid:1</MessageID>", null)]
    [InlineData("<x>text<wsa:MessageID " + Wsa + ">urn:uuid:1</wsa:MessageID></x>", null)]
    [InlineData("", null)]
    public async Task Read_MessageId_IsKeptForTheAnswer(string kop, string? id)
    {
        var lezing = await Stufproef.ReadAsync(InHeader(kop));

        Assert.NotNull(lezing.Bericht);
        Assert.Equal(id, lezing.Gelezen[Stufveld.WsaMessageId]);
    }

    [Theory]
    [InlineData("<StUF:detailsXML><wat><dan>ook</dan></wat></StUF:detailsXML>", null)]
    [InlineData("<StUF:detailsXML> <v:wat xmlns:v='urn:v' a='1'>x</v:wat> <StUF:code/></StUF:detailsXML>", null)]
    [InlineData("<StUF:detailsXML/>", null)]
    [InlineData("<StUF:detailsXML>tekst</StUF:detailsXML>", "er staat tekst op een plaats waar die niet hoort")]
    [InlineData("<StUF:detailsXML><wat/>tekst</StUF:detailsXML>", "er staat tekst op een plaats waar die niet hoort")]
    [InlineData("<StUF:detailsXML a='1'/>", "detailsXML heeft een attribuut dat daar niet hoort")]
    [InlineData("<StUF:detailsXML/><StUF:detailsXML/>", "er staat een onverwacht element in body")]
    public async Task Read_DetailsXml_MayHoldAnyElementAndNothingElse(string xml, string? fout)
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(StufDocument.WithBehind("stuf/Fo01.xml", "details", xml)));

        Assert.Equal(fout, lezing.Fout);
        Assert.Equal(fout is null ? "WMO301-00030002" : null, lezing.Bericht?.Foutbericht?.Details);
    }

    [Fact]
    public async Task Read_ProseOfAnFo01_MayHaveLines()
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(StufDocument.WithContent("stuf/Fo01.xml", "details", "een\r\n\ttwee")));

        Assert.Equal("een\n\ttwee", lezing.Bericht?.Foutbericht?.Details);
    }

    [Fact]
    public async Task Read_LengthInCharacters_CountsASurrogatePairOnce()
    {
        Assert.Null((await Stufproef.ReadAsync(Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "functie", Emoji(30))))).Fout);
        Assert.NotNull((await Stufproef.ReadAsync(Stufproef.InSoap(StufDocument.WithContent("stuf/Di01.xml", "functie", Emoji(31))))).Fout);
    }

    [Fact]
    public async Task Read_EveryRefusal_HoldsNothingOfTheMessage()
    {
        var seed = Toeval.SeedOr(20260115);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Xmlmutaties(seed);
        var bron = Encoding.UTF8.GetBytes(Met("Gemeente Diemen", "Geheim999900006"));
        for (var nummer = 0; nummer < 5000; nummer++)
        {
            var lezing = await Stufproef.ReadAsync(mutaties.Mutate(bron), Stufcontract.Vragen, Stufproef.Ruim, () => int.MaxValue);

            Assert.True(lezing.Bericht is null != lezing.Fout is null);
            Assert.DoesNotContain("Geheim", lezing.Fout ?? "", StringComparison.Ordinal);
        }
    }

    private static string Met(string van, string naar) => Soap.Replace(van, naar, StringComparison.Ordinal);

    private static string InHeader(string kop) => Met("<soap:Body>", $"<soap:Header>{kop}</soap:Header><soap:Body>");

    private static string Emoji(int aantal) => new StringBuilder().Insert(0, "😀", aantal).ToString();
}
