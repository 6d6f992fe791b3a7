using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors.Ingrepen;

/// <summary>What was parked is tried again, in order of its key.</summary>
public sealed class HervattingTests : IAsyncDisposable
{
    private readonly Telprocessor _teller = new();
    private readonly Processorproef _proef;

    public HervattingTests() => _proef = new Processorproef(_teller);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task Retry_CauseTakenAway_ProcessesThePieceAndWhatWaitedBehindIt()
    {
        await ParkAsync("a b?! c", "b! c", "a b!");

        var uitkomst = await RetryAsync(1, 1);

        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "Stuk 1/1 is verwerkt, en 2 daarna over dezelfde persoon of zaak."), uitkomst);
        Assert.Equal(["a=2", "b=3", "c=2"], await _proef.StatenAsync());
        Assert.Equal(["Geteld: b/1.", "Geteld: b/2.", "Geteld: b/3."], await _proef.VerzondenAsync(Proefpartijen.Gemeente));
        Assert.Empty(await _proef.GeparkeerdAsync());
        Assert.Equal(Positie.Na(3), await _proef.PositieAsync());
    }

    [Fact]
    public async Task Retry_StillFails_KeepsItWithItsNewReasonAndSince()
    {
        await ParkAsync("b?");
        var sinds = (await _proef.Opslag.ListGeparkeerdAsync(Telprocessor.Naam, na: null, 1, Stop))[0].Op;
        _teller.Ontvanger = "9999";
        _proef.Knooppunt.Klok.Advance(TimeSpan.FromHours(1));
        await _proef.AppendAsync("c!");
        await _proef.RunAsync();

        _teller.IsKapot = true;
        var uitkomst = await RetryAsync(1, 0);

        Assert.Equal(Ingreepafloop.Mislukt, uitkomst.Afloop);
        Assert.StartsWith(
            "Stuk 1/0 blijft geparkeerd: De processor kon het stuk niet verwerken (InvalidOperationException)", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Equal(Ingreepafloop.Mislukt, (await RetryAsync(2, 0)).Afloop);
        Assert.Collection(
            await _proef.Opslag.ListGeparkeerdAsync(Telprocessor.Naam, na: null, 9, Stop),
            p => Assert.Equal(sinds, p.Op),
            p => Assert.StartsWith("Organisatie 9999 doet niet mee.", p.Reden, StringComparison.Ordinal));
        Assert.Empty(await _proef.StatenAsync());
    }

    [Fact]
    public async Task Retry_LaterPieceOfTheKeyFails_StopsThere()
    {
        await ParkAsync("b?", "b! b b");
        _teller.Ontvanger = "9999";

        var uitkomst = await RetryAsync(1, 0);

        Assert.Equal(Ingreepafloop.Gedaan, uitkomst.Afloop);
        Assert.StartsWith("Stuk 1/0 is verwerkt. Stuk 2/0 blijft geparkeerd: Organisatie 9999 doet niet mee.", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Equal(["b=1"], await _proef.StatenAsync());
        Assert.Equal(3, (await _proef.GeparkeerdAsync()).Count);
    }

    [Fact]
    public async Task Retry_NotTheOldestOfItsKey_IsRefusedAndNamesTheOneBefore()
    {
        await ParkAsync("a b?", "b");

        var uitkomst = await RetryAsync(2, 0);

        Assert.Equal(
            new Ingreepuitkomst(
                Ingreepafloop.Geweigerd,
                "Stuk 1/1 gaat over dezelfde persoon of zaak en komt eerst. Hervat dat (processors resume), of leg het terzijde (processors set-aside)."),
            uitkomst);
        Assert.Equal(2, (await _proef.GeparkeerdAsync()).Count);
    }

    [Theory]
    [InlineData(1, 0)]
    [InlineData(1, 2)]
    [InlineData(9, 0)]
    public async Task Retry_NothingParkedThere_IsUnknown(long volgnummer, int deel)
    {
        await ParkAsync("a b?");
        Assert.Equal(Ingreepafloop.Onbekend, (await RetryAsync(volgnummer, deel)).Afloop);
    }

    [Fact]
    public async Task Retry_MessageParkedAsAWhole_ProcessesWhatWasNotDone()
    {
        await ParkAsync("a * a b", "a");

        var uitkomst = await RetryAsync(1, 1);

        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "Stuk 1/1 is verwerkt."), uitkomst);
        Assert.Equal(["*=1", "a=3", "b=1"], await _proef.StatenAsync());
        Assert.Empty(await _proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Retry_MessageStillUnreadable_StaysParkedAsAWhole()
    {
        await ParkAsync("a * a b");
        _teller.IsKapot = true;

        Assert.Equal(Ingreepafloop.Mislukt, (await RetryAsync(1, 1)).Afloop);

        Assert.Equal(["a=1"], await _proef.StatenAsync());
        Assert.Equal(["1/1 Een sterretje is niet te lezen."], await _proef.GeparkeerdAsync());
    }

    [Theory]
    [InlineData(Hervatting.MaxStukken, Ingreepafloop.Gedaan)]
    [InlineData(Hervatting.MaxStukken + 1, Ingreepafloop.Geweigerd)]
    public async Task Retry_MessageParkedAsAWhole_HasABound(int stukken, Ingreepafloop afloop)
    {
        await ParkAsync(string.Join(' ', Enumerable.Repeat("a", stukken - 1).Prepend("*")));
        Assert.Equal(afloop, (await RetryAsync(1, 0)).Afloop);
        Assert.Equal(afloop == Ingreepafloop.Gedaan, (await _proef.GeparkeerdAsync()).Count == 0);
    }

    [Fact]
    public async Task Retry_MessageParkedAsAWholeWhoseFirstPieceFails_GoesOnPieceByPiece()
    {
        await ParkForAsync("IB", "* b a");
        _teller.BijSter = static () => throw new InvalidOperationException();

        var uitkomst = await RetryAsync(1, 0);

        Assert.Equal(Ingreepafloop.Mislukt, uitkomst.Afloop);
        Assert.StartsWith(
            "Van de 3 stukken van bericht 1 zijn er 2 verwerkt en 1 apart geparkeerd; stuk 1/0 omdat: De processor kon het stuk niet verwerken",
            uitkomst.Tekst);
        Assert.Equal(["a=1", "b=1"], await _proef.StatenAsync());
        Assert.StartsWith("1/0 De processor kon het stuk niet verwerken", Assert.Single(await _proef.GeparkeerdAsync()));

        _teller.BijSter = static () => { };
        Assert.Equal(Ingreepafloop.Gedaan, (await RetryAsync(1, 0)).Afloop);
        Assert.Equal(["*=1", "a=1", "b=1"], await _proef.StatenAsync());
        Assert.Empty(await _proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Retry_Any_IsRecordedWithItsReasonAlsoWhenItFailed()
    {
        await ParkAsync("a? b", "a");
        _teller.IsKapot = true;
        await RetryAsync(1, 0);
        _teller.IsKapot = false;
        await RetryAsync(1, 0);

        Assert.Equal(
            [(new Positie(2, 0), "het is hersteld"), (new Positie(1, 0), "het is hersteld"), (new Positie(1, 0), "het is hersteld")],
            (await _proef.Opslag.ListIngrepenAsync(Telprocessor.Naam, 10, Stop)).Select(static r => (r.Ingreep.Plek, r.Ingreep.Reden)));
    }

    [Fact]
    public async Task Retry_MessageForTheKnooppunt_TellsItsSenderNothing()
    {
        await ParkForAsync("IB", "a b? c?");
        var historie = await _proef.Knooppunt.HistorieAsync(1);
        Assert.Equal("Gelezen door processor teller.", historie[^1]);

        await RetryAsync(1, 1);
        await RetryAsync(1, 2);

        Assert.Empty(await _proef.GeparkeerdAsync());
        Assert.Equal(historie, await _proef.Knooppunt.HistorieAsync(1));
    }

    [Fact]
    public async Task Retry_MessageForAnother_IsNotDeliveredByIt()
    {
        await ParkAsync("b?");
        await RetryAsync(1, 0);
        Assert.Single(await _proef.Knooppunt.WachtendAsync(Proefpartijen.Aanbieder));
    }

    [Fact]
    public async Task Retry_DeathAtAnyCommit_HasEveryEffectOnce()
    {
        var verwacht = await RetryWithDeathAsync(0, erna: false);
        for (var commit = 1; ; commit++)
        {
            var (voor, na) = (await RetryWithDeathAsync(commit, erna: false), await RetryWithDeathAsync(commit, erna: true));
            Assert.Equal(verwacht.Einde, voor.Einde);
            Assert.Equal(verwacht.Einde, na.Einde);
            if (voor.Gestorven)
                continue;
            Assert.Equal(4, commit);
            return;
        }
    }

    [Fact]
    public async Task RetryAll_OneReason_TriesEachAndPassesOverWhatWentAlong()
    {
        await ParkAsync("a? b?", "a c?");
        _teller.IsKapot = true;
        var mislukt = await _proef.Ingrepen().RetryAllAsync("De processor kon", na: null, "nog eens", Stop);
        _teller.IsKapot = false;
        var uitkomst = await _proef.Ingrepen().RetryAllAsync("De processor kon", na: null, "het is hersteld", Stop);

        Assert.Equal(Ingreepafloop.Mislukt, mislukt.Afloop);
        Assert.StartsWith("Bij 0 stukken gedaan, bij 3 niet. De eerste: Stuk 1/0 blijft geparkeerd", mislukt.Tekst, StringComparison.Ordinal);
        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "Bij 3 stukken gedaan."), uitkomst);
        Assert.Equal(["a=2", "b=1", "c=1"], await _proef.StatenAsync());
        Assert.Empty(await _proef.GeparkeerdAsync());
    }

    private static async Task<(bool Gestorven, string Einde)> RetryWithDeathAsync(int commit, bool erna)
    {
        var teller = new Telprocessor();
        await using var proef = new Processorproef(teller);
        foreach (var tekst in new[] { "a b?!", "b! b!" })
            await proef.AppendAsync(tekst, voor: "IB");
        await proef.RunAsync();
        teller.IsKapot = false;
        var opslag = new Sterfopslag(proef.Opslag, commit, erna);
        var gestorven = false;
        try
        {
            await proef.Ingrepen(proef.Start(opslag), opslag).RetryAsync(new Positie(1, 1), "het is hersteld", Stop);
        }
        catch (StervendException)
        {
            gestorven = true;
        }

        // What the operator sees is parked, he tries again.
        while (await proef.Opslag.ListGeparkeerdAsync(Telprocessor.Naam, na: null, 1, Stop) is [var oudste])
            Assert.Equal(Ingreepafloop.Gedaan, (await proef.Ingrepen().RetryAsync(oudste.Plek, "het is hersteld", Stop)).Afloop);
        await proef.RunAsync();
        string[] delen =
        [
            (await proef.PositieAsync()).ToString(), .. await proef.StatenAsync(), .. await proef.VerzondenAsync(Proefpartijen.Gemeente),
            .. (await proef.Knooppunt.WachtendAsync("IB")).Select(b => $"wacht {b.Volgnummer}"),
        ];
        return (gestorven, string.Join('\n', delen));
    }

    private Task ParkAsync(params string[] teksten) => ParkForAsync(Proefpartijen.Aanbieder, teksten);

    private async Task ParkForAsync(string voor, params string[] teksten)
    {
        foreach (var tekst in teksten)
            await _proef.AppendAsync(tekst, voor: voor);
        await _proef.RunAsync();
        Assert.NotEmpty(await _proef.GeparkeerdAsync());
        _teller.IsKapot = false;
    }

    private Task<Ingreepuitkomst> RetryAsync(long volgnummer, int deel)
        => _proef.Ingrepen().RetryAsync(new Positie(volgnummer, deel), "het is hersteld", Stop);
}
