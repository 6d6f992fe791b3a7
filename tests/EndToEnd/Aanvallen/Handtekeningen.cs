using System.Text;
using IB.Gateway.Stuf;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// XML signatures (X13) and XML encryption (X14) mean nothing to the knooppunt: who sends is who holds the certificate of the
/// connection. So none of them proves, hides or moves anything, and none of them makes it work.
/// </summary>
[Collection(Doelwit.Naam)]
public sealed class Handtekeningen(Doelwit doelwit)
{
    private const string Wsse = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-secext-1.0.xsd";
    private const string Wsu = "http://docs.oasis-open.org/wss/2004/01/oasis-200401-wss-wssecurity-utility-1.0.xsd";
    private const string Ds = "http://www.w3.org/2000/09/xmldsig#";
    private const string Xenc = "http://www.w3.org/2001/04/xmlenc#";

    private static readonly Dictionary<string, Func<string, string, string>> Elementen = new()
    {
        ["X13 signature over the body"] = (_, _) => Signature("#body", string.Empty),
        ["X13 signature with the body in an Object"] = (soap, _) => Signature("#body", string.Empty, $"<ds:Object>{Body(soap)}</ds:Object>"),
        ["X13 XPath transform"] = (_, _) => Signature(
            string.Empty, "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xpath-19991116\"><ds:XPath>//*[count(//*)&gt;0]</ds:XPath></ds:Transform>"),
        ["X13 XSLT transform"] = (_, kanarie) => Signature(string.Empty, "<ds:Transform Algorithm=\"http://www.w3.org/TR/1999/REC-xslt-19991116\">"
            + $"<xsl:stylesheet version=\"1.0\" xmlns:xsl=\"http://www.w3.org/1999/XSL/Transform\"><xsl:include href=\"http://{kanarie}/x.xsl\"/></xsl:stylesheet></ds:Transform>"),
        ["X13 reference to elsewhere"] = (_, kanarie) => Signature($"http://{kanarie}/x", string.Empty),
        ["X13 timestamp without signature"] = (_, _) => $"<wsu:Timestamp xmlns:wsu=\"{Wsu}\"><wsu:Created>2099-01-01T00:00:00Z</wsu:Created></wsu:Timestamp>",
        ["X14 HMACOutputLength of one"] = (_, _) => Signature("#body", string.Empty)
            .Replace("</ds:SignatureMethod>", "<ds:HMACOutputLength>1</ds:HMACOutputLength></ds:SignatureMethod>", StringComparison.Ordinal),
        ["X14 thousand transforms"] = (_, _) =>
            Signature("#body", Repeat("<ds:Transform Algorithm=\"http://www.w3.org/TR/2001/REC-xml-c14n-20010315\"/>", 1000)),
        ["X14 nested EncryptedKey"] = (_, _) => Repeat($"<xenc:EncryptedKey xmlns:xenc=\"{Xenc}\"><ds:KeyInfo xmlns:ds=\"{Ds}\">", 25)
            + Repeat("</ds:KeyInfo></xenc:EncryptedKey>", 25),
        ["X14 RetrievalMethod that loops"] = (_, _) => $"<ds:KeyInfo xmlns:ds=\"{Ds}\" Id=\"k\"><ds:RetrievalMethod URI=\"#k\"/></ds:KeyInfo>",
        ["X14 RetrievalMethod to elsewhere"] = (_, kanarie) => $"<ds:KeyInfo xmlns:ds=\"{Ds}\"><ds:RetrievalMethod URI=\"http://{kanarie}/k\"/></ds:KeyInfo>",
        ["X14 huge key"] = (_, _) =>
            $"<ds:KeyInfo xmlns:ds=\"{Ds}\"><ds:KeyValue><ds:RSAKeyValue><ds:Modulus>{new string('A', 1_000_000)}</ds:Modulus></ds:RSAKeyValue></ds:KeyValue></ds:KeyInfo>",
        ["X14 encrypted data"] = (_, kanarie) =>
            $"<xenc:EncryptedData xmlns:xenc=\"{Xenc}\"><xenc:CipherData><xenc:CipherReference URI=\"http://{kanarie}/c\"/></xenc:CipherData></xenc:EncryptedData>",
    };

