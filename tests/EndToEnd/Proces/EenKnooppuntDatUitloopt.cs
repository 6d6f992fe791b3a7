namespace IB.Gateway.EndToEnd.Tests;

/// <summary>A knooppunt that stops lets others take over first: a sender sees no error.</summary>
[AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
public sealed class EenKnooppuntDatUitloopt
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Stop_WithUitloop_IsNotReadyButTakesMessagesUntilItIsOver()
    {
        var klok = new Uitloopklok(TimeSpan.FromSeconds(47));
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Tijd = klok,
            Instellingen = new Dictionary<string, string> { ["toezicht:uitloop"] = $"{klok.Uitloop}" },
        });
        var postbus = new Uri(keten.Knooppunt.Adres, "/v1/berichten");
        using (var eerder = await keten.ZorgThuis.Client.GetAsync(postbus, Stop))
            Assert.NotEqual(true, eerder.Headers.ConnectionClose);

        var einde = keten.StopAsync();
        await klok.Begonnen.WaitAsync(Stop);

        var (status, tekst) = await keten.ReadBeheerAsync("/health/ready");
        Assert.Equal(503, status);
        Assert.Contains("\"fase\":\"stopt\"", tekst, StringComparison.Ordinal);
        var bericht = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(bericht);
        await keten.WaitForToestandAsync(bericht.Referentie, "klaargezet");
        using (var later = await keten.ZorgThuis.Client.GetAsync(postbus, Stop))
            Assert.Equal((200, true), ((int)later.StatusCode, later.Headers.ConnectionClose));
        Assert.False(einde.IsCompleted);

        klok.End();
        await einde;
        await Assert.ThrowsAsync<HttpRequestException>(() => keten.ZorgThuis.Client.GetAsync(postbus, Stop));
    }

    /// <summary>The clock of the machine, but for one timer: that of the uitloop is over when the test says so.</summary>
    private sealed class Uitloopklok(TimeSpan uitloop) : TimeProvider
    {
        private readonly TaskCompletionSource _begonnen = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private Action _einde = () => throw new InvalidOperationException("It has not begun.");

        public TimeSpan Uitloop => uitloop;

        public Task Begonnen => _begonnen.Task;

        public void End() => _einde();

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (dueTime != uitloop)
                return base.CreateTimer(callback, state, dueTime, period);
            _einde = () => callback(state);
            _begonnen.SetResult();
            return base.CreateTimer(callback, state, Timeout.InfiniteTimeSpan, period);
        }
    }
}
