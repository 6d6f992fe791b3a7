using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;
using static IB.Gateway.Testing.Iwmoberichten;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>When a gemeente no longer chooses so: nothing more is told, and nothing is kept that nobody may need.</summary>
public sealed class KeuzeEindeTests : IAsyncDisposable
{
    private readonly Wlzpost _post = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    [Fact]
    public async Task End_Passed_TellsNothingAlsoBeforeTheDailyRound()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"));
        await AssignAsync();
        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(1));

        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));

        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task End_WithoutASignal_LeavesNothingOfThePerson()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"));
        await AssignAsync();
        Assert.NotEmpty(await _post.Proef.SleutelsAsync());

        await EndDayAsync();

        Assert.DoesNotContain(await _post.Proef.SleutelsAsync(), static s => s.Length == 2 * Pseudoniemen.Lengte);
    }

    [Fact]
    public async Task End_AfterASignal_StillWithdrawsItWhenItProvesWrongAndTellsNothingElse()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"));
        await AssignAsync();
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Single(await _post.TakeAsync(Gemeente));
        await EndDayAsync();
        Assert.Equal(["-0384 TOEWIJZING-1 2026-01-12.."], await _post.RegistratiesAsync());

        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01", status: "NEE"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-06-01"));

        Assert.Equal([$"INGETROKKEN v2< TOEWIJZING-1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
        await ForgetAfterAsync(TimeSpan.FromDays(366));
        Assert.Empty(await _post.RegistratiesAsync());
    }

    /// <summary>What it could not be told while the choice held, because it could not be reached, proves wrong all the same.</summary>
    [Fact]
    public async Task End_WhileSomethingCouldNotBeTold_StillWithdrawsItWhenItCan()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"));
        await AssignAsync();
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-03-31", "05", "2026-03-01T09:00:00"));
        var bereikbaar = _post.Proef.Knooppunt.Huidig;
        _post.Proef.Knooppunt.Huidig = bereikbaar.Met(Gemeente, static p => p with { Bezorging = [] });
        var nee = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01", status: "NEE"));
        await _post.Proef.RunAsync();
        Assert.Single(await _post.TakeAsync(Gemeente));

        _post.Proef.Knooppunt.Huidig = bereikbaar;
        await EndDayAsync();
        await _post.Proef.Ingrepen().RetryAsync(new Positie(nee.Volgnummer, 0), "bereikbaar", Stop);

        Assert.Equal([$"INGETROKKEN v2< TOEWIJZING-1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task End_LineTakenOutOfTheDirectory_EndsAtOnceAndLeavesOwnRegistrations()
    {
        _post.Choose(Gemeente, ("2026-03-01", null));
        await AssignAsync();
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        _post.Choose(Gemeente);
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task End_OfOneGemeente_LeavesTheOther()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"));
        _post.Choose(AndereGemeente, ("2026-03-01", null));
        await AssignAsync();
        await _post.AssignAsync(AndereGemeente, Bsns[0], new Toegewezen(7, "2026-01-12"));
        await _post.Proef.RunAsync();
        await EndDayAsync();
        Assert.Equal(["0363 TOEWIJZING-7 2026-01-12.."], await _post.RegistratiesAsync());
    }

    [Theory]
    [InlineData("2026-03-03", 1)]
    [InlineData("2026-03-04", 0)]
    public async Task NextChoice_WithoutADayBetween_GoesOn(string vanaf, int registraties)
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"), (vanaf, null));
        await AssignAsync();
        await ForgetAfterAsync(TimeSpan.FromDays(5));
        Assert.Equal(registraties, (await _post.RegistratiesAsync()).Count);
    }

    [Fact]
    public async Task NextChoice_AfterAGap_BeginsWithItsOwnMessages()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"), ("2026-03-10", null));
        await AssignAsync();
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.TakeAsync(Gemeente);
        await EndDayAsync();
        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(9));

        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.Proef.RunAsync();

        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12.."], await _post.RegistratiesAsync());
        Assert.Equal([$"NIEUW v2< TOEWIJZING-1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Message_OfAChoiceThatEndedBeforeItWasRead_LeavesNothing()
    {
        _post.Choose(Gemeente, ("2026-03-01", "2026-03-02"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(1));
        await _post.Proef.RunAsync();
        Assert.Equal(Positie.Na(1), await _post.Proef.PositieAsync());
        Assert.DoesNotContain(await _post.Proef.SleutelsAsync(), static s => s.Length == 2 * Pseudoniemen.Lengte);
    }

    private async Task AssignAsync()
    {
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.Proef.RunAsync();
    }

    private Task EndDayAsync() => ForgetAfterAsync(TimeSpan.FromDays(1));

    private async Task ForgetAfterAsync(TimeSpan duur)
    {
        _post.Proef.Knooppunt.Klok.Advance(duur);
        var loop = _post.Proef.Start();
        while (await loop.ForgetAsync(Stop))
        {
        }
    }
}
