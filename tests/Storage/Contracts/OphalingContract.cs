namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>What every <see cref="IBezorgingen"/> does for a mailbox: list a part of it, count fetches apart from pushes, confirm one message.</summary>
public abstract class OphalingContract : OpslagContract
{
    private const string Partij = Voorbeeld.Aanbieder;
    private const int Vaak = 9;

    [Fact]
    public async Task StartOphaling_Fetched_TakesNothingFromThePushesAndIsCountedDurably()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.Equal(1, await Bezorgingen.StartOphalingAsync(1, Vaak, "Opgehaald", Stop));
        await ReopenAsync();
        Assert.Equal(2, await Bezorgingen.StartOphalingAsync(1, Vaak, "Opgehaald", Stop));
        Assert.Equal(1, await Bezorgingen.StartPogingAsync(1, "Push", Stop));
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Opnieuw("HTTP 503", Klok.GetUtcNow()), Stop);
        Assert.Equal(3, await Bezorgingen.StartOphalingAsync(1, Vaak, "Opgehaald", Stop));
        await ReopenAsync();

        var bericht = await GetAsync(1);

        Assert.Equal((Toestand.Aangeboden, 1, 3, null), (bericht.Toestand, bericht.Pogingen, bericht.Ophalingen, bericht.VolgendePoging));
        Assert.Equal([1], await ListAsync(Partij, Klok.GetUtcNow().AddHours(-1)));
    }

    [Fact]
    public async Task StartOphaling_AsOftenAsItMayBe_GivesZeroAndChangesNothing()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.Equal(1, await Bezorgingen.StartOphalingAsync(1, 2, "Opgehaald", Stop));
        Assert.Equal(2, await Bezorgingen.StartOphalingAsync(1, 2, "Opgehaald", Stop));
        var regels = (await Journaal.ReadHistorieAsync(1, Stop)).Count;
        Assert.Equal(0, await Bezorgingen.StartOphalingAsync(1, 2, "Opgehaald", Stop));
        Assert.Equal(regels, (await Journaal.ReadHistorieAsync(1, Stop)).Count);
        Assert.Equal(2, (await GetAsync(1)).Ophalingen);
    }

    [Fact]
    public async Task JoinOphaling_BesideAnother_CountsAndLeavesTheState()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var voor = await GetAsync(1);

        Assert.Equal(1, await Bezorgingen.JoinOphalingAsync(1, "Opgehaald", Stop));

        AssertEqual(voor with { Ophalingen = 1 }, await GetAsync(1));
        Assert.Equal("Opgehaald", (await Journaal.ReadHistorieAsync(1, Stop))[^1].Oorzaak);
    }

    [Fact]
    public async Task Ophaling_NotWaiting_GivesZero()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Afgekeurd());
        await AppendAsync(Voorbeeld.Boeking(2));
        await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);
        foreach (var volgnummer in new[] { 1, 2, 77 })
        {
            Assert.Equal(0, await Bezorgingen.StartOphalingAsync(volgnummer, Vaak, "Opgehaald", Stop));
            Assert.Equal(0, await Bezorgingen.JoinOphalingAsync(volgnummer, "Opgehaald", Stop));
        }
    }

    [Fact]
    public async Task Resend_Fetched_CountsAfresh()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Bezorgingen.StartOphalingAsync(1, Vaak, "Opgehaald", Stop);
        await Bezorgingen.CompletePogingAsync(1, Pogingsuitkomst.Mislukt("Afgebroken"), Stop);
        Assert.Equal(1, (await GetAsync(1)).Ophalingen);

        Assert.True(await Bezorgingen.ResendAsync(1, "Opnieuw", Stop));

        Assert.Equal((0, 0), ((await GetAsync(1)).Pogingen, (await GetAsync(1)).Ophalingen));
    }

    [Fact]
    public async Task Confirm_SameIdFromTwoSenders_TakesTheOneThatIsMeant()
    {
        var envelop = Voorbeeld.Envelop(Voorbeeld.Id(1));
        await AppendAsync(Voorbeeld.Boeking(envelop, Voorbeeld.Inhoud(1)));
        await AppendAsync(Voorbeeld.Boeking(envelop with { Zender = new Systeem("0518", "Suite") }, Voorbeeld.Inhoud(2)));
        Assert.Equal(Bevestiging.Bevestigd, await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop));
        Assert.Equal([1], await ListAsync(Partij, rijpOp: null));
        Assert.Equal(Bevestiging.WasBevestigd, await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop));
        Assert.Equal([1], await ListAsync(Partij, rijpOp: null));
    }

    [Fact]
    public async Task ListWachtend_SomeFuncties_FindsThemBehindOthersOldestFirst()
    {
        string[] functies = ["JW301", "WMO301", "JW302", "", "WMO3011", "WMO302"];
        for (var n = 1; n <= 60; n++)
            await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)) with { Functie = functies[(n - 1) % 6] }, Voorbeeld.Inhoud(n)));
        await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);

        Assert.Equal([8, 14, 20], await ListAsync(3, "WMO301"));
        Assert.Equal([1, 3, 7, 8, 9], await ListAsync(5, "JW*", "WMO301"));
        Assert.Equal(59, (await ListAsync(100, "*")).Count);
        Assert.Equal([5, 6, 8], await ListAsync(3, "WMO30*", "WMO301"));
        Assert.Empty(await ListAsync(10, "WLZ*"));
        Assert.Empty(await ListAsync(10));
        Assert.Empty(await Bezorgingen.ListWachtendAsync("0518", ["*"], 10, Stop));
    }

    [Theory]
    [InlineData("")]
    [InlineData("W?O301")]
    [InlineData("WMO[3]01")]
    [InlineData("*MO301")]
    [InlineData("W\"")]
    public async Task ListWachtend_NoNameOfAFunctie_IsRefused(string functie)
        => await Assert.ThrowsAsync<ArgumentException>(async () => await Bezorgingen.ListWachtendAsync(Partij, [functie], 10, Stop));

    private async Task<List<long>> ListAsync(int limit, params string[] functies)
        => [.. (await Bezorgingen.ListWachtendAsync(Partij, functies, limit, Stop)).Select(static b => b.Volgnummer)];
}
