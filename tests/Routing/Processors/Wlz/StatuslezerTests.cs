using System.Text;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

public sealed class StatuslezerTests
{
    private static readonly Guid KopieId = Guid.Parse("5b7c3a52-61f0-4e0e-9a53-0c1f5d1a7e01");

    [Fact]
    public void Read_Example_GivesHeaderPartAndPersons()
    {
        using var lezing = Wlzproef.Read("CizStatus");

        var bericht = Statuslezer.Read(lezing)!;

        Assert.Equal(new Wlzkop("CIZ", "IB", "CIZ260001", new DateOnly(2026, 3, 2)), bericht.Kop);
        Assert.True(bericht.Inhoud.TryGet(out var levering));
        Assert.Equal((Statussoort.Volledig, 3), (levering.Soort, levering.Aantal));
        Assert.Equal(new Kopiedeel(KopieId, 1, 2, 5), levering.Kopie);
        Assert.Equal(
            [
                new CizPersoon(
                    Bsn.Of("999900006"u8), "0f8fad5b-d9cb-469f-a165-70867728950e", new Indicatie(Wlzstatus.Ja, new(2026, 2, 20), new(2026, 3, 15), null)),
                new CizPersoon(
                    Bsn.Of("999900018"u8), "7c9e6679-7425-40de-944b-e07fc1f90ae7",
                    new Indicatie(Wlzstatus.Onbekend, new(2026, 2, 21), new(2026, 2, 21), new(2027, 2, 20))),
                new CizPersoon(Bsn.Of("999900055"u8), null, new Indicatie(Wlzstatus.Nee, new(2026, 2, 24), null, null)),
            ],
            levering.ReadPersonen().Select(p => p.TryGet(out var persoon) ? persoon : default));
        Assert.Equal([1, 2, 3], levering.ReadPersonen().Select(p => p.Plaats));
    }

    [Fact]
    public void Read_Mutatie_HasNoCopy()
    {
        using var lezing = Wlzproef.Read("CizStatus-mutatie");

        Assert.True(Statuslezer.Read(lezing)!.Inhoud.TryGet(out var levering));
        Assert.Equal((Statussoort.Mutatie, null, 1), (levering.Soort, levering.Kopie, levering.Aantal));
    }

    [Theory]
    [InlineData(":Bsn>999900006<", ":Bsn>999900007<", "WLZ002")]
    [InlineData(":Ingangsdatum>2026-03-15<", ":Einddatum>2026-03-15<", "WLZ004")]
    public void Read_OnePersonWithAFault_RefusesOnlyThatOneAndReportsIt(string oud, string nieuw, string code)
    {
        using var lezing = nieuw.Contains("Einddatum", StringComparison.Ordinal)
            ? Wlzproef.Read("CizStatus", ":Ingangsdatum>2026-03-15</cizstatus:Ingangsdatum>", ":Einddatum>2026-03-15</cizstatus:Einddatum>")
            : Wlzproef.Read("CizStatus", oud, nieuw);
        Assert.True(Statuslezer.Read(lezing)!.Inhoud.TryGet(out var levering));
        var verslag = new Leesverslag();

        var gelezen = levering.ReadPersonen().Count(p => verslag.Take(p, out _));

        Assert.Equal((2, 2, 1), (gelezen, verslag.Gelezen, verslag.Geweigerd));
        var (regel, aantal, plaatsen) = Assert.Single(verslag.PerRegel);
        Assert.Equal((code, Reikwijdte.Onderdeel, 1), (regel.Code, regel.Reikwijdte, aantal));
        Assert.Equal([1], plaatsen);
    }

