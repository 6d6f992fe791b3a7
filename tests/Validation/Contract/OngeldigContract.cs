using System.Text;
using System.Text.RegularExpressions;
using IB.Gateway.Testing;

namespace IB.Gateway.Validation.Tests.Contract;

public abstract class OngeldigContract(IBerichtValidator validator) : Validatorcontract(validator)
{
    private static readonly (string Naam, string? Functie, Schemafout Fout)[] Gevallen =
    [
        ("JW301-geslacht-ontbreekt", "JW301", new("XSD", 23, 4, "/Bericht/Client/Naam",
            "element Naam is hier niet toegestaan, verwacht wordt Geslacht")),
        ("JW315-datum-bestaat-niet", "JW315", new("XSD", 43, 44, "/Bericht/Client/AangevraagdeProducten/AangevraagdProduct/ToewijzingEinddatum",
            "de waarde van ToewijzingEinddatum is onjuist, verwacht wordt een bestaande datum (jjjj-mm-dd), van de vorm [^:Z]*")),
        ("JW318-kale-retourcode", "JW318", new("XSD", 32, 5, "/Bericht/Client/Verzoek/RetourCode",
            "element RetourCode is hier niet toegestaan, verwacht wordt OngewijzigdeProducten of TeWijzigenProducten of NieuweProducten of RetourCodes")),
        ("WMO301-elementen-verwisseld", "WMO301", new("XSD", 19, 4, "/Bericht/Client/Geboortedatum",
            "element Geboortedatum is hier niet toegestaan, verwacht wordt Bsn")),
        ("WMO301-geslacht-buiten-codelijst", "WMO301", new("XSD", 23, 23, "/Bericht/Client/Geslacht",
            "de waarde van Geslacht is onjuist, verwacht wordt een van 0, 1, 2")),
        ("WMO302-berichtcode-van-heenbericht", "WMO302", new("XSD", 4, 28, "/Bericht/Header/BerichtCode",
            "de waarde van BerichtCode is onjuist, verwacht wordt tekst, van de vorm 415, minstens 1 teken, hoogstens 3 tekens")),
        ("WMO305-naamruimte-van-andere-release", null, new("STANDAARD", 1, 1, "/",
            "de namespace van het bericht hoort niet bij een bekende standaard en versie")),
        ("WMO307-niet-welgevormd", "WMO307", new("XML", 57, 3, "/", "het XML-document is niet welgevormd")),
        ("WMO319-woonplaatsbeginsel-alleen-ijw", "WMO319", new("XSD", 22, 4, "/Bericht/Antwoord/(onbekend)",
            "element (onbekend) is hier niet toegestaan")),
        ("WMO323-declaratienummer-met-leesteken", "WMO323", new("XSD", 19, 39, "/Bericht/Declaratie/DeclaratieNummer",
            "de waarde van DeclaratieNummer is onjuist, verwacht wordt tekst, van de vorm ([a-zA-Z0-9])+, minstens 1 teken, hoogstens 12 tekens")),
    ];

    public static TheoryData<string, string?, Schemafout> Fouten
        => [.. Gevallen.Select(g => new TheoryDataRow<string, string?, Schemafout>(g.Naam, g.Functie, g.Fout))];

    public static TheoryData<string> Berichten => [.. Fixtures.Berichten];

    [Theory]
    [MemberData(nameof(Fouten), DisableDiscoveryEnumeration = true)]
    public void Validate_MessageWithOneFault_SaysWhatAndWhere(string naam, string? functie, Schemafout verwacht)
    {
        var oordeel = Validate(Fixtures.Bytes($"ongeldig/{naam}.xml"));

        Assert.False(oordeel.Geldig);
        Assert.Equal(functie, oordeel.Definitie?.Functie);
        Assert.Null(oordeel.Kop);
        Assert.Equal([verwacht], oordeel.Fouten);
    }

    [Fact]
    public void Gevallen_EveryFaultyFixture_IsAmongThem()
        => Assert.Equal(Fixtures.In("ongeldig"), Gevallen.Select(g => $"ongeldig/{g.Naam}.xml"));

