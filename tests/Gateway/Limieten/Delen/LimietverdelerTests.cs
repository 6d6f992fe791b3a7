using System.Threading.Channels;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Limieten.Delen;

public sealed class LimietverdelerTests : IAsyncDisposable
{
    private readonly GevolgdeTijd _tijd = new();
    private readonly Limietverdeler _verdeler;
    private readonly CancellationTokenSource _stop = CancellationTokenSource.CreateLinkedTokenSource(TestContext.Current.CancellationToken);
    private readonly Task _lus;
    private int _tekens;

    public LimietverdelerTests()
    {
        _verdeler = new Limietverdeler(_tijd);
        _lus = _verdeler.RunAsync(() => Interlocked.Increment(ref _tekens), _stop.Token);
    }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        _stop.Dispose();
    }

    [Fact]
    public async Task Enqueue_Several_SynchronisesEachWithoutWaitingForARound()
    {
        var (een, twee) = (new Gedeeld(), new Gedeeld());

        _verdeler.Enqueue(een);
        _verdeler.Enqueue(twee);

        await een.NextAsync();
        await twee.NextAsync();
    }

    [Fact]
    public async Task Run_EveryRound_LooksWhoHasSomethingToTell()
    {
        var stil = _verdeler.Add("stil", new Gedeeld());
        var vol = _verdeler.Add("vol", new Gedeeld { HeeftIets = true });
        Assert.Equal(Limietverdeler.Ronde, await _tijd.NextTimerAsync(Stop));

        _tijd.Advance(Limietverdeler.Ronde);
        await vol.NextAsync();
        _tijd.Advance(Limietverdeler.Ronde);
        await vol.NextAsync();

        Assert.Equal(0, stil.Wachtend);
        Assert.True(_tekens >= 2);
    }

    [Fact]
    public async Task Run_Stopped_LetsAllGiveBackWhatTheyHave()
    {
        var (een, twee) = (_verdeler.Add("een", new Gedeeld(_verdeler)), _verdeler.Add("twee", new Gedeeld(_verdeler)));

        await StopAsync();

        Assert.Equal((true, 1, true, 1), (een.Gesloten, een.Wachtend, twee.Gesloten, twee.Wachtend));
    }

    [Fact]
    public async Task Add_SameName_ClosesTheOneBefore()
    {
        var oud = _verdeler.Add("naam", new Gedeeld(_verdeler));
        var nieuw = _verdeler.Add("naam", new Gedeeld(_verdeler));

        await oud.NextAsync();
        Assert.Equal((true, false), (oud.Gesloten, nieuw.Gesloten));
        _verdeler.Remove("naam");
        await nieuw.NextAsync();
        Assert.True(nieuw.Gesloten);
        Assert.Equal((0, 0), _verdeler.Count());
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _lus.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private sealed class Gedeeld(Limietverdeler? verdeler = null) : IGedeeld
    {
        private readonly Channel<bool> _keren = Channel.CreateUnbounded<bool>();

        public bool HeeftIets { get; init; }

        public bool Gesloten { get; private set; }

        public bool Deelt => !Gesloten;

        public int Wachtend => _keren.Reader.Count;

        public bool TryBeginSync() => HeeftIets;

        public Task SyncAsync(CancellationToken cancellationToken)
        {
            _keren.Writer.TryWrite(true);
            return Task.CompletedTask;
        }

        public void Close()
        {
            Gesloten = true;
            verdeler?.Enqueue(this);
        }

        public async Task NextAsync() => await _keren.Reader.ReadAsync(Stop);
    }
}