    /// <summary>One in eleven besluitnummers of nine digits passes the elfproef.</summary>
    [Fact]
    public void Read_ReferenceThatPassesForABsn_CountsAndIsRemarked()
    {
        using var lezing = Wlzproef.Read("CizStatus", ":IndicatieReferentie>0f8fad5b-d9cb-469f-a165-70867728950e<", ":IndicatieReferentie>999900018<");
        Assert.True(Statuslezer.Read(lezing)!.Inhoud.TryGet(out var levering));
        var verslag = new Leesverslag();

        Assert.Equal(3, levering.ReadPersonen().Count(p => verslag.Take(p, out _)));

        Assert.Equal(0, verslag.Geweigerd);
        Assert.StartsWith("WLZ012, 1 keer, op plaats 1: ", verslag.Opmerking, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(":Bsn>999900006<", ":Bsn>999900007<", false)]
    [InlineData(":Ingangsdatum>2026-03-15</cizstatus:Ingangsdatum>", ":Einddatum>2026-03-15</cizstatus:Einddatum>", true)]
    public void Read_PersonWithAFault_SaysWhoWhereThatCanBeRead(string oud, string nieuw, bool bekend)
    {
        using var lezing = Wlzproef.Read("CizStatus", oud, nieuw);
        Assert.True(Statuslezer.Read(lezing)!.Inhoud.TryGet(out var levering));
        var verslag = new Leesverslag();

        var geweigerd = levering.ReadPersonen().First(p => !verslag.Take(p, out _));

        Assert.Equal(bekend ? Bsn.Of("999900006"u8) : null, geweigerd.Wie);
        Assert.Equal(bekend ? 0 : 1, verslag.VanOnbekenden);
    }

    [Theory]
    [InlineData(":Deel>1<", ":Deel>3<", "WLZ106")]
    [InlineData(":AantalPersonen>5<", ":AantalPersonen>2<", "WLZ107")]
    [InlineData(":Soort>VOLLEDIG<", ":Soort>MUTATIE<", "WLZ105")]
    public void Read_PartThatDoesNotFitItsCopy_RefusesTheWholeMessage(string oud, string nieuw, string code)
    {
        using var lezing = Wlzproef.Read("CizStatus", oud, nieuw);

        var bericht = Statuslezer.Read(lezing)!;

        Assert.False(bericht.Inhoud.TryGet(out _));
        Assert.Equal((code, Reikwijdte.Bericht, 0), (bericht.Inhoud.Regel!.Code, bericht.Inhoud.Regel.Reikwijdte, bericht.Inhoud.Plaats));
        Assert.Equal("CIZ260001", bericht.Kop.Identificatie);
    }

    [Fact]
    public void Read_VolledigWithoutCopy_RefusesTheWholeMessage()
    {
        using var lezing = Wlzproef.Read("CizStatus-mutatie", ">MUTATIE<", ">VOLLEDIG<");

        Assert.Equal("WLZ104", Statuslezer.Read(lezing)!.Inhoud.Regel?.Code);
    }

    [Fact]
    public void Read_MessageOfAnotherType_IsNull()
    {
        using var lezing = Wlzproef.Read("RegistertoetsVraag");

        Assert.Null(Statuslezer.Read(lezing));
    }

    /// <summary>The largest part that the rules allow: nothing is kept per person, so that memory does not grow with the copy.</summary>
    [Fact]
    public void ReadPersonen_PartOfAHundredThousand_AllocatesAReferenceForEachAndNoMore()
    {
        const int Personen = Wlzcontrole.MaxPersonen;
        const int BytesPerReferentie = 96;
        const int Eenmalig = 200_000;
        var inhoud = Deel(Personen);
        Assert.InRange(inhoud.Length, 17_000_000, 26_214_400);
        using var lezing = Wlzproef.Lezer.Read(inhoud);
        Assert.True(Statuslezer.Read(lezing)!.Inhoud.TryGet(out var levering));
        var verslag = new Leesverslag();

        var voor = GC.GetAllocatedBytesForCurrentThread();
        foreach (var persoon in levering.ReadPersonen())
            verslag.Take(persoon, out _);
        var na = GC.GetAllocatedBytesForCurrentThread();

        Assert.Equal((Personen, 0), (verslag.Gelezen, verslag.Geweigerd));
        Assert.InRange(na - voor, 0, ((long)Personen * BytesPerReferentie) + Eenmalig);
    }

    /// <summary>A part as a sender would write it that spares bytes: without prefixes and white space.</summary>
    private static byte[] Deel(int personen)
    {
        var tekst = new StringBuilder(personen * 260);
        tekst.Append(
            "<Bericht xmlns=\"urn:knooppunt:wlz:1:CizStatus\"><Header><BerichtCode>902</BerichtCode><BerichtVersie>1</BerichtVersie><BerichtSubversie>0</BerichtSubversie>")
            .Append("<Afzender>CIZ</Afzender><Ontvanger>IB</Ontvanger><BerichtIdentificatie><Identificatie xmlns=\"urn:knooppunt:wlz:1\">C1</Identificatie>")
            .Append("<Dagtekening xmlns=\"urn:knooppunt:wlz:1\">2026-03-02</Dagtekening></BerichtIdentificatie></Header><Soort>VOLLEDIG</Soort>")
            .Append($"<Kopie><KopieId>{KopieId:D}</KopieId><Deel>1</Deel><AantalDelen>4</AantalDelen><AantalPersonen>350000</AantalPersonen></Kopie>");
        for (var i = 0; i < personen; i++)
        {
            tekst.Append("<Persoon><Bsn>999900006</Bsn><IndicatieReferentie>").Append($"{i:x8}-0000-4000-8000-000000000000")
                .Append(
                    "</IndicatieReferentie><WlzStatus>JA</WlzStatus><Afgiftedatum>2026-02-20</Afgiftedatum><Ingangsdatum>2026-03-15</Ingangsdatum></Persoon>");
        }

        return Encoding.UTF8.GetBytes(tekst.Append("</Bericht>").ToString());
    }
}
