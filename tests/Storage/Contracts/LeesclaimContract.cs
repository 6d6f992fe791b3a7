using System.Collections.Frozen;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>Retention leaves a payload to a processor that has not read it yet, and not for ever.</summary>
public abstract class LeesclaimContract : OpslagContract
{
    private const string Lezer = "lezer";
    private const string AndereGemeente = "0384";

    private static readonly TimeSpan Termijn = TimeSpan.FromHours(24);
    private static readonly TimeSpan Wacht = TimeSpan.FromDays(3);
    private static readonly string[] Eigen = ["CizStatus"];
    private static readonly string[] Meegelezen = ["WMO301", "WMO307"];

    private static readonly Bewaarregels Gewoon = new(
        new Bewaartermijnen(Termijn, TimeSpan.FromDays(62), TimeSpan.FromHours(12)), FrozenDictionary<string, Bewaartermijnen>.Empty, TimeSpan.FromDays(400));

    [Fact]
    public async Task Wipe_NotReadYet_WaitsAndGoesOnceItWasRead()
    {
        await DeliverAsync(1);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), 0);
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));

        await CommitAsync(Positie.Begin, new Positie(1, 7));
        Klok.Advance(TimeSpan.FromHours(1));
        await WipeAsync(Claimed(), 0);

        await CommitAsync(new Positie(1, 7), Positie.Na(1));
        Klok.Advance(TimeSpan.FromHours(1));
        await WipeAsync(Claimed(), 1);
        Assert.Null(await ReadInhoudAsync(1));
        Assert.DoesNotContain(Lezer, await LaatsteAsync(1), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Wipe_ParkedByAProcessorThatIsFurther_WaitsUntilItIsLetGo()
    {
        await DeliverAsync(1);
        await DeliverAsync(2);
        await CommitAsync(Positie.Begin, Positie.Na(2), geparkeerd: [new Parkering(new Positie(2, 3), "a"u8.ToArray(), "kapot", Klok.GetUtcNow())]);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), 1);
        Assert.NotNull(await ReadInhoudAsync(2));

        await CommitAsync(Positie.Na(2), Positie.Na(2), vrijgegeven: [new Positie(2, 3)]);
        Klok.Advance(TimeSpan.FromHours(1));
        await WipeAsync(Claimed(), 1);
    }

    [Fact]
    public async Task Wipe_NeverRead_GoesAfterTheLongestWaitAndSaysSo()
    {
        await DeliverAsync(1);
        await DeliverAsync(2, functie: "WMO323");
        Klok.Advance(Termijn + Wacht - TimeSpan.FromMilliseconds(1));
        await WipeAsync(Claimed(), 1);
        Klok.Advance(TimeSpan.FromMilliseconds(1));
        await WipeAsync(Claimed(), 1, ongelezen: 1);
        Assert.Null(await ReadInhoudAsync(1));
        Assert.Contains(Lezer, await LaatsteAsync(1), StringComparison.Ordinal);
        Assert.DoesNotContain(Lezer, await LaatsteAsync(2), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("WMO323", Voorbeeld.Gemeente, 1)]
    [InlineData("WMO301", AndereGemeente, 1)]
    [InlineData("WMO301", Voorbeeld.Gemeente, 0)]
    [InlineData("WMO307", Voorbeeld.Gemeente, 0)]
    [InlineData("CizStatus", AndereGemeente, 0)]
    public async Task Wipe_WhatTheProcessorDoesNotRead_GoesByItsTerm(string functie, string zender, int gewist)
    {
        await DeliverAsync(1, functie, zender);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), gewist);
    }

    [Fact]
    public async Task Wipe_OfAReceiverThatIsReadAlong_Waits()
    {
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1)) with { Zender = new Systeem(Voorbeeld.Aanbieder, "S") }, Voorbeeld.Inhoud(1))
            .Voor(Voorbeeld.Gemeente));
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), 0);
    }

    [Fact]
    public async Task Wipe_AcceptedOutsideThePeriod_GoesByItsTerm()
    {
        var begin = Klok.GetUtcNow();
        await DeliverAsync(1);
        Klok.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(2);
        Klok.Advance(TimeSpan.FromMinutes(1));
        await DeliverAsync(3);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(new Leesperiode(Voorbeeld.Gemeente, begin.AddMinutes(1), begin.AddMinutes(2))), 2);
        Assert.NotNull(await ReadInhoudAsync(2));
    }

    [Fact]
    public async Task Wipe_RefusedMessage_WaitsForNoProcessor()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Afgekeurd());
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), 1);
    }

    [Fact]
    public async Task Wipe_FoutberichtAboutWhatIsRead_WaitsForNoProcessor()
    {
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(1)) with { Soort = Berichtsoort.Fo01 }, Voorbeeld.Inhoud(1)));
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), 1);
    }

    [Fact]
    public async Task Wipe_ClaimOfAProcessorThatIsSwitchedOff_IsNone()
    {
        await DeliverAsync(1);
        Klok.Advance(Termijn);
        await WipeAsync(Claimed(), 0);
        Klok.Advance(TimeSpan.FromHours(1));
        await WipeAsync(Gewoon, 1);
    }

    private static Bewaarregels Claimed() => Claimed(new Leesperiode(Voorbeeld.Gemeente, DateTimeOffset.UnixEpoch, null));

    private static Bewaarregels Claimed(Leesperiode periode) => Gewoon with
    {
        Claims = [new Leesclaim(Lezer, Eigen.ToFrozenSet(), Meegelezen.ToFrozenSet(), [periode])],
        MaxWacht = Wacht,
    };

    private async Task DeliverAsync(int n, string functie = "WMO301", string zender = Voorbeeld.Gemeente)
    {
        await AppendAsync(Voorbeeld.Boeking(
            Voorbeeld.Envelop(Voorbeeld.Id(n)) with { Functie = functie, Zender = new Systeem(zender, "Suite") }, Voorbeeld.Inhoud(n)));
        await Bezorgingen.ConfirmAsync(n, "Bevestigd", Stop);
    }

    private async Task CommitAsync(Positie van, Positie naar, IReadOnlyList<Parkering>? geparkeerd = null, IReadOnlyList<Positie>? vrijgegeven = null)
        => Assert.True((await Processors.CommitAsync(
            new Processorstap { Processor = Lezer, Van = van, Naar = naar, Geparkeerd = geparkeerd ?? [], Vrijgegeven = vrijgegeven ?? [] }, Stop)).Gezet);

    private async Task<string> LaatsteAsync(long volgnummer) => (await Journaal.ReadHistorieAsync(volgnummer, Stop))[^1].Oorzaak;

    private async Task WipeAsync(Bewaarregels regels, int verwacht, int ongelezen = 0)
    {
        var totaal = (Gewist: 0, Ongelezen: 0);
        for (var meer = true; meer;)
        {
            var stap = await Bewaring.WipeInhoudAsync(regels, 3, Stop);
            totaal = (totaal.Gewist + stap.Aantal, totaal.Ongelezen + stap.Ongelezen);
            meer = stap.Meer;
        }

        Assert.Equal((verwacht, ongelezen), totaal);
    }
}
