using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors.Ingrepen;

/// <summary>A processor reads the journal anew: its state is rebuilt, and nothing is sent twice.</summary>
public sealed class TeruglezingTests : IAsyncDisposable
{
    private readonly Telprocessor _teller = new();
    private readonly Processorproef _proef;

    public TeruglezingTests() => _proef = new Processorproef(_teller);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask DisposeAsync() => _proef.DisposeAsync();

    [Fact]
    public async Task Replay_FromTheBeginning_ComesToTheSameAndSendsNothingAgain()
    {
        await AppendAsync("a! b?", "a b");
        var verzonden = await _proef.VerzondenAsync(Proefpartijen.Gemeente);
        _teller.IsKapot = false;

        var uitkomst = await ReplayAsync(1);
        Assert.Equal(Positie.Begin, await _proef.PositieAsync());
        await _proef.RunAsync();

        Assert.Equal(
            new Ingreepuitkomst(Ingreepafloop.Gedaan, "De processor leest opnieuw vanaf 1. Wat al verzonden is wordt niet nog eens verzonden."), uitkomst);
        Assert.Equal(["a=2", "b=2"], await _proef.StatenAsync());
        Assert.Equal(verzonden, await _proef.VerzondenAsync(Proefpartijen.Gemeente));
        Assert.Empty(await _proef.GeparkeerdAsync());
        Assert.Equal(
            new Ingreep("replay", Positie.Begin, "opnieuw tellen"), Assert.Single(await _proef.Opslag.ListIngrepenAsync(Telprocessor.Naam, 10, Stop)).Ingreep);
    }

    [Fact]
    public async Task Replay_WhatItDoesNotReadAlong_NeedsNoContent()
    {
        await _proef.AppendAsync("a", "WMO307");
        await _proef.AppendAsync("b");
        await _proef.RunAsync();
        await _proef.WipeAsync(1);

        Assert.Equal(Ingreepafloop.Gedaan, (await ReplayAsync(1)).Afloop);
        _teller.Meegelezen = [Leesperiode.VanIedereen];
        await _proef.RunAsync();
        Assert.Equal(Ingreepafloop.Geweigerd, (await ReplayAsync(1)).Afloop);
    }

    [Fact]
    public async Task Replay_RunningLoop_ReadsAnew()
    {
        await AppendAsync("a", "a");
        var loop = _proef.Start();
        await Processorproef.RunAsync(loop);
        _teller.Verdubbelt = true;

        await _proef.Ingrepen(loop, _proef.Opslag).ReplayAsync(1, vergeet: false, "telt nu dubbel", Stop);
        await Processorproef.RunAsync(loop);

        Assert.Equal(["a=4"], await _proef.StatenAsync());
        Assert.Equal(3, loop.Voortgang.Gelezen);
    }

    [Fact]
    public async Task Replay_NotFromTheFirst_MustBeWantedAndSaysWhatItNoLongerKnows()
    {
        await _proef.AppendAsync("x", functie: "WMO305");
        await AppendAsync("a", "a");

        var zonder = await ReplayAsync(3);
        Assert.Equal(Ingreepafloop.Geweigerd, zonder.Afloop);
        Assert.StartsWith("Hij las ook eerdere berichten (het eerste is 2)", zonder.Tekst, StringComparison.Ordinal);
        Assert.Contains("herhaal de opdracht dan met --vergeet", zonder.Tekst, StringComparison.Ordinal);
        Assert.Equal(["a=2"], await _proef.StatenAsync());

        var uitkomst = await ReplayAsync(3, vergeet: true);
        await _proef.RunAsync();

        Assert.Equal(Ingreepafloop.Gedaan, uitkomst.Afloop);
        Assert.EndsWith(
            "Let op: Hij las ook eerdere berichten (het eerste is 2); wat daaruit volgde weet hij dan niet meer.", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Equal(["a=1"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task Replay_ContentGone_MustBeWantedAndNamesTheMessage()
    {
        await AppendAsync("a", "b", "c");
        await _proef.WipeAsync(2);

        var uitkomst = await ReplayAsync(1);

        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.StartsWith("De inhoud van bericht 2, en misschien van meer, is niet meer bewaard", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Equal(["a=1", "b=1", "c=1"], await _proef.StatenAsync());

        Assert.Equal(Ingreepafloop.Gedaan, (await ReplayAsync(1, vergeet: true)).Afloop);
        await _proef.RunAsync();
        Assert.Equal(["a=1", "c=1"], await _proef.StatenAsync());
        Assert.StartsWith("2/0 De inhoud van het bericht is niet meer bewaard", Assert.Single(await _proef.GeparkeerdAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Replay_WhereItHasNotBeen_IsRefused()
    {
        await AppendAsync("a");
        var uitkomst = await ReplayAsync(3);
        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.StartsWith("De processor is pas bij 2", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Equal(["a=1"], await _proef.StatenAsync());
    }

    [Fact]
    public async Task Replay_NeverRead_IsRefused()
        => Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Geweigerd, "De processor heeft nog niets gelezen."), await ReplayAsync(1));

    private async Task AppendAsync(params string[] teksten)
    {
        foreach (var tekst in teksten)
            await _proef.AppendAsync(tekst);
        await _proef.RunAsync();
    }

    private Task<Ingreepuitkomst> ReplayAsync(long van, bool vergeet = false) => _proef.Ingrepen().ReplayAsync(van, vergeet, "opnieuw tellen", Stop);
}
