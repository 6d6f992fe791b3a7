using System.Xml.Linq;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Stuf;

/// <summary>What the port makes of the example envelopes and of other ways to write them.</summary>
public sealed class StufleesTests
{
    private const string Di01 = "stuf/Di01.xml";
    private const string Uuid = "3f1d6a52-90c4-4b7e-8a15-6e2c0d47b981";

    [Fact]
    public async Task Read_Di01_GivesItsEnvelopeAndPayload()
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Stufproef.Kaal(Di01)));

        Assert.Equal(
            new Stufbericht(
                new Envelop
                {
                    Soort = Berichtsoort.Di01,
                    Referentienummer = Uuid,
                    ConversatieId = Uuid,
                    AntwoordOp = null,
                    Zender = new Systeem("0384", "Voorbeeld Suite Sociaal", "Gemeente Diemen"),
                    Ontvanger = new Systeem("42420001", "GGk"),
                    TijdstipBericht = "20260109101742",
                    Functie = "WMO301",
                    FunctieVersie = new Versie(3, 2),
                    ApplicatieVersie = new Versie(5, 1),
                },
                null,
                null),
            lezing.Bericht);
        Assert.Equal(Fixtures.Bytes("iwmo-3.2/WMO301.xml"), lezing.Inhoud);
        Assert.False(lezing.Gelezen.IsTekstBestand);
    }

    [Fact]
    public async Task Read_Du01_BelongsToTheConversationItAnswers()
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Stufproef.Kaal("stuf/Du01.xml")));

        var envelop = Assert.IsType<Stufbericht>(lezing.Bericht).Envelop;
        Assert.Equal(Berichtsoort.Du01, envelop.Soort);
        Assert.Equal(Uuid, envelop.AntwoordOp);
        Assert.Equal(Uuid, envelop.ConversatieId);
        Assert.NotEqual(Uuid, envelop.Referentienummer);
        Assert.Equal("WMO302", envelop.Functie);
        Assert.Equal(Fixtures.Bytes("iwmo-3.2/WMO302.xml"), lezing.Inhoud);
    }

    [Fact]
    public async Task Read_TekstBestand_HasItsNameAndBytes()
    {
        var bron = XDocument.Parse(Fixtures.Text("stuf/Di01-tekstbestand.xml")).Descendants().Single(e => e.Name.LocalName == "tekstBestand");
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Stufproef.Kaal("stuf/Di01-tekstbestand.xml")));

        Assert.Equal(bron.Attribute("bestandsnaam")!.Value, lezing.Bericht!.Envelop.Bestandsnaam);
        Assert.True(lezing.Gelezen.IsTekstBestand);
        Assert.Equal(Convert.FromBase64String(bron.Value), lezing.Inhoud);
    }

    [Fact]
    public async Task Read_LineWrappedPayload_IsTheSameMessage()
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Stufproef.Kaal("stuf/Di01-regels.xml")));

        Assert.Null(lezing.Bericht!.Leesbevinding);
        Assert.Equal(Fixtures.Bytes("ijw-3.2/JW323.xml"), lezing.Inhoud);
    }

    [Fact]
    public async Task Read_Fo01_GivesTheFaultAndTheMessageItIsAbout()
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Stufproef.Kaal("stuf/Fo01.xml")));

        var bericht = Assert.IsType<Stufbericht>(lezing.Bericht);
        Assert.Equal(
            new Foutbericht("IB210", "client", "Ontvangende organisatie onbekend. Organisatie 42420001", "WMO301-00030002", Uuid, Uuid),
            bericht.Foutbericht);
        Assert.Equal(Berichtsoort.Fo01, bericht.Envelop.Soort);
        Assert.Equal(new Systeem("IB", "GGKWebservice"), bericht.Envelop.Zender);
        Assert.Null(bericht.Leesbevinding);
        Assert.Empty(lezing.Inhoud);
    }

    [Fact]
    public async Task Read_Bv03_NamesTheMessageItConfirms()
    {
        var lezing = await Stufproef.ReadAntwoordAsync(Stufproef.InSoap(Stufproef.Kaal("stuf/Bv03.xml")));

        Assert.Null(lezing.Fout);
        Assert.Same(Stufcontract.Bevestiging, lezing.Gelezen.Bericht);
        Assert.Equal(Uuid, lezing.Gelezen[Stufveld.CrossRefnummer]);
    }

    [Fact]
    public async Task Read_Fo03_IsTheDetailOfASoapFault()
    {
        var lezing = await Stufproef.ReadAntwoordAsync(Stufproef.InSoapFault(Stufproef.Kaal("stuf/Fo03.xml")));

        Assert.Null(lezing.Fout);
        Assert.Same(Stufcontract.SoapFout, lezing.Gelezen.Bericht);
        Assert.Equal("StUF046", lezing.Gelezen[Stufveld.Code]);
        Assert.Equal("soap:Server", lezing.Gelezen[Stufveld.SoapFaultcode]);
    }

    [Theory]
    [InlineData("")]
    [InlineData("geen nummer van ons")]
    public async Task Read_Fo03WithoutOurNumber_StillSaysTheFault(string nummer)
    {
        var lezing = await Stufproef.ReadAntwoordAsync(Stufproef.InSoapFault(StufDocument.WithContent("stuf/Fo03.xml", "crossRefnummer", nummer)));

        Assert.Null(lezing.Fout);
        Assert.Equal("StUF046", lezing.Gelezen[Stufveld.Code]);
    }

    public static TheoryData<string, string, Controlepunt, string> Bevindingen => new()
    {
        { Di01, "referentienummer=3F1D6A52-90C4-4B7E-8A15-6E2C0D47B981", Controlepunt.GeenUuid, "referentienummer" },
        { Di01, "referentienummer=9c0f7b90-5c69-11e5-a837-0800200c9a66", Controlepunt.GeenUuid, "referentienummer" },
        { Di01, "referentienummer=geen-uuid", Controlepunt.GeenUuid, "referentienummer" },
        { "stuf/Du01.xml", "crossRefnummer=0198b5c2-7d1e-7a44-9c3f-5b60e1d2a783", Controlepunt.GeenUuid, "crossRefnummer" },
        { Di01, "tijdstipBericht=99999999", Controlepunt.EnvelopOnjuist, "tijdstipBericht is geen bestaand tijdstip" },
        { Di01, "tijdstipBericht=20260229101742", Controlepunt.EnvelopOnjuist, "tijdstipBericht is geen bestaand tijdstip" },
        { Di01, "tijdstipBericht=20260109251742", Controlepunt.EnvelopOnjuist, "tijdstipBericht is geen bestaand tijdstip" },
        { Di01, "tijdstipBericht=202601093", Controlepunt.EnvelopOnjuist, "tijdstipBericht is geen bestaand tijdstip" },
        { Di01, "tijdstipBericht=20260109106", Controlepunt.EnvelopOnjuist, "tijdstipBericht is geen bestaand tijdstip" },
    };

    [Theory]
    [MemberData(nameof(Bevindingen))]
    public async Task Read_ValueThatTheSpecificationForbids_IsAFindingAndNoRefusal(string naam, string verandering, Controlepunt punt, string bijzonderheid)
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Change(naam, verandering)));

        Assert.Null(lezing.Fout);
        Assert.Equal((punt, bijzonderheid), (lezing.Bericht!.Leesbevinding!.Punt, lezing.Bericht.Leesbevinding.Bijzonderheid));
    }

    [Theory]
    [InlineData("20260109")]
    [InlineData("202601092")]
    [InlineData("2026010910")]
    [InlineData("20260109105")]
    [InlineData("202601091017")]
    [InlineData("2026010910175")]
    [InlineData("20260110101742")]
    [InlineData("202601091017420")]
    [InlineData("2026010910174200")]
    [InlineData("20260109101742000")]
    public async Task Read_TimeOfAnyPrecisionOfStuf_IsGood(string tijdstip)
    {
        var lezing = await Stufproef.ReadAsync(Stufproef.InSoap(Change(Di01, "tijdstipBericht=" + tijdstip)));

        Assert.Null(lezing.Bericht!.Leesbevinding);
        Assert.Equal(tijdstip, lezing.Bericht.Envelop.TijdstipBericht);
    }

    [Fact]
    public async Task Read_OntvangerOtherThanGgk_IsAFinding()
    {
        var soap = Stufproef.InSoap(Stufproef.Kaal(Di01)).Replace(">GGk<", ">Zorgsysteem<", StringComparison.Ordinal);

        var lezing = await Stufproef.ReadAsync(soap);

        Assert.Equal(Controlepunt.EnvelopOnjuist, lezing.Bericht!.Leesbevinding!.Punt);
    }

    [Theory]
    [InlineData("http://www.stufstandaarden.nl/sectormodel/ggk/0210", "ggk0210 patch 03")]
    [InlineData("http://www.egem.nl/StUF/sector/ggk/0310", "ggk0310")]
    public async Task Read_OlderGgkNamespace_IsAFindingThatNamesTheVersion(string ns, string versie)
    {
        var soap = Stufproef.InSoap(Stufproef.Kaal(Di01)).Replace(StufNamen.Ggk, ns, StringComparison.Ordinal);

        var lezing = await Stufproef.ReadAsync(soap);

        var bevinding = lezing.Bericht!.Leesbevinding!;
        Assert.Equal((Controlepunt.StufVersie, versie), (bevinding.Punt, bevinding.Bijzonderheid));
        Assert.Equal("WMO301", lezing.Bericht.Envelop.Functie);
        Assert.Equal(Fixtures.Bytes("iwmo-3.2/WMO301.xml"), lezing.Inhoud);
    }

    [Fact]
    public async Task Read_RootAndChildrenOfDifferentGgkVersions_IsRefused()
    {
        var soap = Stufproef.InSoap(Stufproef.Kaal(Di01))
            .Replace("<GGK:parameters>", "<GGK:parameters xmlns:GGK='http://www.egem.nl/StUF/sector/ggk/0310'>", StringComparison.Ordinal);

        Assert.Equal("parameters ontbreekt in envelopHeenbericht-ggk_Di01 of staat op de verkeerde plaats", (await Stufproef.ReadAsync(soap)).Fout);
    }

    public static TheoryData<string, Func<string, string>> Schrijfwijzen => new()
    {
        { "byte order mark and declaration", s => "\uFEFF<?xml version='1.0' encoding='utf-8'?>\r\n" + s },
        { "line feeds", s => s.Replace("\r\n", "\n", StringComparison.Ordinal) },
        { "no white space", s => s.Replace("\r\n", "", StringComparison.Ordinal).Replace("\t", "", StringComparison.Ordinal) },
        { "CDATA in a value", s => s.Replace(">WMO301<", "><![CDATA[WMO]]>301<![CDATA[]]><", StringComparison.Ordinal) },
        { "CDATA around the payload", s => s.Replace("xmlBestand>PD9", "xmlBestand><![CDATA[P]]>D9", StringComparison.Ordinal) },
        { "comments", s => s.Replace(">WMO301<", ">WMO<!-- é -->301<", StringComparison.Ordinal)
            .Replace("xmlBestand>PD9", "xmlBestand>P<!-- -->D9", StringComparison.Ordinal) },
        { "references",
            s => s.Replace(">WMO301<", ">WM&#79;301<", StringComparison.Ordinal).Replace("xmlBestand>PD9", "xmlBestand>&#x50;D9", StringComparison.Ordinal) },
        { "other prefixes", s => s.Replace("StUF:", "s:", StringComparison.Ordinal).Replace(":StUF", ":s", StringComparison.Ordinal) },
        { "schema location", s => s.Replace(
            "<GGK:parameters>", "<GGK:parameters xmlns:xsi='http://www.w3.org/2001/XMLSchema-instance' xsi:schemaLocation='urn:x http://127.0.0.1:1/'>",
            StringComparison.Ordinal) },
        { "empty header", s => s.Replace("<soap:Body>", "<soap:Header/><soap:Body>", StringComparison.Ordinal) },
        { "white space in the base64", s => s.Replace("xmlBestand>PD9", "xmlBestand>\r\nP D\t9\r\n", StringComparison.Ordinal) },
    };

    [Theory]
    [MemberData(nameof(Schrijfwijzen), DisableDiscoveryEnumeration = true)]
    public async Task Read_OtherWayToWriteTheSame_IsTheSameMessage(string wat, Func<string, string> schrijf)
    {
        var gewoon = Stufproef.InSoap(Stufproef.Kaal(Di01));
        var anders = schrijf(gewoon);
        Assert.True(gewoon != anders, wat);

        var lezing = await Stufproef.ReadAsync(anders);

        Assert.Null(lezing.Fout);
        Assert.Equal((await Stufproef.ReadAsync(gewoon)).Bericht, lezing.Bericht);
        Assert.Equal(Fixtures.Bytes("iwmo-3.2/WMO301.xml"), lezing.Inhoud);
    }

    [Fact]
    public async Task Read_BestandsnaamWithReference_IsResolved()
    {
        var soap = Stufproef.InSoap(Stufproef.Kaal("stuf/Di01-tekstbestand.xml"));
        var naam = (await Stufproef.ReadAsync(soap)).Bericht!.Envelop.Bestandsnaam!;

        var lezing = await Stufproef.ReadAsync(soap.Replace($"\"{naam}\"", $"\"&#{(int)naam[0]};{naam[1..]}\"", StringComparison.Ordinal));

        Assert.Equal(naam, lezing.Bericht?.Envelop.Bestandsnaam);
    }

    private static string Change(string naam, string verandering)
    {
        var delen = verandering.Split('=');
        return StufDocument.WithContent(naam, delen[0], delen[1]);
    }
}
