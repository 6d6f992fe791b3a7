using System.Text;
using System.Xml.Linq;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Other software writes SOAP in its own way; what the standards allow is understood, and what they forbid is told (X26).</summary>
[Trait(Aanvalslijst.Kenmerk, "X26")]
public sealed class SoapsoftwareVanAnderen(Proefketen keten)
{
    private const string WsaMessageId = "urn:uuid:7d9f2a1c-4b3e-4f5a-8c6d-0123456789ab";

    [Fact]
    public async Task OtherPrefixes_WithAddressingBomCrlfAndComments_AreUnderstood()
    {
        var bericht = Proefbericht.Toewijzing();
        byte[] soap = [.. Encoding.UTF8.Preamble, .. Encoding.UTF8.GetBytes(Write(bericht).ReplaceLineEndings("\r\n"))];

        var uitslag = await keten.Diemen.PostAsync(soap, StufNamen.ActieDi01);

        Assert.Equal(bericht.Referentie, uitslag.Bevestigd);
        XNamespace wsa = StufNamen.WsAddressing;
        Assert.Equal(WsaMessageId, (string?)uitslag.Envelope.Descendants(wsa + "RelatesTo").Single());
        Assert.Equal(bericht.Inhoud, await keten.ZorgThuis.ReceiveAsync(bericht.Referentie));
    }

    [Theory]
    [InlineData("text/xml")]
    [InlineData("text/xml;charset=UTF-8")]
    [InlineData("text/xml; charset=\"utf-8\"")]
    public async Task ContentTypes_OfSoap11_AreTaken(string contentType)
    {
        var antwoord = await SendAsync(Write(Proefbericht.Toewijzing()), contentType);

        Assert.Equal(200, antwoord.Status);
    }

    [Theory]
    [InlineData("application/soap+xml; charset=utf-8")]
    [InlineData("text/xml; charset=utf-16")]
    [InlineData("multipart/related; type=\"text/xml\"")]
    public async Task ContentTypes_OfSomethingElse_AreRefused(string contentType)
    {
        var antwoord = await SendAsync(Write(Proefbericht.Toewijzing()), contentType);

        Assert.Equal(415, antwoord.Status);
        Assert.Equal("RIN001", new Stufuitslag(antwoord.Status, antwoord.Body).Code);
    }

    [Fact]
    public async Task Soap12_InASoap11Request_IsAVersionMismatch()
        => await RequireFaultAsync(
            Write(Proefbericht.Toewijzing()).Replace(StufNamen.Soap, "http://www.w3.org/2003/05/soap-envelope", StringComparison.Ordinal), "VersionMismatch");

    [Fact]
    public async Task UnknownHeader_ThatMustBeUnderstood_IsRefused()
        => await RequireFaultAsync(
            Write(Proefbericht.Toewijzing()).Replace("<!-- kop -->", "<x:Kluis xmlns:x=\"urn:x\" S:mustUnderstand=\"1\"/>", StringComparison.Ordinal),
            "MustUnderstand");

    [Fact]
    public async Task SoapAction_OfAnotherMessage_IsRefused()
    {
        var uitslag = await keten.Diemen.PostAsync(Encoding.UTF8.GetBytes(Write(Proefbericht.Toewijzing())), StufNamen.ActieFo01);

        Assert.Equal(500, uitslag.Status);
        Assert.Equal("RIN001", uitslag.Code);
    }

    private async Task RequireFaultAsync(string soap, string code)
    {
        var uitslag = await keten.Diemen.PostAsync(Encoding.UTF8.GetBytes(soap), StufNamen.ActieDi01);

        Assert.Equal(500, uitslag.Status);
        Assert.EndsWith(":" + code, (string?)uitslag.Bericht.Element("faultcode"), StringComparison.Ordinal);
    }

    private Task<Ruwantwoord> SendAsync(string soap, string contentType)
        => RuweVerbinding.AskAsync(keten.Knooppunt.Adres, keten.Diemen.Certificaat, Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(soap), contentType));

    private static string Write(Proefbericht bericht) => $"""
        <?xml version='1.0' encoding='utf-8' standalone="yes"?>
        <!-- gemaakt door een ander pakket -->
        <S:Envelope xmlns:S='{StufNamen.Soap}' xmlns:a="{StufNamen.WsAddressing}">
          <S:Header>
            <a:MessageID>{WsaMessageId}</a:MessageID>
            <a:Action S:mustUnderstand="1">{StufNamen.ActieDi01}</a:Action>
            <a:To>https://localhost{Stuf.Wsdl.Pad}</a:To>
            <!-- kop -->
          </S:Header>
          <S:Body>
            <envelopHeenbericht-ggk_Di01 xmlns="{StufNamen.Ggk}" xmlns:s="{StufNamen.Stuf}">
              <stuurgegevens>
                <s:berichtcode>Di01</s:berichtcode>
                <s:zender><s:organisatie>{bericht.Van.Code}</s:organisatie><s:applicatie>Ander pakket</s:applicatie></s:zender>
                <s:ontvanger>
                  <s:organisatie><![CDATA[{bericht.Naar.Code}]]></s:organisatie>
                  <s:applicatie>GG&#107;</s:applicatie>
                </s:ontvanger>
                <s:referentienummer>{bericht.Referentie}</s:referentienummer>
                <s:tijdstipBericht>{bericht.Tijdstip}</s:tijdstipBericht>
                <s:functie>{bericht.Functie}</s:functie>
              </stuurgegevens>
              <parameters>
                <applicatieVersie>0004</applicatieVersie><applicatieSubversie>0001</applicatieSubversie>
                <functieVersie>0003</functieVersie><functieSubversie>0002</functieSubversie>
                <bericht><xmlBestand>
        {Convert.ToBase64String(bericht.Inhoud, Base64FormattingOptions.InsertLineBreaks)}
                </xmlBestand></bericht>
              </parameters>
            </envelopHeenbericht-ggk_Di01>
          </S:Body>
        </S:Envelope>
        """;
}
