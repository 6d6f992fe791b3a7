using System.Text;
using System.Xml;
using System.Xml.Linq;
using System.Xml.Schema;
using IB.Gateway.Schemas;
using IB.Gateway.Stuf;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Everything that the knooppunt says over StUF satisfies the schemas of the standard, judged by the platform's validator.</summary>
public sealed class DeAntwoordenZijnSchemageldig(DeAntwoordenZijnSchemageldig.Keten fixture) : IClassFixture<DeAntwoordenZijnSchemageldig.Keten>
{
    private static readonly XmlSchemaSet Schemas = StufSchemas.CompileSchemaSet();
    private static readonly XNamespace Stuf = StufNamen.Stuf;
    private static readonly XNamespace Ggk = StufNamen.Ggk;

    private readonly Proefketen _keten = fixture.Proefketen;

    [Fact]
    public async Task Receipt_OfAMessage_IsAValidBv03()
    {
        var uitslag = await _keten.Diemen.SendStufAsync(Proefbericht.Toewijzing());

        RequireValid(uitslag.Bericht, Stuf + "Bv03Bericht");
    }

    [Theory]
    [InlineData("not SOAP at all", "RIN001")]
    [InlineData("<x/>", "RIN001")]
    [InlineData("", "RIN001")]
    public async Task Refusal_OfWhatIsNoMessage_HoldsAValidFo03(string soap, string code)
    {
        var uitslag = await _keten.Diemen.PostAsync(Encoding.UTF8.GetBytes(soap), StufNamen.ActieDi01);

        Assert.Equal(500, uitslag.Status);
        Assert.Equal(code, uitslag.Code);
        RequireValid(uitslag.Fo03, Stuf + "Fo03Bericht");
    }

    [Fact]
    public async Task Refusal_OfAnImpostor_HoldsAValidFo03()
    {
        var uitslag = await _keten.Diemen.SendStufAsync(Proefbericht.Toewijzing().From(Deelnemers.Amsterdam));

        RequireValid(uitslag.Fo03, Stuf + "Fo03Bericht");
    }

    [Fact]
    public async Task Refusal_WithoutACertificate_HoldsAValidFo03()
    {
        var antwoord = await RuweVerbinding.AskAsync(_keten.Knooppunt.Adres, null, Ruwverzoek.Stuf(await Proefbericht.Toewijzing().ToSoapAsync()));

        RequireValid(new Stufuitslag(antwoord.Status, antwoord.Body).Fo03, Stuf + "Fo03Bericht");
    }

    [Fact]
    public async Task Pushes_OfEveryKind_AreValid()
    {
        var gepusht = new List<Stufuitslag>();
        _keten.Diemen.Simulator.Gedrag = async http =>
        {
            var kopie = new MemoryStream();
            await http.Request.Body.CopyToAsync(kopie, http.RequestAborted);
            http.Request.Body = new MemoryStream(kopie.ToArray());
            lock (gepusht)
                gepusht.Add(new Stufuitslag(200, kopie.ToArray()));
            return true;
        };
        var toewijzing = Proefbericht.Toewijzing();
        var ongeldig = Proefbericht.Toewijzing() with { Inhoud = Fixtures.Bytes("ongeldig/WMO301-elementen-verwisseld.xml") };
        var start = Proefbericht.Start();
        var retour = toewijzing.Answer("WMO302");
        await _keten.Diemen.SendAsync(toewijzing);
        await _keten.Diemen.SendAsync(ongeldig);
        await _keten.ZorgThuis.SendAsync(start);
        await _keten.ZorgThuis.SendAsync(retour);
        await _keten.Diemen.WaitForFoutAsync(ongeldig.Referentie);
        await _keten.Diemen.ReceiveAsync(start.Referentie);
        await _keten.Diemen.ReceiveAsync(retour.Referentie);

        Assert.Equal(
            new[] { Ggk + "envelopHeenbericht-ggk_Di01", Ggk + "envelopRetourbericht-ggk_Du01", Stuf + "Fo01Bericht" }.ToHashSet(),
            gepusht.Select(g => g.Bericht.Name).ToHashSet());
        Assert.All(gepusht, g => RequireValid(g.Bericht, g.Bericht.Name));
    }

    // A root that the schemas do not have would be valid for want of a rule.
    private static void RequireValid(XElement bericht, XName naam)
    {
        Assert.Equal(naam, bericht.Name);
        Assert.NotNull(Schemas.GlobalElements[new XmlQualifiedName(naam.LocalName, naam.NamespaceName)]);
        var fouten = new List<string>();
        new XDocument(bericht).Validate(Schemas, (_, fout) => fouten.Add(fout.Message));
        Assert.Empty(fouten);
    }

    public sealed class Keten : Ketenfixture
    {
        internal override Ketenplan Plan => new();
    }
}
