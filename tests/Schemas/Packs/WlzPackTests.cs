using System.Text;
using System.Xml.Schema;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

/// <summary>The pack of the knooppunt's own: no tables of a standard say what it must be, so these do.</summary>
public sealed class WlzPackTests(Keurmeesters keurmeesters) : IClassFixture<Keurmeesters>
{
    private static readonly SchemaPack Pack = SchemaPack.LoadEmbedded("wlz-1.0");

    [Fact]
    public void Pack_Names_SayThatItIsNoOfficialStandard()
    {
        Assert.Equal("urn:knooppunt:wlz:1", Pack.Basisnamespace);
        Assert.All(Pack.Berichten, b => Assert.Equal($"urn:knooppunt:wlz:1:{b.Functie}", b.Namespace));
        Assert.Contains(Pack.Bronnen, b => b.Titel.StartsWith("Eigen voorstel", StringComparison.Ordinal));
    }

    [Fact]
    public void BerichtCodes_OfThePack_AreNoCodesOfVektis()
    {
        var vektis = SchemaPack.LoadAllEmbedded().SelectMany(p => p.Codelijsten).Where(c => c.Naam == "COD002").SelectMany(c => c.Codes).Select(c => c.Code);

        Assert.Empty(Pack.Berichten.Select(b => b.BerichtCode).Intersect(vektis));
    }

    /// <summary>What is asked of and told about a person is the least that does it: no profile, no ground, no provider, no name.</summary>
    [Theory]
    [InlineData("WlzVoorzieningRegistratie", "Registratie", "RegistratieId Bsn Actie Grond Begindatum Einddatum? ProductCategorie? Domein?")]
    [InlineData("CizStatus", "Persoon", "Bsn IndicatieReferentie? WlzStatus Afgiftedatum Ingangsdatum? Einddatum?")]
    [InlineData("CizStatus", "Kopie", "KopieId Deel AantalDelen AantalPersonen")]
    [InlineData(
        "WlzSignaal", "Signaal", "SignaalId Versie VervangtSignaal? Soort RegistratieId Bsn WlzStatus Afgiftedatum Ingangsdatum? Einddatum? SignaalDatum")]
    [InlineData("RegistertoetsVraag", "Vraag", "Doel Bsn Gebruiker")]
    [InlineData("RegistertoetsAntwoord", "Antwoord", "WlzStatus Afgiftedatum? Ingangsdatum? Einddatum? PeildatumKopie")]
    [InlineData("RegistertoetsAntwoord", "Fout", "Code Tekst")]
    public void Fields_OfAClass_AreTheMinimum(string functie, string klasse, string velden)
    {
        var schema = Pack.CompileSchemaSet(functie).Schemas(Pack.Berichten.Single(b => b.Functie == functie).Namespace).Cast<XmlSchema>().Single();
        var type = schema.Items.OfType<XmlSchemaComplexType>().Single(t => t.Name == klasse);

        Assert.Equal(
            velden,
            string.Join(' ', ((XmlSchemaSequence)type.ContentTypeParticle).Items.Cast<XmlSchemaElement>().Select(e => e.Name + (e.MinOccurs == 0 ? "?" : ""))));
    }

    /// <summary>
    /// A text without a bound would let one message hold anything. Lists are bounded by rules of the processing: in a schema each place costs a state.
    /// </summary>
    [Fact]
    public void Types_OfText_AreBounded() => Assert.All(
        Pack.CompileSchemaSet("CizStatus").GlobalTypes.Values.OfType<XmlSchemaSimpleType>().Where(t => t.TypeCode == XmlTypeCode.String),
        type => Assert.Contains(
            ((XmlSchemaSimpleTypeRestriction)type.Content!).Facets.Cast<XmlSchemaFacet>(), f => f is XmlSchemaMaxLengthFacet or XmlSchemaEnumerationFacet));

