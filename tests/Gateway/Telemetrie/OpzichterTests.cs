using System.Diagnostics;
using IB.Gateway.Beheer;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class OpzichterTests : IAsyncDisposable
{
    private static readonly TimeSpan Eerste = TimeSpan.FromSeconds(1);

    private readonly GevolgdeTijd _time = new();
    private readonly Hartslag _hartslag;
    private readonly Opzichter _opzichter;

    public OpzichterTests()
    {
        _hartslag = new Hartslag(_time);
        _opzichter = new Opzichter(
            _hartslag, new Herstartbeleid(Eerste, TimeSpan.FromSeconds(4)), new Beheeropties(), _time, NullLogger<Opzichter>.Instance);
    }

    private static CancellationToken Annulering => TestContext.Current.CancellationToken;

    private Lusstand Stand => Assert.Single(_hartslag.List());

    [Fact]
    public async Task Start_LoopThatFails_IsStartedAgainAfterEverLongerWaits()
    {
        var gestart = 0;
        _opzichter.Start("lus", (_, _) =>
        {
            gestart++;
            throw new IOException("De schijf is vol.");
        });

        foreach (var seconden in (int[])[1, 2, 4, 4])
        {
            var voor = gestart;
            var wachttijd = await _time.NextTimerAsync(Annulering);
            Assert.Equal(TimeSpan.FromSeconds(seconden), wachttijd);
            Assert.Equal(Lustoestand.WachtOpHerstart, Stand.Toestand);
            Assert.Equal("IOException: De schijf is vol.", Stand.LaatsteFout);
            Assert.False(Stand.Hersteld);
            Assert.InRange(gestart, voor, voor + 1);
            _time.Advance(wachttijd);
        }

        await _time.NextTimerAsync(Annulering);
        Assert.Equal((5, 5L), (gestart, Stand.Herstarts));
    }

    [Fact]
    public async Task Start_LoopThatReturnsOrCancelsItself_CountsAsAFailure()
    {
        using var zelf = new CancellationTokenSource();
        await zelf.CancelAsync();
        var gestart = 0;
        _opzichter.Start("lus", (_, _) => gestart++ == 0 ? Task.CompletedTask : Task.FromCanceled(zelf.Token));

        _time.Advance(await _time.NextTimerAsync(Annulering));
        await _time.NextTimerAsync(Annulering);

        Assert.Equal(2, Stand.Herstarts);
        Assert.StartsWith("TaskCanceledException", Stand.LaatsteFout, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_LoopThatRunsAgain_IsHersteldOnlyAfterProgress()
    {
        var tweede = new TaskCompletionSource();
        var verder = new TaskCompletionSource();
        var klaar = new TaskCompletionSource();
        var gestart = 0;
        _opzichter.Start("lus", async (teken, stop) =>
        {
            if (gestart++ == 0)
                throw new IOException("eerste keer");
            tweede.SetResult();
            await verder.Task;
            teken.MarkProgress();
            klaar.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });

        _time.Advance(await _time.NextTimerAsync(Annulering));
        await tweede.Task;
        Assert.Equal((Lustoestand.Loopt, false, null), (Stand.Toestand, Stand.Hersteld, Stand.LaatsteVoortgang));
        verder.SetResult();
        await klaar.Task;
        Assert.Equal((true, _time.GetUtcNow()), (Stand.Hersteld, Stand.LaatsteVoortgang));
    }

    [Fact]
    public async Task Read_LoopWithoutProgress_GrowsSilentAndHangs()
    {
        var bezig = new TaskCompletionSource();
        _opzichter.Start("lus", async (teken, stop) =>
        {
            teken.MarkProgress();
            bezig.SetResult();
            await Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });
        await bezig.Task;

        _time.Advance(TimeSpan.FromSeconds(60));
        Assert.False(Stand.Hangt(TimeSpan.FromSeconds(60)));
        _time.Advance(TimeSpan.FromTicks(1));
        Assert.True(Stand.Hangt(TimeSpan.FromSeconds(60)));
    }

    [Fact]
    public async Task Start_FromARequest_DoesNotCarryItsContextAlong()
    {
        using var verzoek = new Activity("verzoek").Start();
        var gezien = new TaskCompletionSource<Activity?>();
        _opzichter.Start("lus", (_, stop) =>
        {
            gezien.SetResult(Activity.Current);
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });

        Assert.Null(await gezien.Task);
        Assert.Same(verzoek, Activity.Current);
    }

    [Fact]
    public void Start_SameNameTwice_IsRefused()
    {
        _opzichter.Start("lus", (_, stop) => Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop));

        Assert.Throws<ArgumentException>(() => _opzichter.Start("lus", (_, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task Stop_RunningAndWaitingLoops_EndsThemAll()
    {
        var loopt = new TaskCompletionSource();
        _opzichter.Start("loopt", (_, stop) =>
        {
            loopt.SetResult();
            return Task.Delay(Timeout.InfiniteTimeSpan, TimeProvider.System, stop);
        });
        _opzichter.Start("wacht", (_, _) => throw new IOException());
        await loopt.Task;
        await _time.NextTimerAsync(Annulering);

        await _opzichter.StopAsync(Annulering);

        Assert.All(_hartslag.List(), l => Assert.Equal(Lustoestand.Gestopt, l.Toestand));
        Assert.Throws<ObjectDisposedException>(() => _opzichter.Start("later", (_, _) => Task.CompletedTask));
    }

    [Fact]
    public async Task Stop_LoopThatDoesNotListen_IsLeftBehindAfterTheTerm()
    {
        var bezig = new TaskCompletionSource();
        var ooit = new TaskCompletionSource();
        _opzichter.Start("doof", (_, _) =>
        {
            bezig.SetResult();
            return ooit.Task;
        });
        await bezig.Task;

        var stoppen = _opzichter.StopAsync(Annulering);
        var termijn = await _time.NextTimerAsync(Annulering);
        Assert.Equal(Beheeropties.StandaardStoptermijn, termijn);
        Assert.False(stoppen.IsCompleted);
        _time.Advance(termijn);
        await stoppen;

        Assert.Equal(Lustoestand.Loopt, Stand.Toestand);
        ooit.SetResult();
    }

    public ValueTask DisposeAsync() => _opzichter.DisposeAsync();
}
