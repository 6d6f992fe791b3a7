namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What every <see cref="IBezorgingen"/> does with messages that are kept from their receiver until a moment.</summary>
public abstract class VasthoudContract : OpslagContract
{
    private const string Partij = Voorbeeld.Aanbieder;

    private DateTimeOffset Nu => Klok.GetUtcNow();

    [Fact]
    public async Task Append_WithAHold_IsDurableAndInNoQueue()
    {
        var tot = Nu.AddHours(2);
        var bericht = await HoldAsync(1, tot);

        Assert.Equal((Toestand.Vastgehouden, null, tot), (bericht.Toestand, bericht.VolgendePoging, bericht.VastgehoudenTot));
        await ReopenAsync();
        AssertEqual(bericht, await GetAsync(1));
        Assert.Empty(await ListAsync(Partij, rijpOp: null));
        Assert.Empty(await Bezorgingen.ListWachtrijenAsync(Stop));
        Assert.Equal(
            [new Gebeurtenis(Nu, Toestand.Ontvangen, "Ontvangen van 0363"), new Gebeurtenis(Nu, Toestand.Vastgehouden, "Goedgekeurd")],
            await Journaal.ReadHistorieAsync(1, Stop));
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        var stand = await Journaal.MeasureAsync(Stop);
        Assert.Equal((1L, null), (stand.Aantallen[Toestand.Vastgehouden], stand.OudsteOnbezorgd));
    }

    [Fact]
    public async Task Append_RefusedWithAHold_IsABug()
        => await Assert.ThrowsAsync<ArgumentException>(
            async () => await Journaal.AppendAsync(Voorbeeld.Boeking(1).Afgekeurd() with { VastgehoudenTot = Nu }, Stop));

