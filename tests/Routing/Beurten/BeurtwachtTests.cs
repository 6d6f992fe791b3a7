using IB.Gateway.Storage;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Routing.Tests.Beurten;

/// <summary>Work goes on as long as the turn can be kept, and stops before another may have it.</summary>
public sealed class BeurtwachtTests
{
    private const string Naam = "werk";
    private readonly Proefbeurten _beurten = new();
    private readonly GevolgdeTijd _tijd = new();
    private readonly TaskCompletionSource _begonnen = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Beurtwacht _wacht;

    public BeurtwachtTests() => _wacht = new Beurtwacht(_beurten, _tijd, NullLogger<Beurtwacht>.Instance);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryRun_Free_DoesTheWorkAndGivesTheTurnBack()
    {
        Assert.True(await _wacht.TryRunAsync(Naam, static (_, _) => Task.CompletedTask, Stop));
        Assert.Equal(new Beurt(Naam, 1), await _beurten.NextTeruggaveAsync());
    }

    [Fact]
    public async Task TryRun_Taken_DoesNothing()
    {
        _beurten.BijAnder = true;
        Assert.False(await _wacht.TryRunAsync(Naam, static (_, _) => throw new InvalidOperationException("It works without a turn."), Stop));
    }

    [Fact]
    public async Task TryRun_WorkFails_GivesTheTurnBackAndTells()
    {
        await Assert.ThrowsAsync<InvalidOperationException>(() => _wacht.TryRunAsync(Naam, static (_, _) => throw new InvalidOperationException("mis"), Stop));
        await _beurten.NextTeruggaveAsync();
    }

    [Fact]
    public async Task TryRun_LongWork_RenewsFourTimesPerTurn()
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var werk = _wacht.TryRunAsync(Naam, WorkForeverAsync, stop.Token);
        await _begonnen.Task;
        for (var keer = 0; keer < 12; keer++)
        {
            _tijd.Advance(_beurten.Duur / 4);
            await _beurten.NextVerlengingAsync();
        }

        Assert.False(werk.IsCompleted);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => werk);
        await _beurten.NextTeruggaveAsync();
    }

    [Fact]
    public async Task TryRun_AnotherTookOver_StopsTheWork()
    {
        var werk = _wacht.TryRunAsync(Naam, WorkForeverAsync, Stop);
        await _begonnen.Task;
        _beurten.BijAnder = true;
        _tijd.Advance(_beurten.Duur / 4);
        Assert.True(await werk.WaitAsync(Wachttijd.Ruim, Stop));
    }

    [Fact]
    public async Task TryRun_CannotBeRenewed_StopsTheWorkBeforeTheTurnIsOver()
    {
        var werk = _wacht.TryRunAsync(Naam, WorkForeverAsync, Stop);
        await _begonnen.Task;
        _beurten.Stuk = true;
        for (var keer = 0; keer < 2; keer++)
        {
            _tijd.Advance(_beurten.Duur / 4);
            await _beurten.NextVerlengingAsync();
            Assert.False(werk.IsCompleted);
        }

        _tijd.Advance(_beurten.Duur / 4);
        Assert.True(await werk.WaitAsync(Wachttijd.Ruim, Stop));
    }

    [Fact]
    public async Task Run_Taken_TriesAgainAndShowsThatItLives()
    {
        _beurten.BijAnder = true;
        var teken = 0;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var lus = _wacht.RunAsync(Naam, stop => WorkForeverAsync(new Beurt(Naam, 0), stop), () => teken++, stop.Token);
        Assert.Equal(_wacht.Herkans, await _tijd.NextTimerAsync(Stop));
        Assert.False(_begonnen.Task.IsCompleted);

        _beurten.BijAnder = false;
        _tijd.Advance(_wacht.Herkans);

        await _begonnen.Task.WaitAsync(Wachttijd.Ruim, Stop);
        Assert.Equal(1, teken);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lus);
    }

    private async Task WorkForeverAsync(Beurt beurt, CancellationToken stop)
    {
        _begonnen.SetResult();
        await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
    }
}