    [Theory]
    [MemberData(nameof(Berichten))]
    public void Validate_EveryValueReplaced_NamesTheElementAndNeverTheContent(string naam)
    {
        const string Geheim = "999900006Zx&#10;";
        var tekst = Fixtures.Text(naam);
        var waarden = Regex.Matches(tekst, @"<(\w+:)?(?<naam>\w+)>(?<waarde>[^<>]*)</", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        foreach (Match waarde in waarden)
        {
            var plek = waarde.Groups["waarde"];
            var oordeel = Validate(tekst[..plek.Index] + Geheim + tekst[(plek.Index + plek.Length)..]);

            Assert.DoesNotContain(oordeel.Fouten, f => f.ToString().Contains("999900006", StringComparison.Ordinal));
            if (oordeel.Geldig)
                continue;
            var fout = Assert.Single(oordeel.Fouten);
            var element = waarde.Groups["naam"].Value;
            Assert.EndsWith("/" + element, Regex.Replace(fout.Pad, @"\[\d+\]$", "", RegexOptions.None, TimeSpan.FromSeconds(1)), StringComparison.Ordinal);
            Assert.StartsWith($"de waarde van {element} is onjuist, verwacht wordt ", fout.Tekst, StringComparison.Ordinal);

            // The fault is found where the value ends, on the line after the line feed that a reference is not.
            Assert.Equal(tekst.AsSpan(0, plek.Index).Count('\n') + 1, fout.Regel);
        }
    }

    [Fact]
    public void Validate_SecondOfTwoSiblings_HasItsNumberInThePath()
    {
        var tekst = Fixtures.Text("iwmo-3.2/WMO301.xml");
        var plek = tekst.LastIndexOf("<iwmo:Frequentie>", StringComparison.Ordinal) + "<iwmo:Frequentie>".Length;

        var fout = Assert.Single(Validate(tekst[..plek] + "9" + tekst[plek..]).Fouten);

        Assert.Equal("/Bericht/Client/ToegewezenProducten/ToegewezenProduct[2]/Omvang/Frequentie", fout.Pad);
    }

    [Fact]
    public void Validate_SeveralFaults_AreAllReportedInDocumentOrder()
    {
        var tekst = Fixtures.Text("iwmo-3.2/WMO301.xml")
            .Replace("<wmo301:Bsn>999900006", "<wmo301:Bsn>99990000", StringComparison.Ordinal)
            .Replace("<wmo301:Geslacht>2", "<wmo301:Geslacht>7", StringComparison.Ordinal)
            .Replace("<iwmo:Categorie>02", "<iwmo:Categorie>2x", StringComparison.Ordinal);

        var fouten = Validate(tekst).Fouten;

        Assert.Equal(
            ["/Bericht/Client/Bsn", "/Bericht/Client/Geslacht", "/Bericht/Client/ToegewezenProducten/ToegewezenProduct/Product/Categorie"],
            fouten.Select(f => f.Pad));
        Assert.Equal(fouten.Select(f => f.Regel).Order(), fouten.Select(f => f.Regel));
    }

    [Fact]
    public void Validate_ThousandsOfFaults_ReportsAHundred()
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO319.xml");
        var plek = bericht.IndexOf("<wmo319:Antwoord>", StringComparison.Ordinal) + "<wmo319:Antwoord>".Length;
        var vreemd = new StringBuilder().Insert(0, "<wmo319:VerzoekAntwoord>9</wmo319:VerzoekAntwoord>", 5000).ToString();

        var fouten = Validate(bericht[..plek] + vreemd + bericht[plek..]).Fouten;

        Assert.InRange(fouten.Count, 1, 100);
    }

    [Theory]
    [InlineData("<wmo319:Antwoord>", "<wmo319:Antwoord x='1'>", "attribuut (onbekend) is hier niet toegestaan")]
    [InlineData("<wmo319:Antwoord>", "<wmo319:Antwoord>tekst", "hier is geen tekst toegestaan")]
    [InlineData(
        "<wmo319:VerzoekAntwoord>1</wmo319:VerzoekAntwoord>", "", "element RedenAfwijzingVerzoek is hier niet toegestaan, verwacht wordt VerzoekAntwoord")]
    [InlineData("<wmo319:ReferentieAanbieder>VOT-2026-0102</wmo319:ReferentieAanbieder>", "<wmo319:ReferentieAanbieder/>",
        "de waarde van ReferentieAanbieder is onjuist, verwacht wordt tekst, minstens 1 teken, hoogstens 36 tekens, van de vorm [ \\t]*[^ \\t\\n\\r][^\\n\\r]*")]
    public void Validate_OtherKindsOfFault_AreSaidInDutch(string van, string naar, string verwacht)
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO319.xml");
        Assert.Contains(van, bericht, StringComparison.Ordinal);

        var oordeel = Validate(bericht.Replace(van, naar, StringComparison.Ordinal));

        Assert.Equal(verwacht, oordeel.Fouten[0].Tekst);
    }

    [Fact]
    public void Validate_IncompleteElement_SaysWhatIsStillExpected()
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO319.xml");
        var vanaf = bericht.IndexOf("<wmo319:VerzoekAntwoord>", StringComparison.Ordinal);
        var tot = bericht.IndexOf("</wmo319:Antwoord>", StringComparison.Ordinal);

        var fout = Assert.Single(Validate(bericht[..vanaf] + bericht[tot..]).Fouten);

        Assert.Equal("element Antwoord is niet compleet, verwacht wordt nog VerzoekAntwoord", fout.Tekst);
        Assert.Equal("/Bericht/Antwoord", fout.Pad);
    }

    [Theory]
    [InlineData("<wmo319:Afzender>", "\n", false)]
    [InlineData("<wmo319:ReferentieAanbieder>", "\n", false)]
    [InlineData("<wmo319:ReferentieAanbieder>", " ", true)]
    [InlineData("<iwmo:Dagtekening>", "\n", true)]
    [InlineData("<wmo319:BerichtVersie>", "\n", true)]
    public void Validate_LineFeedBehindAValue_IsWhatXmlSchemaSays(string element, string achtervoegsel, bool geldig)
    {
        var bericht = Fixtures.Text("iwmo-3.2/WMO319.xml");
        var plek = bericht.IndexOf("</", bericht.IndexOf(element, StringComparison.Ordinal), StringComparison.Ordinal);
        var inhoud = Encoding.UTF8.GetBytes(bericht[..plek] + achtervoegsel + bericht[plek..]);
        var definitie = Assert.Single(Proef.Catalogus.FindByFunctie("WMO319"));
        using var arbiter = new Arbiter();

        Assert.Equal(geldig, Validate(inhoud).Geldig);
        Assert.Equal([geldig], arbiter.Judge(Proef.Catalogus.PackOf(definitie), definitie, [inhoud]));
    }
}
