using System.Text;
using System.Text.Json.Nodes;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class OnderwerpLezerTests
{
    private const string Geldig = """
        {
          "partijen": [
            { "code": "0384", "rol": "Gemeente", "naam": "Diemen", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }],
              "onderwerpen": [{ "onderwerp": "wmo-zorgstatus", "wijze": "melding", "bereik": "eigen", "grondslag": "Wmo 2015 art. 2.3.2", "vanaf": "2026-01-01" }] },
            { "code": "CAK", "rol": "Ketenpartner", "naam": "CAK", "functies": ["*"], "bezorging": [{ "wijze": "postbus" }],
              "onderwerpen": [
                { "onderwerp": "wmo-zorgstatus", "wijze": "inhoud", "bereik": "gemeenten", "gemeenten": ["0384"], "grondslag": "Wmo 2015 art. 2.1.4", "vanaf": "2026-01-01", "tot": "2026-06-30" },
                { "onderwerp": "wmo-zorgstatus", "wijze": "melding", "bereik": "landelijk", "grondslag": "Wmo 2015 art. 2.1.4b", "vanaf": "2026-07-01" }
              ] },
            { "code": "Softwarehuis", "rol": "Intermediair", "naam": "Softwarehuis" }
          ],
          "onderwerpen": [
            {
              "naam": "wmo-zorgstatus", "omschrijving": "Start en stop van Wmo-zorg",
              "selecties": [
                { "functies": ["WMO305", "WMO307"], "van": ["aanbieder"], "naar": ["gemeente"] },
                { "functies": ["WMO3*"], "gemeenten": ["0384"], "vanaf": "2027-01-01" }
              ]
            }
          ]
        }
        """;

    /// <summary>Where something is set, to what (JSON), and the error that must follow.</summary>
    public static TheoryData<string, string, string> EenFout => new()
    {
        { "onderwerpen[0].naam", "\"Wmo\"",
            "onderwerpen[0].naam: moet 3 tot en met 40 kleine letters, cijfers en losse streepjes zijn, bijvoorbeeld wmo-toewijzingen" },
        { "onderwerpen[0].naam", "null",
            "onderwerpen[0].naam: moet 3 tot en met 40 kleine letters, cijfers en losse streepjes zijn, bijvoorbeeld wmo-toewijzingen" },
        { "onderwerpen[0].omschrijving", "\"a\\nbcd\"", "onderwerpen[0].omschrijving: moet een tekst van 3 tot en met 200 tekens op één regel zijn" },
        { "onderwerpen[0].omschrijving", "null", "onderwerpen[0].omschrijving: moet een tekst van 3 tot en met 200 tekens op één regel zijn" },
        { "onderwerpen[0].selecties", "[]", "onderwerpen[0].selecties: ontbreekt of is leeg: zonder hoort er niets bij dit onderwerp" },
        { "onderwerpen[0].selecties[0]", "null", "onderwerpen[0].selecties[0]: is leeg (null); vul in of haal weg" },
        { "onderwerpen[0].selecties[0].functies", "null",
            "onderwerpen[0].selecties[0].functies: ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]" },
        { "onderwerpen[0].selecties[0].functies", "[\"WMO999\"]",
            "onderwerp wmo-zorgstatus.selecties[0].functies: WMO999 is geen berichttype van een geladen schemapakket" },
        { "onderwerpen[0].selecties[0].van", "[]", "onderwerpen[0].selecties[0].van: is leeg; vul in of haal weg" },
        { "onderwerpen[0].selecties[0].van", "[\"gemeentes\"]",
            "onderwerpen[0].selecties[0].van: moet gemeente, aanbieder of de code van een organisatie zijn" },
        { "onderwerpen[0].selecties[0].naar", "[\"384\"]", "onderwerpen[0].selecties[0].naar: moet gemeente, aanbieder of de code van een organisatie zijn" },
        { "onderwerpen[0].selecties[1].gemeenten", "[\"0363\"]",
            "onderwerp wmo-zorgstatus.selecties[1].gemeenten: 0363 staat niet als Gemeente in het register" },
        { "onderwerpen[0].selecties[1].tot", "\"2026-01-01\"", "onderwerpen[0].selecties[1].tot: ligt voor vanaf" },
        { "partijen[1].onderwerpen[0].onderwerp", "\"bestaat-niet\"", "partij CAK.onderwerpen: bestaat-niet staat niet bij de onderwerpen van dit register" },
        { "partijen[1].onderwerpen[0].onderwerp", "null", "partijen[1].onderwerpen[0].onderwerp: ontbreekt: de naam van een onderwerp uit dit bestand" },
        { "partijen[1].onderwerpen[0].wijze", "\"alles\"", "partijen[1].onderwerpen[0].wijze: moet inhoud of melding zijn" },
        { "partijen[1].onderwerpen[0].wijze", "null", "partijen[1].onderwerpen[0].wijze: moet inhoud of melding zijn" },
        { "partijen[1].onderwerpen[1].bereik", "null", "partijen[1].onderwerpen[1].bereik: moet landelijk, eigen of gemeenten zijn" },
        { "partijen[1].onderwerpen[0].gemeenten", "null", "partijen[1].onderwerpen[0].gemeenten: ontbreekt: noem de codes van de gemeenten" },
        { "partijen[1].onderwerpen[0].gemeenten", "[\"0363\"]", "partij CAK.onderwerpen.gemeenten: 0363 staat niet als Gemeente in het register" },
        { "partijen[1].onderwerpen[1].gemeenten", "[\"0384\"]", "partijen[1].onderwerpen[1].gemeenten: hoort alleen bij bereik gemeenten" },
        { "partijen[1].onderwerpen[0].grondslag", "\"ja\"",
            "partijen[1].onderwerpen[0].grondslag: moet een tekst van 5 tot en met 200 tekens op één regel zijn" },
        { "partijen[1].onderwerpen[0].grondslag", "null",
            "partijen[1].onderwerpen[0].grondslag: moet een tekst van 5 tot en met 200 tekens op één regel zijn" },
        { "partijen[1].onderwerpen[0].vanaf", "null",
            "partijen[1].onderwerpen[0].vanaf: ontbreekt: een recht heeft een begindatum, en van berichten van daarvoor ziet de partij niets" },
        { "partijen[1].onderwerpen[0].tot", "\"2026-07-01\"", "partij CAK.onderwerpen: twee rechten op wmo-zorgstatus gelden tegelijk" },
        { "partijen[0].onderwerpen[0].bereik", "\"landelijk\"",
            "partijen[0].onderwerpen[0].bereik: kan alleen bij een Ketenpartner iets anders dan eigen zijn: een ander ziet alleen berichten die hij verzond of die voor hem zijn" },
        {
            "partijen[2].onderwerpen",
            """[{ "onderwerp": "wmo-zorgstatus", "wijze": "inhoud", "bereik": "eigen", "grondslag": "geen enkele", "vanaf": "2026-01-01" }]""",
            "partijen[2].onderwerpen: horen niet bij een intermediair: die heeft zelf geen grondslag om berichten te zien"
        },
    };

    [Fact]
    public void Read_ValidTopics_AreInTheDirectory()
    {
        var (register, fouten) = Read(Geldig);

        Assert.Empty(fouten);
        var onderwerp = register!.FindOnderwerp("wmo-zorgstatus")!;
        Assert.Equal("Start en stop van Wmo-zorg", onderwerp.Omschrijving);
        Assert.Equal(["aanbieder"], onderwerp.Selecties[0].Van.AsEnumerable());
        Assert.Equal(["gemeente"], onderwerp.Selecties[0].Naar.AsEnumerable());
        var cak = register.Get("CAK");
        Assert.Equal(
            ["inhoud", "inhoud", "melding"],
            new[] { "2026-01-01", "2026-06-30", "2026-07-01" }.Select(
                d => Onderwerptoegang.FindRecht(cak, "wmo-zorgstatus", DateOnly.ParseExact(d, "yyyy-MM-dd"))!.Wijze.ToString().ToLowerInvariant()));
        Assert.Null(Onderwerptoegang.FindRecht(cak, "wmo-zorgstatus", new DateOnly(2025, 12, 31)));
        Assert.Null(register.FindOnderwerp("iets-anders"));
    }

    [Theory]
    [MemberData(nameof(EenFout))]
    public void Read_OneFault_SaysItWithItsPlace(string plaats, string waarde, string fout)
    {
        var json = JsonNode.Parse(Geldig)!;
        Set(json, plaats, waarde);

        Assert.Equal([fout], Read(json.ToJsonString()).Fouten);
    }

    [Fact]
    public void Read_SeveralFaults_SaysAllAtOnce()
    {
        var json = JsonNode.Parse(Geldig)!;
        Set(json, "onderwerpen[0].omschrijving", "null");
        Set(json, "partijen[1].onderwerpen[0].wijze", "null");
        Set(json, "partijen[1].onderwerpen[0].grondslag", "null");

        Assert.Equal(3, Read(json.ToJsonString()).Fouten.Count);
    }

    [Fact]
    public void Read_TwoTopicsWithOneName_IsRefused()
    {
        var json = JsonNode.Parse(Geldig)!;
        json["onderwerpen"]!.AsArray().Add(json["onderwerpen"]![0]!.DeepClone());

        Assert.Equal(["onderwerp wmo-zorgstatus: komt 2 keer voor"], Read(json.ToJsonString()).Fouten);
    }

    [Fact]
    public void Read_RightOverKafka_IsSoAndIsTold()
    {
        var json = JsonNode.Parse(Geldig)!;
        Set(json, "partijen[1].onderwerpen[0].kafka", "true");
        var register = Read(json.ToJsonString()).Register!;

        Assert.Equal([true, false], register.Get("CAK").Onderwerpen.Select(static r => r.Kafka));
        Assert.Contains(
            "  CAK: inhoud, 0384, vanaf 2026-01-01 tot en met 2026-06-30, op grond van Wmo 2015 art. 2.1.4, ook over Kafka",
            Onderwerpoverzicht.Describe(register, new DateOnly(2026, 6, 30)));
    }

    [Fact]
    public void Read_CodesThatDifferInCapitalsOnly_MayNotHaveATopicOverKafka()
    {
        var json = JsonNode.Parse(Geldig)!;
        var ander = json["partijen"]![1]!.DeepClone();
        ander["code"] = "Cak";
        json["partijen"]!.AsArray().Add(ander);
        Assert.Empty(Read(json.ToJsonString()).Fouten);

        Set(json, "partijen[1].onderwerpen[0].kafka", "true");
        Assert.Empty(Read(json.ToJsonString()).Fouten);

        Set(json, "partijen[3].onderwerpen[1].kafka", "true");
        Assert.Equal(
            ["partij CAK: volgt over Kafka, net als Cak: hun codes mogen dan niet alleen in hoofdletters verschillen"], Read(json.ToJsonString()).Fouten);
    }

    [Fact]
    public void Describe_Day_TellsWhoGetsWhatByWhichLaw()
    {
        var register = Read(Geldig).Register!;

        Assert.Equal(
            [
                "onderwerp wmo-zorgstatus: Start en stop van Wmo-zorg",
                "  0384: melding, eigen, vanaf 2026-01-01, op grond van Wmo 2015 art. 2.3.2",
                "  CAK: inhoud, 0384, vanaf 2026-01-01 tot en met 2026-06-30, op grond van Wmo 2015 art. 2.1.4",
            ],
            Onderwerpoverzicht.Describe(register, new DateOnly(2026, 6, 30)));
        Assert.Equal(
            ["onderwerp wmo-zorgstatus: Start en stop van Wmo-zorg", "  niemand volgt het op die dag"],
            Onderwerpoverzicht.Describe(register, new DateOnly(2025, 6, 30)));
    }

    private static void Set(JsonNode json, string plaats, string waarde)
    {
        var stappen = plaats.Replace("[", ".", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal).Split('.');
        var plek = json;
        foreach (var stap in stappen[..^1])
            plek = int.TryParse(stap, out var nummer) ? plek[nummer]! : plek[stap]!;
        if (int.TryParse(stappen[^1], out var laatste))
            plek[laatste] = JsonNode.Parse(waarde);
        else
            plek[stappen[^1]] = JsonNode.Parse(waarde);
    }

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(string json)
        => PartijenLezer.Read(Encoding.UTF8.GetBytes(json), Proefknooppunt.Catalogus);
}
