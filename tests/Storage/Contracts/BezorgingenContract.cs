namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What every <see cref="IBezorgingen"/> does.</summary>
public abstract class BezorgingenContract : OpslagContract
{
    private const string Partij = Voorbeeld.Aanbieder;

    [Fact]
    public async Task ListWachtend_SeveralReceivers_GivesOnesOwnOldestFirst()
    {
        for (var n = 1; n <= 6; n++)
            await AppendAsync(Voorbeeld.Boeking(n).Voor(n % 2 == 0 ? "0518" : Partij));
        Assert.Equal([1, 3, 5], await ListAsync(Partij, rijpOp: null));
        Assert.Equal([2, 4, 6], await ListAsync("0518", Klok.GetUtcNow()));
        Assert.Empty(await ListAsync("9999", rijpOp: null));
        Assert.Equal([1L, 3L], (await Bezorgingen.ListWachtendAsync(Partij, 2, null, Stop)).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task ListWachtend_OneInBackOff_DoesNotHideLaterOnes()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2));
        var later = Klok.GetUtcNow().AddMinutes(10);
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Opnieuw("HTTP 503", later), Stop);
        Assert.Equal([2], await ListAsync(Partij, Klok.GetUtcNow()));
        Assert.Equal([2], await ListAsync(Partij, later.AddMilliseconds(-1)));
        Assert.Equal([1, 2], await ListAsync(Partij, later));
        Assert.Equal([1, 2], await ListAsync(Partij, rijpOp: null));
        Assert.Equal(later, (await GetAsync(1)).VolgendePoging);
    }

    /// <summary>The node that goes on after a crash may have a clock that is behind that of the node which planned the attempt.</summary>
    [Fact]
    public async Task StartPoging_PlannedAndThenCutShort_IsDueByAnyClock()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var later = Klok.GetUtcNow().AddMinutes(10);
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Opnieuw("HTTP 503", later), Stop);

        Assert.Equal(2, await Bezorgingen.StartPogingAsync(1, "Push", Stop));

        Assert.Equal([1], await ListAsync(Partij, Klok.GetUtcNow().AddHours(-1)));
        Assert.Equal((Toestand.Aangeboden, null), ((await GetAsync(1)).Toestand, (await GetAsync(1)).VolgendePoging));
    }

    [Fact]
    public async Task ListWachtrijen_SeveralReceivers_GivesEachWithItsEarliestDueTime()
    {
        var nu = Klok.GetUtcNow();
        await AppendAsync(Voorbeeld.Boeking(1).Voor("B"));
        await AppendAsync(Voorbeeld.Boeking(2).Voor("A"));
        await AppendAsync(Voorbeeld.Boeking(3).Voor("C"));
        await Bezorgingen.ConfirmAsync(3, "Bevestigd", Stop);
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Opnieuw("HTTP 503", nu.AddMinutes(3)), Stop);
        Assert.Equal(
            [new Wachtrij("A", nu), new Wachtrij("B", nu.AddMinutes(3))],
            (await Bezorgingen.ListWachtrijenAsync(Stop)).OrderBy(w => w.Partij, StringComparer.Ordinal));
    }

    /// <summary>Attempts go on while it is read: a message of before one with a history of after it would show here.</summary>
    [Fact]
    public async Task GetVerloop_WhileAttemptsAreMade_IsOfOneMoment()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var pogingen = AttemptAsync(300);
        var gelezen = 0;
        do
        {
            var (bericht, historie) = (await Journaal.GetVerloopAsync(1, Stop))!;
            Assert.Equal(bericht.Pogingen, historie.Count(static g => g.Oorzaak == "Push"));
            Assert.Equal(bericht.Toestand, historie.Last(static g => g.Toestand is not null).Toestand);
            gelezen++;
        }
        while (!pogingen.IsCompleted);

        await pogingen;
        Assert.True(gelezen > 1, "It was read once only.");
        Assert.Null(await Journaal.GetVerloopAsync(2, Stop));

        async Task AttemptAsync(int aantal)
        {
            await Task.Yield();
            for (var n = 0; n < aantal; n++)
            {
                await Bezorgingen.StartPogingAsync(1, "Push", Stop);
                await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Opnieuw("HTTP 503", Klok.GetUtcNow()), Stop);
            }
        }
    }

    [Fact]
    public async Task StartPoging_BeforeTheAttempt_IsCountedDurably()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.Equal(1, await Bezorgingen.StartPogingAsync(1, "Push", Stop));
        await ReopenAsync();
        Assert.Equal(2, await Bezorgingen.StartPogingAsync(1, "Push", Stop));
        var bericht = await GetAsync(1);
        Assert.Equal(2, bericht.Pogingen);
        Assert.Equal(Toestand.Aangeboden, bericht.Toestand);
        // Cut short by a crash: due at once.
        Assert.Equal([1], await ListAsync(Partij, Klok.GetUtcNow()));
    }

    [Fact]
    public async Task StartPoging_NotWaiting_GivesZero()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Afgekeurd());
        await AppendAsync(Voorbeeld.Boeking(2));
        await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);
        Assert.Equal(0, await Bezorgingen.StartPogingAsync(1, "Push", Stop));
        Assert.Equal(0, await Bezorgingen.StartPogingAsync(2, "Push", Stop));
        Assert.Equal(0, await Bezorgingen.StartPogingAsync(77, "Push", Stop));
        Assert.Equal(0, (await GetAsync(2)).Pogingen);
    }

    [Theory]
    [InlineData(Toestand.Bezorgd)]
    [InlineData(Toestand.Mislukt)]
    public async Task CompletePoging_Final_EndsTheWaiting(Toestand einde)
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(1, new Pogingsuitkomst(einde, "HTTP"), Stop);
        await ReopenAsync();
        var bericht = await GetAsync(1);
        Assert.Equal(einde, bericht.Toestand);
        Assert.Null(bericht.VolgendePoging);
        Assert.Empty(await ListAsync(Partij, rijpOp: null));
        Assert.Equal(new Gebeurtenis(Klok.GetUtcNow(), einde, "HTTP"), (await Journaal.ReadHistorieAsync(1, Stop))[^1]);
    }

    [Fact]
    public async Task CompletePoging_AfterConfirmation_ChangesNothing()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        var lines = (await Journaal.ReadHistorieAsync(1, Stop)).Count;
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("Time-out"), Stop);
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
        Assert.Equal(lines, (await Journaal.ReadHistorieAsync(1, Stop)).Count);
    }

    [Fact]
    public async Task CompletePoging_DeliveredAfterExpiry_IsBezorgd()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.ExpireAsync(Klok.GetUtcNow().AddDays(1), 10, "Verlopen", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("Time-out"), Stop);
        Assert.Equal(Toestand.Verlopen, (await GetAsync(1)).Toestand);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop);
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task CompletePoging_ContradictoryOutcome_IsRefused()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Pogingsuitkomst[] fout =
        [
            new(Toestand.Klaargezet, "zonder tijd"),
            new(Toestand.Mislukt, "met tijd", Klok.GetUtcNow()),
            new(Toestand.Verlopen, "geen uitkomst van een poging"),
        ];
        foreach (var uitkomst in fout)
            await Assert.ThrowsAsync<ArgumentException>(async () => await Bezorgingen.CompletePogingAsync(1, uitkomst, Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Bezorgingen.CompletePogingAsync(77, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop));
    }

    [Fact]
    public async Task Confirm_Twice_ChangesOneMessageOnce()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2).Afgekeurd());
        Assert.Equal(Bevestiging.Onbekend, await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop));
        Assert.Equal(Bevestiging.Onbekend, await Bezorgingen.ConfirmAsync(77, "Bevestigd", Stop));
        Assert.Equal(Toestand.Klaargezet, (await GetAsync(1)).Toestand);
        Assert.Equal(Bevestiging.Bevestigd, await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop));
        var lines = (await Journaal.ReadHistorieAsync(1, Stop)).Count;
        Assert.Equal(Bevestiging.WasBevestigd, await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop));
        Assert.Equal(lines, (await Journaal.ReadHistorieAsync(1, Stop)).Count);
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task Confirm_AfterExpiry_StillCounts()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Bezorgingen.ExpireAsync(Klok.GetUtcNow().AddDays(1), 10, "Verlopen", Stop);
        Assert.Equal(Bevestiging.Bevestigd, await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop));
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
        Assert.False(await Bezorgingen.ResendAsync(1, "Opnieuw", Stop));
    }

    [Fact]
    public async Task Resend_Failed_StartsAfreshAndDoesNotExpireAtOnce()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.False(await Bezorgingen.ResendAsync(1, "Opnieuw", Stop));
        Assert.False(await Bezorgingen.ResendAsync(77, "Opnieuw", Stop));
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("HTTP 500"), Stop);
        Klok.Advance(TimeSpan.FromDays(40));
        Assert.True(await Bezorgingen.ResendAsync(1, "Opnieuw door beheerder", Stop));
        var bericht = await GetAsync(1);
        Assert.Equal((Toestand.Klaargezet, 0, Klok.GetUtcNow()), (bericht.Toestand, bericht.Pogingen, bericht.VolgendePoging));
        Assert.Equal([1], await ListAsync(Partij, Klok.GetUtcNow()));
        Assert.Equal(0, await Bezorgingen.ExpireAsync(Klok.GetUtcNow().AddDays(-30), 10, "Verlopen", Stop));
        Assert.Equal(Klok.GetUtcNow(), (await Journaal.MeasureAsync(Stop)).OudsteOnbezorgd);
    }

    [Fact]
    public async Task Expire_SomeOldEnough_TakesTheOldestUpToTheLimit()
    {
        for (var n = 1; n <= 4; n++)
        {
            await AppendAsync(Voorbeeld.Boeking(n));
            Klok.Advance(TimeSpan.FromDays(1));
        }

        await Bezorgingen.StartOphalingAsync(2, 9, "Opgehaald", Stop);
        var grens = Klok.GetUtcNow().AddDays(-1);
        Assert.Equal(2, await Bezorgingen.ExpireAsync(grens, 2, "Niet opgehaald", Stop));
        Assert.Equal([3, 4], await ListAsync(Partij, rijpOp: null));
        Assert.Equal(1, await Bezorgingen.ExpireAsync(grens, 2, "Niet opgehaald", Stop));
        Assert.Equal(0, await Bezorgingen.ExpireAsync(grens, 2, "Niet opgehaald", Stop));
        Assert.Equal([4], await ListAsync(Partij, rijpOp: null));
        Assert.Equal("Niet opgehaald", (await Journaal.ReadHistorieAsync(2, Stop))[^1].Oorzaak);
    }
}
