using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Processors;

/// <summary>Of the nodes that share a store one runs a processor; an operator may intervene at any of them, and sees at which it runs.</summary>
public sealed class TweeNodenTests : IAsyncDisposable
{
    private static readonly TimeSpan Ruim = TimeSpan.FromMinutes(1);
    private readonly Telprocessor _teller = new();
    private readonly Processorproef _proef;
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
    private Action _vooruitgang = static () => { };

    public TweeNodenTests() => _proef = new Processorproef(_teller) { Options = new ProcessorOptions { Ronde = TimeSpan.FromMilliseconds(100) } };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        _stop.Dispose();
        await _proef.DisposeAsync();
    }

    [Fact]
    public async Task Intervene_AnotherNodeHasTheTurn_IsDoneWhileThatStandsStillAndThenItGoesOn()
    {
        var (een, ander) = (_proef.Dienst(Ruim), _proef.Dienst(Ruim));
        await _proef.AppendAsync("a a b?#");
        var lus = een.RunAsync(Telprocessor.Naam, () => _vooruitgang(), _stop.Token);
        await UntilAsync(() => Of(een).Geparkeerd == 1 && Of(een).Gelezen == 2);
        Assert.Equal((true, 1L), (Of(een).IsHier, Of(een).Wachtend));
        _teller.IsKapot = false;
        Processorvoortgang? intussen = null;
        _teller.BijHek = () => intussen = Of(een);

        var uitkomst = await ander.RetryAsync(Telprocessor.Naam, new Positie(1, 2), "hersteld", Stop);

        Assert.Equal(new Ingreepuitkomst(Ingreepafloop.Gedaan, "Stuk 1/2 is verwerkt."), uitkomst);
        Assert.Equal(Processorvoortgang.Begin with { Stukken = 2, Geparkeerd = 1 }, intussen);
        Assert.Equal(Processorvoortgang.Begin, Of(ander));
        await _proef.AppendAsync("c");
        await UntilAsync(() => Of(een).Gelezen == 3);
        Assert.Equal((true, 0L), (Of(een).IsHier, Of(een).Wachtend));
        Assert.Equal(["a=2", "b=1", "c=1"], await _proef.StatenAsync());
        Assert.Equal(Environment.MachineName, Assert.Single(await ander.ReadAsync(Stop)).Houder);

        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lus);
        Assert.Equal(Processorvoortgang.Begin with { Stukken = 3, Geparkeerd = 1 }, Of(een));
        Assert.Null(Assert.Single(await ander.ReadAsync(Stop)).Houder);
    }

    [Fact]
    public async Task Intervene_NobodyHasTheTurn_IsDone()
    {
        await _proef.AppendAsync("a?");
        await _proef.RunAsync();

        var uitkomst = await _proef.Dienst(Ruim).PutAsideAsync(Telprocessor.Naam, new Positie(1, 0), "dubbel", Stop);

        Assert.Equal(Ingreepafloop.Gedaan, uitkomst.Afloop);
        Assert.Empty(await _proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Intervene_NodeThatDoesNotGiveItBack_IsRefusedAndNamesIt()
    {
        await _proef.AppendAsync("a?");
        await _proef.RunAsync();
        Assert.NotNull(await _proef.Knooppunt.Opslag.Beurten.TryTakeAsync(Beurt.VanProcessor(Telprocessor.Naam), Stop));

        var uitkomst = await _proef.Dienst(TimeSpan.FromMilliseconds(1)).PutAsideAsync(Telprocessor.Naam, new Positie(1, 0), "dubbel", Stop);

        Assert.Equal(Ingreepafloop.Geweigerd, uitkomst.Afloop);
        Assert.StartsWith($"De processor loopt op knooppunt {Environment.MachineName}, en dat gaf hem niet binnen", uitkomst.Tekst, StringComparison.Ordinal);
        Assert.Single(await _proef.GeparkeerdAsync());
    }

    [Fact]
    public async Task Intervene_ManyAtOnceAtBoth_ComeOneAfterTheOther()
    {
        const int Aantal = 6;
        await _proef.AppendAsync(string.Join(' ', Enumerable.Repeat("a?", Aantal)));
        Processordienst[] diensten = [_proef.Dienst(Ruim), _proef.Dienst(Ruim)];
        var lus = diensten[0].RunAsync(Telprocessor.Naam, () => _vooruitgang(), _stop.Token);
        await UntilAsync(() => Of(diensten[0]).Gelezen == 2);

        var uitkomsten = await Task.WhenAll(Enumerable.Range(0, Aantal)
            .Select(deel => diensten[deel % 2].PutAsideAsync(Telprocessor.Naam, new Positie(1, deel), "opruimen", Stop)));

        Assert.All(uitkomsten, static u => Assert.Equal(Ingreepafloop.Gedaan, u.Afloop));
        Assert.Empty(await _proef.GeparkeerdAsync());
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => lus);
    }

    /// <summary>A processor that fails each time is late, and must look so.</summary>
    [Fact]
    public async Task Run_StepThatFails_KeepsShowingTheLagUntilAnotherTakesOver()
    {
        await _proef.AppendAsync("a");
        var loop = _proef.Start(new Sterfopslag(_proef.Opslag, commit: 3, erna: false));

        await Assert.ThrowsAsync<StervendException>(() => loop.RunAsync(static _ => ValueTask.FromResult(false), static () => { }, Stop));

        Assert.Equal((false, true, true), (loop.Loopt, loop.Voortgang.IsHier, loop.Voortgang.OudsteOnverwerkt is not null));
        loop.LetGo();
        Assert.Equal(Processorvoortgang.Begin, loop.Voortgang);
    }

    private static Processorvoortgang Of(Processordienst dienst) => dienst.Voortgang[Telprocessor.Naam];

    /// <summary>Looks whenever the first node gets on.</summary>
    private async Task UntilAsync(Func<bool> zover)
    {
        var gehaald = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _vooruitgang = () =>
        {
            if (zover())
                gehaald.TrySetResult();
        };
        await gehaald.Task.WaitAsync(Ruim, TimeProvider.System, Stop);
    }
}