    /// <summary>What a SOAP envelope may not look like, whatever is signed in it.</summary>
    private static readonly Dictionary<string, Func<string, string>> Omhulsels = new()
    {
        ["two bodies"] = soap => Insert(soap, After(soap, "Body>"), Body(soap)),
        ["body in a wrapper"] = soap => soap.Replace(Body(soap), $"<w:Wrapper xmlns:w=\"urn:w\">{Body(soap)}</w:Wrapper>", StringComparison.Ordinal),
        ["two messages in a body"] = soap =>
            Insert(soap, soap.LastIndexOf("</", soap.LastIndexOf("Body>", StringComparison.Ordinal), StringComparison.Ordinal), "<a/>"),
        ["header behind the body"] = soap => Insert(soap, After(soap, "Body>"), $"<h:Header xmlns:h=\"{StufNamen.Soap}\"/>"),
        ["body of another namespace first"] = soap => soap.Replace(Body(soap), $"<b:Body xmlns:b=\"urn:b\"/>{Body(soap)}", StringComparison.Ordinal),
        ["encrypted body"] = soap =>
            soap.Replace(Body(soap), $"<b:Body xmlns:b=\"{StufNamen.Soap}\"><xenc:EncryptedData xmlns:xenc=\"{Xenc}\"/></b:Body>", StringComparison.Ordinal),
        ["id on the message"] = soap =>
            Insert(soap, soap.IndexOf('>', soap.IndexOf("Heenbericht", StringComparison.OrdinalIgnoreCase)), $" xmlns:wsu=\"{Wsu}\" wsu:Id=\"body\""),
    };

    public static TheoryData<string> Koppen(string nummer) => [.. Elementen.Keys.Where(k => k.StartsWith(nummer + " ", StringComparison.Ordinal))];

    public static TheoryData<Deur, string> Gevallen(string nummer) => Deuren.Times(nummer, Elementen.Keys);

    public static TheoryData<string> Enveloppen => [.. Omhulsels.Keys];

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    [MemberData(nameof(Gevallen), "X13")]
    public Task Signature_WhereItDoesNotBelong_IsAnElementThatIsNotAllowed(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X14")]
    [MemberData(nameof(Gevallen), "X14")]
    public Task Encryption_WhereItDoesNotBelong_IsAnElementThatIsNotAllowed(Deur deur, string aanval) => RequireRefusedAsync(deur, aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    [MemberData(nameof(Koppen), "X13")]
    public Task Signature_InAHeader_ChangesNothing(string aanval) => RequireIgnoredAsync(aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X14")]
    [MemberData(nameof(Koppen), "X14")]
    public Task Encryption_InAHeader_ChangesNothing(string aanval) => RequireIgnoredAsync(aanval);

    [Theory]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    [MemberData(nameof(Enveloppen))]
    public Task Envelope_ThatCanBeReadInTwoWays_IsRefused(string welke)
        => doelwit.RequireRefusedAsync(Deur.StufEnvelop, soap => Encoding.UTF8.GetBytes(Omhulsels[welke](soap)));

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    public async Task Security_ThatMustBeUnderstood_IsRefusedAsNotUnderstood()
    {
        var bericht = Proefbericht.Toewijzing();
        var soap = WithKop(
            Encoding.UTF8.GetString(await bericht.ToSoapAsync()), Signature("#body", string.Empty), $" h:mustUnderstand=\"1\" xmlns:h=\"{StufNamen.Soap}\"");

        var antwoord = await doelwit.AttackAsync(doelwit.Gemeente, Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(soap)));

        Assert.Equal(500, antwoord.Status);
        Assert.EndsWith(":MustUnderstand", (string?)new Stufuitslag(antwoord.Status, antwoord.Body).Bericht.Element("faultcode"), StringComparison.Ordinal);
        Assert.Empty(await doelwit.Proefketen.ReadBerichtenAsync(bericht.Referentie));
    }

    [Fact]
    [Trait(Aanvalslijst.Kenmerk, "X13")]
    public async Task SignedMessageOfAnother_MovedIntoAHeader_LendsItsNameToNobody()
    {
        // The classic: the true message of Amsterdam, signed, is moved aside; in its place comes one that Diemen made.
        var echt = Proefbericht.Of("JW301", Deelnemers.Amsterdam, Deelnemers.JeugdVooruit);
        var vals = Proefbericht.Toewijzing().From(Deelnemers.Amsterdam);
        var verplaatst = Body(Encoding.UTF8.GetString(await echt.ToSoapAsync()));
        var soap = WithKop(Encoding.UTF8.GetString(await vals.ToSoapAsync()), Signature("#body", string.Empty) + verplaatst, string.Empty);

        var antwoord = await doelwit.WithstandAsync(
            soap.Length, journaal: 1, () => RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Gemeente, Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(soap))));

        Assert.Equal("IB002", new Stufuitslag(antwoord.Status, antwoord.Body).Code);
        Assert.Empty(await doelwit.Proefketen.ReadBerichtenAsync(echt.Referentie));
        Assert.Equal(0, (long)Assert.Single(await doelwit.Proefketen.ReadBerichtenAsync(vals.Referentie))["inhoudLengte"]!);
    }

