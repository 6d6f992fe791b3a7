using System.Text;
using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

/// <summary>What a payload says it is, and that it is XML within the limits; nothing more.</summary>
public abstract class HerkenContract(IBerichtValidator validator) : Validatorcontract(validator)
{
    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    public static TheoryData<string> Onleesbaar =>
    [
        "", " ", "geen xml", "<a>", "<a></b>", "<a/><b/>", "<a b='1' b='2'/>", "<p:a/>", "<!DOCTYPE a><a/>", "<?xml version='1.0' encoding='UTF-16'?><a/>",
        "<a>&b;</a>",
        string.Concat(Enumerable.Repeat("<a>", XmlLimieten.MaxDiepte + 1)) + string.Concat(Enumerable.Repeat("</a>", XmlLimieten.MaxDiepte + 1)),
        $"<{new string('a', XmlLimieten.MaxNaamLengte + 1)}/>",
    ];

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Recognise_ExampleMessage_IsOfItsTypeWithoutKop(string naam)
    {
        var oordeel = Recognise(Fixtures.Text(naam));

        Assert.Empty(oordeel.Fouten);
        Assert.Equal((naam.Split('/')[0], Fixtures.Functie(naam)), (oordeel.Definitie?.Pack, oordeel.Definitie?.Functie));
        Assert.Null(oordeel.Kop);
        Assert.Null(oordeel.Document);
    }

    [Theory]
    [MemberData(nameof(Onleesbaar))]
    public void Recognise_NoXmlWithinTheLimits_IsRefusedAsValidateDoes(string inhoud)
    {
        var oordeel = Recognise(inhoud);

        Assert.Equal(Schemafoutcode.NietWelgevormd, Assert.Single(oordeel.Fouten).Code);
        Assert.Equal(Validate(inhoud).Fouten, oordeel.Fouten);
    }

    [Fact]
    public void Recognise_MessageThatItsSchemaRefuses_IsWellFormedAndKnown()
    {
        var inhoud = Fixtures.Text("ongeldig/WMO301-geslacht-buiten-codelijst.xml");

        Assert.False(Validate(inhoud).Geldig);
        Assert.True(Recognise(inhoud).Geldig);
        Assert.Equal("WMO301", Recognise(inhoud).Definitie?.Functie);
    }

    [Theory]
    [InlineData("<x:Bericht xmlns:x='urn:onbekend'/>", null)]
    [InlineData("<x:Bericht xmlns:x='urn:onbekend'><x:Header><x:BerichtCode> 414 </x:BerichtCode></x:Header></x:Bericht>", "WMO301")]
    [InlineData("<x:Bericht xmlns:x='urn:onbekend'><x:Header><x:BerichtCode>578</x:BerichtCode></x:Header></x:Bericht>", null)]
    [InlineData("<x:Bericht xmlns:x='urn:onbekend'><x:Header><x:BerichtCode>000</x:BerichtCode></x:Header></x:Bericht>", null)]
    [InlineData("<x:Bericht xmlns:x='urn:onbekend'><x:Client><x:BerichtCode>414</x:BerichtCode></x:Client></x:Bericht>", null)]
    [InlineData("<x:Bericht xmlns:x='urn:knooppunt:ieb:stub:4:wmo405'><x:Header><x:BerichtCode>414</x:BerichtCode></x:Header></x:Bericht>", "WMO405")]
    public void Recognise_UnknownNamespace_IsWhatAnOfficialBerichtCodeSaysOrNothing(string inhoud, string? functie)
    {
        var oordeel = Recognise(inhoud);

        Assert.Empty(oordeel.Fouten);
        Assert.Equal(functie, oordeel.Definitie?.Functie);
    }

    [Fact]
    public void Recognise_Envelope_IsADocument() => Assert.Equal("Bv03Bericht", Recognise(Fixtures.Text("stuf/Bv03.xml")).Document?.Element);

