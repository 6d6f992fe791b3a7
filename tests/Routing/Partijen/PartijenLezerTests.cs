using System.Text;
using System.Text.Json.Nodes;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class PartijenLezerTests
{
    private const string Geldig = """
        {
          // comments and a comma too many are allowed: people write this
          "partijen": [
            {
              "code": "0384", "rol": "Gemeente", "naam": "Diemen", "vanaf": "2026-01-01", "tot": "2030-12-31",
              "certificaten": [{ "oin": "00000099000000384000" }, { "subject": "CN=0384,O=Diemen", "vanaf": "2026-06-01" }],
              "functies": ["WMO*", "JW301"],
              "bezorging": [
                { "wijze": "stuf", "adres": "https://stuf.diemen.example/ontvang", "tot": "2026-06-30" },
                { "wijze": "postbus", "vanaf": "2026-07-01" }
              ],
              "applicatie": { "naam": "Suite", "versie": 12, "subversie": 4 }
            },
            {
              "code": "42420001", "rol": "Instelling", "naam": "De Zorg",
              "functies": ["*"], "bezorging": [{ "wijze": "rest", "adres": "https://zorg.example/" }]
            },
            {
              "code": "Softwarehuis", "rol": "Intermediair", "naam": "Softwarehuis BV",
              "certificaten": [{ "oin": "00000099000000999000" }],
              "mandaten": [{ "namens": "42420001", "verzenden": true, "functies": ["WMO*"], "vanaf": "2026-01-01", "tot": "2026-12-31" }]
            },
          ],
          "bevriezingen": [{ "functies": ["WMO*"], "van": "2026-06-06T00:00:00+02:00", "tot": "2026-06-08T00:00:00Z" }],
          "releases": [
            {
              "pack": "iwmo-3.2", "vanaf": "2024-01-01", "tot": "2027-04-02", "uitloopDagen": 20,
              "uitzonderingen": [
                { "partij": "0384", "met": ["42420001"], "functies": ["WMO3*"], "tot": "2027-06-30" },
                { "partij": "42420001", "vanaf": "2023-06-01" }
              ]
            },
            { "pack": "iwmo-3.2", "functies": ["WMO323", "WMO325"], "tot": "2027-05-31" },
            { "pack": "ijw-3.2" }
          ]
        }
        """;

    /// <summary>Where something is set, to what (JSON), and the error that must follow.</summary>
    public static TheoryData<string, string, string> EenFout => new()
    {
        { "partijen[0].code", "\"384\"", "partijen[0].code: een gemeente heeft een gemeentecode van 4 cijfers" },
        { "partijen[0].code", "null", "partijen[0].code: een gemeente heeft een gemeentecode van 4 cijfers" },
        { "partijen[0].code", "\"03８4\"", "partijen[0].code: een gemeente heeft een gemeentecode van 4 cijfers" },
        { "partijen[1].code", "\"4242\"", "partijen[1].code: een aanbieder heeft een AGB-code van 8 cijfers" },
        { "partijen[2].code", "\"1huis\"", "partijen[2].code: moet 2 tot 20 letters en cijfers zijn en met een letter beginnen" },
        { "partijen[2].code", "\"Soft-huis\"", "partijen[2].code: moet 2 tot 20 letters en cijfers zijn en met een letter beginnen" },
        { "partijen[0].naam", "\" \"", "partijen[0].naam: ontbreekt" },
        { "partijen[0].rol", "\"gemeente\"", $"partijen[0].rol: {Rollenlijst}" },
        { "partijen[0].rol", "\"1\"", $"partijen[0].rol: {Rollenlijst}" },
        { "partijen[0].rol", "\"Gemeente,Instelling\"", $"partijen[0].rol: {Rollenlijst}" },
        { "partijen[0].rol", "null", $"partijen[0].rol: {Rollenlijst}" },
        { "partijen[0].vanaf", "\"1-1-2026\"", "partijen[0].vanaf: moet een datum zijn, bijvoorbeeld 2026-01-01" },
        { "partijen[0].tot", "\"2026-02-30\"", "partijen[0].tot: moet een datum zijn, bijvoorbeeld 2026-01-01" },
        { "partijen[0].tot", "\"2025-12-31\"", "partijen[0].tot: ligt voor vanaf" },
        { "partijen[0].certificaten[0].subject", "\"CN=x\"", "partijen[0].certificaten[0]: heeft precies een van oin en subject nodig" },
        { "partijen[0].certificaten[0].oin", "null", "partijen[0].certificaten[0]: heeft precies een van oin en subject nodig" },
        { "partijen[0].certificaten[0].oin", "\"0000009900000038400\"",
            "partijen[0].certificaten[0].oin: een OIN heeft 20 posities: 8 cijfers, het hoofdnummer en drie of vier nullen" },
        { "partijen[0].certificaten[0].oin", "\"00000099000000384001\"",
            "partijen[0].certificaten[0].oin: een OIN heeft 20 posities: 8 cijfers, het hoofdnummer en drie of vier nullen" },
        { "partijen[0].certificaten[0].oin", "\"\"",
            "partijen[0].certificaten[0].oin: een OIN heeft 20 posities: 8 cijfers, het hoofdnummer en drie of vier nullen" },
        { "partijen[0].certificaten[1].subject", "\"\"", "partijen[0].certificaten[1].subject: is leeg" },
        { "partijen[0].certificaten[1].vanaf", "\"juni\"", "partijen[0].certificaten[1].vanaf: moet een datum zijn, bijvoorbeeld 2026-01-01" },
        { "partijen[0].trekkingsrecht", """[{ "partij": "CAK" }]""", "partijen[0].trekkingsrecht[0].partij: moet een van deze zijn: SVB, VWS" },
        { "partijen[0].trekkingsrecht", """[{ "vanaf": "2026-01-01" }]""", "partijen[0].trekkingsrecht[0].partij: moet een van deze zijn: SVB, VWS" },
        { "partijen[0].trekkingsrecht", """[{ "partij": "svb" }]""", "partijen[0].trekkingsrecht[0].partij: moet een van deze zijn: SVB, VWS" },
        { "partijen[0].trekkingsrecht", """[{ "partij": "SVB", "vanaf": "morgen" }]""",
            "partijen[0].trekkingsrecht[0].vanaf: moet een datum zijn, bijvoorbeeld 2026-01-01" },
        { "partijen[0].trekkingsrecht", """[{ "partij": "SVB", "vanaf": "2026-02-01", "tot": "2026-01-31" }]""",
            "partijen[0].trekkingsrecht[0].tot: ligt voor vanaf" },
        { "partijen[0].trekkingsrecht", "[null]", "partijen[0].trekkingsrecht[0]: is leeg (null); vul in of haal weg" },
        { "partijen[0].trekkingsrecht", """[{ "partij": "VWS" }]""", "partij 0384.trekkingsrecht: VWS staat niet als Ketenpartner in het register" },
        { "partijen[1].trekkingsrecht", """[{ "partij": "VWS" }]""", "partijen[1].trekkingsrecht: hoort bij een gemeente: alleen die kent pgb's toe" },
        { "partijen[0].functies", "[]", "partijen[0].functies: ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]" },
        { "partijen[0].functies[1]", "\"W*O301\"", "partijen[0].functies[1]: moet een functie zijn (WMO301) of een begin met een ster (WMO*)" },
        { "partijen[0].functies[1]", "\"\"", "partijen[0].functies[1]: moet een functie zijn (WMO301) of een begin met een ster (WMO*)" },
        { "partijen[0].functies[1]", "null", "partijen[0].functies[1]: moet een functie zijn (WMO301) of een begin met een ster (WMO*)" },
        { "partijen[0].bezorging", "[]", "partij 0384.bezorging: ontbreekt: zonder afspraak kan niets worden bezorgd" },
        { "partijen[0].bezorging[0].wijze", "\"STUF\"", "partijen[0].bezorging[0].wijze: moet postbus, stuf of rest zijn" },
        { "partijen[0].bezorging[0].adres", "null", "partijen[0].bezorging[0].adres: moet een https-adres zijn, zonder gebruikersnaam" },
        { "partijen[0].bezorging[0].adres", "\"http://diemen.example/\"", "partijen[0].bezorging[0].adres: moet een https-adres zijn, zonder gebruikersnaam" },
        { "partijen[0].bezorging[0].adres", "\"https://jan:geheim@diemen.example/\"",
            "partijen[0].bezorging[0].adres: moet een https-adres zijn, zonder gebruikersnaam" },
        { "partijen[0].bezorging[1].adres", "\"https://diemen.example/\"", "partijen[0].bezorging[1].adres: hoort niet bij een postbus" },
        { "partijen[0].bezorging[1].vanaf", "\"2026-06-30\"", "partij 0384.bezorging: twee afspraken gelden tegelijk" },
        { "partijen[0].applicatie.naam", "\"IB\"", "partijen[0].applicatie.naam: moet 3 tot 50 tekens lang zijn" },
        { "partijen[0].applicatie.versie", "10000", "partijen[0].applicatie.versie: versie en subversie moeten van 0 tot en met 9999 zijn" },
        { "partijen[0].applicatie.subversie", "null", "partijen[0].applicatie.versie: versie en subversie moeten van 0 tot en met 9999 zijn" },
        { "partijen[2].mandaten[0].namens", "null", "partijen[2].mandaten[0].namens: ontbreekt" },
        { "partijen[2].mandaten[0].namens", "\"0999\"", "partij Softwarehuis.mandaten: namens 0999: die partij staat niet in het register" },
        { "partijen[2].mandaten[0].vanaf", "null", "partijen[2].mandaten[0].vanaf: ontbreekt: een mandaat heeft een begindatum" },
        { "partijen[2].mandaten[0].verzenden", "false", "partijen[2].mandaten[0]: geeft geen recht: zet verzenden of ontvangen op true" },
        { "partijen[2].mandaten[0].functies", "null", "partijen[2].mandaten[0].functies: ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]" },
        { "partijen[2].mandaten[0].functies", "[\"WMO*\", \"XYZ*\"]",
            "partij Softwarehuis.mandaten[0].functies: XYZ* is geen berichttype van een geladen schemapakket" },
        { "partijen[0].functies", "[\"WM0301\"]", "partij 0384.functies: WM0301 is geen berichttype van een geladen schemapakket" },
        { "bevriezingen[0].functies", "[\"wmo*\"]", "bevriezingen[0].functies: wmo* is geen berichttype van een geladen schemapakket" },
        { "releases[1].functies", "[\"WMO323\", \"WM0325\"]", "releases[1].functies: WM0325 is geen berichttype van iwmo-3.2" },
        { "bevriezingen[0].functies", "[]", "bevriezingen[0].functies: ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]" },
        { "bevriezingen[0].van", "\"6 juni\"", $"bevriezingen[0].van: {Momentvorm}" },
        { "bevriezingen[0].tot", "null", $"bevriezingen[0].tot: {Momentvorm}" },
        { "bevriezingen[0].tot", "\"2026-06-05T22:00:00Z\"", "bevriezingen[0].tot: moet na van liggen" },
        { "bevriezingen[0].tot", "\"2028-06-08T00:00:00Z\"", "bevriezingen[0].tot: ligt meer dan 366 dagen na van" },
        { "bevriezingen[0].tot", "\"2126-06-08T00:00:00Z\"", $"bevriezingen[0].tot: {Momentvorm}" },
        { "bevriezingen[0].van", "\"0001-01-01\"", $"bevriezingen[0].van: {Momentvorm}" },
        { "bevriezingen[0].van", "\"2026-03-29T02:30\"", $"bevriezingen[0].van: {Klok}" },
        { "bevriezingen[0].tot", "\"2026-10-25T02:00\"", $"bevriezingen[0].tot: {Klok}" },
        { "bevriezingen[0].modus", "\"Hold\"", "bevriezingen[0].modus: moet refuse, hold of drain zijn" },
        { "bevriezingen[0].packs", "[]", "bevriezingen[0].packs: is leeg; vul in of haal weg" },
        { "bevriezingen[0].packs", "[\"iwmo-2.4\"]", $"bevriezingen[0].packs: iwmo-2.4 {Packlijst}" },
        { "bevriezingen[0].partijen", "[null]", "bevriezingen[0].partijen[0]: is leeg; vul in of haal weg" },
        { "bevriezingen[0].partijen", "[\"0384\", \"0999\"]", "bevriezingen[0].partijen: 0999: die partij staat niet in het register" },
        { "releases[0]", "null", "releases[0]: is leeg (null); vul in of haal weg" },
        { "releases[0].pack", "null", "releases[0].pack: ontbreekt: de naam van een schemapakket, bijvoorbeeld iwmo-3.2" },
        { "releases[2].pack", "\"iwmo-3.3\"", $"releases[2].pack: iwmo-3.3 {Packlijst}" },
        { "releases[2].pack", "\"iwmo-3.2\"", "releases[2]: gaat net als releases[0] over WMO301 van iwmo-3.2; maak er een regel van" },
        { "releases[0].functies", "[\"*\"]", "releases[1]: gaat net als releases[0] over WMO323 van iwmo-3.2; maak er een regel van" },
        { "releases[0].functies", "[]", "releases[0].functies: ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]" },
        { "releases[1].functies", "[\"JW*\"]", "releases[1].functies: JW* is geen berichttype van iwmo-3.2" },
        { "releases[0].vanaf", "\"1 april\"", "releases[0].vanaf: moet een datum zijn, bijvoorbeeld 2026-01-01" },
        { "releases[0].vanaf", "\"2027-04-03\"", "releases[0].tot: ligt voor vanaf" },
        { "releases[1].tot", "\"2023-03-31\"", "releases[1]: de periode van WMO323 wordt 2023-04-01 tot en met 2023-03-31: dat eindigt voor het begint" },
        { "releases[0].uitloopDagen", "-1", "releases[0].uitloopDagen: moet van 0 tot en met 366 zijn" },
        { "releases[0].uitloopDagen", "367", "releases[0].uitloopDagen: moet van 0 tot en met 366 zijn" },
        { "releases[0].uitzonderingen[0].partij", "null", "releases[0].uitzonderingen[0].partij: ontbreekt" },
        { "releases[0].uitzonderingen[0].partij", "\"0999\"", "releases[0].uitzonderingen[0].partij: 0999: die partij staat niet in het register" },
        { "releases[0].uitzonderingen[0].met[0]", "\"0999\"", "releases[0].uitzonderingen[0].met: 0999: die partij staat niet in het register" },
        { "releases[0].uitzonderingen[0].met", "[]", "releases[0].uitzonderingen[0].met: is leeg; vul in of haal weg" },
        { "releases[0].uitzonderingen[0].functies", "[\"JW*\"]", "releases[0].uitzonderingen[0].functies: JW* is geen berichttype van deze release" },
        { "releases[0].uitzonderingen[0].tot", "null", "releases[0].uitzonderingen[0]: verandert niets: noem een eerdere vanaf of een latere tot" },
        {
            "releases[0].uitzonderingen[0].tot", "\"2023-12-31\"",
            "releases[0].uitzonderingen[0]: de periode van WMO301 wordt 2024-01-01 tot en met 2023-12-31: dat eindigt voor het begint"
        },
        { "partijen", "[]", "partijen: ontbreekt of is leeg" },
        { "partijen", "null", "partijen: ontbreekt of is leeg" },
        { "partijen[1]", "null", "partijen[1]: is leeg (null); vul in of haal weg" },
        { "partijen[0].certificaten[0]", "null", "partijen[0].certificaten[0]: is leeg (null); vul in of haal weg" },
        { "partijen[0].bezorging[0]", "null", "partijen[0].bezorging[0]: is leeg (null); vul in of haal weg" },
        { "partijen[2].mandaten[0]", "null", "partijen[2].mandaten[0]: is leeg (null); vul in of haal weg" },
        { "bevriezingen[0]", "null", "bevriezingen[0]: is leeg (null); vul in of haal weg" },
    };

    private static string Momentvorm
        => "moet een datum of een tijdstip zijn, in Nederlandse tijd of met tijdzone: 2026-06-08, 2026-06-08T13:00 of 2026-06-08T13:00:00+02:00";

    private static string Klok
        => "bestaat niet of komt twee keer voor, omdat die nacht de klok wordt verzet; noem de tijdzone erbij (+01:00 of +02:00)";

    private static string Packlijst => $"is geen geladen schemapakket; wel geladen: {string.Join(", ", Proefknooppunt.Catalogus.Packs.Select(p => p.Naam))}";

    private static string Rollenlijst => "moet een van deze zijn: Gemeente, Instelling, Praktijk, Zorgverlener, Ketenpartner, Intermediair";

    [Fact]
    public void Read_FullValidDirectory_KeepsEveryField()
    {
        var (register, fouten) = PartijenLezer.Read(Encoding.UTF8.GetBytes(Geldig), Proefknooppunt.Catalogus);

        Assert.Empty(fouten);
        Assert.Equal(["0384", "42420001", "Softwarehuis"], register!.Partijen.Select(p => p.Code));
        var gemeente = register.Partijen[0];
        Assert.Equal((Rol.Gemeente, "Diemen"), (gemeente.Rol, gemeente.Naam));
        Assert.Equal(Periode("2026-01-01", "2030-12-31"), gemeente.Geldig);
        Assert.Equal(
            [new Kenmerk("oin:00000099000000384000", Periode(null, null)), new Kenmerk("subject:CN=0384,O=Diemen", Periode("2026-06-01", null))],
            gemeente.Kenmerken);
        Assert.Equal(["WMO*", "JW301"], gemeente.Functies.Patronen);
        Assert.Equal(
            [
                new Bezorgafspraak(Bezorgwijze.Stuf, new Uri("https://stuf.diemen.example/ontvang"), Periode(null, "2026-06-30")),
                new Bezorgafspraak(Bezorgwijze.Postbus, null, Periode("2026-07-01", null)),
            ],
            gemeente.Bezorging);
        Assert.Equal(new Applicatie("Suite", new Versie(12, 4)), gemeente.Applicatie);
        Assert.Equal(new Applicatie("IB.Gateway", new Versie(1, 0)), register.Partijen[1].Applicatie);
        Assert.Equal(Bezorgwijze.Rest, register.Partijen[1].Bezorging.Single().Wijze);
        var mandaat = register.Partijen[2].Mandaten.Single();
        Assert.Equal(("42420001", true, false), (mandaat.Namens, mandaat.Verzenden, mandaat.Ontvangen));
        Assert.Equal(Periode("2026-01-01", "2026-12-31"), mandaat.Geldig);
        Assert.Equal(["WMO*"], mandaat.Functies.Patronen);
        var bevriezing = register.Kalender.Bevriezingen.Single();
        Assert.Equal(new DateTimeOffset(2026, 6, 5, 22, 0, 0, TimeSpan.Zero), bevriezing.Van);
        Assert.Equal(new DateTimeOffset(2026, 6, 8, 0, 0, 0, TimeSpan.Zero), bevriezing.Tot);
        Assert.Equal(Bevriesmodus.Refuse, bevriezing.Modus);
        Assert.Empty(bevriezing.Packs);
        Assert.Empty(bevriezing.Partijen);
        var (pack, declaraties, jeugd) = (register.Kalender.Regels[0], register.Kalender.Regels[1], register.Kalender.Regels[2]);
        Assert.Equal(("iwmo-3.2", null, Dag("2024-01-01"), Dag("2027-04-02"), 20), (pack.Pack, pack.Functies, pack.Vanaf, pack.Tot, pack.UitloopDagen));
        Assert.Equal(("0384", null, Dag("2027-06-30")), (pack.Uitzonderingen[0].Partij, pack.Uitzonderingen[0].Vanaf, pack.Uitzonderingen[0].Tot));
        Assert.Equal(["42420001"], pack.Uitzonderingen[0].Met);
        Assert.Equal(["WMO3*"], pack.Uitzonderingen[0].Functies.Patronen);
        Assert.Equal(["*"], pack.Uitzonderingen[1].Functies.Patronen);
        Assert.Equal(["WMO323", "WMO325"], declaraties.Functies!.Patronen);
        Assert.Equal((null, null, 30), (jeugd.Vanaf, jeugd.Tot, jeugd.UitloopDagen));
    }

    [Theory]
    [InlineData("2026-06-08", "2026-06-07T22:00:00Z")]
    [InlineData("2026-06-08T13:00", "2026-06-08T11:00:00Z")]
    [InlineData("2026-12-08T13:00:05", "2026-12-08T12:00:05Z")]
    [InlineData("2026-06-08T13:00:00+00:00", "2026-06-08T13:00:00Z")]
    [InlineData("2026-10-25T02:30:00+02:00", "2026-10-25T00:30:00Z")]
    [InlineData("2026-10-25T02:30:00+01:00", "2026-10-25T01:30:00Z")]
    public void Read_MomentOfAFreeze_IsDutchTimeUnlessAZoneIsNamed(string tekst, string moment)
    {
        var (register, fouten) = ReadMet(("bevriezingen[0].van", Json(tekst)), ("bevriezingen[0].tot", "\"2026-12-31\""));

        Assert.Empty(fouten);
        Assert.Equal(DateTimeOffset.Parse(moment, System.Globalization.CultureInfo.InvariantCulture), register!.Kalender.Bevriezingen.Single().Van);
    }

    [Theory]
    [InlineData("refuse", Bevriesmodus.Refuse)]
    [InlineData("hold", Bevriesmodus.Hold)]
    [InlineData("drain", Bevriesmodus.Drain)]
    [InlineData(null, Bevriesmodus.Refuse)]
    public void Read_ModusOfAFreeze_IsKept(string? modus, object verwacht)
        => Assert.Equal(verwacht, ReadMet(("bevriezingen[0].modus", Json(modus))).Register!.Kalender.Bevriezingen.Single().Modus);

    [Theory]
    [MemberData(nameof(EenFout))]
    public void Read_OneFault_SaysPlaceAndReason(string plaats, string waarde, string fout)
    {
        var (register, fouten) = ReadMet((plaats, waarde));

        Assert.Equal([fout], fouten);
        Assert.Null(register);
    }

    [Fact]
    public void Read_ManyFaults_SaysAllAtOnce()
    {
        var (register, fouten) = ReadMet(
            ("partijen[0].code", "\"1\""), ("partijen[0].tot", "\"ooit\""), ("partijen[1].naam", "null"), ("partijen[2].mandaten[0].functies[0]", "\"?\""),
            ("bevriezingen[0].van", "\"\""));

        Assert.Null(register);
        Assert.Equal(
            ["bevriezingen[0].van", "partijen[0].code", "partijen[0].tot", "partijen[1].naam", "partijen[2].mandaten[0].functies[0]"],
            fouten.Select(f => f[..f.IndexOf(": ", StringComparison.Ordinal)]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Read_SeveralRelationsWrong_SaysAllAtOnce()
    {
        var (_, fouten) = ReadMet(
            ("partijen[1].code", "\"42420002\""), ("partijen[2].certificaten[0].oin", "\"00000099000000384000\""), ("partijen[0].bezorging[1].vanaf", "null"));

        Assert.Equal(
            [
                "certificaat oin:00000099000000384000: staat tegelijk bij partij 0384 en Softwarehuis; gebruik een mandaat",
                "partij 0384.bezorging: twee afspraken gelden tegelijk",
                "partij Softwarehuis.mandaten: namens 42420001: die partij staat niet in het register",
                "releases[0].uitzonderingen[0].met: 42420001: die partij staat niet in het register",
                "releases[0].uitzonderingen[1].partij: 42420001: die partij staat niet in het register",
            ],
            fouten);
    }

    [Fact]
    public void Read_CodeTwice_IsRefused()
    {
        var (_, fouten) = ReadMet(("partijen[1]", JsonNode.Parse(Geldig, null, Ruim)!["partijen"]![0]!.ToJsonString()
            .Replace("00000099000000384000", "00000099000000385000", StringComparison.Ordinal).Replace("CN=0384", "CN=0385", StringComparison.Ordinal)));

        Assert.Contains("partij 0384: komt 2 keer voor", fouten);
    }

    [Theory]
    [InlineData("2026-12-31", "2027-01-01", true)]
    [InlineData("2027-01-01", "2027-01-01", false)]
    [InlineData(null, "2027-01-01", false)]
    [InlineData("2026-12-31", null, false)]
    public void Read_CertificateAtTwoParties_IsAllowedOnlyOneAfterTheOther(string? tot, string? vanaf, bool mag)
    {
        var (register, _) = ReadMet(
            ("partijen[0].certificaten[0].tot", Json(tot)),
            ("partijen[2].certificaten[0].oin", "\"00000099000000384000\""), ("partijen[2].certificaten[0].vanaf", Json(vanaf)));

        Assert.Equal(mag, register is not null);
    }

    [Fact]
    public void Read_CertificateAtPartiesOfOtherPeriods_IsAllowed()
    {
        var (register, _) = ReadMet(("partijen[2].certificaten[0].oin", "\"00000099000000384000\""), ("partijen[2].vanaf", "\"2031-01-01\""));

        Assert.Equal("0384", register!.FindOpKenmerk("oin:00000099000000384000", new DateOnly(2030, 12, 31))!.Code);
        Assert.Equal("Softwarehuis", register.FindOpKenmerk("oin:00000099000000384000", new DateOnly(2031, 1, 1))!.Code);
    }

    [Fact]
    public void Read_UnknownProperty_SaysWhereAndWhichAreKnown()
    {
        var fouten = ReadVervangen("\"naam\": \"De Zorg\"", "\"nam\": \"De Zorg\"");

        Assert.StartsWith("regel 15, partijen[1].nam: is geen bekende eigenschap; wel bekend: code, rol, naam, ", fouten[0], StringComparison.Ordinal);
        Assert.Equal(["partijen[1].naam: ontbreekt"], fouten.Skip(1));
    }

    [Fact]
    public void Read_PropertyTwice_SaysWhere()
        => Assert.Equal(
            ["regel 15, partijen[1].rol: staat er twee keer; haal er een weg"],
            ReadVervangen("\"naam\": \"De Zorg\"", "\"naam\": \"De Zorg\", \"rol\": \"Praktijk\""));

    [Theory]
    [InlineData("\"naam\": \"De Zorg\"", "\"naam\": 5", "regel 15, partijen[1].naam: moet een tekst (tussen aanhalingstekens) zijn")]
    [InlineData("\"functies\": [\"*\"]", "\"functies\": \"*\"", "regel 16, partijen[1].functies: moet een lijst ([ ... ]) zijn")]
    [InlineData("\"functies\": [\"*\"]", "\"functies\": [true]", "regel 16, partijen[1].functies[0]: moet een tekst (tussen aanhalingstekens) zijn")]
    [InlineData("\"versie\": 12", "\"versie\": 1.5", "regel 12, partijen[0].applicatie.versie: moet een geheel getal zijn")]
    [InlineData("\"verzenden\": true", "\"verzenden\": \"ja\"", "regel 21, partijen[2].mandaten[0].verzenden: moet true of false zijn")]
    public void Read_WrongType_SaysWhereAndWhatItMustBe(string van, string naar, string fout)
        => Assert.Equal(fout, ReadVervangen(van, naar)[0]);

    [Fact]
    public void Read_FaultsOfEveryKind_HideNoOther()
    {
        var (_, vorm) = PartijenLezer.Read("""
            { "partijen": [{ "code": "1", "rol": "Gemeente", "kleur": { "a": [1] }, "naam": [], "vanaf": "ooit", "functies": ["?"], "kleur": 2 }], "fout": 1,
              "bevriezingen": [{ "modus": "x", "modus": "y" }] }
            """u8, Proefknooppunt.Catalogus);

        Assert.Equal(
            [
                "regel 1, partijen[0].kleur", "regel 1, partijen[0].naam", "regel 1, partijen[0].kleur", "regel 1, fout", "regel 2, bevriezingen[0].modus",
                "partijen[0].code", "partijen[0].vanaf", "partijen[0].functies[0]", "bevriezingen[0].functies", "bevriezingen[0].van", "bevriezingen[0].tot",
            ],
            vorm.Select(static f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Read_PartyWithAFault_HidesNoRelationOfAnother()
    {
        var (_, fouten) = ReadMet(("partijen[0].naam", "\"\""), ("partijen[2].mandaten[0].functies", "[\"XYZ*\"]"), ("releases[2].pack", "\"iwmo-9\""));

        Assert.Equal(
            ["partijen[0].naam", "partij Softwarehuis.mandaten[0].functies", "releases[2].pack"],
            fouten.Select(static f => f[..f.IndexOf(": ", StringComparison.Ordinal)]));
    }

    [Fact]
    public void Read_ByteOrderMark_IsNoFault()
        => Assert.Empty(PartijenLezer.Read([.. "\uFEFF"u8, .. Encoding.UTF8.GetBytes(Geldig)], Proefknooppunt.Catalogus).Fouten);

    [Theory]
    [InlineData("", "regel 1, positie 1")]
    [InlineData("{\n  \"partijen\": [\n    { \"code\": }\n", "regel 3, positie 15")]
    [InlineData("{ \"partijen\": [] } nog iets", "regel 1, positie 20")]
    public void Read_BrokenJson_SaysLineAndPlace(string json, string plaats)
    {
        var (register, fouten) = PartijenLezer.Read(Encoding.UTF8.GetBytes(json), Proefknooppunt.Catalogus);

        Assert.Null(register);
        Assert.StartsWith($"{plaats}: hier is het geen geldige JSON meer", Assert.Single(fouten), StringComparison.Ordinal);
    }

    [Fact]
    public void Read_JsonNull_IsAnEmptyDirectory()
        => Assert.Equal(["partijen: ontbreekt of is leeg"], PartijenLezer.Read("null"u8, Proefknooppunt.Catalogus).Fouten);

    private static IReadOnlyList<string> ReadVervangen(string van, string naar)
        => PartijenLezer.Read(Encoding.UTF8.GetBytes(Geldig.Replace(van, naar, StringComparison.Ordinal)), Proefknooppunt.Catalogus).Fouten;

    private static System.Text.Json.JsonDocumentOptions Ruim
        => new() { CommentHandling = System.Text.Json.JsonCommentHandling.Skip, AllowTrailingCommas = true };

    private static string Json(string? tekst) => tekst is null ? "null" : $"\"{tekst}\"";

    private static Geldigheid Periode(string? vanaf, string? tot) => new(Dag(vanaf), Dag(tot));

    private static DateOnly? Dag(string? dag) => dag is null ? null : DateOnly.ParseExact(dag, "yyyy-MM-dd");

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) ReadMet(params (string Plaats, string Waarde)[] wijzigingen)
    {
        var document = JsonNode.Parse(Geldig, null, Ruim)!;
        foreach (var (plaats, waarde) in wijzigingen)
            Set(document, plaats, JsonNode.Parse(waarde));
        return PartijenLezer.Read(Encoding.UTF8.GetBytes(document.ToJsonString()), Proefknooppunt.Catalogus);
    }

    private static void Set(JsonNode document, string plaats, JsonNode? waarde)
    {
        var stappen = plaats.Replace("[", ".[", StringComparison.Ordinal).Split('.');
        var knoop = stappen[..^1].Aggregate(document, (k, stap) => stap[0] == '[' ? k[Index(stap)]! : k[stap]!);
        if (stappen[^1][0] == '[')
            knoop[Index(stappen[^1])] = waarde;
        else
            knoop[stappen[^1]] = waarde;
    }

    private static int Index(string stap) => int.Parse(stap.AsSpan(1, stap.Length - 2), System.Globalization.CultureInfo.InvariantCulture);
}
