using System.Text;
using System.Text.Json.Nodes;

namespace IB.Gateway.Routing.Tests.Partijen;

public sealed class LimietLezerTests
{
    private const string Alles = """
        {
          "inzenden": { "verzoekenPerSeconde": 0.5, "verzoekenPiek": 1, "bytesPerSeconde": 1, "bytesPiek": 26214400, "gelijktijdig": 1, "bytesOnderweg": 26214400, "berichtenPerDag": 0 },
          "ophalen": { "verzoekenPerSeconde": 1000000, "verzoekenPiek": 1000000, "bytesPerSeconde": 2000000000, "bytesPiek": 2000000000, "gelijktijdig": 1000000, "bytesOnderweg": 2000000000 }
        }
        """;

    [Fact]
    public void Read_EveryLimitAtItsEnds_IsTakenOver()
    {
        var (register, fouten) = Read(Alles);

        Assert.Empty(fouten);
        var limieten = Assert.Single(register!.Partijen).Limieten;
        Assert.Equal(
            new Verkeerslimiet
            {
                VerzoekenPerSeconde = 0.5,
                VerzoekenPiek = 1,
                BytesPerSeconde = 1,
                BytesPiek = Verkeerslimiet.GrootsteBericht,
                Gelijktijdig = 1,
                BytesOnderweg = Verkeerslimiet.GrootsteBericht,
                BerichtenPerDag = 0,
            },
            limieten.Inzenden);
        Assert.Equal((1_000_000, 2_000_000_000), (limieten.Ophalen!.VerzoekenPerSeconde, limieten.Ophalen.BytesOnderweg));
    }

    [Theory]
    [InlineData("null")]
    [InlineData("{}")]
    public void Read_NoLimits_IsAsEverybody(string json)
    {
        var (register, fouten) = Read(json);

        Assert.Empty(fouten);
        Assert.Equal(Limietafspraak.Geen, Assert.Single(register!.Partijen).Limieten);
    }

    [Fact]
    public void Read_EveryLimitOutsideItsRange_SaysAllAtOnce()
    {
        var (register, fouten) = Read("""
            {
              "inzenden": { "verzoekenPerSeconde": 0, "verzoekenPiek": 0, "bytesPerSeconde": 0, "bytesPiek": 26214399, "gelijktijdig": 0, "bytesOnderweg": 26214399, "berichtenPerDag": -1 },
              "ophalen": { "verzoekenPerSeconde": 1000001, "verzoekenPiek": 1000001, "bytesPerSeconde": 2000000001, "bytesPiek": 2000000001, "gelijktijdig": 1000001, "bytesOnderweg": 2000000001, "berichtenPerDag": 10 }
            }
            """);

        Assert.Null(register);
        string[] grenzen =
        [
            "verzoekenPerSeconde: moet van 0.001 tot en met 1000000 zijn",
            "verzoekenPiek: moet van 1 tot en met 1000000 zijn",
            "bytesPerSeconde: moet van 1 tot en met 2000000000 zijn",
            "bytesPiek: moet van 26214400 tot en met 2000000000 zijn",
            "gelijktijdig: moet van 1 tot en met 1000000 zijn",
            "bytesOnderweg: moet van 26214400 tot en met 2000000000 zijn",
        ];
        Assert.Equal(
            [
                .. grenzen.Select(g => $"partijen[0].limieten.inzenden.{g}"),
                "partijen[0].limieten.inzenden.berichtenPerDag: moet van 0 tot en met 1000000000 zijn",
                .. grenzen.Select(g => $"partijen[0].limieten.ophalen.{g}"),
                "partijen[0].limieten.ophalen.berichtenPerDag: geldt alleen voor inzenden",
            ],
            fouten);
    }

    [Theory]
    [InlineData("""{ "inzenden": { "verzoeken": 1 } }""")]
    [InlineData("""{ "verzenden": {} }""")]
    [InlineData("""{ "inzenden": { "gelijktijdig": "veel" } }""")]
    public void Read_WhatIsNoLimit_IsRefusedWithItsPlace(string json)
        => Assert.Contains("partijen[0].limieten", Assert.Single(Read(json).Fouten), StringComparison.Ordinal);

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(string limieten)
    {
        var json = JsonNode.Parse("""
            { "partijen": [{ "code": "0384", "rol": "Gemeente", "naam": "Diemen", "functies": ["WMO*"], "bezorging": [{ "wijze": "postbus" }] }] }
            """)!;
        json["partijen"]![0]!["limieten"] = JsonNode.Parse(limieten);
        return PartijenLezer.Read(Encoding.UTF8.GetBytes(json.ToJsonString()), Proefknooppunt.Catalogus);
    }
}
