using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>Retouren and answers: to whom they go, which conversation they belong to, and what they may name.</summary>
public sealed class AntwoordTests : IAsyncDisposable
{
    private readonly Proefknooppunt _knooppunt = new();

    public ValueTask DisposeAsync() => _knooppunt.DisposeAsync();

    [Fact]
    public async Task AcceptAsync_RetourWithTheHeaderOfItsHeenbericht_GoesBack()
    {
        var heen = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        var retour = await _knooppunt.OvergenomenAsync(Proefberichten.Retour(2, Proefberichten.Id(1)));

        Assert.Equal([retour.Volgnummer], (await _knooppunt.WachtendAsync(Gemeente)).Select(b => b.Volgnummer));
        Assert.Contains($"Beantwoord met WMO302 {Proefberichten.Id(2)}.", await _knooppunt.HistorieAsync(heen.Volgnummer));
        Assert.Equal(Toestand.Klaargezet, (await _knooppunt.WachtendAsync(Aanbieder)).Single().Toestand);
    }

    [Fact]
    public async Task AcceptAsync_RetourWithAConversatieIdOfItsOwn_GetsThatOfTheHeenbericht()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1).Met(e => e with { ConversatieId = Proefberichten.Id(77) }));

        var retour =
            await _knooppunt.OvergenomenAsync(Proefberichten.Retour(2, Proefberichten.Id(1)).Met(e => e with { ConversatieId = Proefberichten.Id(2) }));

        Assert.Equal(Proefberichten.Id(77), retour.Envelop.ConversatieId);
        var gesprek = await _knooppunt.Opslag.Journaal.FindConversatieAsync(Proefberichten.Id(77), 10, TestContext.Current.CancellationToken);
        Assert.Equal(["WMO301", "WMO302"], gesprek.Select(b => b.Envelop.Functie));
    }

    [Fact]
    public async Task AcceptAsync_RetourToAMessageNeverSeen_IsLetThrough()
    {
        var retour = await _knooppunt.OvergenomenAsync(Proefberichten.Retour(2, Proefberichten.Id(404)));

        Assert.Equal(Proefberichten.Id(404), retour.Envelop.ConversatieId);
    }

    [Fact]
    public async Task AcceptAsync_RetourToAMessageOfOthers_IsRefused()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "JW301", AndereGemeente, AndereAanbieder, null));

        Assert.Equal("StUF043", (await _knooppunt.AcceptAsync(Proefberichten.Retour(2, Proefberichten.Id(1)))).Fout!.Code);
    }

    [Fact]
    public async Task AcceptAsync_RetourToAHeenberichtOfAnotherType_IsRefusedAndSaysWhich()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO319", Gemeente, Aanbieder, null));

        var uitkomst = await _knooppunt.AcceptAsync(Proefberichten.Retour(2, Proefberichten.Id(1)));

        Assert.Equal(
            "Deze WMO302 verwijst naar een bericht dat geen WMO301 van de ontvanger aan de zender is. Verwijs naar het bericht dat wordt beantwoord en stuur een nieuw bericht.",
            uitkomst.Fout!.Omschrijving);
    }

    [Fact]
    public async Task AcceptAsync_RetourToARefusedHeenbericht_IsRefused()
    {
        Assert.NotNull((await _knooppunt.AcceptAsync(Proefberichten.Toewijzing(1) with { Inhoud = default })).Fout);

        Assert.Equal("StUF043", (await _knooppunt.AcceptAsync(Proefberichten.Retour(2, Proefberichten.Id(1)))).Fout!.Code);
    }

    [Fact]
    public async Task AcceptAsync_TwoSendersChoseTheSameId_TheRetourFindsItsOwn()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "JW301", AndereGemeente, AndereAanbieder, null));
        var heen = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(1));

        await _knooppunt.OvergenomenAsync(Proefberichten.Retour(2, Proefberichten.Id(1)));

        Assert.Contains($"Beantwoord met WMO302 {Proefberichten.Id(2)}.", await _knooppunt.HistorieAsync(heen.Volgnummer));
    }

    [Theory]
    [InlineData(Berichtsoort.Di01)]
    [InlineData(Berichtsoort.Du01)]
    public async Task AcceptAsync_Antwoordbericht325_TravelsInBothEnvelopes(Berichtsoort soort)
    {
        var declaratie = await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO323", Aanbieder, Gemeente, null));

        var antwoord = await _knooppunt.OvergenomenAsync(Proefberichten.Maak(2, soort, "WMO325", Gemeente, Aanbieder, Proefberichten.Id(1)));

        Assert.Equal(declaratie.Envelop.ConversatieId, antwoord.Envelop.ConversatieId);
        Assert.Contains($"Beantwoord met WMO325 {Proefberichten.Id(2)}.", await _knooppunt.HistorieAsync(declaratie.Volgnummer));
    }

    [Fact]
    public async Task AcceptAsync_Antwoordbericht325WithoutReference_StandsAlone()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO323", Aanbieder, Gemeente, null));

        var antwoord = await _knooppunt.OvergenomenAsync(Proefberichten.Maak(2, Berichtsoort.Di01, "WMO325", Gemeente, Aanbieder, null));

        Assert.Equal(Proefberichten.Id(2), antwoord.Envelop.ConversatieId);
    }

    [Fact]
    public async Task AcceptAsync_ToewijzingThatNamesTheVerzoekBeforeIt_IsNoAnswerAndKeepsItsConversation()
    {
        await _knooppunt.OvergenomenAsync(Proefberichten.Maak(1, Berichtsoort.Di01, "WMO315", Aanbieder, Gemeente, null));

        var toewijzing = await _knooppunt.OvergenomenAsync(Proefberichten.Toewijzing(2).Met(e => e with { AntwoordOp = Proefberichten.Id(1) }));

        Assert.Equal(Proefberichten.Id(2), toewijzing.Envelop.ConversatieId);
    }
}
