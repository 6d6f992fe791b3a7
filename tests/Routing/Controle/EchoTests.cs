using System.Text;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>What a sender writes does not come back in an answer, a foutbericht or a history, unless it is a plain code.</summary>
public sealed class EchoTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    public static TheoryData<string> Vijandig =>
    [
        "a\r\nSet-Cookie: b=c", "a\nb", "\u001b[31mrood", "<script>alert(1)</script>", "&lt;", "=1+1", "999900006", "BSN999900006", "a999900006b",
        "{0}{1}", "../../etc", "é", new string('A', 21), "",
    ];

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Theory]
    [MemberData(nameof(Vijandig))]
    public Task AcceptAsync_HostileZender_IsNotRepeated(string waarde)
        => AssertNotRepeatedAsync(
            Proefberichten.Toewijzing(1).Met(e => e with { Zender = e.Zender with { Organisatie = waarde } }), waarde, Controlepunt.ZenderOnbekend,
            "(geen geldige code)");

    [Theory]
    [MemberData(nameof(Vijandig))]
    public Task AcceptAsync_HostileOntvanger_IsNotRepeated(string waarde)
        => AssertNotRepeatedAsync(
            Proefberichten.Toewijzing(1).Met(e => e with { Ontvanger = e.Ontvanger with { Organisatie = waarde } }), waarde, Controlepunt.OntvangerOnbekend,
            "(geen geldige code)");

    [Theory]
    [MemberData(nameof(Vijandig))]
    public Task AcceptAsync_HostileFunctie_IsNotRepeated(string waarde)
        => AssertNotRepeatedAsync(
            Proefberichten.Toewijzing(1).Met(e => e with { Functie = waarde }), waarde, Controlepunt.FunctieNietToegestaan, "(geen geldige code)");

    [Fact]
    public async Task AcceptAsync_ElementNameOfTheSendersOwn_IsNotRepeated()
    {
        var tekst = Encoding.UTF8.GetString(Proefberichten.Toewijzing(1).Inhoud.Span)
            .Replace("wmo301:Communicatie", "wmo301:Bsn-999900006-x", StringComparison.Ordinal);

        var uitkomst = await AssertNotRepeatedAsync(
            Proefberichten.Toewijzing(1) with { Inhoud = Encoding.UTF8.GetBytes(tekst) }, "999900006", Controlepunt.InhoudOnjuist,
            "element (onbekend) is hier niet toegestaan");

        Assert.Contains("/Bericht/Client/(onbekend)", uitkomst.Fout!.Details, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("<b>999900006</b>")]
    [InlineData("bericht.999900006")]
    public async Task AcceptAsync_Fo01WithAFreeReferentienummer_IsNotRepeated(string nummer)
    {
        var heen = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        var fo01 = Proefberichten.Fo01(2, Aanbieder, Gemeente, Proefberichten.Id(1)).Met(e => e with { Referentienummer = nummer });
        await _knooppunt.OvergenomenAsync(fo01);
        Assert.Contains("Afgekeurd door de ontvanger met foutbericht (geen UUID).", await _knooppunt.HistorieAsync(heen.Volgnummer));

        await AssertNotRepeatedAsync(fo01.MetAndereInhoud(), nummer, Controlepunt.Dubbel, "Referentienummer (geen UUID) is al gebruikt");
    }

    [Theory]
    [InlineData("0384")]
    [InlineData("42420001")]
    [InlineData("00000001002220647000")]
    [InlineData("WMO301")]
    public void Code_PlainCode_IsRepeated(string waarde) => Assert.Equal(waarde, Toonbaar.Code(waarde));

    [Theory]
    [InlineData("4af0c1c4-6a1c-4d0c-9f5e-0123456789ab", true)]
    [InlineData("{4af0c1c4-6a1c-4d0c-9f5e-0123456789ab}", false)]
    [InlineData("4af0c1c4-6a1c-4d0c-9f5e-0123456789ab\r\n", false)]
    [InlineData("4af0c1c46a1c4d0c9f5e0123456789ab", false)]
    [InlineData("", false)]
    public void Nummer_OnlyAUuid_IsRepeated(string waarde, bool getoond) => Assert.Equal(getoond ? waarde : "(geen UUID)", Toonbaar.Nummer(waarde));

    private async Task<Ontvangstuitkomst> AssertNotRepeatedAsync(Aanbieding aanbieding, string waarde, Controlepunt punt, string inPlaatsDaarvan)
    {
        var indiener = aanbieding.Envelop.Soort == Berichtsoort.Fo01 ? Aanbieder : Gemeente;
        var uitkomst = await _knooppunt.AcceptAsync(aanbieding, indiener);

        Assert.Equal(punt, uitkomst.Bevinding!.Punt);
        Assert.Contains(inPlaatsDaarvan, uitkomst.Fout!.Omschrijving, StringComparison.Ordinal);
        var teksten = new List<string> { uitkomst.Fout.Omschrijving, uitkomst.Fout.Details ?? string.Empty };
        teksten.AddRange(await _knooppunt.HistorieAsync(uitkomst.Bericht!.Volgnummer));
        if (uitkomst.Soort == Ontvangstsoort.Afgekeurd)
        {
            var (_, foutbericht) = await _knooppunt.FoutberichtAsync(Gemeente);
            teksten.AddRange([foutbericht.Omschrijving, foutbericht.Details ?? string.Empty]);
        }

        Assert.All(teksten, t => Assert.False(waarde.Length > 0 && t.Contains(waarde, StringComparison.Ordinal), t));
        Assert.All(teksten, t => Assert.DoesNotContain(t, char.IsControl));
        return uitkomst;
    }
}
