using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

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
        await _proef.Post.ConfirmAsync(bericht.Volgnummer, "Bevestigd.", Stop);

        Assert.Equal(
            new Pogingverloop(Bereikbaar: true, WachtNog: false),
            await Poging(_proef.Journaal).RunAsync(await _proef.TakeAsync(Proefbezorging.A), Afspraak, bericht, Stop));

        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal(0, (await _proef.GetAsync(bericht)).Pogingen);
    }

    [Fact]
    public async Task RunAsync_ContentRemoved_CountsAsRefusedAndIsNotPushed()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);

        Assert.Equal(
            new Pogingverloop(Bereikbaar: true, WachtNog: true),
            await Poging(new GeenInhoud(_proef.Journaal)).RunAsync(await _proef.TakeAsync(Proefbezorging.A), Afspraak, bericht, Stop));

        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal(Toestand.Aangeboden, (await _proef.GetAsync(bericht)).Toestand);
        Assert.Contains("Poging 1 van 8: de inhoud is niet meer bewaard.", await _proef.HistorieAsync(bericht));
    }

    [Fact]
    public async Task RunAsync_TurnLostMeanwhile_IsNotPushed()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        var beurt = await _proef.TakeAsync(Proefbezorging.A);
        await _proef.Beurten.ReturnAsync(beurt, Stop);

        Assert.Equal(new Pogingverloop(Bereikbaar: true, WachtNog: false), await Poging(_proef.Journaal).RunAsync(beurt, Afspraak, bericht, Stop));

        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal(0, (await _proef.GetAsync(bericht)).Pogingen);
    }

    [Theory]
    [InlineData(Bezorgafloop.Bevestigd, true, false)]
    [InlineData(Bezorgafloop.BerichtGeweigerd, true, true)]
    [InlineData(Bezorgafloop.Onbereikbaar, false, true)]
    public async Task RunAsync_Outcome_TellsWhetherTheOthersMayGoAndWhetherItWaits(Bezorgafloop afloop, bool bereikbaar, bool wachtNog)
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        var poging = Poging(_proef.Journaal).RunAsync(await _proef.TakeAsync(Proefbezorging.A), Afspraak, bericht, Stop);

        (await _proef.Ontvangers.NextAsync()).Answer(new Bezorgresultaat(afloop, "x"));

        Assert.Equal(new Pogingverloop(bereikbaar, wachtNog), await poging);
    }

    [Fact]
    public async Task RunAsync_BugInABezorger_IsRecordedAsUnreachableWithItsKindAndWithoutItsText()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        var poging = Poging(_proef.Journaal).RunAsync(await _proef.TakeAsync(Proefbezorging.A), Afspraak, bericht, Stop);

        (await _proef.Ontvangers.NextAsync()).Throw(new NotSupportedException("999900006"));

        Assert.Equal(new Pogingverloop(Bereikbaar: false, WachtNog: true), await poging);
        Assert.Equal(Toestand.Klaargezet, (await _proef.GetAsync(bericht)).Toestand);
        Assert.Equal(
            "Poging 1 van 8: het knooppunt liep vast op een fout die het niet verwachtte (NotSupportedException); zie logregel 2107.",
            (await _proef.HistorieAsync(bericht))[^1]);
        var (niveau, regel) = Assert.Single(_proef.Log.Regels);
        Assert.Equal(LogLevel.Error, niveau);
        Assert.StartsWith(
            $"Bezorging van bericht {bericht.Volgnummer} aan {Proefbezorging.A} liep vast op een fout die het knooppunt niet verwachtte (NotSupportedException)",
            regel, StringComparison.Ordinal);
        Assert.DoesNotContain("999900006", regel, StringComparison.Ordinal);
    }

    [Fact]
    public async Task RunAsync_KnooppuntStops_PassesThatOn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        var poging = Poging(_proef.Journaal).RunAsync(await _proef.TakeAsync(Proefbezorging.A), Afspraak, bericht, stop.Token);
        await _proef.Ontvangers.NextAsync();

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => poging);
        Assert.Empty(_proef.Log.Regels);
    }

    private Bezorgpoging Poging(IJournaal journaal) => new(journaal, _proef.Post, [_proef.Ontvangers], _proef.Options, _proef.Klok, _proef.Log);

    private sealed class GeenInhoud(IJournaal journaal) : Journaalschil(journaal)
    {
        public override ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken) => ValueTask.FromResult<Inhoud?>(null);
    }
}
