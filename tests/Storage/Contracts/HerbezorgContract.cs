namespace IB.Gateway.Storage.Tests.Contracts;

public abstract class HerbezorgContract : OpslagContract
{
    private static readonly Herbezorgopdracht Opdracht = new()
    {
        Vraag = new Zoekvraag { Ontvanger = Voorbeeld.Aanbieder },
        Reden = "storing voorbij",
        Tempo = 50,
        Proef = 2,
        Totaal = 7,
    };

    [Fact]
    public async Task Create_ReadBack_IsWhatWasOrdered()
    {
        await FailAsync(3);
        var opdracht = Opdracht with
        {
            Vraag = new Zoekvraag
            {
                Partij = "0363", Zender = "0363", Ontvanger = "0518", Functie = "WMO301", Foutcode = "IB210", Toestanden = [Toestand.Verlopen],
                Van = Klok.GetUtcNow(), Tot = Klok.GetUtcNow().AddDays(1), Referentienummer = "r", ConversatieId = "c",
            },
        };

        var gemaakt = (await Herbezorgtaken.CreateAsync(opdracht, Stop)).Taak;
        await ReopenAsync();
        var taak = await Herbezorgtaken.FindAsync(gemaakt.Id, Stop);

        Assert.NotNull(taak);
        AssertEqual(gemaakt, taak);
        AssertEqual(
            new Herbezorgtaak
            {
                Id = 1, Opdracht = opdracht, GemaaktOp = Klok.GetUtcNow(), TotEnMet = 3, Stand = Taakstand.Loopt, ProefVoorbij = false,
                Plek = 0, Herbezorgd = 0, AndereToestand = 0, InhoudWeg = 0,
            },
            taak);
    }

    [Fact]
    public async Task Create_SameQuerySaidOtherwise_IsTheSameTaskUntilItIsFinished()
    {
        var eerste = await Herbezorgtaken.CreateAsync(Opdracht, Stop);
        var tweede = await Herbezorgtaken.CreateAsync(
            Opdracht with { Vraag = Opdracht.Vraag with { Toestanden = [Toestand.Verlopen, Toestand.Mislukt, Toestand.Verlopen] }, Reden = "nog eens",
                Tempo = 1 }, Stop);
        var andere = await Herbezorgtaken.CreateAsync(Opdracht with { Vraag = Opdracht.Vraag with { Functie = "WMO305" } }, Stop);
        await Herbezorgtaken.MoveAsync(eerste.Taak.Id, Taakdaad.Annuleren, "toch niet", Stop);
        var daarna = await Herbezorgtaken.CreateAsync(Opdracht, Stop);

        Assert.Equal((1, true), (eerste.Taak.Id, eerste.Nieuw));
        Assert.Equal((1, false), (tweede.Taak.Id, tweede.Nieuw));
        Assert.Equal("storing voorbij", tweede.Taak.Opdracht.Reden);
        Assert.Equal(3, (await Herbezorgtaken.FindOnvoltooidAsync(Opdracht.Vraag, Stop))?.Id);
        Assert.Null(await Herbezorgtaken.FindOnvoltooidAsync(Opdracht.Vraag with { Zender = "X" }, Stop));
        Assert.Equal((2, true), (andere.Taak.Id, andere.Nieuw));
        Assert.Equal((3, true), (daarna.Taak.Id, daarna.Nieuw));
    }

