using System.Text;
using IB.Gateway.Rest;
using IB.Gateway.Routing;

namespace IB.Gateway.Tests.Rest;

public sealed class MetadatalezerTests
{
    [Fact]
    public void Read_FieldsThatOnlyTheVspKnows_AreTolerated()
    {
        var json = Voorbeelden.Metadata()
            .Replace("\"berichtversie\"", "\"berichtsubtype\": \"x\", \"actie\": \"Indienen\", \"berichtversie\"", StringComparison.Ordinal)
            .Replace("\"traceerId\"", "\"referentieId\": \"eigen\", \"traceerId\"", StringComparison.Ordinal)
            .Replace(
                "\"referentiegegevens\"", "\"verwerkingscontext\": [ { \"sleutel\": \"a\", \"waarde\": [\"b\"] } ], \"referentiegegevens\"",
                StringComparison.Ordinal);

        var (inzending, probleem) = Read(json);

        Assert.Null(probleem);
        Assert.Equal(Rol.Instelling, inzending!.AfzenderRol);
        Assert.Equal(Voorbeelden.Gemeente, inzending.Geadresseerde);
    }

    [Theory]
    [InlineData("")]
    [InlineData("niets")]
    [InlineData("[]")]
    [InlineData("\"tekst\"")]
    [InlineData("{\"routeringgegevens\": 3}")]
    [InlineData("{\"onbekend\": 1}")]
    [InlineData("{\"\\u001b[31m999900006\": 1}")]
    [InlineData("{\"referentiegegevens\": {}, \"referentiegegevens\": {}}")]
    [InlineData("{\"referentiegegevens\": {\"traceerId\": \"a\", \"traceerId\": \"b\"}}")]
    [InlineData("{\"$type\": \"System.IO.FileInfo\"}")]
    [InlineData("{} {}")]
    [InlineData("{ /* uitleg */ }")]
    [InlineData("{\"verwerkingscontext\": [[[[[[[[[[[[[[[[[[[[]]]]]]]]]]]]]]]]]]]]}")]
    [InlineData("{\"routeringgegevens\": {\"berichtstroom\": {\"berichtversie\": \"3\"}}}")]
    [InlineData("{\"routeringgegevens\": {\"berichtstroom\": {\"berichtversie\": 3.5}}}")]
    [InlineData("{\"routeringgegevens\": {\"berichtstroom\": {\"berichtversie\": 99999999999}}}")]
    public void Read_JsonThatDoesNotFit_IsRefusedWithoutEcho(string json)
    {
        var (inzending, probleem) = Read(json);

        Assert.Null(inzending);
        Assert.Equal(400, probleem!.Status);
        Assert.Equal("RIN001", probleem.Code);
        Assert.DoesNotContain("999900006", probleem.Detail, StringComparison.Ordinal);
        Assert.DoesNotContain("onbekend\"", probleem.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_NothingFilledIn_NamesEveryFieldOnce()
    {
        var (_, probleem) = Read("{\"routeringgegevens\": {\"geadresseerden\": [null]}, \"referentiegegevens\": {}}");

        Assert.Equal(
            ["routeringgegevens.berichtstroom", "routeringgegevens.afzender", "routeringgegevens.geadresseerden[0]", "referentiegegevens.traceerId", "referentiegegevens.conversatieId"],
            probleem!.Fouten!.Select(f => f.Plek));
    }

    [Fact]
    public void Read_JsonNull_NamesBothGroups()
    {
        var (_, probleem) = Read("null");

        Assert.Equal(["routeringgegevens", "referentiegegevens"], probleem!.Fouten!.Select(f => f.Plek));
    }

    [Theory]
    [InlineData("\"rol\": \"Instelling\"", "\"rol\": \"instelling\"", "routeringgegevens.afzender.rol")]
    [InlineData("\"rol\": \"Instelling\"", "\"rol\": \"2\"", "routeringgegevens.afzender.rol")]
    [InlineData("\"rol\": \"Instelling\"", "\"rol\": \"Zorgverzekeraar\"", "routeringgegevens.afzender.rol")]
    [InlineData("\"99000001\"", "\"\"", "routeringgegevens.afzender.code")]
    [InlineData("\"99000001\"", "\"99000001\\r\\nX: y\"", "routeringgegevens.afzender.code")]
    [InlineData("\"99000001\"", "\"<script>\"", "routeringgegevens.afzender.code")]
    [InlineData("\"9999\"", "\"..%2f\"", "routeringgegevens.geadresseerden[0].code")]
    [InlineData("\"WMO305\"", "\"WMO 305\"", "routeringgegevens.berichtstroom.berichttype")]
    [InlineData("\"WMO305\"", "\"\"", "routeringgegevens.berichtstroom.berichttype")]
    [InlineData("\"berichtversie\": 3", "\"berichtversie\": 10000", "routeringgegevens.berichtstroom.berichtversie")]
    [InlineData("\"berichtsubversie\": 2", "\"berichtsubversie\": -1", "routeringgegevens.berichtstroom.berichtsubversie")]
    [InlineData("\"berichtsubversie\": 2", "\"berichtsubversie\": null", "routeringgegevens.berichtstroom.berichtsubversie")]
    public void Read_FieldThatDoesNotDo_IsNamedWithoutItsValue(string goed, string fout, string plek)
    {
        var (_, probleem) = Read(Voorbeelden.Metadata().Replace(goed, fout, StringComparison.Ordinal));

        var enige = Assert.Single(probleem!.Fouten!);
        Assert.Equal(plek, enige.Plek);
        Assert.Equal("RIN001", probleem.Code);
        Assert.DoesNotContain("script", probleem.Detail + enige.Omschrijving, StringComparison.Ordinal);
    }

    [Fact]
    public void Read_TwoReceivers_IsRefusedWithTheWayOut()
    {
        var (_, probleem) = Read(Voorbeelden.Metadata()
            .Replace("\"geadresseerden\": [", "\"geadresseerden\": [ { \"rol\": \"Gemeente\", \"code\": \"9998\" },", StringComparison.Ordinal));

        var enige = Assert.Single(probleem!.Fouten!);
        Assert.Contains("elke geadresseerde een eigen bericht", enige.Omschrijving, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("0B7F1D4E-6A52-4F0E-9C3B-5D2E8A71C964")]
    [InlineData("0b7f1d4e-6a52-1f0e-9c3b-5d2e8a71c964")]
    [InlineData("0b7f1d4e-6a52-4f0e-7c3b-5d2e8a71c964")]
    [InlineData("0b7f1d4e6a524f0e9c3b5d2e8a71c964")]
    [InlineData("{0b7f1d4e-6a52-4f0e-9c3b-5d2e8a71c964}")]
    [InlineData("0b7f1d4e-6a52-4f0e-9c3b-5d2e8a71c964\\n")]
    [InlineData("")]
    public void Read_IdThatIsNoUuid4_HasTheCodeForThat(string id)
    {
        var (_, probleem) = Read(Voorbeelden.Metadata(id: id, conversatie: Voorbeelden.Id));

        Assert.Equal("IB009", probleem!.Code);
        Assert.Equal("referentiegegevens.traceerId", Assert.Single(probleem.Fouten!).Plek);
    }

    [Fact]
    public void Read_BadIdAmongOtherFaults_IsListedWithThem()
    {
        var (_, probleem) = Read(Voorbeelden.Metadata(id: "x", rol: "Niemand"));

        Assert.Equal("RIN001", probleem!.Code);
        Assert.Equal(3, probleem.Fouten!.Count);
    }

    [Fact]
    public void Read_Basisgegevens_AreNotForTheSender()
    {
        const string Basis =
            "\"basisgegevens\": { \"ontvangenOp\": \"2026-03-02T09:00:00Z\", \"toestand\": \"x\", \"payload\": { \"url\": \"\", \"grootte\": 1, \"contentType\": \"\", \"checksum\": { \"algoritme\": \"\", \"waarde\": \"\" } } }, \"referentiegegevens\"";

        var (_, probleem) = Read(Voorbeelden.Metadata().Replace("\"referentiegegevens\"", Basis, StringComparison.Ordinal));

        Assert.Equal("basisgegevens", Assert.Single(probleem!.Fouten!).Plek);
    }

    private static (Inzending? Inzending, Probleem? Probleem) Read(string json) => Metadatalezer.Read(Encoding.UTF8.GetBytes(json), Foutcodeset.Isd21p4);
}
