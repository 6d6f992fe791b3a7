using System.Text;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>State, messages and position of a processor become durable together, once.</summary>
public abstract class ProcessorContract : OpslagContract
{
    private const string Teller = "teller";
    private static readonly string[] Functies = ["WMO301"];

    private static readonly Ingreep Replay = new("replay", new Positie(1, 0), "regel hersteld");

    private static readonly DateTimeOffset Moment = new(2026, 3, 2, 10, 11, 12, TimeSpan.Zero);

    [Fact]
    public async Task Get_NeverDidAnything_IsAtTheBeginning()
        => Assert.Equal(new Processorstand(Teller, Positie.Begin, 0, null), await Processors.GetAsync(Teller, Stop));

    [Fact]
    public async Task Commit_Step_KeepsStatePositionAndMessages()
    {
        var stap = Stap(Positie.Begin, Positie.Na(1)) with { Staten = [Een("a", "1"), Een("b", "2")], Uitvoer = [Voorbeeld.Boeking(1)] };

        var uitkomst = await Processors.CommitAsync(stap, Stop);

        Assert.True(uitkomst.Gezet);
        Assert.Equal(1, Assert.Single(uitkomst.Uitgezonden).Volgnummer);
        await ReopenAsync();
        Assert.Equal(new Processorstand(Teller, Positie.Na(1), 0, Klok.GetUtcNow()), await Processors.GetAsync(Teller, Stop));
        Assert.Equal(["1", null, "2"], await ReadAsync("a", "c", "b"));
        Assert.Equal(Voorbeeld.Inhoud(1), await ReadInhoudAsync(1));
        Assert.Equal([1], await ListAsync(Voorbeeld.Aanbieder, rijpOp: null));
    }

