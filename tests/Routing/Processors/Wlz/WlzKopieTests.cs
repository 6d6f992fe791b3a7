using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Routing.Processors.Wlz;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Tests.Processors.Wlz.Wlzpost;

namespace IB.Gateway.Routing.Tests.Processors.Wlz;

/// <summary>A full copy of the register: applied as its differences, once, when it is whole and does not change too much.</summary>
public sealed class WlzKopieTests : IAsyncDisposable
{
    private static readonly Guid Kopie = Guid.Parse("0f8fad5b-d9cb-469f-a165-70867728950e");
    private readonly Wlzpost _post = new(new WlzOptions { MaxKopiewijziging = 0.3 });

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _post.DisposeAsync();

    [Fact]
    public async Task Copy_First_IsAppliedWholly()
    {
        await RegisterAllAsync(3);
        await _post.CopyAsync(All(3));
        Assert.Equal([0, 1, 2], (await _post.TakeAsync(Gemeente)).Select(IndexOf).Order());
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    /// <summary>One in 256 persons; keys that begin with 0 are the knooppunt's own.</summary>
    [Fact]
    public async Task Copy_WithSomebodyWhosePseudonymWouldBeginWith0_IsToldOfHimToo()
    {
        var bsn = PseudoniemenTests.MetNul[0];
        await _post.RegisterAsync(Gemeente, Registratie(bsn, "2025-01-01"));

        await _post.CopyAsync(Persoon(bsn, "2026-04-01"));

        Assert.Equal([$"NIEUW v1 R1 {bsn} JA 2026-04-01.."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Copy_SameAgain_TellsNothing()
    {
        await RegisterAllAsync(3);
        await _post.CopyAsync(All(3));
        await _post.TakeAsync(Gemeente);
        await _post.CopyAsync(All(3));
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
    }

    [Fact]
    public async Task Copy_WithoutSomebody_EndsHisSignalThoughNoMessageNamesHim()
    {
        await RegisterAllAsync(10);
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);

        await _post.CopyAsync(All(9));

        Assert.Equal([$"BEEINDIGD v2< R9 {Bsns[9]} NEE .."], await _post.TakeAsync(Gemeente));
        Assert.Equal("NEE .. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[9]));
    }

    [Fact]
    public async Task Copy_ThatChangesTooMuch_WaitsForAPersonAndChangesNothing()
    {
        await RegisterAllAsync(10);
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);

        await _post.CopyAsync(All(5));

        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Contains("De kopie verandert 5 van 10 feiten (0 nieuw, 0 gewijzigd, 5 vervallen)", Assert.Single(await _post.Proef.GeparkeerdAsync()));
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[9]));
    }

    [Fact]
    public async Task Copy_InParts_IsAppliedWhenTheLastComesIn()
    {
        await RegisterAllAsync(4);
        await _post.SendDeelAsync(Kopie, 2, 2, 4, All(4)[2..]);
        await _post.Proef.RunAsync();
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Single(await _post.Proef.Knooppunt.WachtendAsync("IB"));

        await _post.SendDeelAsync(Kopie, 1, 2, 4, All(4)[..2]);
        await _post.Proef.RunAsync();

        Assert.Equal(4, (await _post.TakeAsync(Gemeente)).Count);
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    [Fact]
    public async Task Copy_PartSentTwice_EndsTheFirstWithAReason()
    {
        await RegisterAllAsync(2);
        var eerste = await _post.SendDeelAsync(Kopie, 1, 2, 2, All(1));
        var nogEens = await _post.SendDeelAsync(Kopie, 1, 2, 2, All(1));
        await _post.Proef.RunAsync();

        Assert.Equal(
            $"Niet gebruikt: hetzelfde deel van de kopie is opnieuw geleverd (bericht {nogEens.Volgnummer}).",
            (await _post.Proef.Knooppunt.HistorieAsync(eerste.Volgnummer))[^1]);
        Assert.Equal([nogEens.Volgnummer], (await _post.Proef.Knooppunt.WachtendAsync("IB")).Select(static b => b.Volgnummer));

        await _post.SendDeelAsync(Kopie, 2, 2, 2, All(2)[1]);
        await _post.Proef.RunAsync();
        Assert.Equal([0, 1], (await _post.TakeAsync(Gemeente)).Select(IndexOf).Order());
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    [Fact]
    public async Task Copy_PartSentTwiceWhileItWaitsForAPerson_WaitsOnce()
    {
        await RegisterAllAsync(10);
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);
        await _post.SendDeelAsync(Kopie, 1, 1, 1, All(1));
        await _post.Proef.RunAsync();
        var loop = _post.Proef.Start();
        var nogEens = await _post.SendDeelAsync(Kopie, 1, 1, 1, All(1));
        await Processorproef.RunAsync(loop);

        Assert.StartsWith($"{nogEens.Volgnummer}/0 De kopie verandert 9 van 10 feiten", Assert.Single(await _post.Proef.GeparkeerdAsync()));
        Assert.Equal(1, loop.Voortgang.Wachtend);
        Assert.Equal([nogEens.Volgnummer], (await _post.Proef.Knooppunt.WachtendAsync("IB")).Select(static b => b.Volgnummer));
    }

    [Fact]
    public async Task Copy_CutOff_IsRefusedAndChangesNothing()
    {
        await RegisterAllAsync(10);
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);

        await _post.SendDeelAsync(Kopie, 1, 2, 10, All(10)[..5]);
        await _post.SendDeelAsync(Kopie, 2, 2, 10, All(10)[5..8]);
        await _post.Proef.RunAsync();

        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Contains("WLZ109", Assert.Single(await _post.Proef.GeparkeerdAsync()));
    }

    [Fact]
    public async Task Copy_MixedWithAnother_IsRefused()
    {
        await _post.SendDeelAsync(Kopie, 1, 2, 10, All(10)[..5]);
        await _post.SendDeelAsync(Kopie, 2, 3, 10, All(10)[5..]);
        await _post.Proef.RunAsync();
        Assert.Contains("WLZ108", Assert.Single(await _post.Proef.GeparkeerdAsync()));
    }

    [Fact]
    public async Task Copy_OlderThanTheLastOne_IsNotUsed()
    {
        await RegisterAllAsync(4);
        _post.Minuut = 100;
        await _post.CopyAsync(All(4));
        await _post.TakeAsync(Gemeente);
        _post.Minuut = 50;
        await _post.CopyAsync(All(3));
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    [Fact]
    public async Task Mutation_OlderThanTheCopy_IsVoid()
    {
        await RegisterAllAsync(1);
        _post.Minuut = 100;
        await _post.CopyAsync(All(4)[1..]);
        _post.Minuut = 50;
        await _post.MutateAsync(Persoon(Bsns[0], "2026-05-01"));
        Assert.Empty(await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Copy_TwoIndicatiesOfOnePersonInTwoParts_AreBothKept()
    {
        await RegisterAllAsync(1);
        await _post.SendDeelAsync(Kopie, 1, 2, 2, Persoon(Bsns[0], "2025-06-01", "2026-03-31", referentie: "I1"));
        await _post.SendDeelAsync(Kopie, 2, 2, 2, Persoon(Bsns[0], "2026-04-01", referentie: "I2"));
        await _post.Proef.RunAsync();
        Assert.Equal(2, (await _post.TakeAsync(Gemeente)).Count);
    }

    [Fact]
    public async Task Copy_SomebodyThatCannotBeRead_IsReportedAndTheRestCounts()
    {
        await RegisterAllAsync(2);
        await _post.CopyAsync([.. All(2), Persoon("123456789", "2026-04-01")]);
        Assert.Equal(2, (await _post.TakeAsync(Gemeente)).Count);
        Assert.Contains("WLZ002, 1 keer, op plaats 3", Assert.Single(await _post.Proef.GeparkeerdAsync()));
    }

    /// <summary>One with a wrong date would bar everything until then, in silence.</summary>
    [Fact]
    public async Task Copy_DatedInTheFuture_WaitsAndTheNextOneCounts()
    {
        await RegisterAllAsync(4);
        await _post.CopyAsync(All(4));
        await _post.TakeAsync(Gemeente);
        var minuut = _post.Minuut;
        _post.Minuut = 60 * 24 * 30;
        await _post.CopyAsync(All(4));
        var plek = Assert.Single(await _post.Proef.Opslag.ListGeparkeerdAsync(WlzProcessor.Naam, na: null, 9, Stop));
        Assert.StartsWith("De bron dateert de kopie in de toekomst", plek.Reden, StringComparison.Ordinal);
        Assert.Equal(Ingreepafloop.Geweigerd, (await _post.Proef.Ingrepen().AcceptAsync(plek.Plek, "nagevraagd", Stop)).Afloop);

        _post.Minuut = minuut;
        await _post.CopyAsync(All(3));
        Assert.Equal([3], (await _post.TakeAsync(Gemeente)).Select(IndexOf));

        _post.Proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(31));
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().AcceptAsync(plek.Plek, "nagevraagd", Stop)).Afloop);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
    }

    /// <summary>While its parts were under way the CIZ said something newer.</summary>
    [Fact]
    public async Task Copy_MutationBetweenItsParts_IsNewerThanTheCopy()
    {
        await RegisterAllAsync(2);
        await _post.SendDeelAsync(Kopie, 2, 2, 2, All(2)[1..]);
        await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-09-01"));
        await _post.SendDeelAsync(Kopie, 1, 2, 2, All(1));
        await _post.Proef.RunAsync();
        Assert.Contains($"NIEUW v1 R0 {Bsns[0]} JA 2026-09-01..", await _post.TakeAsync(Gemeente));
        Assert.Equal("JA 2026-09-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
    }

    [Fact]
    public async Task Copy_PartReplacedAfterAMutation_StillStandsWhereItBegan()
    {
        await RegisterAllAsync(2);
        await _post.SendDeelAsync(Kopie, 1, 2, 2, All(1));
        await _post.SendMutatieAsync(Persoon(Bsns[0], "2026-09-01"));
        await _post.SendDeelAsync(Kopie, 1, 2, 2, All(1));
        await _post.SendDeelAsync(Kopie, 2, 2, 2, All(2)[1..]);
        await _post.Proef.RunAsync();
        await _post.TakeAsync(Gemeente);
        Assert.Equal("JA 2026-09-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[0]));
    }

    [Fact]
    public async Task Copy_SomebodyWithAFaultInHisIndicatie_LosesNothingAndQuestionsAboutHimWait()
    {
        await RegisterAllAsync(4);
        await _post.CopyAsync(All(4));
        await _post.TakeAsync(Gemeente);

        await _post.CopyAsync([.. All(3), Persoon(Bsns[3], "2026-04-01", "2026-03-01")]);
        await _post.SendVraagAsync(Gemeente, Bsns[3]);
        await _post.Proef.RunAsync();

        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Equal(3, (await _post.Proef.GeparkeerdAsync()).Count);
        Assert.Contains(
            await _post.Proef.GeparkeerdAsync(),
            static p => p.Contains("/1 Het CIZ leverde iets over deze persoon dat niet te gebruiken is (WLZ003", StringComparison.Ordinal));

        // The next copy speaks of him again; what waited behind is for a person to resume.
        await _post.CopyAsync(All(4));
        var rest = await _post.Proef.Opslag.ListGeparkeerdAsync(WlzProcessor.Naam, na: null, 9, Stop);
        Assert.DoesNotContain(rest, static p => p.Reden.Contains("niet te gebruiken", StringComparison.Ordinal) && p.Plek.Deel > 0);
        var vraag = Assert.Single(rest, static p => p.Reden.StartsWith("Een eerder stuk", StringComparison.Ordinal));
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().RetryAsync(vraag.Plek, "kopie is hersteld", Stop)).Afloop);
        Assert.Equal(["JA 2026-04-01.. peil 2026-03-01"], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Retry_PersonOfACopyOfWhichTheContentIsGone_IsRefusedAndKeepsItsReason()
    {
        await _post.CopyAsync(All(3));
        await _post.CopyAsync([.. All(2), Persoon(Bsns[2], "2026-04-01", "2026-03-01")]);
        var parkering = Assert.Single(await _post.Proef.Opslag.ListGeparkeerdAsync(WlzProcessor.Naam, na: null, 9, Stop), static p => p.Plek.Deel > 0);
        await _post.Proef.WipeAsync(parkering.Plek.Volgnummer);
        using (var inhoud = await _post.Proef.Knooppunt.Opslag.Journaal.ReadInhoudAsync(parkering.Plek.Volgnummer, Stop))
            Assert.Null(inhoud);

        var uitkomst = await _post.Proef.Ingrepen().RetryAsync(parkering.Plek, "nog eens", Stop);

        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.Contains(await _post.Proef.GeparkeerdAsync(), p => p.EndsWith(parkering.Reden, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Retry_PersonOfACopy_IsRefusedAndPutAsideGoesBackToWhatWasKnown()
    {
        await _post.CopyAsync(All(3));
        await _post.CopyAsync([.. All(2), Persoon(Bsns[2], "2026-04-01", "2026-03-01")]);
        var plek = Assert.Single(await _post.Proef.Opslag.ListGeparkeerdAsync(WlzProcessor.Naam, na: null, 9, Stop), static p => p.Plek.Deel > 0).Plek;

        var uitkomst = await _post.Proef.Ingrepen().RetryAsync(plek, "nog eens", Stop);
        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.Contains("is een persoon uit een volledige kopie", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().PutAsideAsync(plek, "nagevraagd", Stop)).Afloop);
        Assert.Equal("JA 2026-04-01.. peil 2026-03-01", await _post.AskAsync(Gemeente, Bsns[2]));
    }

    /// <summary>Of one line nobody can say whom it is about: it may be about any of those who seem to be gone.</summary>
    [Fact]
    public async Task Copy_SomebodyWithoutABsn_EndsNobody()
    {
        await RegisterAllAsync(10);
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);

        await _post.CopyAsync([.. All(8), Persoon(Bsns[8], "2026-08-01"), Persoon("123456789", "2026-04-01")]);

        Assert.Equal([$"GEWIJZIGD v2< R8 {Bsns[8]} JA 2026-08-01.."], await _post.TakeAsync(Gemeente));
        Assert.Contains("wie niet in de kopie staat is gelaten zoals hij was", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[9]), StringComparison.Ordinal);
        await _post.CopyAsync(All(9));
        Assert.Equal([8, 9], (await _post.TakeAsync(Gemeente)).Select(IndexOf).Order());
    }

    [Fact]
    public async Task Copy_HolderThatCannotBeReached_IsMissedAndTheOthersHear()
    {
        await RegisterAllAsync(2);
        await _post.RegisterAsync(AndereGemeente, Registratie(Bsns[0], "2025-01-01", id: "A0"));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(AndereGemeente, static p => p with { Bezorging = [] });

        await _post.CopyAsync(All(2));

        Assert.Equal([0, 1], (await _post.TakeAsync(Gemeente)).Select(IndexOf).Order());
        Assert.Contains(
            $"Nog niet verzonden, voor 1 personen: Met organisatie {AndereGemeente} is geen bezorging afgesproken.",
            Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);

        // The next copy says so again while nothing changed, and tells it once it can.
        await _post.CopyAsync(All(2));
        Assert.Equal(2, (await _post.Proef.GeparkeerdAsync()).Count(static p => p.Contains("Nog niet verzonden", StringComparison.Ordinal)));
        _post.Proef.Knooppunt.Huidig = Proefpartijen.Register;
        await _post.CopyAsync(All(2));
        await _post.CopyAsync(All(2));
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Equal([$"NIEUW v1 A0 {Bsns[0]} JA 2026-04-01.."], await _post.TakeAsync(AndereGemeente));
    }

    /// <summary>A mistake in the processor about one person is no reason for all others to wait.</summary>
    [Fact]
    public async Task Copy_SomebodyWhoseStateCannotBeRead_IsParkedAndTheRestCounts()
    {
        await RegisterAllAsync(3);
        var positie = await _post.Proef.PositieAsync();
        await _post.Proef.Opslag.CommitAsync(
            new Processorstap { Processor = WlzProcessor.Naam, Van = positie, Naar = positie,
                Staten = [new Staat(PseudoniemOf(Bsns[1]), new byte[] { 9, 9, 9 })] }, Stop);

        await _post.CopyAsync(All(3));

        Assert.Equal([0, 2], (await _post.TakeAsync(Gemeente)).Select(IndexOf).Order());
        Assert.Contains(await _post.Proef.GeparkeerdAsync(), static p => p.Contains(
            "/1 De processor kon voor deze persoon of zaak het verschil met de kopie niet bepalen (InvalidDataException)", StringComparison.Ordinal));
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[2]), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(false, "De inhoud voldoet niet aan het schema van nu.")]
    [InlineData(true, "De processor kon de kopie niet lezen (InvalidOperationException).")]
    public async Task Copy_ThatCannotBeRead_IsDroppedWithTheReasonAndTheRestGoesOn(bool isFout, string reden)
    {
        _post.Proef.Replace(
            new Kopieschil((IKopieprocessor)_post.Proef.Processor, isFout ? new InvalidOperationException("geheim") : new InvalidDataException(reden)));
        await RegisterAllAsync(1);
        await _post.CopyAsync(All(1));
        await _post.MutateAsync(Persoon(Bsns[0], "2026-04-01"));

        Assert.Contains($"2/0 {reden}", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.Single(await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Copy_MoreOfOnePersonThanCanBeKept_LetsHimWaitAndCountsTheRest()
    {
        await RegisterAllAsync(2);
        await _post.CopyAsync(
            [.. All(1), .. Enumerable.Range(0, Persoonsbeeld.MaxFeiten + 9).Select(static n => Persoon(Bsns[1], "2026-04-01", referentie: $"I{n}"))]);
        Assert.Equal([0], (await _post.TakeAsync(Gemeente)).Select(IndexOf));
        Assert.Contains(await _post.Proef.GeparkeerdAsync(), static p => p.Contains("/1 Voor een persoon zijn meer dan", StringComparison.Ordinal));
    }

    /// <summary>What changed while nothing might be compared comes with the first copy after it.</summary>
    [Fact]
    public async Task Copy_AfterADayWithoutAGround_TellsWhatChangedMeanwhile()
    {
        await RegisterAllAsync(4);
        await _post.CopyAsync(All(4));
        await _post.TakeAsync(Gemeente);
        _post.Configure(new WlzOptions { GrondslagTot = new DateOnly(2026, 1, 1), MaxKopiewijziging = 0.3 });
        await _post.CopyAsync(All(3));
        Assert.Empty(await _post.TakeAsync(Gemeente));
        Assert.Contains(
            "Nog niet verzonden, voor 1 personen: Er is op dit moment geen grondslag", Assert.Single(await _post.Proef.GeparkeerdAsync()),
            StringComparison.Ordinal);

        _post.Configure(new WlzOptions { MaxKopiewijziging = 0.3 });
        await _post.CopyAsync(All(3));

        Assert.Equal([$"BEEINDIGD v2< R3 {Bsns[3]} NEE .."], await _post.TakeAsync(Gemeente));
    }

    [Fact]
    public async Task Copy_WithoutAGround_LetsEverybodyInItWaitInsteadOfAnsweringNo()
    {
        await using var post = new Wlzpost(new WlzOptions { GrondslagTot = new DateOnly(2026, 1, 1) });
        await post.CopyAsync(All(2));
        await post.SendVraagAsync(Gemeente, Bsns[0]);
        await post.Proef.RunAsync();
        Assert.Empty(await post.TakeAsync(Gemeente));
        var geparkeerd = await post.Proef.GeparkeerdAsync();
        Assert.Equal(4, geparkeerd.Count);
        Assert.Contains(
            geparkeerd,
            static p => p.Contains("Voor 2 personen kon het verschil niet worden verwerkt; zij zijn apart geparkeerd, vanaf 1/1", StringComparison.Ordinal));
        Assert.Equal("NEE .. peil 2026-03-01", await post.AskAsync(Gemeente, Bsns[5]));
    }

    /// <summary>Each of them comes into every copy, and none of them is taken in.</summary>
    [Fact]
    public async Task Copy_IndicatiesThatEndedLongAgo_AreNoChange()
    {
        await RegisterAllAsync(3);
        Cizstatus.PersoonDraft[] kopie = [.. All(3), .. Bsns[3..8].Select(static b => Persoon(b, "2020-01-01", "2021-01-01"))];
        await _post.CopyAsync(kopie);
        Assert.Equal(3, (await _post.TakeAsync(Gemeente)).Count);
        await _post.CopyAsync(kopie);
        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.StartsWith("NEE", await _post.AskAsync(Gemeente, Bsns[5]), StringComparison.Ordinal);
    }

    /// <summary>There is nothing left to compare with; but it is known how much there was.</summary>
    [Fact]
    public async Task Copy_FirstAfterAReplay_IsMeasuredByWhatWasKnownBefore()
    {
        await RegisterAllAsync(3);
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);
        var eind = (await _post.Proef.PositieAsync()).Volgnummer;
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().ReplayAsync(eind, vergeet: true, "proef", Stop)).Afloop);
        Assert.Equal(Ingreepafloop.Gedaan, (await _post.Proef.Ingrepen().ReplayAsync(eind, vergeet: true, "nog eens", Stop)).Afloop);
        Assert.Equal("WLZ112", await _post.AskAsync(Gemeente, Bsns[0]));

        await _post.CopyAsync(All(5));
        Assert.Contains(
            "Daarvoor waren er 10 feiten, met deze kopie zijn het er 5", Assert.Single(await _post.Proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.Equal("WLZ112", await _post.AskAsync(Gemeente, Bsns[0]));

        await _post.CopyAsync(All(9));
        Assert.StartsWith("JA", await _post.AskAsync(Gemeente, Bsns[0]), StringComparison.Ordinal);
        await _post.CopyAsync(All(5));
        Assert.Contains(await _post.Proef.GeparkeerdAsync(), static p => p.Contains("De kopie verandert 4 van 9 feiten", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Copy_OvertakenByAnotherWhileItWaits_WaitsNoMore()
    {
        await RegisterAllAsync(10);
        _post.Minuut = 10;
        await _post.CopyAsync(All(10));
        await _post.TakeAsync(Gemeente);
        await _post.SendDeelAsync(Kopie, 1, 1, 5, All(5));
        await _post.Proef.RunAsync();
        var minuut = _post.Minuut;
        _post.Minuut = 100;
        await _post.CopyAsync(All(10));
        Assert.Single(await _post.Proef.GeparkeerdAsync());

        _post.Minuut = minuut;
        await _post.SendDeelAsync(Kopie, 1, 1, 5, All(5));
        await _post.Proef.RunAsync();

        Assert.Empty(await _post.Proef.GeparkeerdAsync());
        Assert.Empty(await _post.Proef.Knooppunt.WachtendAsync("IB"));
    }

    [Fact]
    public async Task Copy_DeathAtAnyCommit_TellsEverythingOnce()
    {
        var verwacht = await RunWithDeathAsync(0, erna: false);
        for (var commit = 1; ; commit++)
        {
            var (voor, na) = (await RunWithDeathAsync(commit, erna: false), await RunWithDeathAsync(commit, erna: true));
            Assert.Equal(verwacht.Einde, voor.Einde);
            Assert.Equal(verwacht.Einde, na.Einde);
            if (voor.Gestorven)
                continue;
            Assert.True(commit > 6, $"Only {commit} commits.");
            return;
        }
    }

    private static async Task<(bool Gestorven, string Einde)> RunWithDeathAsync(int commit, bool erna)
    {
        await using var post = new Wlzpost(new WlzOptions { MaxKopiewijziging = 0.5 });
        post.Proef.Options = new ProcessorOptions { StukkenPerStap = 2 };
        for (var n = 0; n < 8; n++)
            await post.RegisterAsync(n == 6 ? AndereGemeente : Gemeente, Registratie(Bsns[n], "2025-01-01", id: $"R{n}"));
        await post.CopyAsync(All(8));
        post.Proef.Knooppunt.Huidig = Proefpartijen.Register.Met(AndereGemeente, static p => p with { Bezorging = [] });
        await post.SendDeelAsync(Kopie, 1, 2, 7, All(4));
        await post.SendDeelAsync(
            Kopie, 2, 2, 7, [Persoon(Bsns[4], "2026-04-01", "2026-01-01"), Persoon(Bsns[5], "2026-04-01", "2026-01-01"), Persoon(Bsns[6], "2026-08-01")]);
        var gestorven = false;
        try
        {
            await Processorproef.RunAsync(post.Proef.Start(new Sterfopslag(post.Proef.Opslag, commit, erna)));
        }
        catch (StervendException)
        {
            gestorven = true;
        }

        await post.Proef.RunAsync();
        string[] delen =
        [
            (await post.Proef.PositieAsync()).Volgnummer > 10 ? "voorbij" : "blijft staan",
            .. (await post.TakeAsync(Gemeente)).Order(StringComparer.Ordinal),
            .. (await post.Proef.Knooppunt.WachtendAsync("IB")).Select(b => $"wacht {b.Volgnummer}"),
            .. await post.Proef.GeparkeerdAsync(),
        ];
        return (gestorven, string.Join('\n', delen));
    }

    private static Cizstatus.PersoonDraft[] All(int aantal) => [.. Bsns.Take(aantal).Select(b => Persoon(b, "2026-04-01"))];

    private static int IndexOf(string signaal) => Array.FindIndex(Bsns, b => signaal.Contains(b, StringComparison.Ordinal));

    private async Task RegisterAllAsync(int aantal)
    {
        for (var n = 0; n < aantal; n++)
            await _post.RegisterAsync(Gemeente, Registratie(Bsns[n], "2025-01-01", id: $"R{n}"));
    }
}
