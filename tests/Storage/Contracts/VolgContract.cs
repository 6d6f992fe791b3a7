using IB.Gateway.Testing;

namespace IB.Gateway.Storage.Tests.Contracts;

/// <summary>Whoever follows the journal misses nothing, gets nothing that was not asked, and leaves a line before content goes out.</summary>
public abstract class VolgContract(ITestOutputHelper output) : OpslagContract
{
    private static readonly int Seed = Toeval.SeedOr(20260305);
    private static readonly string[] Functies = ["WMO301", "WMO305", "JW301", "WMO323"];
    private static readonly string[] Partijen = ["0363", "0384", "98765432", "98765433"];
    private static readonly Volgvraag Toewijzingen = new(["WMO301"], []);

    [Fact]
    public async Task GetGrenzen_Empty_BeginsAtOne() => Assert.Equal(new Journaalgrenzen(1, 1), await Volgen.GetGrenzenAsync(Stop));

    [Fact]
    public async Task GetGrenzen_AfterMessagesAndReopening_NamesTheNextPosition()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2).Afgekeurd());
        await ReopenAsync();
        Assert.Equal(new Journaalgrenzen(1, 3), await Volgen.GetGrenzenAsync(Stop));
    }

    [Fact]
    public async Task GetGrenzen_AfterForgetting_BeginsAfterWhatWasForgotten()
    {
        for (var n = 1; n <= 4; n++)
            await AppendAsync(Voorbeeld.Boeking(n));

        // The second one waits and is kept; of what was before the third not all is known any more.
        foreach (var n in new[] { 1, 3 })
            await Bezorgingen.ConfirmAsync(n, "Bevestigd", Stop);
        await ForgetAllAsync();

        Assert.Null(await Journaal.GetAsync(3, Stop));
        Assert.NotNull(await Journaal.GetAsync(2, Stop));
        Assert.Equal(new Journaalgrenzen(4, 5), await Volgen.GetGrenzenAsync(Stop));
        await ReopenAsync();
        Assert.Equal(new Journaalgrenzen(4, 5), await Volgen.GetGrenzenAsync(Stop));
        Assert.Equal([2, 4], (await ReadAllAsync(Toewijzingen, 10)).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Read_AllForgotten_StillKnowsTheEnd()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await Bezorgingen.ConfirmAsync(1, "Bevestigd", Stop);
        await ForgetAllAsync();

        Assert.Equal(new Journaalgrenzen(2, 2), await Volgen.GetGrenzenAsync(Stop));
        Assert.Equal((2L, true), await VerderAsync(Toewijzingen, 1));
    }

    [Fact]
    public async Task Read_Journal_GivesAcceptedMessagesAndNoFoutberichten()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Met(2, "WMO305", "0363", "98765432"));
        await AppendAsync(Voorbeeld.Boeking(3).Afgekeurd());
        await AppendAsync(Voorbeeld.Boeking(4).Voor("98765433"));
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(5)) with { Soort = Berichtsoort.Fo01 }, Voorbeeld.Inhoud(5)));
        await AppendAsync(Voorbeeld.Boeking(6) with { VastgehoudenTot = Klok.GetUtcNow().AddDays(1) });

        var stuk = await Volgen.ReadAsync(Toewijzingen, 1, 10, Stop);

        Assert.Equal([1, 4, 6], stuk.Berichten.Select(b => b.Volgnummer));
        Assert.Equal((7L, true), (stuk.Verder, stuk.Eind));
        AssertEqual(await GetAsync(4), stuk.Berichten[1]);
        Assert.Equal([2, 4, 6], (await Volgen.ReadAsync(new Volgvraag(["WMO305", "WMO301"], []), 2, 10, Stop)).Berichten.Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Read_ForParties_GivesWhatTheySentOrGet()
    {
        await AppendAsync(Met(1, "WMO301", "0363", "98765432"));
        await AppendAsync(Met(2, "WMO301", "0384", "98765432"));
        await AppendAsync(Met(3, "WMO305", "98765433", "0363"));
        await AppendAsync(Met(4, "WMO305", "98765433", "0384"));

        Assert.Equal([1, 3], (await ReadAllAsync(new Volgvraag(["WMO301", "WMO305"], ["0363"]), 10)).Select(b => b.Volgnummer));
        Assert.Equal([2, 3, 4], (await ReadAllAsync(new Volgvraag(["WMO301", "WMO305"], ["0384", "98765433"]), 10)).Select(b => b.Volgnummer));
        Assert.Empty(await ReadAllAsync(new Volgvraag(["WMO301"], ["0999"]), 10));
    }

    [Fact]
    public async Task Read_MoreThanTheLimit_GoesOnAfterTheLast()
    {
        for (var n = 1; n <= 5; n++)
            await AppendAsync(Voorbeeld.Boeking(n));

        var eerste = await Volgen.ReadAsync(Toewijzingen, 1, 2, Stop);

        Assert.Equal([1, 2], eerste.Berichten.Select(b => b.Volgnummer));
        Assert.Equal((3L, false), (eerste.Verder, eerste.Eind));
        Assert.Equal(
            (5L, 6L, true),
            await Volgen.ReadAsync(Toewijzingen, 5, 1, Stop) is var laatste ? (laatste.Berichten.Single().Volgnummer, laatste.Verder, laatste.Eind) : default);
    }

    [Fact]
    public async Task Read_EmptyOrAtTheEnd_StaysWhereItIs()
    {
        Assert.Equal((1L, true), await VerderAsync(Toewijzingen, 1));
        await AppendAsync(Voorbeeld.Boeking(1));
        Assert.Equal((2L, true), await VerderAsync(Toewijzingen, 2));
        Assert.Equal((7L, true), await VerderAsync(Toewijzingen, 7));
    }

    [Fact]
    public async Task Read_LongStretchOfOthers_GetsOnWithEachRead()
    {
        for (var n = 1; n <= 1500; n++)
            await AppendAsync(Met(n, n == 1500 ? "WMO301" : "WMO305", "0363", "98765432"));

        Assert.Equal([1500], (await ReadAllAsync(Toewijzingen, 10)).Select(b => b.Volgnummer));
        Assert.Equal([1500], (await ReadAllAsync(Toewijzingen with { Partijen = ["98765432"] }, 10)).Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Read_AnyQuestion_GivesWhatANaiveReaderGives()
    {
        var toeval = new Random(Seed);
        output.WriteLine($"seed {Seed}");
        var berichten = await FillAsync(150, toeval);
        for (var keer = 0; keer < 60; keer++)
        {
            var vraag = new Volgvraag(Choose(Functies, toeval, minstens: 1), Choose(Partijen, toeval, minstens: 0));
            var (limit, vanaf) = (toeval.Next(1, 21), toeval.Next(1, 152));
            var verwacht = berichten.Where(b => b.Volgnummer >= vanaf && b.Fout is null && b.Envelop.Soort != Berichtsoort.Fo01
                && vraag.Functies.Contains(b.Envelop.Functie)
                && (vraag.Partijen.Count == 0 || vraag.Partijen.Contains(b.Envelop.Zender.Organisatie)
                    || vraag.Partijen.Contains(b.Envelop.Ontvanger.Organisatie)));
            output.WriteLine($"{string.Join(',', vraag.Functies)} | {string.Join(',', vraag.Partijen)} | {limit} | {vanaf}");
            Assert.Equal(verwacht.Select(b => b.Volgnummer), (await ReadAllAsync(vraag, limit, vanaf)).Select(b => b.Volgnummer));
        }
    }

    [Fact]
    public async Task Read_WhileMessagesComeIn_MissesNone()
    {
        const int Aantal = 200;
        var schrijven = Task.WhenAll(Enumerable.Range(1, Aantal).Select(n => Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop).AsTask()));
        var gezien = new List<long>();
        var (vanaf, klaar) = (1L, false);
        while (!klaar)
        {
            // All was there before this read began, and nothing lies beyond what it gives.
            var geschreven = schrijven.IsCompleted;
            var stuk = await Volgen.ReadAsync(Toewijzingen, vanaf, 7, Stop);
            gezien.AddRange(stuk.Berichten.Select(b => b.Volgnummer));
            (vanaf, klaar) = (stuk.Verder, geschreven && stuk.Eind);
        }

        await schrijven;
        Assert.Equal(Enumerable.Range(1, Aantal).Select(n => (long)n), gezien);
    }

    [Fact]
    public async Task RecordVerstrekking_ContentThatIsThere_LeavesALine()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        await AppendAsync(Voorbeeld.Boeking(2));

        var verstrekt = await RecordAsync([new Aantekening(1, "Inhoud verstrekt aan CAK"), new Aantekening(2, "Inhoud verstrekt aan SVB")], Klok.GetUtcNow());

        Assert.Equal([1, 2], verstrekt.Order());
        await ReopenAsync();
        var laatste = (await Journaal.ReadHistorieAsync(1, Stop))[^1];
        Assert.Equal(new Gebeurtenis(Klok.GetUtcNow(), null, "Inhoud verstrekt aan CAK"), laatste);
        Assert.Equal("Inhoud verstrekt aan SVB", (await Journaal.ReadHistorieAsync(2, Stop))[^1].Oorzaak);
        Assert.Equal(Toestand.Klaargezet, (await GetAsync(1)).Toestand);
    }

    [Fact]
    public async Task RecordVerstrekking_NoContentToGive_LeavesNoLine()
    {
        await AppendAsync(Voorbeeld.Boeking(1) with { VastgehoudenTot = Klok.GetUtcNow().AddDays(1) });
        await AppendAsync(Voorbeeld.Boeking(2).Afgekeurd());
        await AppendAsync(Voorbeeld.Boeking(3));
        while ((await Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 10, Stop)).Meer)
        {
        }

        await AppendAsync(Voorbeeld.Boeking(4));
        var verstrekt = await RecordAsync([.. Enumerable.Range(1, 5).Select(n => new Aantekening(n, "Inhoud verstrekt"))], Klok.GetUtcNow());

        Assert.Equal([4], verstrekt);
        foreach (var n in new[] { 1, 2, 3 })
            Assert.DoesNotContain(await Journaal.ReadHistorieAsync(n, Stop), g => g.Oorzaak == "Inhoud verstrekt");
        Assert.Empty(await RecordAsync([], Klok.GetUtcNow()));
    }

    [Fact]
    public async Task RecordVerstrekking_SameLineAgain_IsWrittenOnceAndCountsEachTime()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var (lijn, dag) = (new Aantekening(1, "Inhoud verstrekt aan CAK"), Klok.GetUtcNow());
        for (var keer = 0; keer < 3; keer++)
        {
            Assert.Equal([1], await RecordAsync([lijn, lijn], dag));
            Klok.Advance(TimeSpan.FromHours(1));
            await ReopenAsync();
        }

        Assert.Equal([1], await RecordAsync([lijn with { Oorzaak = "Inhoud verstrekt aan SVB" }], dag));
        Assert.Equal(["Inhoud verstrekt aan CAK", "Inhoud verstrekt aan SVB"], await ReadVerstrekkingenAsync(1));

        // The next day it is another line.
        var morgen = Klok.GetUtcNow();
        Assert.Equal([1], await RecordAsync([lijn], morgen));
        Assert.Equal([1], await RecordAsync([lijn], morgen));
        Assert.Equal(["Inhoud verstrekt aan CAK", "Inhoud verstrekt aan SVB", "Inhoud verstrekt aan CAK"], await ReadVerstrekkingenAsync(1));
    }

    [Fact]
    public async Task RecordVerstrekking_LineThatIsThereButNoContent_GivesNothing()
    {
        await AppendAsync(Voorbeeld.Boeking(1));
        var (lijn, dag) = (new Aantekening(1, "Inhoud verstrekt aan CAK"), Klok.GetUtcNow());
        await RecordAsync([lijn], dag);
        while ((await Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 10, Stop)).Meer)
        {
        }

        Assert.Empty(await RecordAsync([lijn], dag));
    }

    [Fact]
    public async Task ListFuncties_Journal_HasTheTypesThatWereAccepted()
    {
        Assert.Equal(1, (await Volgen.ListFunctiesAsync(Functielijst.Leeg, Stop)).Tot);
        await AppendAsync(Met(1, "WMO305", "0363", "98765432"));
        await AppendAsync(Met(2, "ONZIN", "0363", "98765432").Afgekeurd());
        await AppendAsync(Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(3)) with { Soort = Berichtsoort.Fo01, Functie = "JW301" }, Voorbeeld.Inhoud(3)));
        await AppendAsync(Met(4, "WMO305", "0363", "98765432").Afgekeurd());
        var lijst = await Volgen.ListFunctiesAsync(Functielijst.Leeg, Stop);
        Assert.Equal(["WMO305"], lijst.Functies);
        Assert.Equal(5, lijst.Tot);

        // What an earlier list had is not lost, whatever became of it.
        await AppendAsync(Met(5, "WMO323", "0363", "98765432"));
        var later = await Volgen.ListFunctiesAsync(lijst with { Functies = new HashSet<string> { "WMO305", "OUD1" } }, Stop);
        Assert.Equal(["OUD1", "WMO305", "WMO323"], later.Functies.Order(StringComparer.Ordinal));
        Assert.Equal(6, later.Tot);
    }

    [Fact]
    public async Task ListFuncties_AnyJournal_HasWhatANaiveReaderFinds()
    {
        var toeval = new Random(Seed);
        output.WriteLine($"seed {Seed}");
        var berichten = new List<Bericht>();
        var tussen = Functielijst.Leeg;
        for (var n = 1; n <= 200; n++)
        {
            var boeking = Met(n, $"F{toeval.Next(n)}", "0363", "98765432");
            berichten.Add(await AppendAsync(toeval.Next(3) == 0 ? boeking.Afgekeurd() : boeking));
            var verwacht = berichten.Where(b => b.Fout is null).Select(b => b.Envelop.Functie).Distinct().Order(StringComparer.Ordinal).ToList();
            if (toeval.Next(7) == 0)
                Assert.Equal(verwacht, (tussen = await Volgen.ListFunctiesAsync(tussen, Stop)).Functies.Order(StringComparer.Ordinal));
            if (n % 50 == 0)
                Assert.Equal(verwacht, (await Volgen.ListFunctiesAsync(Functielijst.Leeg, Stop)).Functies.Order(StringComparer.Ordinal));
        }
    }

    private async Task<IReadOnlySet<long>> RecordAsync(IReadOnlyList<Aantekening> lijnen, DateTimeOffset sinds)
        => await Volgen.RecordVerstrekkingAsync(lijnen, sinds, Stop);

    private async Task<IEnumerable<string>> ReadVerstrekkingenAsync(long volgnummer)
        => (await Journaal.ReadHistorieAsync(volgnummer, Stop)).Select(g => g.Oorzaak).Where(o => o.StartsWith("Inhoud verstrekt", StringComparison.Ordinal));

    /// <summary>Everything that a question gives, read on until the end; each read must get on.</summary>
    private async Task<IReadOnlyList<Bericht>> ReadAllAsync(Volgvraag vraag, int limit, long vanaf = 1)
    {
        var gezien = new List<Bericht>();
        while (true)
        {
            var stuk = await Volgen.ReadAsync(vraag, vanaf, limit, Stop);
            Assert.InRange(stuk.Berichten.Count, 0, limit);
            gezien.AddRange(stuk.Berichten);
            if (stuk.Eind)
                return gezien;
            Assert.True(stuk.Verder > vanaf, $"It stays at {vanaf}.");
            vanaf = stuk.Verder;
        }
    }

    private async Task<(long Verder, bool Eind)> VerderAsync(Volgvraag vraag, long vanaf)
        => await Volgen.ReadAsync(vraag, vanaf, 10, Stop) is { Berichten.Count: 0 } stuk ? (stuk.Verder, stuk.Eind) : default;

    private async Task<List<Bericht>> FillAsync(int aantal, Random toeval)
    {
        var berichten = new List<Bericht>();
        for (var n = 1; n <= aantal; n++)
        {
            var boeking = Met(n, Functies[toeval.Next(Functies.Length)], Partijen[toeval.Next(2)], Partijen[2 + toeval.Next(2)]);
            berichten.Add(await AppendAsync(toeval.Next(6) switch
            {
                0 => boeking.Afgekeurd(),
                1 => boeking with { Envelop = boeking.Envelop with { Soort = Berichtsoort.Fo01 } },
                _ => boeking,
            }));
        }

        return berichten;
    }

    private static string[] Choose(string[] uit, Random toeval, int minstens)
        => [.. uit.OrderBy(_ => toeval.Next()).Take(toeval.Next(minstens, uit.Length + 1))];

    private async Task ForgetAllAsync()
    {
        while ((await Bewaring.WipeInhoudAsync(Voorbeeld.Meteen, 10, Stop)).Meer)
        {
        }

        Klok.Advance(TimeSpan.FromSeconds(1));
        while ((await Bewaring.ForgetAsync(Voorbeeld.Meteen, 10, Stop)).Meer)
        {
        }
    }

    private static Boeking Met(int n, string functie, string zender, string ontvanger)
    {
        var envelop = Voorbeeld.Envelop(Voorbeeld.Id(n));
        return Voorbeeld.Boeking(envelop with { Functie = functie, Zender = envelop.Zender with { Organisatie = zender } }, Voorbeeld.Inhoud(n))
            .Voor(ontvanger);
    }
}