    [Fact]
    public async Task Commit_FromAnotherPosition_DoesNothing()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Staten = [Een("a", "1")] }, Stop);

        var uitkomst = await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(2)) with { Staten = [Een("a", "2")], Uitvoer = [Voorbeeld.Boeking(1)], Geparkeerd = [Parkeer(1, 0, "a")] }, Stop);

        Assert.False(uitkomst.Gezet);
        Assert.Empty(uitkomst.Uitgezonden);
        Assert.Equal(["1"], await ReadAsync("a"));
        Assert.Null(await Journaal.GetAsync(1, Stop));
        Assert.Equal((Positie.Na(1), 0L), await StandAsync());
    }

    [Fact]
    public async Task Commit_SameStepByManyAtOnce_IsDoneOnce()
    {
        var stap = Stap(Positie.Begin, new Positie(1, 3)) with { Staten = [Een("a", "1")], Uitvoer = [Voorbeeld.Boeking(1)] };

        var uitkomsten = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Processors.CommitAsync(stap, Stop).AsTask()));

        Assert.Single(uitkomsten, u => u.Gezet);
        Assert.Null(await Journaal.GetAsync(2, Stop));
    }

    [Fact]
    public async Task Commit_MessageSentBefore_IsPassedOverAndTheRestIsDone()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Uitvoer = [Voorbeeld.Boeking(1)] }, Stop);

        var uitkomst = await Processors.CommitAsync(
            Stap(Positie.Na(1), Positie.Na(2)) with { Uitvoer = [Voorbeeld.Boeking(1) with { Oorzaak = "anders" }, Voorbeeld.Boeking(2)] }, Stop);

        Assert.Equal([Voorbeeld.Id(2)], uitkomst.Uitgezonden.Select(b => b.Envelop.Referentienummer));
        Assert.Single(await Journaal.FindAsync(Voorbeeld.Id(1), Stop));
    }

    [Fact]
    public async Task Commit_StateBecomesNothing_IsGone()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Staten = [Een("a", "1"), Een("b", "")] }, Stop);
        await Processors.CommitAsync(Stap(Positie.Na(1), Positie.Na(2)) with { Staten = [Een("a", null)] }, Stop);
        Assert.Equal([null, ""], await ReadAsync("a", "b"));
    }

    [Fact]
    public async Task Commit_WorkThatNoMessageAskedFor_MayStayWhereItIs()
    {
        Assert.True((await Processors.CommitAsync(Stap(Positie.Begin, Positie.Begin) with { Staten = [Een("a", "1")] }, Stop)).Gezet);
        Assert.True((await Processors.CommitAsync(Stap(Positie.Begin, Positie.Begin) with { Staten = [Een("a", "2")] }, Stop)).Gezet);
        Assert.Equal(["2"], await ReadAsync("a"));
    }

    [Fact]
    public async Task Commit_MessageForTheKnooppuntItself_IsDelivered()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Voor("IB"));
        await AppendAsync(Voorbeeld.Boeking(2).Voor("IB"));
        await Bezorgingen.ConfirmAsync(2, "Bevestigd", Stop);

        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(2)) with { Verwerkt = [new Aantekening(1, "Verwerkt door teller."), new Aantekening(2, "Verwerkt door teller.")] },
            Stop);

        Assert.Equal(Toestand.Bezorgd, (await GetAsync(1)).Toestand);
        Assert.Equal("Verwerkt door teller.", (await Journaal.ReadHistorieAsync(1, Stop))[^1].Oorzaak);
        Assert.Equal("Bevestigd", (await Journaal.ReadHistorieAsync(2, Stop))[^1].Oorzaak);
        Assert.Empty(await ListAsync("IB", rijpOp: null));
    }

    [Fact]
    public async Task Commit_Remark_IsInTheHistoryOnceAndBeforeTheEnd()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Voor("IB"));
        Aantekening[] opmerkingen = [new(1, "Gevraagd door 0363."), new(1, "Gevraagd door 0363."), new(99, "Er is geen bericht 99.")];

        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(1)) with { Aantekeningen = opmerkingen, Verwerkt = [new Aantekening(1, "Verwerkt.")] }, Stop);
        await Processors.CommitAsync(Stap(Positie.Na(1), Positie.Na(1)) with { Aantekeningen = opmerkingen }, Stop);

        await ReopenAsync();
        var historie = await Journaal.ReadHistorieAsync(1, Stop);
        Assert.Equal([("Gevraagd door 0363.", null), ("Verwerkt.", Toestand.Bezorgd)], historie.Skip(2).Select(static g => (g.Oorzaak, g.Toestand)));
    }

    [Fact]
    public async Task Commit_RemarkAboutAMessage_IsLeftOutWhenThatWasSentBefore()
    {
        await AppendAsync(Voorbeeld.Boeking(1).Voor("IB"));
        static Aantekening Remark(string tekst) => new(1, tekst) { AlleenMet = Voorbeeld.Id(2) };
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(1)) with { Uitvoer = [Voorbeeld.Boeking(2)], Aantekeningen = [Remark("Beantwoord.")] }, Stop);
        await Processors.CommitAsync(
            Stap(Positie.Na(1), Positie.Na(2)) with { Uitvoer = [Voorbeeld.Boeking(2)], Aantekeningen = [Remark("Niet beantwoord.")] }, Stop);
        Assert.Equal(["Beantwoord."], (await Journaal.ReadHistorieAsync(1, Stop)).Skip(2).Select(static g => g.Oorzaak));
    }

    [Fact]
    public async Task Commit_Intervention_IsKeptAlsoAfterAReset()
    {
        var (hervat, terzijde) = (new Ingreep("hervat", new Positie(1, 2), "nagevraagd"), new Ingreep("terzijde", new Positie(3, 0), "dubbel"));
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(3)) with { Ingreep = hervat }, Stop);
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(3)) with { Ingreep = new Ingreep("hervat", Positie.Begin, "van elders: niet gedaan") }, Stop);
        Klok.Advance(TimeSpan.FromMinutes(1));
        await Processors.CommitAsync(Stap(Positie.Na(3), Positie.Na(3)) with { Ingreep = terzijde }, Stop);
        await Processors.ResetAsync(Teller, new Terugzetting(Positie.Begin, Replay), Stop);

        await ReopenAsync();
        var regels = await Processors.ListIngrepenAsync(Teller, 10, Stop);
        Assert.Equal([Replay, terzijde, hervat], regels.Select(static r => r.Ingreep));
        Assert.Equal(TimeSpan.FromMinutes(1), regels[1].Op - regels[2].Op);
        Assert.Equal([Replay], (await Processors.ListIngrepenAsync(Teller, 1, Stop)).Select(static r => r.Ingreep));
        Assert.Empty(await Processors.ListIngrepenAsync("ander", 10, Stop));
    }

    [Fact]
    public async Task Commit_ReleasedAndParkedAtOnePlace_IsParkedAnewUnderTheOtherKey()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Geparkeerd = [Parkeer(1, 0, "geheel")] }, Stop);

        await Processors.CommitAsync(
            Stap(Positie.Na(1), Positie.Na(1)) with { Vrijgegeven = [new Positie(1, 0)], Geparkeerd = [Parkeer(1, 0, "a") with { Reden = "nog steeds" }] },
            Stop);

        var geparkeerd = Assert.Single(await Processors.ListGeparkeerdAsync(Teller, na: null, 9, Stop));
        Assert.Equal((new Positie(1, 0), "a", "nog steeds"), (geparkeerd.Plek, Tekst(geparkeerd.Sleutel), geparkeerd.Reden));
        Assert.Equal(["a"], await BlockedAsync("geheel", "a"));
    }

    [Fact]
    public async Task ReadStaten_OfAnotherProcessor_SeesNothing()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Staten = [Een("a", "1")] }, Stop);
        Assert.Null((await Processors.ReadStatenAsync("ander", [Sleutel("a")], Stop))[0]);
        Assert.Empty(await Processors.ListStatenAsync("ander", default, 10, Stop));
    }

    [Fact]
    public async Task GetPseudoniemsleutel_AfterReopening_IsTheSameAndOfOneProcessorOnly()
    {
        var sleutel = await Processors.GetPseudoniemsleutelAsync(Teller, Stop);
        await ReopenAsync();
        Assert.Equal(32, sleutel.Length);
        Assert.Equal(sleutel, await Processors.GetPseudoniemsleutelAsync(Teller, Stop));
        Assert.NotEqual(sleutel, await Processors.GetPseudoniemsleutelAsync("ander", Stop));
    }

    [Fact]
    public async Task ListStaten_ByPage_GivesAllByKey()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Staten = [Een("c", "3"), Een("a", "1"), Een("b", "2")] }, Stop);

        var eerste = await Processors.ListStatenAsync(Teller, default, 2, Stop);
        var rest = await Processors.ListStatenAsync(Teller, eerste[^1].Sleutel, 2, Stop);

        Assert.Equal(["a=1", "b=2", "c=3"], eerste.Concat(rest).Select(s => $"{Tekst(s.Sleutel)}={Tekst(s.Waarde)}"));
    }

    [Fact]
    public async Task Read_Journal_GivesAcceptedMessagesOfTheFunctiesInOrder()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(2)) with { Functie = "WMO305" }, Voorbeeld.Inhoud(2)));
        await AppendAsync(Voorbeeld.Boeking(3).Afgekeurd());
        await AppendAsync(Voorbeeld.Boeking(4).Voor("98765433"));
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(5)) with { Soort = Berichtsoort.Fo01 }, Voorbeeld.Inhoud(5)));

        var stuk = await Processors.ReadAsync(1, Functies, Stop);

        Assert.Equal([1, 4], stuk.Berichten.Select(b => b.Volgnummer));
        Assert.Equal((6L, true), (stuk.Verder, stuk.Eind));
        Assert.Equal([2, 4], (await Processors.ReadAsync(2, ["WMO305", "WMO301"], Stop)).Berichten.Select(b => b.Volgnummer));
        AssertEqual(await GetAsync(4), stuk.Berichten[1]);
    }

    [Fact]
    public async Task Read_EmptyOrBeyondTheEnd_StaysWhereItIs()
    {
        Assert.Equal((1L, true), await VerderAsync(1));
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.Equal((2L, true), await VerderAsync(2));
    }

    [Fact]
    public async Task Read_LongStretchOfOthers_EndsSoonerAndGoesOn()
    {
        for (var n = 1; n <= 1500; n++)
            await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)) with { Functie = n == 1500 ? "WMO301" : "WMO305" }, [1]));

        var gezien = new List<long>();
        var (vanaf, stukken) = (1L, 0);
        for (var eind = false; !eind; stukken++)
        {
            var stuk = await Processors.ReadAsync(vanaf, Functies, Stop);
            gezien.AddRange(stuk.Berichten.Select(b => b.Volgnummer));
            (vanaf, eind) = (stuk.Verder, stuk.Eind);
        }

        Assert.Equal([1500], gezien);
        Assert.True(stukken > 1);
    }

    [Fact]
    public async Task Commit_Parked_BlocksItsKeyUntilReleased()
    {
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(3)) with { Geparkeerd = [Parkeer(1, 0, "a"), Parkeer(2, 7, "a"), Parkeer(3, 0, "b")] }, Stop);
        await ReopenAsync();
        Assert.Equal(3, (await Processors.GetAsync(Teller, Stop)).Geparkeerd);
        Assert.Equal(["a", "b"], await BlockedAsync("a", "c", "b"));

        var eerste = Assert.Single(await Processors.ListGeparkeerdAsync(Teller, na: null, 1, Stop));
        Assert.Equal((new Positie(1, 0), "a", "kapot", Moment), (eerste.Plek, Tekst(eerste.Sleutel), eerste.Reden, eerste.Op));
        Assert.Equal([new Positie(2, 7), new Positie(3, 0)], (await Processors.ListGeparkeerdAsync(Teller, eerste.Plek, 9, Stop)).Select(p => p.Plek));

        await Processors.CommitAsync(
            Stap(Positie.Na(3), Positie.Na(3)) with { Vrijgegeven = [new Positie(1, 0), new Positie(3, 0)], Staten = [Een("b", "1")] }, Stop);

        Assert.Equal(["a"], await BlockedAsync("a", "b"));
        Assert.Empty(await Processors.FindGeblokkeerdAsync("ander", [Sleutel("a")], Stop));
    }

    [Fact]
    public async Task ListGeparkeerdVan_OneKey_GivesItsPiecesInOrderByPage()
    {
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(9)) with { Geparkeerd =
                [Parkeer(5, 0, "a"), Parkeer(2, 1, "a"), Parkeer(2, 0, "b"), Parkeer(2, 10, "a"), Parkeer(7, 3, "a")] }, Stop);
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(9)) with { Processor = "ander", Geparkeerd = [Parkeer(1, 0, "a")] }, Stop);

        var eerste = await Processors.ListGeparkeerdVanAsync(Teller, Sleutel("a"), na: null, 2, Stop);
        var rest = await Processors.ListGeparkeerdVanAsync(Teller, Sleutel("a"), eerste[^1].Plek, 9, Stop);

        Assert.Equal([new Positie(2, 1), new Positie(2, 10)], eerste.Select(static p => p.Plek));
        Assert.Equal([new Positie(5, 0), new Positie(7, 3)], rest.Select(static p => p.Plek));
        Assert.All(eerste.Concat(rest), static p => Assert.Equal(Sleutel("a").ToArray(), p.Sleutel.ToArray()));
        Assert.Empty(await Processors.ListGeparkeerdVanAsync(Teller, Sleutel("c"), na: null, 9, Stop));
    }

    [Fact]
    public async Task Reset_Back_ForgetsAndReadsAnew()
    {
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(5)) with { Staten = [Een("a", "1")], Geparkeerd = [Parkeer(1, 0, "a"), Parkeer(4, 0, "b")] }, Stop);

        Assert.True(await Processors.ResetAsync(Teller, new Terugzetting(new Positie(3, 0), Replay), Stop));

        await ReopenAsync();
        Assert.Equal((new Positie(3, 0), 1L), await StandAsync());
        Assert.Equal([null], await ReadAsync("a"));
        await Processors.CommitAsync(Stap(new Positie(3, 0), Positie.Na(3)) with { Staten = [Een("c", "3")] }, Stop);
        Assert.Equal([null, "3"], await ReadAsync("a", "c"));
    }

    [Fact]
    public async Task Reset_WithStates_KnowsThoseAndNothingElse()
    {
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(5)) with { Staten = [Een("a", "1"), Een("b", "2")] }, Stop);

        Assert.True(await Processors.ResetAsync(Teller, new Terugzetting(Positie.Begin, Replay) { Staten = [Een("b", "3"), Een("c", "4")] }, Stop));

        await ReopenAsync();
        Assert.Equal([null, "3", "4"], await ReadAsync("a", "b", "c"));
        Assert.Equal((Positie.Begin, 0L), await StandAsync());
        await Assert.ThrowsAsync<ArgumentException>(
            () => Processors.ResetAsync(Teller, new Terugzetting(Positie.Begin, Replay) { Staten = [new Staat(new byte[65], null)] }, Stop).AsTask());
    }

    [Fact]
    public async Task Reset_WithWhatEndsBefore_FinishesMessagesAndLetsGoOfPieces()
    {
        for (var n = 1; n <= 3; n++)
            await AppendAsync(Voorbeeld.Boeking(n));
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(3)) with { Geparkeerd = [Parkeer(1, 0, "a"), Parkeer(2, 0, "b"), Parkeer(2, 1, "c")] }, Stop);
        var terug = new Terugzetting(Positie.Na(2), Replay)
        {
            Verwerkt = [new Aantekening(1, "Niet gebruikt."), new Aantekening(2, "Niet gebruikt.")],
            Vrijgegeven = [new Positie(1, 0), new Positie(2, 1)],
        };

        Assert.True(await Processors.ResetAsync(Teller, terug, Stop));

        await ReopenAsync();
        Assert.Equal(
            [Toestand.Bezorgd, Toestand.Bezorgd, Toestand.Klaargezet],
            [(await GetAsync(1)).Toestand, (await GetAsync(2)).Toestand, (await GetAsync(3)).Toestand]);
        Assert.Equal("Niet gebruikt.", (await Journaal.ReadHistorieAsync(1, Stop))[^1].Oorzaak);
        Assert.Equal([new Positie(2, 0)], (await Processors.ListGeparkeerdAsync(Teller, na: null, 9, Stop)).Select(static p => p.Plek));
        foreach (var tegenstrijdig in new[] { terug with { Naar = Positie.Na(1) }, terug with { Naar = Positie.Na(1), Verwerkt = [] } })
            await Assert.ThrowsAsync<ArgumentException>(() => Processors.ResetAsync(Teller, tegenstrijdig, Stop).AsTask());
    }

    [Fact]
    public async Task Reset_Forward_IsRefused()
    {
        Assert.False(await Processors.ResetAsync(Teller, new Terugzetting(Positie.Na(5), Replay), Stop));
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(5)), Stop);
        Assert.False(await Processors.ResetAsync(Teller, new Terugzetting(new Positie(6, 1), Replay), Stop));
        Assert.True(await Processors.ResetAsync(Teller, new Terugzetting(Positie.Na(5), Replay), Stop));
    }

    [Fact]
    public async Task Reclaim_AfterAReset_RemovesWhatWasKnownAndNothingElse()
    {
        await Processors.CommitAsync(
            Stap(Positie.Begin, Positie.Na(1)) with { Staten = [.. Enumerable.Range(0, 1500).Select(n => Een($"k{n:d4}", "oud"))] }, Stop);
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Processor = "ander", Staten = [Een("a", "blijft")] }, Stop);
        await Processors.ResetAsync(Teller, new Terugzetting(Positie.Begin, Replay), Stop);
        await Processors.CommitAsync(Stap(Positie.Begin, Positie.Na(1)) with { Staten = [Een("k0001", "nieuw")] }, Stop);

        while ((await Bewaring.ReclaimAsync(Stop)).Meer)
        {
        }

        Assert.Equal(["k0001=nieuw"], (await Processors.ListStatenAsync(Teller, default, 9, Stop)).Select(s => $"{Tekst(s.Sleutel)}={Tekst(s.Waarde)}"));
        Assert.Equal("blijft", Tekst((await Processors.ReadStatenAsync("ander", [Sleutel("a")], Stop))[0]));
    }

    public static TheoryData<Processorstap> Tegenstrijdig =>
    [
        Stap(Positie.Na(1), Positie.Begin),
        Stap(default, Positie.Begin),
        Stap(Positie.Begin, Positie.Begin) with { Processor = "" },
        Stap(Positie.Begin, Positie.Begin) with { Processor = "a b" },
        Stap(Positie.Begin, Positie.Begin) with { Processor = new string('a', 31) },
        Stap(Positie.Begin, Positie.Begin) with { Staten = [Een("", "1")] },
        Stap(Positie.Begin, Positie.Begin) with { Staten = [Een(new string('a', 65), "1")] },
        Stap(Positie.Begin, Positie.Begin) with { Staten = [new Staat(Sleutel("a"), new byte[Processorstap.MaxStaat + 1])] },
        Stap(Positie.Begin, Positie.Begin) with { Geparkeerd = [Parkeer(1, 0, "")] },
        Stap(Positie.Begin, Positie.Begin) with { Uitvoer = [Voorbeeld.Boeking(1) with { ClaimtReferentie = false }] },
        Stap(Positie.Begin, Positie.Begin) with { Ingreep = Replay with { Reden = "" } },
        Stap(Positie.Begin, Positie.Begin) with { Ingreep = Replay with { Reden = new string('a', 201) } },
    ];

    [Theory]
    [MemberData(nameof(Tegenstrijdig), DisableDiscoveryEnumeration = true)]
    public async Task Commit_ContradictsItself_IsRefused(Processorstap stap)
    {
        await Assert.ThrowsAsync<ArgumentException>(async () => await Processors.CommitAsync(stap, Stop));
        Assert.Equal((Positie.Begin, 0L), await StandAsync());
    }

    private static Processorstap Stap(Positie van, Positie naar) => new() { Processor = Teller, Van = van, Naar = naar };

    private static Staat Een(string sleutel, string? waarde)
        => new(Sleutel(sleutel), waarde is null ? (ReadOnlyMemory<byte>?)null : Encoding.UTF8.GetBytes(waarde));

    private static Parkering Parkeer(long volgnummer, int deel, string sleutel) => new(new Positie(volgnummer, deel), Sleutel(sleutel), "kapot", Moment);

    private static ReadOnlyMemory<byte> Sleutel(string sleutel) => Encoding.UTF8.GetBytes(sleutel);

    private static string? Tekst(ReadOnlyMemory<byte>? bytes) => bytes is { } b ? Encoding.UTF8.GetString(b.Span) : null;

    private async Task<IEnumerable<string?>> ReadAsync(params string[] sleutels)
        => (await Processors.ReadStatenAsync(Teller, [.. sleutels.Select(Sleutel)], Stop)).Select(Tekst);

    private async Task<IEnumerable<string?>> BlockedAsync(params string[] sleutels)
        => (await Processors.FindGeblokkeerdAsync(Teller, [.. sleutels.Select(Sleutel)], Stop)).Select(s => Tekst(s));

    private async Task<(Positie Positie, long Geparkeerd)> StandAsync()
        => await Processors.GetAsync(Teller, Stop) is var stand ? (stand.Positie, stand.Geparkeerd) : default;

    private async Task<(long Verder, bool Eind)> VerderAsync(long vanaf)
        => await Processors.ReadAsync(vanaf, Functies, Stop) is { Berichten.Count: 0 } stuk ? (stuk.Verder, stuk.Eind) : default;
}