    [Fact]
    public async Task Create_ManyAtOnce_MakeOneTask()
    {
        var vormingen = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Herbezorgtaken.CreateAsync(Opdracht, Stop).AsTask()));

        Assert.Single(vormingen, v => v.Nieuw);
        Assert.All(vormingen, v => Assert.Equal(1, v.Taak.Id));
    }

    [Fact]
    public async Task Create_PeriodInAnotherZone_IsTheSameMoment()
    {
        var vraag = new Zoekvraag { Van = new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero) };
        var eerste = await Herbezorgtaken.CreateAsync(Opdracht with { Vraag = vraag }, Stop);
        var tweede = await Herbezorgtaken.CreateAsync(Opdracht with { Vraag = vraag with { Van = vraag.Van!.Value.ToOffset(TimeSpan.FromHours(1)) } }, Stop);

        Assert.Equal(eerste.Taak.Id, tweede.Taak.Id);
    }

    [Fact]
    public async Task Claim_MessagesOfTheTrial_WaitAgainAndThenTheTaskWaits()
    {
        await FailAsync(4);
        await Herbezorgtaken.CreateAsync(Opdracht, Stop);

        var ronde = await Herbezorgtaken.ClaimAsync(1, [1, 2, 3, 4], Stop);

        Assert.Equal((Taakstand.Proef, 2, 2), (ronde.Taak.Stand, ronde.Taak.Herbezorgd, ronde.Taak.Plek));
        Assert.Equal([Voorbeeld.Aanbieder], ronde.Partijen);
        Assert.Equal([1, 2], await ListAsync(Voorbeeld.Aanbieder, rijpOp: Klok.GetUtcNow()));
        Assert.Equal("Opnieuw aangeboden door beheer (taak 1): storing voorbij", (await Journaal.ReadHistorieAsync(1, Stop))[^1].Oorzaak);
        Assert.Equal(0, (await GetAsync(1)).Pogingen);
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        Assert.Equal(Voorbeeld.Envelop(Voorbeeld.Id(1)), (await GetAsync(1)).Envelop);
    }

    [Fact]
    public async Task Claim_Again_DoesNotResendWhatFailedAgain()
    {
        await FailAsync(2);
        await Herbezorgtaken.CreateAsync(Opdracht with { Proef = 0 }, Stop);
        await Herbezorgtaken.ClaimAsync(1, [1], Stop);
        await FailAgainAsync(1);

        var ronde = await Herbezorgtaken.ClaimAsync(1, [1, 2], Stop);

        Assert.Equal(2, ronde.Taak.Herbezorgd);
        Assert.Equal([Toestand.Mislukt, Toestand.Klaargezet], [(await GetAsync(1)).Toestand, (await GetAsync(2)).Toestand]);
        Assert.Equal(
            [(1, Claimuitkomst.Herbezorgd, Toestand.Mislukt), (2, Claimuitkomst.Herbezorgd, Toestand.Klaargezet)],
            (await Herbezorgtaken.ListClaimsAsync(1, 0, 10, Stop)).Select(c => (c.Volgnummer, c.Uitkomst, c.Toestand)));
    }

    [Fact]
    public async Task Claim_SameMessagesFromManyCallers_ResendsEachOnce()
    {
        await FailAsync(8);
        await Herbezorgtaken.CreateAsync(Opdracht with { Proef = 0 }, Stop);

        await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Herbezorgtaken.ClaimAsync(1, [1, 2, 3, 4, 5, 6, 7, 8], Stop).AsTask()));

        Assert.Equal(8, (await Herbezorgtaken.FindAsync(1, Stop))!.Herbezorgd);
        for (var volgnummer = 1; volgnummer <= 8; volgnummer++)
            Assert.Single(await Journaal.ReadHistorieAsync(volgnummer, Stop), g => g.Oorzaak.StartsWith("Opnieuw aangeboden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Claim_MessageConfirmedMeanwhile_IsSkipped()
    {
        await FailAsync(1);
        await Herbezorgtaken.CreateAsync(Opdracht, Stop);
        await Bezorgingen.ConfirmAsync(1, "toch nog", Stop);

        var ronde = await Herbezorgtaken.ClaimAsync(1, [1], Stop);

        Assert.Equal((0, 1, Taakstand.Loopt), (ronde.Taak.Herbezorgd, ronde.Taak.AndereToestand, ronde.Taak.Stand));
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task Claim_MessageAcceptedAfterTheTask_IsNotPartOfIt()
    {
        await Herbezorgtaken.CreateAsync(Opdracht, Stop);
        await FailAsync(1);

        Assert.Equal(0, (await Herbezorgtaken.ClaimAsync(1, [1], Stop)).Taak.Plek);
        Assert.Equal(Toestand.Mislukt, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task Claim_TaskOnHold_DoesNothing()
    {
        await FailAsync(1);
        await Herbezorgtaken.CreateAsync(Opdracht, Stop);
        await Herbezorgtaken.MoveAsync(1, Taakdaad.Pauzeren, "even kijken", Stop);

        Assert.Equal(0, (await Herbezorgtaken.ClaimAsync(1, [1], Stop)).Taak.Herbezorgd);
        Assert.Equal(Toestand.Mislukt, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task Verloop_OfATask_HasEveryStateWithItsReason()
    {
        await FailAsync(3);
        await Herbezorgtaken.CreateAsync(Opdracht with { Proef = 1 }, Stop);
        await Herbezorgtaken.ClaimAsync(1, [1], Stop);
        Klok.Advance(TimeSpan.FromMinutes(5));
        await Herbezorgtaken.MoveAsync(1, Taakdaad.Doorgaan, "ziet er goed uit", Stop);
        await Herbezorgtaken.MoveAsync(1, Taakdaad.Doorgaan, "nog eens gedrukt", Stop);
        await Herbezorgtaken.ClaimAsync(1, [2, 3], Stop);
        await Herbezorgtaken.MoveAsync(1, Taakdaad.Voltooien, "klaar", Stop);
        await ReopenAsync();

        var verloop = await Herbezorgtaken.ReadVerloopAsync(1, Stop);

        Assert.Equal(
            [
                (Taakstand.Loopt, "storing voorbij"), (Taakstand.Proef, "De proef van 1 berichten is opnieuw aangeboden; wacht op akkoord."),
                (Taakstand.Loopt, "ziet er goed uit"), (Taakstand.Klaar, "klaar"),
            ],
            verloop.Select(g => (g.Stand, g.Oorzaak)));
        Assert.Equal(TimeSpan.FromMinutes(5), verloop[^1].Tijd - verloop[0].Tijd);
    }

    [Fact]
    public async Task Lists_OfTasks_AreTheUnfinishedAndAllNewestFirst()
    {
        foreach (var functie in (string[])["A", "B", "C"])
            await Herbezorgtaken.CreateAsync(Opdracht with { Vraag = new Zoekvraag { Functie = functie } }, Stop);
        await Herbezorgtaken.MoveAsync(2, Taakdaad.Pauzeren, "x", Stop);

        await Herbezorgtaken.MoveAsync(3, Taakdaad.Annuleren, "x", Stop);

        Assert.Equal([(1, Taakstand.Loopt), (2, Taakstand.Gepauzeerd)], (await Herbezorgtaken.ListOnvoltooidAsync(Stop)).Select(t => (t.Id, t.Stand)));
        Assert.Equal([3, 2], (await Herbezorgtaken.ListAsync(voor: null, 2, Stop)).Select(t => t.Id));
        Assert.Equal([1], (await Herbezorgtaken.ListAsync(voor: 2, 2, Stop)).Select(t => t.Id));
        Assert.Null(await Herbezorgtaken.FindAsync(4, Stop));
        Assert.Equal(new Taakwijziging(null, Gelukt: false), await Herbezorgtaken.MoveAsync(4, Taakdaad.Pauzeren, "x", Stop));
    }

    [Fact]
    public async Task Create_OrderThatContradictsItself_IsABugOfTheCaller()
    {
        foreach (var fout in (Herbezorgopdracht[])
            [
                Opdracht with { Reden = " " }, Opdracht with { Tempo = 0 }, Opdracht with { Tempo = 1001 }, Opdracht with { Proef = -1 },
                Opdracht with { Vraag = new Zoekvraag { Toestanden = [Toestand.Mislukt, Toestand.Bezorgd] } },
            ])
            await Assert.ThrowsAnyAsync<ArgumentException>(() => Herbezorgtaken.CreateAsync(fout, Stop).AsTask());
        await Assert.ThrowsAsync<InvalidOperationException>(() => Herbezorgtaken.ClaimAsync(1, [1], Stop).AsTask());
    }

    private static void AssertEqual(Herbezorgtaak verwacht, Herbezorgtaak gevonden)
    {
        Assert.Equal(verwacht.Opdracht.Vraag.Toestanden, gevonden.Opdracht.Vraag.Toestanden);
        var vraag = gevonden.Opdracht.Vraag with { Toestanden = verwacht.Opdracht.Vraag.Toestanden };
        Assert.Equal(verwacht, gevonden with { Opdracht = gevonden.Opdracht with { Vraag = vraag } });
    }

    private async Task FailAsync(int aantal)
    {
        for (var n = 1; n <= aantal; n++)
        {
            await AppendAsync(Voorbeeld.Boeking(n));
            await FailAgainAsync(n);
        }
    }

    private async Task FailAgainAsync(long volgnummer)
    {
        await Bezorgingen.StartPogingAsync(volgnummer, "poging", Stop);
        await Bezorgingen.CompletePogingAsync(volgnummer, Pogingsuitkomst.Mislukt("op"), Stop);
    }
}
