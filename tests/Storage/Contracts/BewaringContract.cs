using System.Collections.Frozen;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What may go goes, when it may and not before; what may not stays readable.</summary>
public abstract class BewaringContract : OpslagContract
{
    private static readonly Bewaartermijnen Termijnen = new(
        NaBezorging: TimeSpan.FromHours(24), Onbevestigd: TimeSpan.FromDays(62), NaAfkeuring: TimeSpan.FromHours(12));

    private static readonly Bewaarregels Regels = new(
        Termijnen,
        new Dictionary<string, Bewaartermijnen> { ["JW301"] = Termijnen with { NaBezorging = TimeSpan.FromHours(1) } }.ToFrozenDictionary(),
        Bericht: TimeSpan.FromDays(400));

    [Fact]
    public async Task Wipe_Delivered_GoesItsTermAfterTheConfirmation()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Klok.Advance(TimeSpan.FromDays(3));
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        Klok.Advance(Termijnen.NaBezorging - TimeSpan.FromMilliseconds(1));
        await WipeAsync(verwacht: 0);
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        Klok.Advance(TimeSpan.FromMilliseconds(1));
        await WipeAsync(verwacht: 1);
        Assert.Null(await ReadInhoudAsync(1));
        var historie = await Journaal.ReadHistorieAsync(1, Stop);
        Assert.Contains("gewist", historie[^1].Oorzaak);
        Assert.Null(historie[^1].Toestand);
        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task Wipe_WaitingOrHeld_NeverGoes()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2) with { VastgehoudenTot = Klok.GetUtcNow().AddDays(2000) });
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        Klok.Advance(TimeSpan.FromDays(1000));
        await WipeAsync(verwacht: 0);
        await ForgetAsync(verwacht: 0);
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        Assert.Equal(Voorbeeld.Inhoud(2), await ReadInhoudAsync(2));
    }

    [Fact]
    public async Task Wipe_UnconfirmedAndRefused_GoByTheirOwnTerms()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2).Afgekeurd());
        await Bezorgingen.StartPogingAsync(1, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("Weg"), Stop);
        Klok.Advance(Termijnen.NaAfkeuring);
        await WipeAsync(verwacht: 1);
        Assert.Null(await ReadInhoudAsync(2));
        Klok.Advance(Termijnen.Onbevestigd - Termijnen.NaAfkeuring - TimeSpan.FromMilliseconds(1));
        await WipeAsync(verwacht: 0);
        Klok.Advance(TimeSpan.FromMilliseconds(1));
        await WipeAsync(verwacht: 1);
        Assert.False(await Bezorgingen.ResendAsync(1, "Opnieuw", Stop));
    }

    [Fact]
    public async Task Wipe_Resent_CountsFromTheResend()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await FailAsync(1);
        Klok.Advance(Termijnen.Onbevestigd / 2);
        Assert.True(await Bezorgingen.ResendAsync(1, "Opnieuw", Stop));
        await FailAsync(1);
        Klok.Advance(Termijnen.Onbevestigd / 2);
        await WipeAsync(verwacht: 0);
        Klok.Advance(Termijnen.Onbevestigd / 2);
        await WipeAsync(verwacht: 1);
    }

    [Fact]
    public async Task Wipe_FunctieWithItsOwnTerm_GoesByThat()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(2)) with { Functie = "JW301" }, Voorbeeld.Inhoud(2)));
        for (var n = 1; n <= 2; n++)
            await Bezorgingen.ConfirmAsync(n, "Bevestigd", Stop);
        Klok.Advance(TimeSpan.FromHours(1));
        await WipeAsync(verwacht: 1);
        Assert.Null(await ReadInhoudAsync(2));
        Assert.NotNull(await ReadInhoudAsync(1));
    }

    [Fact]
    public async Task Wipe_MoreThanAStep_GoesOnWhereItWas()
    {
        for (var n = 1; n <= 25; n++)
        {
            await AppendAsync(Voorbeeld.Boeking(n));
            if (n % 2 == 1)
                await Bezorgingen.ConfirmAsync(n, "Bevestigd", Stop);
        }

        Klok.Advance(Termijnen.NaBezorging);
        Assert.Equal(new Bewaarstap(4, Meer: true), await Bewaring.WipeInhoudAsync(Regels, 4, Stop));
        await ReopenAsync();
        await WipeAsync(verwacht: 9);
        for (var n = 1; n <= 25; n++)
            Assert.Equal(n % 2 == 0, await ReadInhoudAsync(n) is not null);
    }

    [Fact]
    public async Task Forget_OldAndWithoutPayload_IsUnknownAfterwards()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2));
        await AppendAsync(Voorbeeld.Boeking(3).Afgekeurd());
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        Klok.Advance(Regels.Bericht);
        await AppendAsync(Voorbeeld.Boeking(4));
        await WipeAsync(verwacht: 2);
        await ForgetAsync(verwacht: 0);
        Klok.Advance(TimeSpan.FromMilliseconds(1));
        await ForgetAsync(verwacht: 2);
        await ReopenAsync();
        Assert.Null(await Journaal.GetAsync(1, Stop));
        Assert.Empty(await Journaal.FindAsync(Voorbeeld.Id(1), Stop));
        Assert.Empty(await Journaal.ReadHistorieAsync(1, Stop));
        Assert.Null(await Journaal.GetAsync(3, Stop));
        var stand = await Journaal.MeasureAsync(Stop);
        Assert.Equal([(Toestand.Klaargezet, 2L)], stand.Aantallen.Where(a => a.Value != 0).Select(a => (a.Key, a.Value)));

        // A number is not given twice, also when the last message was forgotten.
        Assert.Equal(5, (await AppendAsync(Voorbeeld.Boeking(1))).Volgnummer);
    }

    [Fact]
    public async Task Forget_Everything_NeverGivesANumberTwice()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Afgekeurd());
        Klok.Advance(Regels.Bericht * 2);
        await WipeAsync(verwacht: 1);
        await ForgetAsync(verwacht: 1);
        await ReopenAsync();
        Assert.Equal(2, (await AppendAsync(Voorbeeld.Boeking(1))).Volgnummer);
    }

    [Fact]
    public async Task Keys_ClockWasDaysAhead_StayWithTheirPayloads()
    {
        Klok.Advance(TimeSpan.FromDays(10));
        await AppendAsync(Voorbeeld.Boeking(1));
        Klok.Advance(-TimeSpan.FromDays(10));
        await AppendAsync(Voorbeeld.Boeking(2));

        await RunAsync(0, () => Bewaring.RenewSleutelsAsync(10, Stop));

        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        Assert.Equal(Voorbeeld.Inhoud(2), await ReadInhoudAsync(2));
    }

    [Fact]
    public async Task Keys_PayloadsGone_AreDestroyedWhenTheirDayIsOver()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Klok.Advance(TimeSpan.FromDays(1));
        await AppendAsync(Voorbeeld.Boeking(2));
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        Klok.Advance(TimeSpan.FromDays(3));
        await WipeAsync(verwacht: 1);
        await ReopenAsync();

        await RunAsync(0, () => Bewaring.RenewSleutelsAsync(10, Stop));
        await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);
        Klok.Advance(TimeSpan.FromDays(3));
        await WipeAsync(verwacht: 1);
        await RunAsync(2, () => Bewaring.RenewSleutelsAsync(10, Stop));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1001)]
    public async Task Steps_LimitOutOfRange_AreABug(int limit)
    {
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Bewaring.WipeInhoudAsync(Regels, limit, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Bewaring.ForgetAsync(Regels, limit, Stop));
        await Assert.ThrowsAsync<ArgumentOutOfRangeException>(async () => await Bewaring.RenewSleutelsAsync(limit, Stop));
    }

    private async Task FailAsync(long volgnummer)
    {
        await Bezorgingen.StartPogingAsync(volgnummer, "Push", Stop);
        await Bezorgingen.CompletePogingAsync(volgnummer, Pogingsuitkomst.Mislukt("Weg"), Stop);
    }

    private Task WipeAsync(int verwacht) => RunAsync(verwacht, () => Bewaring.WipeInhoudAsync(Regels, 3, Stop));

    private Task ForgetAsync(int verwacht) => RunAsync(verwacht, () => Bewaring.ForgetAsync(Regels, 3, Stop));

    private static async Task RunAsync(int verwacht, Func<ValueTask<Bewaarstap>> step)
    {
        var totaal = 0;
        for (var meer = true; meer;)
            (totaal, meer) = await step() is var stap ? (totaal + stap.Aantal, stap.Meer) : default;
        Assert.Equal(verwacht, totaal);
    }
}