    [Theory]
    [InlineData("CizStatus", ":Bsn>999900006<", ":Bsn>99990000<")]
    [InlineData("CizStatus", ":Bsn>999900006<", ":Bsn>9999000060<")]
    [InlineData("CizStatus", ":Bsn>999900006<", ":Bsn>99990000X<")]
    [InlineData("CizStatus", ":WlzStatus>JA<", ":WlzStatus>Ja<")]
    [InlineData("CizStatus", ":Afgiftedatum>2026-02-20<", ":Afgiftedatum>2026-02-30<")]
    [InlineData("CizStatus", ":Afgiftedatum>2026-02-20<", ":Afgiftedatum>2026-02-20Z<")]
    [InlineData("CizStatus", ":Afgiftedatum>2026-02-20<", ":Afgiftedatum>12026-02-20<")]
    [InlineData("CizStatus", ":Afgiftedatum>2026-02-20<", ":ZzpCode>754</cizstatus:ZzpCode><cizstatus:Afgiftedatum>2026-02-20<")]
    [InlineData("CizStatus", ":KopieId>5b7c", ":KopieId>5B7C")]
    [InlineData("CizStatus", ":Deel>1<", ":Deel>0<")]
    [InlineData("CizStatus", ":AantalDelen>2<", ":AantalDelen>1000<")]
    [InlineData("CizStatus", ":Afzender>CIZ<", ":Afzender>0384<")]
    [InlineData("WlzVoorzieningRegistratie", ":RegistratieId>WMO-2026-000117<", ":RegistratieId>WMO 2026<")]
    [InlineData("WlzVoorzieningRegistratie", ":RegistratieId>WMO-2026-000117<", ":RegistratieId>1234567890123456789012345678901234567<")]
    [InlineData("WlzVoorzieningRegistratie", ":Actie>1<", ":Actie>4<")]
    [InlineData("WlzVoorzieningRegistratie", ":Afzender>0384<", ":Afzender>CIZ<")]
    [InlineData("RegistertoetsVraag", ":Doel>MELDING<", ":Doel>NIEUWSGIERIG<")]
    [InlineData("RegistertoetsVraag", ":Gebruiker>wmo-consulent-12<", ":Gebruiker>wmo consulent<")]
    [InlineData(
        "RegistertoetsAntwoord", "</registertoetsantwoord:Antwoord>",
        "</registertoetsantwoord:Antwoord><registertoetsantwoord:Fout><registertoetsantwoord:Code>WLZ001</registertoetsantwoord:Code><registertoetsantwoord:Tekst>x</registertoetsantwoord:Tekst></registertoetsantwoord:Fout>")]
    [InlineData("WlzSignaal", ":Versie>1<", ":Versie>0<")]
    public void Validate_ExampleWithOneChange_IsRefusedByBothEngines(string functie, string oud, string nieuw)
    {
        var tekst = Fixtures.Text($"wlz-1.0/{functie}.xml");
        var anders = tekst[..tekst.IndexOf(oud, StringComparison.Ordinal)] + nieuw + tekst[(tekst.IndexOf(oud, StringComparison.Ordinal) + oud.Length)..];

        keurmeesters.Judge(functie, Encoding.UTF8.GetBytes(anders)).AssertOngeldig();
    }

    [Fact]
    public void Validate_AntwoordWithoutAnswerOrFault_IsRefusedByBothEngines()
    {
        var tekst = Fixtures.Text("wlz-1.0/RegistertoetsAntwoord.xml");
        var begin = tekst.IndexOf("<registertoetsantwoord:Antwoord>", StringComparison.Ordinal);
        var einde = tekst.IndexOf("</registertoetsantwoord:Antwoord>", StringComparison.Ordinal) + "</registertoetsantwoord:Antwoord>".Length;

        keurmeesters.Judge("RegistertoetsAntwoord", Encoding.UTF8.GetBytes(tekst[..begin] + tekst[einde..])).AssertOngeldig();
    }
}
