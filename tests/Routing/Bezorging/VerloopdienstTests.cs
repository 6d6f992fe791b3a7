using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class VerloopdienstTests : IAsyncDisposable
{
    private readonly Proefbezorging _proef = new();
    private readonly Regelvanger<Verloopdienst> _logger = new();
    private readonly CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _proef.DisposeAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task RunAsync_NotConfirmedInTime_VerlooptAtTheNextRoundAndNotBefore()
    {
        var bericht = await _proef.AppendAsync(Proefbezorging.A);
        _proef.Klok.Advance(TimeSpan.FromDays(60));
        Start();
        Assert.Equal(0, await _proef.Post.NextVerlopenAsync());

        _proef.Klok.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(1, await _proef.Post.NextVerlopenAsync());

        Assert.Equal(Toestand.Verlopen, (await _proef.GetAsync(bericht)).Toestand);
        Assert.Contains("Niet bevestigd binnen 60 dagen.", await _proef.HistorieAsync(bericht));
        Assert.Equal(
            "1 berichten zijn verlopen: niet bevestigd binnen 60.00:00:00.",
            await _logger.Eerste.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken));
    }

    [Fact]
    public async Task RunAsync_EveryTurn_TellsItsHeartbeat()
    {
        var slagen = 0;
        _loop = Dienst().RunAsync(() => slagen++, _stop.Token);
        await _proef.Post.NextVerlopenAsync();

        _proef.Klok.Advance(TimeSpan.FromMinutes(1));
        await _proef.Post.NextVerlopenAsync();

        Assert.Equal(2, slagen);
        Assert.Empty(_logger.Regels);
    }

    [Fact]
    public async Task RunAsync_Stopped_Ends()
    {
        Start();
        await _proef.Post.NextVerlopenAsync();

        await _stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _loop.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken));
    }

    private Verloopdienst Dienst() => new(_proef.Post, _proef.Options, _proef.Klok, _logger);

    private void Start() => _loop = Dienst().RunAsync(() => { }, _stop.Token);
}