    private async Task RequireRefusedAsync(Deur deur, string aanval)
    {
        using var kanarie = new Kanarie();
        var soap = Encoding.UTF8.GetString(await Proefbericht.Toewijzing().ToSoapAsync());

        await doelwit.RequireRefusedAsync(deur, xml => Encoding.UTF8.GetBytes(xml.WithFirst(Elementen[aanval](soap, kanarie.Adres))));

        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }

    // Not understood and not asked to be: by SOAP 1.1 section 4.2.3 it is as if it were not there.
    private async Task RequireIgnoredAsync(string aanval)
    {
        using var kanarie = new Kanarie();
        var bericht = Proefbericht.Toewijzing();
        var soap = Encoding.UTF8.GetString(await bericht.ToSoapAsync());
        var verzoek = Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(WithKop(soap, Elementen[aanval](soap, kanarie.Adres), string.Empty)));

        var antwoord = await doelwit.WithstandAsync(verzoek.Length, journaal: 1, () => RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Gemeente, verzoek));

        Assert.Equal(bericht.Referentie, new Stufuitslag(antwoord.Status, antwoord.Body).Bevestigd);
        Assert.Equal(bericht.Inhoud, await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie));
        Assert.False(kanarie.Zong, "The knooppunt made a connection.");
    }

    private static string Signature(string uri, string transforms, string meer = "") =>
        $"<ds:Signature xmlns:ds=\"{Ds}\"><ds:SignedInfo><ds:CanonicalizationMethod Algorithm=\"http://www.w3.org/2001/10/xml-exc-c14n#\"/>"
        + "<ds:SignatureMethod Algorithm=\"http://www.w3.org/2000/09/xmldsig#hmac-sha1\"></ds:SignatureMethod>"
        + $"<ds:Reference URI=\"{uri}\"><ds:Transforms>{transforms}</ds:Transforms><ds:DigestValue>AAAA</ds:DigestValue></ds:Reference></ds:SignedInfo>"
        + $"<ds:SignatureValue>AAAA</ds:SignatureValue>{meer}</ds:Signature>";

    private static string WithKop(string soap, string inhoud, string attributen) => soap.Replace(
        Body(soap), $"<k:Header xmlns:k=\"{StufNamen.Soap}\"><wsse:Security xmlns:wsse=\"{Wsse}\"{attributen}>{inhoud}</wsse:Security></k:Header>{Body(soap)}",
        StringComparison.Ordinal);

    /// <summary>The element Body, as it stands; it may use prefixes of the Envelope.</summary>
    private static string Body(string soap) => soap[soap.LastIndexOf('<', soap.IndexOf("Body>", StringComparison.Ordinal))..After(soap, "Body>")];

    private static int After(string soap, string tekst) => soap.LastIndexOf(tekst, StringComparison.Ordinal) + tekst.Length;

    private static string Insert(string soap, int plek, string tekst) => soap.Insert(plek, tekst);

    private static string Repeat(string tekst, int keer) => new StringBuilder(tekst.Length * keer).Insert(0, tekst, keer).ToString();
}
