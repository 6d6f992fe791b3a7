using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>From message to signal, on the real store: what CIZ and gemeenten send, and who hears what.</summary>
public sealed class WlzProcessorTests : IAsyncDisposable
{
    private readonly Wlzpost _post = new();

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    private Task<Ingreepuitkomst> RetryAsync(long volgnummer, int deel)
        => _post.Proef.Ingrepen().RetryAsync(new Positie(volgnummer, deel), "hersteld", TestContext.Current.CancellationToken);

    [Fact]
    public async Task Indicatie_OfSomebodyRegistered_IsToldToThatGemeenteAlone()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[1], "2025-01-01"));

        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));

        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.TakeAsync(AndereGemeente));
        Assert.Empty(await _post.TakeAsync(Ciz));
    }

    [Fact]
    public async Task Indicatie_OfNobodyRegistered_IsToldToNobody()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[1], "2025-01-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    /// <summary>That one gemeente cannot be told is no reason for another, or for the person, to wait.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Mutation_HolderThatCannotBeReached_WaitsForItselfAndTheOthersHear(bool heeftBezorging)
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[0], "2025-01-01", id: "A0"));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(
            AndereGemeente, p => heeftBezorging ? p with { Functies = new Functiebereik(["WMO301"]) } : p with { Bezorging = [] });

        var eerste = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01"));

        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} JA 2026-04-01..", $"GEWIJZIGD v2< R1 {Bsns[0]} JA 2026-05-01.."], await _post.TakeAsync(Gemeente));
        Assert.StartsWith("JA 2026-05-01", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);
        Assert.Equal(2, (await _post.Proef.GeparkeerdAsync()).Count);
        Assert.All(await _post.Proef.GeparkeerdAsync(), static p => Assert.Contains($"rganisatie {AndereGemeente} ", p, StringComparison.Ordinal));
        Assert.Equal(Ingreepafloop.Mislukt, (await RetryAsync(eerste.Volgnummer, 0)).Afloop);

        // What is told then is what holds then, once.
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register;
        Assert.Equal(Ingreepafloop.Gedaan, (await RetryAsync(eerste.Volgnummer, 0)).Afloop);
        Assert.Equal(Ingreepafloop.Gedaan, (await RetryAsync(eerste.Volgnummer + 1, 0)).Afloop);
        Assert.Equal([$"NIEUW v1 A0 {Bsns[0]} JA 2026-05-01.."], await _post.TakeAsync(AndereGemeente));
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    /// <summary>Of two that could not be reached one can be now: it hears, and the piece waits for the other.</summary>
    [Fact]
    public async Task Retry_OneOfTwoHoldersCanBeReached_TellsThatOneAndWaitsForTheOther()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[0], "2025-01-01", id: "A0"));
        var eenWeg = Proefpartijen.Register.Met(AndereGemeente, static p => p with { Bezorging = [] });
        _post.Proef.Knooppunt.Huidig = eenWeg.Met(Gemeente, static p => p with { Bezorging = [] });
        var mutatie = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.Proef.RunAsync();

        _post.Proef.Knooppunt.Huidig = eenWeg;
        var uitkomst = await RetryAsync(mutatie.Volgnummer, 0);

        Assert.Equal(Ingreepafloop.Mislukt, uitkomst.Afloop);
        Assert.StartsWith(
            $"Stuk {mutatie.Volgnummer}/0 is verwerkt, en blijft geparkeerd voor wat nog niet te verzenden is: Met organisatie {AndereGemeente}",
            uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Single(await _post.TakeAsync(Gemeente));
        Assert.Single(await _post.Proef.GeparkeerdAsync());
    }

    /// <summary>Who takes its registration away asks for nothing more, and what it never heard is not told after that.</summary>
    [Fact]
    public async Task Retry_HolderTookItsRegistrationAway_IsToldNothing()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(Gemeente, static p => p with { Bezorging = [] });
        var mutatie = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", actie: "3"));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register;

        Assert.Equal(Ingreepafloop.Gedaan, (await RetryAsync(mutatie.Volgnummer, 0)).Afloop);

        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    /// <summary>A ground that lapsed and was extended a day later: what happened on that day is told then.</summary>
    [Theory]
    [InlineData("I1")]
    [InlineData(null)]
    public async Task Mutation_WhileTheGroundDoesNotHold_IsToldWhenItDoesAgain(string? referentie)
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.TakeAsync(Gemeente);
        _post.Configure(new WlzOptions { GrondslagTot = new DateOnly(2026, 1, 1) });

        var mutatie = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01", referentie: referentie, status: "NEE"));
        await _post.Proef.RunAsync();

        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Contains(
            "Er is op dit moment geen grondslag voor de vergelijking", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.StartsWith("NEE", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);
        Assert.Equal(Ingreepafloop.Mislukt, (await RetryAsync(mutatie.Volgnummer, 0)).Afloop);

        _post.Configure(new WlzOptions());
        Assert.Equal(Ingreepafloop.Gedaan, (await RetryAsync(mutatie.Volgnummer, 0)).Afloop);
        Assert.Equal([$"BEEINDIGD v2< R1 {Bsns[0]} NEE .."], await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Deregistration_WhileTheGroundDoesNotHold_IsTakenInAndWaitsForNothing()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.TakeAsync(Gemeente);
        _post.Configure(new WlzOptions { GrondslagTot = new DateOnly(2026, 1, 1) });

        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", actie: "3"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", status: "NEE"));

        Assert.Equal([$"INGETROKKEN v2< R1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    /// <summary>ONBEKEND need not say when it begins: it counts from its decision, and that day is not told as if it were the begin.</summary>
    [Fact]
    public async Task Onbekend_WithoutABegin_IsToldAndAnsweredWithoutOne()
    {
        await _post.CopyAsync();
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.MutateAsync(Persoon(Bsns[0], ingang: null, "2026-09-30", status: "ONBEKEND"));
        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} ONBEKEND ..2026-09-30"], await _post.TakeAsync(Gemeente));
        Assert.Equal("ONBEKEND ..2026-09-30 peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));

        await _post.MutateAsync(Persoon(Bsns[0], "2026-01-05", "2026-09-30", status: "ONBEKEND"));
        Assert.Equal([$"GEWIJZIGD v2< R1 {Bsns[0]} ONBEKEND 2026-01-05..2026-09-30"], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Onbekend_ThatEndsBeforeItsDecision_IsRefusedAndNobodyHearsNee()
    {
        await _post.CopyAsync();
        await _post.MutateAsync(Persoon(Bsns[0], ingang: null, "2026-01-04", status: "ONBEKEND"));
        await _post.SendVraagAsync(Gemeente, Bsns[0]);
        await _post.Proef.RunAsync();
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Contains(await _post.Proef.GeparkeerdAsync(), static p => p.Contains("WLZ003", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Registration_AfterTheIndicatie_IsAnsweredAtOnce()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", "2026-09-30", status: "ONBEKEND"));
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", grond: "AANGEVRAAGD"));
        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} ONBEKEND 2026-04-01..2026-09-30"], await _post.TakeAsync(Gemeente));
    }

    [Theory]
    [InlineData("2026-03-31", 0)]
    [InlineData("2026-04-01", 1)]
    public async Task Overlap_OfOneDay_Counts(string einde, int signalen)
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", einde));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal(signalen, (await _post.TakeAsync(Gemeente)).Count);
    }

    [Fact]
    public async Task Status_JaNeeJa_IsToldEachTimeWithTheVersionBefore()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", status: "NEE"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01"));

        Assert.Equal(
            [$"NIEUW v1 R1 {Bsns[0]} JA 2026-04-01..", $"BEEINDIGD v2< R1 {Bsns[0]} NEE ..", $"NIEUW v3< R1 {Bsns[0]} JA 2026-05-01.."],
            await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Status_NeeWithoutReference_EndsWhatWasKnown()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", referentie: null, status: "NEE"));
        Assert.Equal($"BEEINDIGD v2< R1 {Bsns[0]} NEE ..", (await _post.TakeAsync(Gemeente))[^1]);
    }

    [Fact]
    public async Task EndDate_ThatMoves_IsAChange()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", "2027-03-31"));
        Assert.Equal($"GEWIJZIGD v2< R1 {Bsns[0]} JA 2026-04-01..2027-03-31", (await _post.TakeAsync(Gemeente))[^1]);
    }

    [Fact]
    public async Task Delivery_SentTwice_IsToldOnce()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Single(await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Move_TwoGemeenten_EachHearsOfItsOwnRegistration()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", "2026-04-30"));
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[0], "2026-05-01", id: "A7"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-06-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Equal([$"NIEUW v1 A7 {Bsns[0]} JA 2026-06-01.."], await _post.TakeAsync(AndereGemeente));
    }

    [Fact]
    public async Task Registration_SameIdOfTwoGemeenten_DoNotTouchEachOther()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[0], "2025-01-01", actie: "3"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-06-01"));
        Assert.Single(await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.TakeAsync(AndereGemeente));
    }

    [Fact]
    public async Task Deregistration_Done_HearsNoMore()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", actie: "3"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-06-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Person_WithInvalidBsn_IsReportedAndTheOthersCount()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));

        await _post.MutateAsync(Persoon("123456789", "2026-06-01"), Persoon(Bsns[0], "2026-06-01"));

        Assert.Single(await _post.TakeAsync(Gemeente));
        var geparkeerd = Assert.Single(await _post.Proef.GeparkeerdAsync());
        Assert.Contains("1 gelezen, 1 geweigerd. WLZ002, 1 keer, op plaats 1", geparkeerd);
        Assert.DoesNotContain("123456789", geparkeerd);
    }

    [Fact]
    public async Task Message_TakenIn_IsDeliveredToTheKnooppunt()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    [Fact]
    public async Task Message_OlderThanWhatIsKnown_ChangesNothing()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        _post.Minuut = 100;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-06-01"));
        _post.Minuut = 50;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal([$"NIEUW v1 R1 {Bsns[0]} JA 2026-06-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Question_BeforeAnyDelivery_IsAFaultAndNoNee()
        => Assert.Equal("WLZ112", await _post.AskAsync(Gemeente, Bsns[0]));

    /// <summary>Only a copy speaks of everybody.</summary>
    [Fact]
    public async Task Question_BeforeAnyCopy_IsAFaultUnlessTheCizNamedThePerson()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
        Assert.Equal("WLZ112", await _post.AskAsync(Gemeente, Bsns[1]));
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal("NEE .. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[1]));
    }

    [Fact]
    public async Task Question_InvalidBsn_IsAFaultAndNoNee()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal("WLZ002", await _post.AskAsync(Gemeente, "123456789"));
    }

    [Fact]
    public async Task Question_Asked_IsAnsweredByWhatTheCizSaidLast()
    {
        await _post.CopyAsync();
        await _post.MutateAsync(
            Persoon(Bsns[0], "2026-04-01"), Persoon(Bsns[1], "2026-04-01", "2026-12-31", status: "ONBEKEND"), Persoon(Bsns[2], "2026-04-01", status: "NEE"));
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
        Assert.Equal("ONBEKEND 2026-04-01..2026-12-31 peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[1]));
        Assert.Equal("NEE .. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[2]));
        Assert.Equal("NEE .. peil 2026-03-01", await _post.AskAsync(AndereGemeente, Bsns[3]));
    }

    [Fact]
    public async Task Question_Asked_LeavesNothingOfThePersonBehind()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        var voor = await _post.Proef.SleutelsAsync();
        await _post.AskAsync(Gemeente, Bsns[0]);
        await _post.AskAsync(Gemeente, Bsns[1]);
        var teller = Convert.ToHexString(Toetsteller.Sleutel(Gemeente));
        Assert.Equal([.. voor.Append(teller).Order(StringComparer.Ordinal)], (await _post.Proef.SleutelsAsync()).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Question_AskedTwice_IsAnsweredTwice()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Equal(await _post.AskAsync(Gemeente, Bsns[0]), await _post.AskAsync(Gemeente, Bsns[0]));
    }

    [Fact]
    public async Task Registration_OverForTooLong_IsForgottenWithTheBsn()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", "2026-03-31"));
        await _post.MutateAsync(Persoon(Bsns[1], "2025-04-01", "2026-03-31"));
        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(366 + 30));
        Assert.Equal(3, (await _post.Proef.SleutelsAsync()).Count);

        await _post.Proef.Start().ForgetAsync(TestContext.Current.CancellationToken);

        Assert.Equal(["63697A"], await _post.Proef.SleutelsAsync());
    }

    [Fact]
    public async Task Status_NeeWithoutReferenceThatOvertakesTheIndicatie_StillEndsIt()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        _post.Minuut = 100;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", referentie: null, status: "NEE"));
        _post.Minuut = 50;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Status_NeeWithoutReference_IsForgottenWithTheNextCopy()
    {
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", referentie: null, status: "NEE"));
        await _post.Proef.Start().ForgetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(2, (await _post.Proef.SleutelsAsync()).Count);
        await _post.CopyAsync();
        await _post.Proef.Start().ForgetAsync(TestContext.Current.CancellationToken);
        Assert.Equal(["63697A"], await _post.Proef.SleutelsAsync());
    }

    [Fact]
    public async Task Deregistration_SignalThatNoLongerHolds_IsWithdrawnOnce()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        await _post.CopyAsync(Persoon(Bsns[0], "2026-04-01"));
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01", actie: "3"));
        await _post.TakeAsync(Gemeente);

        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", status: "NEE"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01", status: "NEE"));

        Assert.Equal([$"INGETROKKEN v2< R1 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    /// <summary>What is wrong with it may be what is new: until that is known nobody may hear NEE.</summary>
    [Fact]
    public async Task Person_ThatCannotBeUsed_LetsQuestionsAboutHimWait()
    {
        await _post.CopyAsync(Persoon(Bsns[1], "2026-04-01"));

        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", "2026-03-01"));
        await _post.SendVraagAsync(Gemeente, Bsns[0]);
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[1]), StringComparison.Ordinal);

        var geparkeerd = await _post.Proef.GeparkeerdAsync();
        Assert.Contains(geparkeerd, static p => p.Contains("dat niet te gebruiken is (WLZ003: ", StringComparison.Ordinal));
        Assert.Contains(geparkeerd, static p => p.Contains("Een eerder stuk over dezelfde persoon", StringComparison.Ordinal));
    }

    /// <summary>What the CIZ said wrong in a mutatie it says right in the next copy.</summary>
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Person_ThatCouldNotBeUsed_IsSettledByTheNextCopyThatSpeaksOfHim(bool isInKopie)
    {
        await _post.CopyAsync(Persoon(Bsns[1], "2026-04-01"));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", "2026-03-01"));
        var geparkeerd = await _post.Proef.Opslag.ListGeparkeerdAsync(WlzProcessor.Naam, na: null, 9, TestContext.Current.CancellationToken);
        var verslag = Assert.Single(geparkeerd, static p => p.Reden.Contains("1 geweigerd", StringComparison.Ordinal));
        await _post.Proef.Ingrepen().PutAsideAsync(verslag.Plek, "gezien", TestContext.Current.CancellationToken);

        _post.Configure(new WlzOptions { MaxKopiewijziging = 1 });
        await _post.CopyAsync(isInKopie ? [Persoon(Bsns[0], "2026-06-01"), Persoon(Bsns[1], "2026-04-01")] : [Persoon(Bsns[1], "2026-04-01")]);

        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.StartsWith(isInKopie ? "JA 2026-06-01" : "NEE", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);
    }

    /// <summary>A copy that cannot be read where it may be about him, or that is older, says nothing of him.</summary>
    [Theory]
    [InlineData(true, false)]
    [InlineData(false, true)]
    public async Task Person_ThatCouldNotBeUsed_WaitsOnWhenTheCopyDoesNotSpeakOfHim(bool heeftOnbekende, bool isOuder)
    {
        await _post.CopyAsync(Persoon(Bsns[1], "2026-04-01"));
        _post.Minuut = isOuder ? 100 : _post.Minuut;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01", "2026-03-01"));
        _post.Minuut = isOuder ? 50 : _post.Minuut;

        await _post.CopyAsync(heeftOnbekende ? [Persoon(Bsns[1], "2026-04-01"), Persoon("123456789", "2026-04-01")] : [Persoon(Bsns[1], "2026-04-01")]);
        await _post.SendVraagAsync(Gemeente, Bsns[0]);
        await _post.Proef.RunAsync();

        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Contains(await _post.Proef.GeparkeerdAsync(), static p => p.Contains("dat niet te gebruiken is (WLZ003: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Reference_ThatPassesForABsn_CountsAndIsRemarked()
    {
        await _post.RegisterAsync(Gemeente, Registratie(Bsns[0], "2025-01-01"));
        var mutatie = await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-04-01", referentie: "999900018"));
        await _post.Proef.RunAsync();
        Assert.Single(await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Contains(
            await _post.Proef.Knooppunt.HistorieAsync(mutatie.Volgnummer), static r => r.StartsWith("WLZ012, 1 keer, op plaats 1", StringComparison.Ordinal));
    }

    /// <summary>How far the register is known must not run ahead, and the deliveries after it do not wait.</summary>
    [Fact]
    public async Task Delivery_DatedInTheFuture_DoesNotHoldUpThoseAfterIt()
    {
        await _post.CopyAsync();
        _post.Minuut = 60 * 24 * 30;
        await _post.MutateAsync();
        Assert.Contains("dateert het bericht in de toekomst", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        _post.Minuut = 30;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.Single(await _post.Proef.GeparkeerdAsync());
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
    }

    [Fact]
    public async Task Delivery_DatedInTheFuture_WaitsForAPerson()
    {
        _post.Minuut = 60 * 24 * 30;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));
        Assert.All(await _post.Proef.GeparkeerdAsync(), static p => Assert.Contains("dateert het bericht in de toekomst", p, StringComparison.Ordinal));
        Assert.Equal(2, (await _post.Proef.GeparkeerdAsync()).Count);
    }
}
