using IB.Gateway.Rest;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Rest;

/// <summary>Fetches of one message at two nodes, which know of each other by turns only.</summary>
public sealed class OphalingenTests
{
    private static readonly int Max = Postbushost.Bezorgen.MaxPogingen;
    private readonly NagebootstePostbus _postbus = new();
    private readonly Eigenbeurten _beurten = new();
    private readonly Ophalingen _een;
    private readonly Ophalingen _ander;

    public OphalingenTests() => (_een, _ander) = (Knooppunt(), Knooppunt());

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task TryRun_WhileTheOtherNodeFetches_GoesOnAndParksNothing()
    {
        var bericht = _postbus.Add(Voorbeelden.Bericht() with { Ophalingen = Max });
        var (begonnen, verder) = (new TaskCompletionSource(), new TaskCompletionSource());
        var bezig = _een.TryRunAsync(
            bericht, "een",
            async _ =>
            {
                begonnen.SetResult();
                await verder.Task;
            },
            Stop);
        await begonnen.Task.WaitAsync(Stop);

        var gezonden = 0;
        for (var keer = 0; keer < 3; keer++)
            Assert.True(await FetchAsync(_ander, _postbus.Get(1), () => gezonden++));

        Assert.Equal((3, Toestand.Aangeboden, Max + 4), (gezonden, _postbus.Get(1).Toestand, _postbus.Get(1).Ophalingen));
        verder.SetResult();
        Assert.True(await bezig);
        Assert.Equal(Toestand.Klaargezet, _postbus.Get(1).Toestand);
        // And a fetch that is cut short after that is known as such.
        await _postbus.StartOphalingAsync(1, int.MaxValue, "Opgehaald", Stop);
        Assert.False(await FetchAsync(_ander, _postbus.Get(1), () => gezonden++));
        Assert.Equal((3, Toestand.Mislukt), (gezonden, _postbus.Get(1).Toestand));
    }

    [Fact]
    public async Task TryRun_FetchedMeanwhileAsOftenAsItMayBe_WritesDownThatItEnded()
    {
        var gezien = _postbus.Add(Voorbeelden.Bericht());
        for (var keer = 0; keer < Max; keer++)
            await _postbus.StartOphalingAsync(1, Max, "Opgehaald", Stop);

        Assert.True(await FetchAsync(_een, gezien, static () => { }));

        Assert.Equal((Toestand.Klaargezet, Max + 1), (_postbus.Get(1).Toestand, _postbus.Get(1).Ophalingen));
    }

    [Fact]
    public async Task TryRun_SendingFails_WritesDownThatItEndedAndGivesTheTurnBack()
    {
        var bericht = _postbus.Add(Voorbeelden.Bericht() with { Ophalingen = Max });

        await Assert.ThrowsAsync<IOException>(() => _een.TryRunAsync(bericht, "een", static _ => throw new IOException("weg"), Stop));

        Assert.Equal(Toestand.Klaargezet, _postbus.Get(1).Toestand);
        Assert.True(await FetchAsync(_ander, _postbus.Get(1), static () => { }));
    }

    [Fact]
    public async Task TryRun_ConfirmedMeanwhile_SendsNothing()
    {
        var (vaak, nieuw) = (_postbus.Add(Voorbeelden.Bericht() with { Ophalingen = Max }), _postbus.Add(Voorbeelden.Bericht()));
        await _postbus.ConfirmAsync(1, "Bevestigd", Stop);
        await _postbus.ConfirmAsync(2, "Bevestigd", Stop);

        Assert.False(await FetchAsync(_een, vaak, static () => throw new InvalidOperationException("It is sent.")));
        Assert.False(await FetchAsync(_een, nieuw, static () => throw new InvalidOperationException("It is sent.")));
    }

    [Fact]
    public void Naam_OfManyMessages_IsOneOfFew()
        => Assert.Equal(1024, Enumerable.Range(1, 100_000).Select(static n => Ophalingen.Naam(n)).Distinct().Count());

    private static Task<bool> FetchAsync(Ophalingen knooppunt, Bericht bericht, Action zend) => knooppunt.TryRunAsync(
        bericht, "een",
        _ =>
        {
            zend();
            return Task.CompletedTask;
        },
        Stop);

    private Ophalingen Knooppunt() => new(
        _postbus, _postbus, _beurten, new Beurtwacht(_beurten, TimeProvider.System, NullLogger<Beurtwacht>.Instance), Postbushost.Bezorgen,
        TimeProvider.System);
}