    [Fact]
    public async Task Held_CannotBeAttemptedConfirmedResentOrExpired()
    {
        await HoldAsync(1, Nu.AddHours(2));

        Assert.Equal(0, await Bezorgingen.StartPogingAsync(1, "Push", Stop));
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop);
        Assert.Equal(Bevestiging.Onbekend, await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop));
        Assert.False(await Bezorgingen.ResendAsync(1, "Opnieuw", Stop));
        Assert.Equal(0, await Bezorgingen.ExpireAsync(Nu.AddDays(100), 10, "Verlopen", Stop));

        Assert.Equal(Toestand.Vastgehouden, (await GetAsync(1)).Toestand);
        Assert.Equal(2, (await Journaal.ReadHistorieAsync(1, Stop)).Count);
    }

    [Fact]
    public async Task Release_AtTheEnd_PutsReadyInOrderAndStartsTheWaiting()
    {
        var tot = Nu.AddHours(2);
        for (var n = 1; n <= 3; n++)
            await HoldAsync(n, tot);
        Klok.Advance(TimeSpan.FromHours(2) - TimeSpan.FromMilliseconds(1));
        RequireNone(await Bezorgingen.ReleaseAsync(Nu, 10, "Vrij", Stop));
        Klok.Advance(TimeSpan.FromMilliseconds(1));

        var eerste = await Bezorgingen.ReleaseAsync(Nu, 2, "Vrij", Stop);
        Assert.Equal(2, eerste.Aantal);
        Assert.Equal([Partij], eerste.Partijen);
        Assert.Equal([1, 2], await ListAsync(Partij, Nu));
        Assert.Equal(1, (await Bezorgingen.ReleaseAsync(Nu, 2, "Vrij", Stop)).Aantal);

        await ReopenAsync();
        Assert.Equal([1, 2, 3], await ListAsync(Partij, Nu));
        Assert.Equal(new Gebeurtenis(Nu, Toestand.Klaargezet, "Vrij"), (await Journaal.ReadHistorieAsync(1, Stop))[^1]);
        Assert.Null((await GetAsync(1)).VastgehoudenTot);

        // The receiver could not have fetched it before.
        Assert.Equal(Nu, (await Journaal.MeasureAsync(Stop)).OudsteOnbezorgd);
        Assert.Equal(0, await Bezorgingen.ExpireAsync(Nu, 10, "Verlopen", Stop));
    }

    [Fact]
    public async Task Append_BehindWhatIsDue_DoesNotOvertake()
    {
        await HoldAsync(1, Nu.AddHours(1));
        await HoldAsync(2, Nu.AddHours(5));
        Assert.Equal(Toestand.Klaargezet, (await AppendAsync(Voorbeeld.Boeking(3))).Toestand);
        Klok.Advance(TimeSpan.FromHours(1));

        Assert.Equal((Toestand.Vastgehouden, Nu), Hold(await AppendAsync(Voorbeeld.Boeking(4))));
        Assert.Equal(Toestand.Klaargezet, (await AppendAsync(Voorbeeld.Boeking(5).Voor("0518"))).Toestand);
        Assert.Contains("vrijgegeven", (await Journaal.ReadHistorieAsync(4, Stop))[^1].Oorzaak, StringComparison.Ordinal);

        Assert.Equal(2, (await Bezorgingen.ReleaseAsync(Nu, 10, "Vrij", Stop)).Aantal);
        Assert.Equal([1, 3, 4], await ListAsync(Partij, Nu));
        Assert.Equal(Toestand.Klaargezet, (await AppendAsync(Voorbeeld.Boeking(6))).Toestand);
    }

    [Fact]
    public async Task Hold_AnotherEnd_MovesTheReleaseAndSaysSo()
    {
        await HoldAsync(1, Nu.AddHours(1));
        await AppendAsync(Voorbeeld.Boeking(2));

        Assert.True(await Bezorgingen.HoldAsync(1, Nu.AddHours(3), "Bevriezing verlengd", Stop));
        Assert.False(await Bezorgingen.HoldAsync(2, Nu.AddHours(3), "Bevriezing verlengd", Stop));
        Assert.False(await Bezorgingen.HoldAsync(77, Nu.AddHours(3), "Bevriezing verlengd", Stop));

        RequireNone(await Bezorgingen.ReleaseAsync(Nu.AddHours(2), 10, "Vrij", Stop));
        Assert.Equal(new Gebeurtenis(Nu, null, "Bevriezing verlengd"), (await Journaal.ReadHistorieAsync(1, Stop))[^1]);
        Assert.Equal(1, (await Bezorgingen.ReleaseAsync(Nu.AddHours(3), 10, "Vrij", Stop)).Aantal);
    }

    [Fact]
    public async Task ListVastgehouden_PageByPage_GivesEachOnceEarliestEndFirst()
    {
        var eind = Nu.AddHours(1);
        foreach (var (n, tot) in new[] { (1, eind.AddHours(2)), (2, eind), (3, eind), (4, eind.AddHours(1)) })
            await HoldAsync(n, tot);

        var gezien = new List<long>();
        Bericht? laatste = null;
        while ((await Bezorgingen.ListVastgehoudenAsync(laatste, 2, Stop)) is [.., var eindVanBlad] blad)
        {
            gezien.AddRange(blad.Select(b => b.Volgnummer));
            laatste = eindVanBlad;
        }

        Assert.Equal([2, 3, 4, 1], gezien);
    }

    [Fact]
    public async Task ListVastgehouden_AfterAMessageThatIsNotHeld_IsABug()
    {
        var bericht = await AppendAsync(Voorbeeld.Boeking(1));

        await Assert.ThrowsAsync<ArgumentException>(async () => await Bezorgingen.ListVastgehoudenAsync(bericht, 10, Stop));
    }

    private static (Toestand, DateTimeOffset?) Hold(Bericht bericht) => (bericht.Toestand, bericht.VastgehoudenTot);

    private static void RequireNone(Vrijgave vrijgave)
    {
        Assert.Equal(0, vrijgave.Aantal);
        Assert.Empty(vrijgave.Partijen);
    }

    private Task<Bericht> HoldAsync(int n, DateTimeOffset tot) => AppendAsync(Voorbeeld.Boeking(n) with { VastgehoudenTot = tot });
}
