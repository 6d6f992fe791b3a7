using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class BezorgpogingTests : IAsyncDisposable
{
    private static readonly Bezorgafspraak Afspraak = Proefbezorging.Stuf(Proefbezorging.A);

    private readonly Proefbezorging _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task RunAsync_ConfirmedSinceTheQueueWasRead_IsNotPushed()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        await _proef.Post.ConfirmAsync(Proefbezorging.A, bericht.Envelop.Referentienummer, "Bevestigd.", Stop);

        Assert.True(await Poging(_proef.Journaal).RunAsync(Afspraak, bericht, Stop));

        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal(0, (await _proef.GetAsync(bericht)).Pogingen);
    }

    [Fact]
    public async Task RunAsync_ContentRemoved_CountsAsRefusedAndIsNotPushed()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);

        Assert.True(await Poging(new GeenInhoud(_proef.Journaal)).RunAsync(Afspraak, bericht, Stop));

        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal(Toestand.Aangeboden, (await _proef.GetAsync(bericht)).Toestand);
        Assert.Contains("Poging 1 van 8: de inhoud is niet meer bewaard.", await _proef.HistorieAsync(bericht));
    }

    [Theory]
    [InlineData(Bezorgafloop.Bevestigd, true)]
    [InlineData(Bezorgafloop.BerichtGeweigerd, true)]
    [InlineData(Bezorgafloop.Onbereikbaar, false)]
    public async Task RunAsync_Outcome_TellsWhetherTheOthersMayGo(Bezorgafloop afloop, bool verder)
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        var poging = Poging(_proef.Journaal).RunAsync(Afspraak, bericht, Stop);

        (await _proef.Ontvangers.NextAsync()).Answer(new Bezorgresultaat(afloop, "x"));

        Assert.Equal(verder, await poging);
    }

    private Bezorgpoging Poging(IJournaal journaal) => new(journaal, _proef.Post, [_proef.Ontvangers], _proef.Options, _proef.Klok);

    private sealed class GeenInhoud(IJournaal journaal) : Journaalschil(journaal)
    {
        public override ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken) => ValueTask.FromResult<Inhoud?>(null);
    }
}
