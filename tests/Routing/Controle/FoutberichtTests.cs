using System.Text.Json;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>An Fo01 from a party: whom it reaches, and that it is never answered with another.</summary>
public sealed class FoutberichtTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Theory]
    [InlineData(Gemeente)]
    [InlineData("IB")]
    [InlineData("")]
    public async Task AcceptAsync_Fo01OnAReceivedMessage_GoesToItsSenderWhoeverItNames(string genoemd)
    {
        var heen = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        var fo01 = await _knooppunt.OvergenomenAsync(Proefberichten.Fo01(2, Aanbieder, genoemd, Proefberichten.Id(1)));

        Assert.Equal([fo01.Volgnummer], (await _knooppunt.WachtendAsync(Gemeente)).Select(b => b.Volgnummer));
        Assert.Equal((Gemeente, "GGk"), (fo01.Envelop.Ontvanger.Organisatie, fo01.Envelop.Ontvanger.Applicatie));
        Assert.Equal(("WMO301", new Versie(3, 2), heen.Envelop.ConversatieId), (fo01.Envelop.Functie, fo01.Envelop.FunctieVersie, fo01.Envelop.ConversatieId));
        Assert.Contains($"Afgekeurd door de ontvanger met foutbericht {Proefberichten.Id(2)}.", await _knooppunt.HistorieAsync(heen.Volgnummer));
    }

    [Fact]
    public async Task AcceptAsync_Fo01WhereTwoSendersChoseTheSameId_OnlyTheNamedOneGetsIt()
    {
        var andere = Proefberichten.Maak(1, Berichtsoort.Di01, "WMO301", AndereGemeente, Aanbieder, null);
        await _knooppunt.OvergenomenAsync(andere with { Inhoud = MetAfzender(andere, AndereGemeente) });
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        await _knooppunt.OvergenomenAsync(Proefberichten.Fo01(2, Aanbieder, Gemeente, Proefberichten.Id(1)));
        var naamloos = await _knooppunt.AcceptAsync(Proefberichten.Fo01(3, Aanbieder, "IB", Proefberichten.Id(1)));

        Assert.Single(await _knooppunt.WachtendAsync(Gemeente));
        Assert.Empty(await _knooppunt.WachtendAsync(AndereGemeente));
        Assert.Equal(Controlepunt.AntwoordHoortNietBij, naamloos.Bevinding!.Punt);
    }

    [Theory]
    [InlineData(404, Aanbieder, Aanbieder, Controlepunt.AntwoordHoortNietBij)] // a message never seen
    [InlineData(1, AndereAanbieder, AndereAanbieder, Controlepunt.AntwoordHoortNietBij)] // a message to somebody else
    [InlineData(1, Gemeente, Gemeente, Controlepunt.AntwoordHoortNietBij)] // one's own message
    [InlineData(1, Aanbieder, AndereAanbieder, Controlepunt.NietGeautoriseerd)]
    [InlineData(1, "98989898", Aanbieder, Controlepunt.ZenderOnbekend)]
    public async Task AcceptAsync_Fo01ThatIsRefused_IsAnsweredAtOnceAndNeverWithAnFo01(int op, string van, string indiener, Controlepunt punt)
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        _knooppunt.Seinen.Clear();

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Fo01(2, van, Gemeente, Proefberichten.Id(op)), indiener);

        Assert.Equal((Ontvangstsoort.Geweigerd, punt), (uitkomst.Soort, uitkomst.Bevinding!.Punt));
        Assert.Empty(_knooppunt.Seinen);
        var wachtrijen = await _knooppunt.Opslag.Bezorgingen.ListWachtrijenAsync(TestContext.Current.CancellationToken);
        Assert.Equal([Aanbieder], wachtrijen.Select(w => w.Partij));
    }

    [Fact]
    public async Task AcceptAsync_Fo01OnAnFo01_IsRefused()
    {
        await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1) with { Inhoud = default });
        var (bericht, _) = await _knooppunt.FoutberichtAsync(Gemeente);

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Fo01(2, Gemeente, "IB", bericht.Envelop.Referentienummer));

        Assert.Equal((Ontvangstsoort.Geweigerd, "StUF043"), (uitkomst.Soort, uitkomst.Fout!.Code));
    }

    [Fact]
    public async Task AcceptAsync_Fo01Twice_FirstRepeatsThenConflicts()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));
        var fo01 = Proefberichten.Fo01(2, Aanbieder, Gemeente, Proefberichten.Id(1));
        var eerste = await _knooppunt.OvergenomenAsync(fo01);

        var herhaling = await _knooppunt.AcceptAsync(fo01);
        var strijdig = await _knooppunt.AcceptAsync(fo01.MetAndereInhoud());

        Assert.Equal((true, eerste.OntvangstId), (herhaling.Herhaling, herhaling.Bericht!.OntvangstId));
        Assert.Equal((Ontvangstsoort.Geweigerd, "IB216"), (strijdig.Soort, strijdig.Fout!.Code));
        Assert.Single(await _knooppunt.WachtendAsync(Gemeente));
        Assert.Single(await _knooppunt.WachtendAsync(Aanbieder));
    }

    [Theory]
    [InlineData("WMO*", null)]
    [InlineData("JW*", Controlepunt.NietGeautoriseerd)]
    public async Task AcceptAsync_Fo01ByAMandatary_TheMandateMustCoverTheRejectedMessage(string mandaat, Controlepunt? punt)
    {
        _knooppunt.Huidig = Register.Met(Intermediair, p => p with { Mandaten = [Mandaat(Aanbieder, mandaat)] });
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        // It says that the rejected message is a JW301; that it is a WMO301 is what counts.
        var fo01 = Proefberichten.Fo01(2, Aanbieder, Gemeente, Proefberichten.Id(1)).Met(e => e with { Functie = "JW301" });

        Assert.Equal(punt, (await _knooppunt.AcceptAsync(fo01, Intermediair)).Bevinding?.Punt);
    }

    [Fact]
    public void FromBytes_WhatToBytesMade_IsTheSame()
    {
        var foutbericht = new Foutbericht("IB210", "client", "Ontvanger <onbekend> 😀", null, Proefberichten.Id(1), Proefberichten.Id(2));

        Assert.Equal(foutbericht, Foutbericht.FromBytes(foutbericht.ToBytes()));
        Assert.Throws<JsonException>(() => Foutbericht.FromBytes("null"u8));
        Assert.Throws<JsonException>(() => Foutbericht.FromBytes("<Fo01/>"u8));
    }

    private static byte[] MetAfzender(Aanbieding aanbieding, string code) => System.Text.Encoding.UTF8.GetBytes(
        System.Text.Encoding.UTF8.GetString(aanbieding.Inhoud.Span).Replace(":Afzender>0384<", $":Afzender>{code}<", StringComparison.Ordinal));
}
