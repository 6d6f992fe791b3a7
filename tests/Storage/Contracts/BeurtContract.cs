namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>One at a time has a turn, and what is done in it counts only as long as it is his.</summary>
public abstract class BeurtContract : OpslagContract
{
    private const string Partij = Voorbeeld.Aanbieder;
    private static readonly string Naam = Beurt.VanBezorging(Partij);

    [Fact]
    public async Task TryTake_Taken_IsRefusedUntilItIsReturned()
    {
        var beurt = await TakeAsync(Naam);
        Assert.Null(await Beurten.TryTakeAsync(Naam, Stop));
        Assert.NotNull(await Beurten.TryTakeAsync(Beurt.VanBezorging("0518"), Stop));

        await Beurten.ReturnAsync(beurt, Stop);

        var volgende = await TakeAsync(Naam);
        Assert.True(volgende.Nummer > beurt.Nummer);
    }

    [Fact]
    public async Task TryTake_ManyAtOnce_GivesOne()
    {
        var beurten = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Beurten.TryTakeAsync(Naam, Stop).AsTask()));

        Assert.Single(beurten, b => b is not null);
    }

    [Fact]
    public async Task TryTake_AfterTheStoreWasClosed_IsFree()
    {
        await TakeAsync(Naam);
        await ReopenAsync();
        await TakeAsync(Naam);
    }

    [Fact]
    public async Task Renew_SomeReturned_NamesThose()
    {
        var (weg, houdt) = (await TakeAsync("a"), await TakeAsync("b"));
        await Beurten.ReturnAsync(weg, Stop);

        Assert.Equal([weg], await Beurten.RenewAsync([weg, houdt], Stop));
        Assert.Empty(await Beurten.RenewAsync([houdt], Stop));
        Assert.Empty(await Beurten.RenewAsync([], Stop));
    }

    [Fact]
    public async Task FindHouder_Taken_NamesWhoHasItUntilItIsReturned()
    {
        Assert.Null(await Beurten.FindHouderAsync(Naam, Stop));
        var beurt = await TakeAsync(Naam);
        Assert.StartsWith(Environment.MachineName, await Beurten.FindHouderAsync(Naam, Stop), StringComparison.Ordinal);
        Assert.Null(await Beurten.FindHouderAsync(Beurt.VanVoorrang(Naam), Stop));

        await Beurten.ReturnAsync(beurt, Stop);

        Assert.Null(await Beurten.FindHouderAsync(Naam, Stop));
    }

    [Fact]
    public async Task Return_Twice_DoesNotEndTheTurnOfAnother()
    {
        var eerste = await TakeAsync(Naam);
        await Beurten.ReturnAsync(eerste, Stop);
        await TakeAsync(Naam);

        await Beurten.ReturnAsync(eerste, Stop);

        Assert.Null(await Beurten.TryTakeAsync(Naam, Stop));
    }

    [Fact]
    public async Task Attempt_InTurn_IsCountedAndRecorded()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var beurt = await TakeAsync(Naam);

        Assert.Equal(1, await Bezorgingen.StartPogingAsync(beurt, 1, "Push", Stop));
        Assert.True(await Bezorgingen.CompletePogingAsync(beurt, 1, Pogingsuitkomst.Opnieuw("HTTP 503", Klok.GetUtcNow().AddMinutes(1)), Stop));

        var bericht = await GetAsync(1);
        Assert.Equal((Toestand.Klaargezet, 1), (bericht.Toestand, bericht.Pogingen));
        Assert.Equal("HTTP 503", (await Journaal.ReadHistorieAsync(1, Stop))[^1].Oorzaak);
    }

    [Fact]
    public async Task Attempt_AfterTheTurn_IsNeitherCountedNorRecorded()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var beurt = await TakeAsync(Naam);
        await Bezorgingen.StartPogingAsync(beurt, 1, "Push", Stop);
        await Beurten.ReturnAsync(beurt, Stop);
        var volgende = await TakeAsync(Naam);

        Assert.False(await Bezorgingen.CompletePogingAsync(beurt, 1, Pogingsuitkomst.Mislukt("Time-out"), Stop));
        Assert.Equal(0, await Bezorgingen.StartPogingAsync(beurt, 1, "Push", Stop));
        Assert.Equal((Toestand.Aangeboden, 1), ((await GetAsync(1)).Toestand, (await GetAsync(1)).Pogingen));

        Assert.Equal(2, await Bezorgingen.StartPogingAsync(volgende, 1, "Push", Stop));
    }

    [Fact]
    public async Task Attempt_DeliveredAfterTheTurn_IsAFactAllTheSame()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var beurt = await TakeAsync(Naam);
        await Bezorgingen.StartPogingAsync(beurt, 1, "Push", Stop);
        await Beurten.ReturnAsync(beurt, Stop);

        Assert.True(await Bezorgingen.CompletePogingAsync(beurt, 1, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop));
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task CompletePoging_InTurnButContradictory_IsRefused()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var beurt = await TakeAsync(Naam);
        await Assert.ThrowsAsync<ArgumentException>(
            async () => await Bezorgingen.CompletePogingAsync(beurt, 1, new Pogingsuitkomst(Toestand.Verlopen, "geen uitkomst van een poging"), Stop));
        await Assert.ThrowsAsync<InvalidOperationException>(
            async () => await Bezorgingen.CompletePogingAsync(beurt, 77, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop));
    }

    private async Task<Beurt> TakeAsync(string naam)
    {
        var beurt = await Beurten.TryTakeAsync(naam, Stop);
        Assert.NotNull(beurt);
        Assert.Equal(naam, beurt.Naam);
        return beurt;
    }
}
