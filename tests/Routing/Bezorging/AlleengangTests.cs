using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Bezorging.Proefbezorging;

namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class AlleengangTests
{
    private readonly Alleengang _alleengang = new();

    [Fact]
    public async Task RunAsync_NotAlone_GoesSideBySide()
    {
        var (een, ander) = (Begin(alleen: false), Begin(alleen: false));

        await een.Begonnen.Task;
        await ander.Begonnen.Task;
        een.Klaar.SetResult();
        ander.Klaar.SetResult();
        await Task.WhenAll(een.Taak, ander.Taak);
    }

    [Fact]
    public async Task RunAsync_Alone_WaitsForWhatRunsAndHoldsUpWhatComes()
    {
        var eerder = Begin(alleen: false);
        var alleen = Begin(alleen: true);
        var later = Begin(alleen: false);
        var nogAlleen = Begin(alleen: true);
        Assert.True(eerder.Begonnen.Task.IsCompleted);
        Assert.False(alleen.Begonnen.Task.IsCompleted);

        eerder.Klaar.SetResult();
        await alleen.Begonnen.Task;
        Assert.False(later.Begonnen.Task.IsCompleted || nogAlleen.Begonnen.Task.IsCompleted);

        alleen.Klaar.SetResult();
        await Task.WhenAny(later.Begonnen.Task, nogAlleen.Begonnen.Task);
        later.Klaar.SetResult();
        nogAlleen.Klaar.SetResult();
        await Task.WhenAll(alleen.Taak, later.Taak, nogAlleen.Taak);
    }

    [Fact]
    public async Task RunAsync_AloneAndCancelledWhileItWaits_LetsOthersGoOn()
    {
        using var stop = new CancellationTokenSource();
        var eerder = Begin(alleen: false);
        var alleen = BeginUntil(alleen: true, stop.Token);
        var later = Begin(alleen: false);

        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => alleen.Taak);
        await later.Begonnen.Task;
        later.Klaar.SetResult();
        eerder.Klaar.SetResult();
        await Task.WhenAll(eerder.Taak, later.Taak);
    }

    [Fact]
    public async Task RunAsync_WorkFails_LetsOthersGoOn()
    {
        await Assert.ThrowsAsync<NotSupportedException>(
            () => _alleengang.RunAsync<bool>(alleen: true, () => throw new NotSupportedException(), CancellationToken.None));

        Assert.True(await _alleengang.RunAsync(alleen: true, () => Task.FromResult(true), CancellationToken.None));
    }

    /// <summary>Two messages under way at every crash: which of the two takes the process down shows only when each goes alone.</summary>
    [Fact]
    public async Task Bezorgdienst_BystanderOfAPoisonMessage_IsNotParkedWithIt()
    {
        await using var proef = new Proefbezorging { Options = new BezorgOptions { MaxPogingen = 2 } };
        var gif = await proef.AppendAsync(A);
        var omstander = await proef.AppendAsync(B);
        proef.Start();
        for (var start = 1; start <= 2; start++)
        {
            await proef.Ontvangers.NextAsync();
            await proef.Ontvangers.NextAsync();
            await proef.RestartAsync();
        }

        // Whichever comes first: the bystander gets its outcome, the other takes the process down, alone this time.
        var push = await proef.Ontvangers.NextAsync();
        if (push.Partij == B)
        {
            push.Bevestig();
            push = await proef.Ontvangers.NextAsync();
        }

        Assert.Equal(gif.Volgnummer, push.Bericht.Volgnummer);
        await proef.RestartAsync();
        if ((await proef.GetAsync(omstander)).Toestand != Toestand.Bezorgd)
        {
            (await proef.Ontvangers.NextAsync()).Bevestig();
            await proef.Post.NextUitkomstAsync();
        }

        await proef.Post.NextUitkomstAsync();
        Assert.Equal((Toestand.Mislukt, 4), ((await proef.GetAsync(gif)).Toestand, (await proef.GetAsync(gif)).Pogingen));
        Assert.Equal(Toestand.Bezorgd, (await proef.GetAsync(omstander)).Toestand);
    }

    private (Task Taak, TaskCompletionSource Begonnen, TaskCompletionSource Klaar) Begin(bool alleen)
        => BeginUntil(alleen, TestContext.Current.CancellationToken);

    private (Task Taak, TaskCompletionSource Begonnen, TaskCompletionSource Klaar) BeginUntil(bool alleen, CancellationToken stop)
    {
        var (begonnen, klaar) = (new TaskCompletionSource(), new TaskCompletionSource());
        var taak = _alleengang.RunAsync(
            alleen,
            async () =>
            {
                begonnen.SetResult();
                await klaar.Task;
                return true;
            },
            stop);
        return (taak, begonnen, klaar);
    }
}
