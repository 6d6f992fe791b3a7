using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Bezorging.Proefbezorging;

namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class BezorgdienstTests : IAsyncDisposable
{
    private readonly Proefbezorging _proef = new();

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task RunAsync_WaitingAtTheStart_PushesTheBytesOfAcceptanceAndRecords()
    {
        var bericht = await _proef.AppendAsync(A);
        _proef.Start();

        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal("<bericht>1</bericht>"u8.ToArray(), push.Inhoud);
        Assert.Equal((bericht.Volgnummer, new Uri($"https://{A}.example/ontvang")), (push.Bericht.Volgnummer, push.Adres));
        push.Bevestig();
        await _proef.Post.NextUitkomstAsync();

        Assert.Equal(Toestand.Bezorgd, (await _proef.GetAsync(bericht)).Toestand);
        Assert.Equal(["Klaargezet.", $"Aangeboden aan {A}.", "Poging 1 van 8: Ontvangen."], (await _proef.HistorieAsync(bericht)).Skip(1));
    }

    [Fact]
    public async Task RunAsync_PushUnderWay_TheAttemptIsCountedAlready()
    {
        var bericht = await _proef.AppendAsync(A);
        _proef.Start();

        await _proef.Ontvangers.NextAsync();

        Assert.Equal((Toestand.Aangeboden, 1), await ToestandAsync(bericht));
    }

    [Fact]
    public async Task RunAsync_ManyForOneReceiver_OneAtATimeOldestFirst()
    {
        // More than are read at once.
        var berichten = await _proef.AppendAsync(A, 150);
        _proef.Start();
        var volgorde = new List<long>();

        for (var i = 0; i < berichten.Count; i++)
        {
            var push = await _proef.Ontvangers.NextAsync();
            volgorde.Add(push.Bericht.Volgnummer);
            push.Bevestig();
        }

        Assert.Equal(berichten.Select(b => b.Volgnummer), volgorde);
        Assert.False(_proef.Ontvangers.Ingehaald);
    }

    [Fact]
    public async Task RunAsync_SeveralReceivers_SideBySideAndNoMoreThanAllowed()
    {
        string[] codes = [.. Enumerable.Range(1, 6).Select(n => $"5000000{n}")];
        _proef.Huidig = new Partijregister([.. codes.Select(c => Partij(c, Stuf(c)))], Releasekalender.Leeg);
        _proef.Options = new BezorgOptions { MaxGelijktijdig = 3 };
        foreach (var code in codes)
            await _proef.AppendAsync(code, 2);
        _proef.Start();

        // Three at once before any is answered; after that one leaves for each that comes.
        var open = new Queue<Push>();
        for (var i = 0; i < 3; i++)
            open.Enqueue(await _proef.Ontvangers.NextAsync());
        Assert.Equal(3, open.Select(p => p.Partij).Distinct().Count());
        var bezorgd = new List<Push>();
        while (bezorgd.Count < 12)
        {
            open.Peek().Bevestig();
            bezorgd.Add(open.Dequeue());
            if (bezorgd.Count + open.Count < 12)
                open.Enqueue(await _proef.Ontvangers.NextAsync());
        }

        Assert.Equal(3, _proef.Ontvangers.MeesteGelijktijdig);
        Assert.False(_proef.Ontvangers.Ingehaald);
        Assert.All(bezorgd.GroupBy(p => p.Partij), g => Assert.Equal(g.Select(p => p.Bericht.Volgnummer).Order(), g.Select(p => p.Bericht.Volgnummer)));
        Assert.Equal(codes, bezorgd.Select(p => p.Partij).Distinct().Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task RunAsync_ReceiverUnreachable_ItsQueueWaitsAndOthersDoNot()
    {
        var eerste = await _proef.AppendAsync(A);
        var tweede = await _proef.AppendAsync(A);
        _proef.Start();
        (await _proef.Ontvangers.NextAsync()).Mis();
        await _proef.Post.NextUitkomstAsync();
        await _proef.SettleAsync(A);

        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal((Toestand.Klaargezet, 1), await ToestandAsync(eerste));
        Assert.Equal((Toestand.Klaargezet, 0), await ToestandAsync(tweede));

        var ander = await _proef.AppendAsync(B);
        _proef.Dienst.Wake(B);
        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(ander.Volgnummer, push.Bericht.Volgnummer);
        push.Bevestig();
        await _proef.Post.NextUitkomstAsync();

        // Just before the interval is over nothing happens, then both go, in order.
        _proef.Klok.Advance(TimeSpan.FromHours(3) - TimeSpan.FromSeconds(1));
        await _proef.SettleAsync(A);
        Assert.False(_proef.Ontvangers.HeeftPush);
        _proef.Klok.Advance(TimeSpan.FromSeconds(1));
        foreach (var bericht in (Bericht[])[eerste, tweede])
        {
            push = await _proef.Ontvangers.NextAsync();
            Assert.Equal(bericht.Volgnummer, push.Bericht.Volgnummer);
            push.Bevestig();
        }
    }

    [Fact]
    public async Task RunAsync_MessageRefused_WaitsForItselfOnly()
    {
        var berichten = await _proef.AppendAsync(A, 3);
        _proef.Start();

        (await _proef.Ontvangers.NextAsync()).Weiger();
        (await _proef.Ontvangers.NextAsync()).Bevestig();
        (await _proef.Ontvangers.NextAsync()).Bevestig();
        for (var i = 0; i < 3; i++)
            await _proef.Post.NextUitkomstAsync();

        Assert.Equal(
            [Toestand.Aangeboden, Toestand.Bezorgd, Toestand.Bezorgd], await Task.WhenAll(berichten.Select(async b => (await _proef.GetAsync(b)).Toestand)));
        _proef.Klok.Advance(TimeSpan.FromHours(3));
        Assert.Equal(berichten[0].Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task RunAsync_MoreRefusedThanAreReadAtOnce_TheNextStillGoes()
    {
        await _proef.AppendAsync(A, 200);
        _proef.Start();
        for (var i = 0; i < 200; i++)
            (await _proef.Ontvangers.NextAsync()).Weiger();
        var laatste = await _proef.AppendAsync(A);

        _proef.Dienst.Wake(A);

        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(laatste.Volgnummer, push.Bericht.Volgnummer);
        push.Bevestig();
    }

    [Fact]
    public async Task RunAsync_ReceiverAsksToWait_IsTriedThen()
    {
        await _proef.AppendAsync(A);
        _proef.Start();
        (await _proef.Ontvangers.NextAsync()).Answer(new Bezorgresultaat(Bezorgafloop.Onbereikbaar, "HTTP 503.", TimeSpan.FromMinutes(5)));
        var (_, uitkomst) = await _proef.Post.NextUitkomstAsync();
        Assert.Equal(_proef.Klok.GetUtcNow().AddMinutes(5), uitkomst.VolgendePoging);

        _proef.Klok.Advance(TimeSpan.FromMinutes(5));

        Assert.Equal(1, (await _proef.Ontvangers.NextAsync()).Bericht.Pogingen);
    }

    [Fact]
    public async Task RunAsync_EveryAttemptFails_MisluktAfterTheLastAndTheNextGoes()
    {
        _proef.Options = new BezorgOptions { MaxPogingen = 3 };
        var berichten = await _proef.AppendAsync(A, 2);
        _proef.Start();
        for (var poging = 1; poging <= 3; poging++)
        {
            var push = await _proef.Ontvangers.NextAsync();
            Assert.Equal(berichten[0].Volgnummer, push.Bericht.Volgnummer);
            push.Weiger();
            await _proef.Post.NextUitkomstAsync();
            if (poging == 1)
            {
                (await _proef.Ontvangers.NextAsync()).Bevestig();
                await _proef.Post.NextUitkomstAsync();
            }

            _proef.Klok.Advance(TimeSpan.FromHours(3));
        }

        await _proef.SettleAsync(A);
        Assert.Equal((Toestand.Mislukt, 3), await ToestandAsync(berichten[0]));
        Assert.False(_proef.Ontvangers.HeeftPush);
    }

    /// <summary>A party that looked at its mailbox often, and then chose to be pushed to.</summary>
    [Fact]
    public async Task RunAsync_FetchedOftenBefore_HasAllItsPushes()
    {
        _proef.Options = new BezorgOptions { MaxPogingen = 2 };
        var bericht = await _proef.AppendAsync(A);
        for (var keer = 1; keer <= 20; keer++)
            Assert.Equal(keer, await _proef.Post.StartOphalingAsync(bericht.Volgnummer, int.MaxValue, "Opgehaald.", TestContext.Current.CancellationToken));
        _proef.Start();

        (await _proef.Ontvangers.NextAsync()).Weiger();
        await _proef.Post.NextUitkomstAsync();
        Assert.Equal((Toestand.Aangeboden, 1), await ToestandAsync(bericht));
        _proef.Klok.Advance(TimeSpan.FromHours(3));
        (await _proef.Ontvangers.NextAsync()).Bevestig();
        await _proef.Post.NextUitkomstAsync();

        Assert.Equal((Toestand.Bezorgd, 2), await ToestandAsync(bericht));
    }

    [Fact]
    public async Task RunAsync_PushThatNeverReturns_CountedAtEveryStartAndThenParked()
    {
        _proef.Options = new BezorgOptions { MaxPogingen = 2 };
        var gif = await _proef.AppendAsync(A);
        var volgende = await _proef.AppendAsync(A);
        _proef.Start();
        for (var start = 1; start <= 3; start++)
        {
            Assert.Equal(gif.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
            Assert.Equal((Toestand.Aangeboden, start), await ToestandAsync(gif));
            await _proef.RestartAsync();
        }

        var push = await _proef.Ontvangers.NextAsync();

        Assert.Equal(volgende.Volgnummer, push.Bericht.Volgnummer);
        Assert.Equal((Toestand.Mislukt, 4), await ToestandAsync(gif));
        Assert.Contains(
            "Er is 3 keer aan bezorgen begonnen zonder uitkomst, de laatste keer met niets ernaast; beheer moet het bericht beoordelen.",
            await _proef.HistorieAsync(gif));
    }

    [Fact]
    public async Task RunAsync_StoppedWhileTheReceiverConfirms_ReturnsAfterThatIsRecorded()
    {
        _proef.Ontvangers.NegeertStop = true;
        var bericht = await _proef.AppendAsync(A);
        _proef.Start();
        var push = await _proef.Ontvangers.NextAsync();

        // Many turns of the pool, in which a stop that does not wait would be over.
        _proef.Post.VoorUitkomst = async () =>
        {
            for (var i = 0; i < 10_000; i++)
                await Task.Yield();
        };
        var gestopt = _proef.StopAsync();
        push.Bevestig();
        await gestopt;

        Assert.Equal((Toestand.Bezorgd, 1), await ToestandAsync(bericht));
    }

    [Fact]
    public async Task RunAsync_StoreFails_TheRunStopsAndTheRoundTakesItUp()
    {
        var bericht = await _proef.AppendAsync(A);
        _proef.Post.Storing = new OpslagException("Opslag vol.");
        _proef.Start();
        var regel = await _proef.Log.Eerste.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken);

        Assert.Equal($"Bezorging aan {A} gestaakt: de opslag meldt een fout. De volgende ronde probeert het opnieuw.", regel);
        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal((Toestand.Klaargezet, 0), await ToestandAsync(bericht));
        _proef.Klok.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(bericht.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task RunAsync_AStopThatNobodyAskedFor_CostsOneReceiverAnAttemptAndOthersNothing()
    {
        var bericht = await _proef.AppendAsync(A);
        _proef.Start();
        (await _proef.Ontvangers.NextAsync()).Throw(new TaskCanceledException("A time-out of its own."));
        await _proef.Post.NextUitkomstAsync();
        Assert.Equal((Toestand.Klaargezet, 1), await ToestandAsync(bericht));

        var ander = await _proef.AppendAsync(B);
        _proef.Dienst.Wake(B);
        var push = await _proef.Ontvangers.NextAsync();
        Assert.Equal(ander.Volgnummer, push.Bericht.Volgnummer);
        push.Bevestig();

        _proef.Klok.Advance(TimeSpan.FromHours(3));
        Assert.Equal(bericht.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task RunAsync_BugAroundAnAttempt_StopsThatReceiverUntilTheNextRound()
    {
        var bericht = await _proef.AppendAsync(A);
        _proef.Post.Storing = new NotSupportedException("999900006");
        _proef.Start();
        var regel = await _proef.Log.Eerste.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken);

        Assert.Equal(
            $"Bezorging aan {A} liep vast op een fout die het knooppunt niet verwachtte (NotSupportedException); de volgende ronde probeert het opnieuw, andere ontvangers gaan door. Meld dit aan de makers.",
            regel);
        _proef.Klok.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(bericht.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task Wake_WhileTheQueueIsBeingRead_IsNotLost()
    {
        var gelezen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var verder = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _proef.Start();
        _proef.Post.NaLezen = async wachtend =>
        {
            Assert.Empty(wachtend);
            gelezen.SetResult();
            await verder.Task;
        };
        _proef.Dienst.Wake(A);
        await gelezen.Task.WaitAsync(Wachttijd.Ruim, TestContext.Current.CancellationToken);

        // The run has seen an empty queue and is about to end.
        _proef.Post.NaLezen = _ => Task.CompletedTask;
        var bericht = await _proef.AppendAsync(A);
        _proef.Dienst.Wake(A);
        await _proef.SettleSignalsAsync();
        verder.SetResult();

        Assert.Equal(bericht.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task Wake_WhileAPushIsUnderWay_StartsNoSecondOne()
    {
        await _proef.AppendAsync(A);
        _proef.Start();
        var eerste = await _proef.Ontvangers.NextAsync();
        var tweede = await _proef.AppendAsync(A);

        _proef.Dienst.Wake(A);
        await _proef.SettleSignalsAsync();
        eerste.Bevestig();

        Assert.Equal(tweede.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
        Assert.False(_proef.Ontvangers.Ingehaald);
    }

    [Fact]
    public async Task RunAsync_SignalLost_TheRoundFindsIt()
    {
        _proef.Start();
        var bericht = await _proef.AppendAsync(A);

        _proef.Klok.Advance(TimeSpan.FromMinutes(1));

        Assert.Equal(bericht.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task RunAsync_WayOfDeliveryChangesWhileMessagesWait_HoldsForTheNextMessageAtOnce()
    {
        var berichten = await _proef.AppendAsync(A, 3);
        _proef.Start();
        var push = await _proef.Ontvangers.NextAsync();

        // From push to mailbox while the first is under way: the second is not pushed any more.
        _proef.Huidig = _proef.Huidig.Met(A, p => p with { Bezorging = [Postbus()] });
        push.Bevestig();
        await _proef.Post.NextUitkomstAsync();
        await _proef.SettleUnpushedAsync(A);
        Assert.False(_proef.Ontvangers.HeeftPush);
        Assert.Equal((Toestand.Klaargezet, 0), await ToestandAsync(berichten[1]));

        // The party fetches the second; then it is pushed to again, at another address.
        await _proef.Post.StartOphalingAsync(berichten[1].Volgnummer, 9, "Opgehaald.", TestContext.Current.CancellationToken);
        await _proef.Post.ConfirmAsync(berichten[1].Volgnummer, "Bevestigd.", TestContext.Current.CancellationToken);
        _proef.Huidig = _proef.Huidig.Met(A, p => p with { Bezorging = [Stuf("nieuw")] });
        _proef.Klok.Advance(TimeSpan.FromMinutes(1));

        push = await _proef.Ontvangers.NextAsync();
        Assert.Equal((berichten[2].Volgnummer, new Uri("https://nieuw.example/ontvang")), (push.Bericht.Volgnummer, push.Adres));
    }

    [Fact]
    public async Task RunAsync_PartyLeftTheDirectory_ItsMessagesWait()
    {
        var bericht = await _proef.AppendAsync(A);
        var register = _proef.Huidig;
        _proef.Huidig = Partijregister.Leeg;
        _proef.Start();
        await _proef.SettleUnpushedAsync(A);
        Assert.False(_proef.Ontvangers.HeeftPush);

        _proef.Huidig = register;
        _proef.Dienst.Wake(A);

        Assert.Equal(bericht.Volgnummer, (await _proef.Ontvangers.NextAsync()).Bericht.Volgnummer);
    }

    [Fact]
    public async Task RunAsync_ConfirmedWhileThePushFails_StaysBezorgd()
    {
        var bericht = await _proef.AppendAsync(A);
        _proef.Start();
        var push = await _proef.Ontvangers.NextAsync();
        await _proef.Post.ConfirmAsync(bericht.Volgnummer, "Bevestigd.", TestContext.Current.CancellationToken);

        push.Mis();
        await _proef.Post.NextUitkomstAsync();

        Assert.Equal((Toestand.Bezorgd, 1), await ToestandAsync(bericht));
    }

    private async Task<(Toestand Toestand, int Pogingen)> ToestandAsync(Bericht bericht)
    {
        var nu = await _proef.GetAsync(bericht);
        return (nu.Toestand, nu.Pogingen);
    }
}
