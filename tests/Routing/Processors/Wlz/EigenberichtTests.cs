using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;
using static IB.Gateway.Testing.Iwmoberichten;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>Registrations from a gemeente's own messages, on the real store: what 301, 305 and 307 come to, and for whom.</summary>
public sealed class EigenberichtTests : IAsyncDisposable
{
    private const string Begin = "2026-03-01";

    private readonly Wlzpost _post = new();

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    [Fact]
    public async Task Assignment_OfAGemeenteThatChoseSo_IsSignalledByItsNumber()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(26000101, "2026-01-12", "2026-12-31"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal([$"NIEUW v1 TOEWIJZING-26000101 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
        Assert.Equal(["0384 TOEWIJZING-26000101 2026-01-12..2026-12-31"], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Assignment_OfAGemeenteThatDidNot_IsNotOpenedAndLeavesNothing()
    {
        _post.Choose(AndereGemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.Proef.RunAsync();
        Assert.Equal(Positie.Begin, await _post.Proef.PositieAsync());
        Assert.Empty(await _post.Proef.SleutelsAsync());
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    [Theory]
    [InlineData("2026-03-03", null, 0)]
    [InlineData("2026-03-01", "2026-03-01", 0)]
    [InlineData("2026-03-02", "2026-03-02", 1)]
    [InlineData("2026-03-02", null, 1)]
    public async Task Assignment_OutsideTheDaysOfTheChoice_DoesNotCount(string vanaf, string? tot, int registraties)
    {
        _post.Choose(Gemeente, (vanaf, tot));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.Proef.RunAsync();
        Assert.Equal(registraties, (await _post.RegistratiesAsync()).Count);
    }

    [Fact]
    public async Task Assignment_BesideARegistrationOfTheGemeente_IsSignalledApart()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", id: "26000101"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(26000101, "2026-01-12"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal(
            [$"NIEUW v1 26000101 {Bsns[0]} JA 2026-04-01..", $"NIEUW v1 TOEWIJZING-26000101 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    [Theory]
    [InlineData("-2026-01-12", "23", "1", "WLZ011")]
    [InlineData("2026-01-12", "23", "2", "WLZ007")]
    [InlineData("2026-01-12", "23", "9", "WLZ007")]
    public async Task Stop_ThatBreaksARule_IsReportedAndChangesNothing(string begin, string reden, string status, string code)
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, begin, "2026-02-20", reden, status));
        await _post.Proef.RunAsync();
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12.."], await _post.RegistratiesAsync());
        Assert.Contains($"{code}, 1 keer", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_InAYearThatIsNone_IsReportedAndChangesNothing()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.StartAsync(Gemeente, Bsns[0], new Start(1, "12026-01-12"));
        await _post.Proef.RunAsync();
        Assert.Contains("WLZ011, 1 keer", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("12026-01-12", null)]
    [InlineData("2026-01-12", "12026-02-20")]
    public async Task Assignment_InAYearThatIsNone_IsReportedAndLeavesNothing(string ingang, string? einde)
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, ingang, einde));
        await _post.Proef.RunAsync();
        Assert.Empty(await _post.RegistratiesAsync());
        Assert.Contains("WLZ011, 1 keer", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Change_EarlierEnd_WithdrawsTheDaysAfterIt()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-03-31", "05", "2026-03-01T09:00:00"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-03-31"], await _post.RegistratiesAsync());
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    [Theory]
    [InlineData("13", "-0384 TOEWIJZING-1 2026-01-12..2026-01-12")]
    [InlineData("01", "-0384 TOEWIJZING-1 2026-01-12..2026-01-12")]
    [InlineData("07", "0384 TOEWIJZING-1 2026-01-12..2026-01-12")]
    public async Task Change_EndOnTheFirstDay_IsARemovalByItsReasonOnly(string reden, string registratie)
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-01-12", reden, "2026-03-01T09:00:00"));
        await _post.Proef.RunAsync();
        Assert.Equal([registratie], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Change_OfAnOlderVersion_IsPassedOverAlsoWhenItComesLater()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-06-30", "05", "2026-02-01T09:00:00"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.Proef.RunAsync();
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-06-30"], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Stop_ThatEndsTheDelivery_EndsTheRegistrationOnItsDay()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"), new Toegewezen(2, "2026-01-12"));
        await _post.StartAsync(Gemeente, Bsns[0], new Start(1, "2026-01-14"), new Start(2, "2026-01-14"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-02-21"));
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-02-20", "0384 TOEWIJZING-2 2026-01-12.."], await _post.RegistratiesAsync());
        Assert.Equal([$"NIEUW v1 TOEWIJZING-2 {Bsns[0]} JA 2026-02-21.."], await _post.TakeAsync(Gemeente));
    }

    [Theory]
    [InlineData("20", "2026-01-12..2026-12-31")]
    [InlineData("02", "2026-01-12..2026-02-20")]
    [InlineData("19", "2026-01-12..2026-02-20")]
    [InlineData("21", "2026-01-12..2026-02-20")]
    [InlineData("22", "2026-01-12..2026-02-20")]
    [InlineData("31", "2026-01-12..2026-02-20")]
    [InlineData("36", "2026-01-12..2026-02-20")]
    [InlineData("37", "2026-01-12..2026-02-20")]
    [InlineData("38", "2026-01-12..2026-02-20")]
    [InlineData("39", "2026-01-12..2026-02-20")]
    public async Task Stop_ByEveryReasonOfTheCodeList_EndsItButForAPause(string reden, string dagen)
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.StartAsync(Gemeente, Bsns[0], new Start(1, "2026-01-14"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20", reden));
        await _post.Proef.RunAsync();
        Assert.Equal([$"0384 TOEWIJZING-1 {dagen}"], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Stop_TakenBack_LetsTheRegistrationGoOnAndIsSignalled()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-03-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));

        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20", Status: "3"));
        await _post.Proef.RunAsync();

        Assert.Equal([$"NIEUW v1 TOEWIJZING-1 {Bsns[0]} JA 2026-03-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Stop_CorrectedInOneMessage_TakesBackBeforeItSaysAnew()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.StartAsync(Gemeente, Bsns[0], new Start(1, "2026-01-14"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.StopAsync(Gemeente, Bsns[0], [new Stop(1, "2026-01-14", "2026-02-27"), new Stop(1, "2026-01-14", "2026-02-20", Status: "3")]);
        await _post.Proef.RunAsync();
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-02-27"], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Start_AfterAStop_OpensTheRegistrationAgain()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.StartAsync(Gemeente, Bsns[0], new Start(1, "2026-01-14"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.StartAsync(Gemeente, Bsns[0], new Start(1, "2026-03-01"));
        await _post.Proef.RunAsync();
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-12-31"], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Stop_OfAnotherAanbiederOrForAnotherGemeente_EndsNothing()
    {
        _post.Choose(Gemeente, (Begin, null));
        _post.Choose(AndereGemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"), AndereAanbieder);
        await _post.StopAsync(AndereGemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.StopAsync(Gemeente, Bsns[1], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(null, "2026-01-14", "2026-02-20"));
        await _post.Proef.RunAsync();
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-12-31"], await _post.RegistratiesAsync());
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Stop_BeforeTheAssignmentComesIn_StillCounts()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-12-31"));
        await _post.Proef.RunAsync();
        Assert.Equal(["0384 TOEWIJZING-1 2026-01-12..2026-02-20"], await _post.RegistratiesAsync());
    }

    [Fact]
    public async Task Resend_Unchanged_TellsNothingTwice()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"), new Toegewezen(2, "2026-03-01"));
        await _post.Proef.RunAsync();
        Assert.Equal(
            [$"NIEUW v1 TOEWIJZING-1 {Bsns[0]} JA 2026-04-01..", $"NIEUW v1 TOEWIJZING-2 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Copy_OfTheRegister_CountsForAssignmentsToo()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12"));
        await _post.AssignAsync(Gemeente, Bsns[1], new Toegewezen(2, "2026-01-12"));
        await _post.Proef.RunAsync();

        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"), Persoon(Bsns[2], "2026-04-01"));
        Assert.Equal([$"NIEUW v1 TOEWIJZING-1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
        Assert.Equal(2, (await _post.RegistratiesAsync()).Count);
    }

    [Fact]
    public async Task Assignment_OverLongAgo_IsNotRemembered()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2024-01-12", "2024-12-31"));
        await _post.Proef.RunAsync();
        Assert.DoesNotContain(await _post.Proef.SleutelsAsync(), static s => s.Length == 2 * Pseudoniemen.Lengte);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Forget_AfterTheTerm_LeavesNothingOfAssignmentsAndReports()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, Bsns[0], new Toegewezen(1, "2026-01-12", "2026-03-31"), new Toegewezen(2, "2026-01-12"));
        await _post.StopAsync(Gemeente, Bsns[1], new Stop(9, "2026-01-14", "2026-02-20"));
        await _post.Proef.RunAsync();

        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(400));
        var loop = _post.Proef.Start();
        while (await loop.ForgetAsync(TestContext.Current.CancellationToken))
        {
        }

        Assert.Equal(["0384 TOEWIJZING-2 2026-01-12.."], await _post.RegistratiesAsync());
        Assert.Single(await _post.Proef.SleutelsAsync(), static s => s.Length == 2 * Pseudoniemen.Lengte);
    }

    [Fact]
    public async Task Message_DatedInTheFuture_IsParkedAndNothingOfItIsRemembered()
    {
        _post.Choose(Gemeente, (Begin, null));
        _post.Minuut = 60 * 48;
        await _post.StopAsync(Gemeente, Bsns[0], new Stop(1, "2026-01-14", "2026-02-20"));
        await _post.Proef.RunAsync();
        Assert.Contains("dateert het bericht in de toekomst", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.DoesNotContain(await _post.Proef.SleutelsAsync(), static s => s.Length == 2 * Pseudoniemen.Lengte);
    }

    [Fact]
    public async Task Message_WithABsnThatFailsTheElfproef_IsReportedWithoutIt()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.AssignAsync(Gemeente, "123456789", new Toegewezen(1, "2026-01-12"));
        await _post.Proef.RunAsync();
        var geparkeerd = Assert.Single(await _post.Proef.GeparkeerdAsync());
        Assert.Contains("WLZ002", geparkeerd, StringComparison.Ordinal);
        Assert.DoesNotContain("123456789", geparkeerd, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Message_OfAReleaseWithoutViews_IsParkedWithThatReason()
    {
        _post.Choose(Gemeente, (Begin, null));
        await _post.Proef.AppendAsync("geen iWmo 3.2", "WMO301");
        await _post.Proef.RunAsync();
        Assert.Contains("release van iWmo die processor wlz niet kent", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Registration_CalledAsOneFromOwnMessages_IsRefused()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", id: "TOEWIJZING-1"));
        Assert.Contains("WLZ009", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.Empty(await _post.RegistratiesAsync());
    }
}
