using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

/// <summary>Who waits is told, who does not wait costs nothing, and the journal is read once for all.</summary>
public sealed class JournaalstaartTests
{
    private static readonly TimeSpan Lang = TimeSpan.FromHours(1);

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(30);

    private static readonly Onderwerp Toewijzingen = Onderwerpproef.Onderwerp("WMO301");

    private readonly Geheugenjournaal _journaal = new(1000);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Wait_MessageComes_IsTold()
    {
        await using var loop = Start(Lang, TimeProvider.System);
        using var volger = loop.Staart.Join();
        var wacht = loop.Staart.WaitAsync(1, Stop);
        _journaal.Add(Een());
        loop.Staart.Wake();

        await wacht.WaitAsync(Uiterste, Stop);
    }

    [Fact]
    public async Task Wait_SignalIsMissed_IsToldAtTheNextLook()
    {
        var klok = new FakeTime();
        await using var loop = Start(TimeSpan.FromSeconds(1), klok);
        using var volger = loop.Staart.Join();
        _journaal.Add(Een());
        var wacht = loop.Staart.WaitAsync(1, Stop);

        // The loop arms its timers when it comes to it; each step lets those fire that are.
        while (!wacht.IsCompleted)
        {
            klok.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        await wacht;
    }

    [Fact]
    public async Task Read_ManyFollowersThatAreUpToDate_AsksTheStoreOnce()
    {
        await using var loop = Start(Lang, TimeProvider.System);
        using var volger = loop.Staart.Join();

        // The tail begins where the journal ends when somebody begins to wait.
        _journaal.Add(Een());
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(1, Stop).WaitAsync(Uiterste, Stop);
        _journaal.Add(Een());
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(2, Stop).WaitAsync(Uiterste, Stop);
        var lezingen = _journaal.Lezingen;

        for (var n = 0; n < 100; n++)
            Assert.Equal([2L], loop.Staart.TryRead(Toewijzingen, 2)!.Berichten.Select(b => b.Volgnummer));

        Assert.Equal(lezingen, _journaal.Lezingen);
        Assert.Null(loop.Staart.TryRead(Onderwerpproef.Onderwerp("JW301"), 2));
    }

    [Fact]
    public async Task Follow_MoreThanTheTailHolds_SendsWhoIsBehindToTheStore()
    {
        await using var loop = Start(Lang, TimeProvider.System);
        using var volger = loop.Staart.Join();
        loop.Staart.Wake();
        _journaal.Add(Een());
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(1, Stop).WaitAsync(Uiterste, Stop);
        for (var n = 0; n < 5000; n++)
            _journaal.Add(Een());
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(5001, Stop).WaitAsync(Uiterste, Stop);

        Assert.Null(loop.Staart.TryRead(Toewijzingen, 1));
        var stuk = loop.Staart.TryRead(Toewijzingen, 4500)!;
        Assert.Equal(Enumerable.Range(4500, 502).Select(n => (long)n), stuk.Berichten.Select(b => b.Volgnummer));
        Assert.Equal((5002L, true), (stuk.Verder, stuk.Eind));
    }

    [Fact]
    public async Task Read_NotWaiting_HasWhatTheTailDoesNotHaveYet()
    {
        await using var loop = Start(Lang, TimeProvider.System);
        using var volger = loop.Staart.Join();
        _journaal.Add(Een());
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(1, Stop).WaitAsync(Uiterste, Stop);

        // The store is one message ahead of what the tail looks at.
        var verder = new Geheugenjournaal(1000);
        verder.Add(Een());
        verder.Add(Een());
        var lezer = new Onderwerplezer(verder, loop.Staart, Proefknooppunt.Catalogus, new FakeTime());

        Assert.Equal([2L], await ReadAsync(wacht: false));
        Assert.Empty(await ReadAsync(wacht: true));

        async Task<IEnumerable<long>> ReadAsync(bool wacht)
        {
            var recht = Onderwerpproef.Recht(new Geldigheid(new DateOnly(2020, 1, 1), null), Rechtbereik.Landelijk, Verstrekwijze.Melding);
            var stuk =
                await lezer.ReadAsync(Toewijzingen, Onderwerpproef.Partij("CAK", recht), recht, new DateOnly(2026, 3, 2), 2, 10, long.MaxValue, wacht, Stop);
            return stuk.Berichten.Select(b => b.Volgnummer);
        }
    }

    [Fact]
    public async Task Follow_TypeThatNoPackHas_IsKeptForItsPattern()
    {
        var oud = Onderwerpproef.Onderwerp("OUD*");
        await using var loop = Start(Lang, TimeProvider.System, onderwerp: oud);
        using var volger = loop.Staart.Join();
        _journaal.Add(Onderwerpproef.Bericht("OUD1", "0384", "42420001", Toen));
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(1, Stop).WaitAsync(Uiterste, Stop);
        _journaal.Add(Onderwerpproef.Bericht("OUD2", "0384", "42420001", Toen));
        loop.Staart.Wake();
        await loop.Staart.WaitAsync(2, Stop).WaitAsync(Uiterste, Stop);

        Assert.Equal([2L], loop.Staart.TryRead(oud, 2)!.Berichten.Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Run_ThatFailed_AnswersNobodyUntilItRunsAgain()
    {
        var staart = Create(Lang, TimeProvider.System, Toewijzingen);
        using var volger = staart.Join();
        var loop = staart.RunAsync(static () => { }, Stop);
        _journaal.Add(Een());
        staart.Wake();
        await staart.WaitAsync(1, Stop).WaitAsync(Uiterste, Stop);
        Assert.NotNull(staart.TryRead(Toewijzingen, 2));

        _journaal.BijLezen = static () => throw new OpslagException("The store is away.");
        staart.Wake();
        await Assert.ThrowsAsync<OpslagException>(() => loop.WaitAsync(Uiterste, Stop));

        Assert.Null(staart.TryRead(Toewijzingen, 2));
    }

    [Fact]
    public async Task Run_AfterAFailure_HearsTheNextSignal()
    {
        // The signal of joining makes it look a second time, and that fails while it waits for the next.
        var gelezen = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _journaal.BijLezen = () =>
        {
            if (_journaal.Lezingen == 2)
                throw new OpslagException("The store is away.");
            if (_journaal.Lezingen == 3)
                gelezen.SetResult();
        };
        var staart = Create(Lang, TimeProvider.System, Toewijzingen);
        using var volger = staart.Join();
        await Assert.ThrowsAsync<OpslagException>(() => staart.RunAsync(static () => { }, Stop).WaitAsync(Uiterste, Stop));

        using var stop = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var loop = staart.RunAsync(static () => { }, stop.Token);
        await gelezen.Task.WaitAsync(Uiterste, Stop);
        _journaal.Add(Een());
        staart.Wake();

        // At once, and not when it looks of itself.
        await staart.WaitAsync(1, Stop).WaitAsync(Uiterste, Stop);
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => loop);
    }

    [Fact]
    public async Task Run_NobodyWaits_DoesNotRead()
    {
        var klok = new FakeTime();
        var gang = 0;
        await using var loop = Start(TimeSpan.FromSeconds(1), klok, () => Interlocked.Increment(ref gang));
        while (Volatile.Read(ref gang) < 5)
        {
            loop.Staart.Wake();
            klok.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        Assert.Equal(0, _journaal.Lezingen);
    }

    [Fact]
    public async Task Wait_ClientIsGone_EndsTheWait()
    {
        await using var loop = Start(Lang, TimeProvider.System);
        using var volger = loop.Staart.Join();
        using var weg = new CancellationTokenSource();
        var wacht = loop.Staart.WaitAsync(99, weg.Token);
        await weg.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => wacht);
    }

    private static readonly DateTimeOffset Toen = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    private static Bericht Een() => Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen);

    private Loop Start(TimeSpan ronde, TimeProvider tijd, Action? vooruitgang = null, Onderwerp? onderwerp = null)
        => new(Create(ronde, tijd, onderwerp ?? Toewijzingen), vooruitgang ?? (static () => { }));

    private Journaalstaart Create(TimeSpan ronde, TimeProvider tijd, Onderwerp onderwerp)
    {
        var register = new Vastregister(new Partijregister([], Releasekalender.Leeg) { Onderwerpen = [onderwerp] });
        return new Journaalstaart(_journaal, register, Proefknooppunt.Catalogus, ronde, tijd);
    }

    private sealed class Loop : IAsyncDisposable
    {
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _loop;

        public Loop(Journaalstaart staart, Action vooruitgang)
        {
            Staart = staart;
            _loop = staart.RunAsync(vooruitgang, _stop.Token);
        }

        public Journaalstaart Staart { get; }

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _loop);
            _stop.Dispose();
        }
    }
}
