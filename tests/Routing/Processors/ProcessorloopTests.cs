using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors;

public sealed class ProcessorloopTests : IAsyncDisposable
{
    private readonly Telprocessor _teller = new();
    private readonly Processorproef _proef;

    public ProcessorloopTests() => _proef = new Processorproef(_teller);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task Steps_Messages_AreProcessedInOrderAndOnce()
    {
        await _proef.AppendAsync("a b a");
        await _proef.AppendAsync("a", functie: "WMO305");
        await _proef.AppendAsync("b c!");

        await _proef.RunAsync();
        await _proef.RunAsync();

        Assert.Equal(["a=2", "b=2", "c=1"], await _proef.StatenAsync());
        Assert.Equal(Positie.Na(3), await _proef.PositieAsync());
        Assert.Equal(["Geteld: c/1."], await _proef.VerzondenAsync(Proefpartijen.Gemeente));
        Assert.Contains(Proefpartijen.Gemeente, _proef.Knooppunt.Seinen);
    }

    [Fact]
    public async Task Steps_MessageReadAlong_IsOpenedOnlyOfWhomItMay()
    {
        var begin = _proef.Knooppunt.Klok.GetUtcNow();
        _teller.Meegelezen = [new Leesperiode(Proefpartijen.AndereAanbieder, begin.AddMinutes(1), begin.AddMinutes(2))];
        await _proef.AppendAsync("a", "WMO307", Proefpartijen.AndereAanbieder);
        _proef.Knooppunt.Klok.Advance(TimeSpan.FromMinutes(1));
        await _proef.AppendAsync("b", "WMO307", Proefpartijen.AndereAanbieder);
        await _proef.AppendAsync("c", "WMO307", Proefpartijen.Aanbieder);
        await _proef.AppendAsync("d", "WMO305", Proefpartijen.AndereAanbieder);
        _proef.Knooppunt.Klok.Advance(TimeSpan.FromMinutes(1));
        await _proef.AppendAsync("e", "WMO307", Proefpartijen.AndereAanbieder);
        await _proef.AppendAsync("f");

        await _proef.RunAsync();

        Assert.Equal(["b=1", "f=1"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task Steps_DirectoryThatChanges_CountsFromTheNextMessage()
    {
        var loop = _proef.Start();
        await _proef.AppendAsync("a", "WMO307");
        await Processorproef.RunAsync(loop);
        _teller.Meegelezen = [Leesperiode.VanIedereen];
        _proef.Knooppunt.Huidig = _proef.Knooppunt.Huidig.Met(Proefpartijen.Gemeente, static p => p);
        await _proef.AppendAsync("b", "WMO307");
        await Processorproef.RunAsync(loop);
        Assert.Equal(["b=1"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task Steps_MessageLargerThanAStep_IsDoneInSteps()
    {
        _proef.Options = new ProcessorOptions { StukkenPerStap = 2 };
        await _proef.AppendAsync("a a a a a b b");
        await _proef.RunAsync();
        Assert.Equal(["a=5", "b=2"], await _proef.StatenAsync());
        Assert.Equal(Positie.Na(1), await _proef.PositieAsync());
    }

    [Fact]
    public async Task Steps_PieceThatFails_IsParkedAndOnlyItsKeyWaits()
    {
        await _proef.AppendAsync("a b? c");
        await _proef.AppendAsync("b c b");

        await _proef.RunAsync();

        Assert.Equal(["a=1", "c=2"], await _proef.StatenAsync());
        Assert.Collection(
            await _proef.GeparkeerdAsync(),
            p => Assert.Equal(
                "1/1 De processor kon het stuk niet verwerken (InvalidOperationException). Meld dit aan de makers; daarna kan het opnieuw worden aangeboden.",
                p),
            p => Assert.Equal("2/0 Een eerder stuk over dezelfde persoon of zaak wacht nog; dit komt daarna.", p),
            p => Assert.StartsWith("2/2 Een eerder stuk", p));
        Assert.Equal(Positie.Na(2), await _proef.PositieAsync());
    }

    [Fact]
    public async Task Steps_KeyParkedInAnEarlierStep_StillWaits()
    {
        await _proef.AppendAsync("b?");
        await _proef.RunAsync();
        await _proef.AppendAsync("b a");
        await _proef.RunAsync();
        Assert.Equal(["a=1"], await _proef.StatenAsync());
        Assert.Equal(2, (await _proef.GeparkeerdAsync()).Count);
    }

    [Fact]
    public async Task Steps_MessageThatCannotBeRead_IsParkedFromThereOn()
    {
        await _proef.AppendAsync("a * a");
        await _proef.AppendAsync("a");
        await _proef.RunAsync();
        Assert.Equal(["a=2"], await _proef.StatenAsync());
        Assert.Equal(["1/1 Een sterretje is niet te lezen."], await _proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Steps_ContentNoLongerKept_IsParked()
    {
        var bericht = await _proef.AppendAsync("a");
        await _proef.Knooppunt.Opslag.Bezorgingen.ConfirmAsync(bericht.Volgnummer, "Bevestigd.", Stop);
        _proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(1));
        await _proef.Knooppunt.Opslag.Bewaring.WipeInhoudAsync(Meteen, 10, Stop);

        await _proef.RunAsync();

        Assert.StartsWith("1/0 De inhoud van het bericht is niet meer bewaard", Assert.Single(await _proef.GeparkeerdAsync()));
    }

    [Fact]
    public async Task Steps_ContentGoneHalfway_ParksWhatWasNotDone()
    {
        _proef.Options = new ProcessorOptions { StukkenPerStap = 1 };
        var bericht = await _proef.AppendAsync("a b c");
        await Assert.ThrowsAsync<StervendException>(() => Processorproef.RunAsync(_proef.Start(new Sterfopslag(_proef.Opslag, commit: 4, erna: false))));
        Assert.Equal(new Positie(1, 1), await _proef.PositieAsync());
        await _proef.Knooppunt.Opslag.Bezorgingen.ConfirmAsync(bericht.Volgnummer, "Bevestigd.", Stop);
        _proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(1));
        await _proef.Knooppunt.Opslag.Bewaring.WipeInhoudAsync(Meteen, 10, Stop);

        await _proef.RunAsync();

        Assert.Equal(["a=1"], await _proef.StatenAsync());
        Assert.StartsWith("1/1 De inhoud van het bericht is niet meer bewaard", Assert.Single(await _proef.GeparkeerdAsync()));
    }

    [Theory]
    [InlineData("9999", "WMO302", "Organisatie 9999 doet niet mee.")]
    [InlineData(Proefpartijen.AndereGemeente, "WMO302", "Organisatie 0363 ontvangt geen WMO302.")]
    [InlineData(Proefpartijen.Gemeente, "kapot", "De processor maakte een WMO302 die niet aan het schema voldoet.")]
    public async Task Steps_MessageThatCannotBeSent_ParksThePieceAndRemembersNothing(string ontvanger, string inhoud, string reden)
    {
        _proef.Knooppunt.Huidig = _proef.Knooppunt.Huidig.Met(Proefpartijen.AndereGemeente, p => p with { Functies = new Functiebereik(["JW*"]) });
        _teller.Ontvanger = ontvanger;
        if (inhoud == "kapot")
            _teller.Inhoud = "<kapot/>"u8.ToArray();
        await _proef.AppendAsync("a a!");

        await _proef.RunAsync();

        Assert.Equal(["a=1"], await _proef.StatenAsync());
        Assert.StartsWith($"1/1 {reden}", Assert.Single(await _proef.GeparkeerdAsync()));
        Assert.Empty(await _proef.VerzondenAsync(Proefpartijen.Gemeente));
    }

    [Fact]
    public async Task Steps_MessageForTheKnooppunt_IsDeliveredAfterItsLastPiece()
    {
        _proef.Options = new ProcessorOptions { StukkenPerStap = 1 };
        await _proef.AppendAsync("a b", voor: "IB");
        var halverwege = new Sterfopslag(_proef.Opslag, commit: 4, erna: true);
        await Assert.ThrowsAsync<StervendException>(() => Processorproef.RunAsync(_proef.Start(halverwege)));
        Assert.Equal(new Positie(1, 2), await _proef.PositieAsync());
        Assert.Single(await _proef.Knooppunt.WachtendAsync("IB"));

        await _proef.RunAsync();

        Assert.Empty(await _proef.Knooppunt.WachtendAsync("IB"));
        Assert.Equal("Gelezen door processor teller.", (await _proef.Knooppunt.HistorieAsync(1))[^1]);
    }

    /// <summary>Who sent it sees the same, whatever became of whom it is about; only operators see what is parked.</summary>
    [Theory]
    [InlineData("a b?")]
    [InlineData("b? a")]
    [InlineData("*")]
    [InlineData("a *")]
    public async Task Steps_MessageOfWhichSomethingIsParked_LooksToItsSenderLikeAnyOther(string tekst)
    {
        await _proef.AppendAsync("c d", voor: "IB");
        await _proef.AppendAsync(tekst, voor: "IB");

        await _proef.RunAsync();

        Assert.Empty(await _proef.Knooppunt.WachtendAsync("IB"));
        Assert.Equal(await _proef.Knooppunt.HistorieAsync(1), await _proef.Knooppunt.HistorieAsync(2));
        Assert.StartsWith("2/", Assert.Single(await _proef.GeparkeerdAsync()), StringComparison.Ordinal);
        await _proef.Ingrepen()
            .PutAsideAsync((await _proef.Opslag.ListGeparkeerdAsync(Telprocessor.Naam, na: null, 1, Stop))[0].Plek, "over mevrouw Jansen", Stop);
        Assert.Equal(await _proef.Knooppunt.HistorieAsync(1), await _proef.Knooppunt.HistorieAsync(2));
    }

    [Fact]
    public async Task Steps_DeathAtAnyCommit_HasEveryEffectOnce()
    {
        _proef.Options = new ProcessorOptions { StukkenPerStap = 2 };
        string[] teksten = ["a b! a", "c", "a? b", "a b! c! d", "c"];
        var zonder = await RunWithDeathAsync(teksten, commit: 0, erna: false);
        Assert.Null(zonder.Gestorven);
        for (var commit = 1; ; commit++)
        {
            var (voor, na) = (await RunWithDeathAsync(teksten, commit, erna: false), await RunWithDeathAsync(teksten, commit, erna: true));
            if (voor.Gestorven is null)
            {
                Assert.True(commit > 5, $"Only {commit} commits.");
                return;
            }

            Assert.Equal(zonder.Einde, voor.Einde);
            Assert.Equal(zonder.Einde, na.Einde);
        }
    }

    [Fact]
    public async Task Steps_PieceThatTakesTheProcessDown_IsParkedInTheEnd()
    {
        await _proef.AppendAsync("a b#");
        await _proef.AppendAsync("b c");
        var starts = 0;
        for (; starts < 50 && (await _proef.GeparkeerdAsync()).Count == 0; starts++)
            await DieAtHekAsync();

        await _proef.RunAsync();

        Assert.InRange(starts, _proef.Options.MaxStarts, _proef.Options.MaxStarts + 3);
        Assert.Equal(["a=1", "c=1"], await _proef.StatenAsync());
        Assert.Collection(
            await _proef.GeparkeerdAsync(),
            p => Assert.StartsWith("1/1 Aan dit stuk is meer dan 3 keer begonnen", p),
            p => Assert.StartsWith("2/0 Een eerder stuk", p));
    }

    [Fact]
    public async Task Forget_OnceADay_LetsGoOfWhatTheProcessorSays()
    {
        await _proef.AppendAsync("a b a");
        var loop = _proef.Start();
        await Processorproef.RunAsync(loop);

        Assert.True(await loop.ForgetAsync(Stop));
        Assert.False(await loop.ForgetAsync(Stop));

        Assert.Equal(["a=2"], await _proef.StatenAsync());
        Assert.Equal(Positie.Na(1), await _proef.PositieAsync());
        await _proef.AppendAsync("b");
        await Processorproef.RunAsync(loop);
        Assert.False(await loop.ForgetAsync(Stop));
        _proef.Knooppunt.Klok.Advance(TimeSpan.FromDays(1));
        Assert.True(await loop.ForgetAsync(Stop));
        Assert.Equal(["a=2"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task Forget_StepThatWasNotMade_IsMadeAnew()
    {
        await _proef.AppendAsync("a b a");
        await _proef.RunAsync();
        var loop = _proef.Start(new Sterfopslag(_proef.Opslag, commit: 1, erna: false));

        await Assert.ThrowsAsync<StervendException>(() => loop.ForgetAsync(Stop));
        Assert.True(await loop.ForgetAsync(Stop));

        Assert.Equal(["a=2"], await _proef.StatenAsync());
        Assert.False(await loop.ForgetAsync(Stop));
    }

    [Fact]
    public async Task Forget_KeyThatFails_KeepsNoOtherFromBeingForgotten()
    {
        await _proef.AppendAsync("a b c");
        _teller.Onleesbaar = 'b';
        var loop = _proef.Start();
        await Processorproef.RunAsync(loop);

        Assert.True(await loop.ForgetAsync(Stop));
        Assert.False(await loop.ForgetAsync(Stop));

        Assert.Equal(["b=1"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task Steps_ManyQuietStarts_AreNoSuspicion()
    {
        for (var n = 0; n < 10; n++)
        {
            await _proef.AppendAsync("a");
            await _proef.RunAsync();
            await _proef.RunAsync();
        }

        Assert.Equal(["a=10"], await _proef.StatenAsync());
        Assert.Empty(await _proef.GeparkeerdAsync());
    }

    private static Bewaarregels Meteen { get; } = new(
        new Bewaartermijnen(TimeSpan.Zero, TimeSpan.Zero, TimeSpan.Zero), System.Collections.Frozen.FrozenDictionary<string, Bewaartermijnen>.Empty,
        TimeSpan.Zero);

    // What really takes a process down cannot be caught: from that piece on nothing is committed any more.
    /// <summary>What divides a message is of the processor too, and runs before any piece is begun with.</summary>
    [Theory]
    [InlineData("~d e", "2/0 ", 1)]
    [InlineData("c ~d e", "2/1 ", 2)]
    public async Task Steps_MessageWhoseDivisionTakesTheProcessDown_IsParkedInTheEndAndNoOther(string tekst, string plek, int maal)
    {
        await _proef.AppendAsync("a b", voor: "IB");
        await _proef.AppendAsync(tekst, voor: "IB");
        await _proef.AppendAsync("f", voor: "IB");
        var starts = 0;
        for (; starts < 50 && (await _proef.GeparkeerdAsync()).Count == 0; starts++)
            await DieAtHekAsync();

        await _proef.RunAsync();

        // What was done before it counts anew.
        Assert.InRange(starts, _proef.Options.MaxStarts, maal * (_proef.Options.MaxStarts + 3));
        Assert.StartsWith($"{plek}Aan dit stuk is meer dan 3 keer begonnen", Assert.Single(await _proef.GeparkeerdAsync()), StringComparison.Ordinal);
        Assert.Equal(maal == 1 ? ["a=1", "b=1", "f=1"] : ["a=1", "b=1", "c=1", "f=1"], await _proef.StatenAsync());
        Assert.Empty(await _proef.Knooppunt.WachtendAsync("IB"));
    }

    /// <summary>Nobody kept it for a processor that was not there; but what it should have read, it was there for.</summary>
    [Fact]
    public async Task Steps_MessageBetweenOthersWhoseContentWasGoneBeforeTheFirstBegin_IsPassedOver()
    {
        _teller.Meegelezen = [Leesperiode.VanIedereen];
        await _proef.AppendAsync("a", "WMO307");
        await _proef.AppendAsync("b", "WMO307");
        await _proef.WipeAsync(1);
        await _proef.RunAsync();
        Assert.Empty(await _proef.GeparkeerdAsync());
        Assert.Equal(["b=1"], await _proef.StatenAsync());

        await _proef.AppendAsync("c", "WMO307");
        await _proef.WipeAsync(3);
        await _proef.RunAsync();
        Assert.StartsWith("3/0 De inhoud van het bericht is niet meer bewaard", Assert.Single(await _proef.GeparkeerdAsync()), StringComparison.Ordinal);

        Assert.Equal(Ingreepafloop.Gedaan, (await _proef.Ingrepen().ReplayAsync(1, vergeet: true, "proef", Stop)).Afloop);
        await _proef.RunAsync();
        Assert.StartsWith("3/0 ", Assert.Single(await _proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    private async Task DieAtHekAsync()
    {
        var opslag = new Sterfopslag(_proef.Opslag);
        _teller.BijHek = opslag.Die;
        _teller.BijVerdelen = opslag.Die;
        try
        {
            await Processorproef.RunAsync(_proef.Start(opslag));
        }
        catch (StervendException)
        {
            // The next start is another process.
        }
    }

    private static async Task<(bool? Gestorven, string Einde)> RunWithDeathAsync(string[] teksten, int commit, bool erna)
    {
        await using var proef = new Processorproef(new Telprocessor()) { Options = new ProcessorOptions { StukkenPerStap = 2 } };
        bool? gestorven = null;
        foreach (var tekst in teksten)
            await proef.AppendAsync(tekst, voor: "IB");
        var opslag = new Sterfopslag(proef.Opslag, commit, erna);
        try
        {
            await Processorproef.RunAsync(proef.Start(opslag));
        }
        catch (StervendException)
        {
            gestorven = true;
        }

        await proef.RunAsync();
        var delen = new List<string> { (await proef.PositieAsync()).ToString() };
        delen.AddRange(await proef.StatenAsync());
        delen.AddRange(await proef.GeparkeerdAsync());
        delen.AddRange(await proef.VerzondenAsync(Proefpartijen.Gemeente));
        delen.AddRange((await proef.Knooppunt.WachtendAsync("IB")).Select(b => $"wacht {b.Volgnummer}"));
        return (gestorven, string.Join('\n', delen));
    }
}
