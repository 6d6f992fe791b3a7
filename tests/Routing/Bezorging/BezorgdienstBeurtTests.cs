using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bezorging;

/// <summary>Of several nodes one pushes to a receiver.</summary>
public sealed class BezorgdienstBeurtTests : IAsyncDisposable
{
    private readonly Proefbezorging _proef = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task Turn_AtAnotherNode_LeavesTheReceiverToItUntilItIsFree()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        var beurt = await _proef.TakeAsync(Proefbezorging.A);
        _proef.Start();
        // The run for the other party ends, so that for this one has ended too, or waits for its turn.
        await _proef.SettleAsync(Proefbezorging.B);
        await _proef.SettleUnpushedAsync("onbekend");
        Assert.False(_proef.Ontvangers.HeeftPush);

        await _proef.Beurten.ReturnAsync(beurt, Stop);
        _proef.Klok.Advance(TimeSpan.FromSeconds(1));

        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(bericht.Volgnummer, push.Bericht.Volgnummer);
        push.Answer(new Bezorgresultaat(Bezorgafloop.Bevestigd, "ok"));
        while ((await _proef.GetAsync(bericht)).Toestand != Toestand.Bezorgd)
            Stop.ThrowIfCancellationRequested();
    }
}