    [Fact]
    public void Recognise_DamagedMessage_RefusesExactlyWhatIsNotXml()
    {
        var seed = Toeval.SeedOr(20260302);
        TestContext.Current.TestOutputHelper!.WriteLine($"seed {seed}");
        var mutaties = new Xmlmutaties(seed);
        var bron = Fixtures.Bytes("ieb-4.0-plaatsvervanger/WMO405.xml");
        var geldig = 0;
        for (var nummer = 0; nummer < 2000; nummer++)
        {
            var data = mutaties.Mutate(bron);
            var oordeel = Validator.Recognise(data);

            Assert.Equal(Validator.Validate(data).Fouten.Any(f => f.Code == Schemafoutcode.NietWelgevormd), !oordeel.Geldig);
            geldig += oordeel.Geldig ? 1 : 0;
        }

        Assert.InRange(geldig, 100, 1900);
    }

    /// <summary>A stand-in that is set stricter is so for what is in its own namespace only.</summary>
    [Theory]
    [InlineData(false, Controleniveau.Envelop, "ieb-4.0-plaatsvervanger/WMO405.xml", "", "", Controleniveau.Envelop, true)]
    [InlineData(
        false, Controleniveau.Envelop, "ieb-4.0-plaatsvervanger/WMO405.xml", "<wmo405:StatusAanlevering>2<", "<wmo405:StatusAanlevering>5<",
        Controleniveau.Envelop, true)]
    [InlineData(false, Controleniveau.Schema, "ieb-4.0-plaatsvervanger/WMO405.xml", "", "", Controleniveau.Schema, true)]
    [InlineData(
        false, Controleniveau.Schema, "ieb-4.0-plaatsvervanger/WMO405.xml", "<wmo405:StatusAanlevering>2<", "<wmo405:StatusAanlevering>5<",
        Controleniveau.Schema, false)]
    [InlineData(
        false, Controleniveau.Schema, "ieb-4.0-plaatsvervanger/WMO405.xml", "urn:knooppunt:ieb:stub:4:wmo405",
        "http://www.istandaarden.nl/ieb/4_0/wmo405/schema", Controleniveau.Envelop, true)]
    [InlineData(false, Controleniveau.Schema, "ieb-4.0-plaatsvervanger/WMO405.xml", "</wmo405:Bericht>", "", Controleniveau.Envelop, false)]
    [InlineData(true, Controleniveau.Schema, "ieb-1.0/WMO401.xml", "", "", Controleniveau.Schema, true)]
    [InlineData(true, Controleniveau.Schema, "ieb-1.0/WMO401.xml", "ieb/1_0/wmo401", "ieb/1_1/wmo401", Controleniveau.Schema, false)]
    [InlineData(
        true, Controleniveau.Envelop, "ieb-1.0/WMO401.xml", "<wmo401:StatusAanlevering>1<", "<wmo401:StatusAanlevering>5<", Controleniveau.Envelop, true)]
    public void Judge_ByLevel_LooksAsFarAsTheTypeAsks(
        bool officieel, Controleniveau niveau, string naam, string oud, string nieuw, Controleniveau gekeurd, bool geldig)
    {
        var definitie = Proef.Catalogus.FindByFunctie(Fixtures.Functie(naam))[0] with { Controleniveau = niveau };
        var tekst = oud.Length == 0 ? Fixtures.Text(naam) : Fixtures.Text(naam).Replace(oud, nieuw, StringComparison.Ordinal);

        var oordeel = Niveaukeuring.Judge(Validator, Encoding.UTF8.GetBytes(tekst), definitie);

        Assert.Equal(officieel, !definitie.Plaatsvervanger);
        Assert.Equal((gekeurd, geldig), (oordeel.Niveau, oordeel.Oordeel.Geldig));
    }

    private Oordeel Recognise(string inhoud) => Validator.Recognise(Encoding.UTF8.GetBytes(inhoud));
}
