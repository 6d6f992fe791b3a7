using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Routing.Tests.Bezorging;

public sealed class HerbezorgdienstTests : IAsyncDisposable
{
    private static readonly Zoekvraag Vraag = new() { Ontvanger = Proefbezorging.A };

    private readonly TijdelijkeMap _map = new();
    private readonly FakeTime _klok = new();
    private readonly Seinen _seinen = new();
    private readonly List<Loop> _loops = [];
    private SqliteOpslag _opslag;

    public HerbezorgdienstTests() => _opslag = Open();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IHerbezorgtaken Taken => _opslag.Herbezorgtaken;

    public async ValueTask DisposeAsync()
    {
        foreach (var loop in _loops)
            await loop.DisposeAsync();
        await _opslag.DisposeAsync();
        _map.Dispose();
    }

    [Fact]
    public async Task RunAsync_Tempo_IsWhatGoesEverySecond()
    {
        await FailAsync(8);
        await CreateAsync(tempo: 3, proef: 0);

        var loop = Start(_opslag.Zoeker);
        await loop.RoundAsync();
        Assert.Equal([1, 2, 3], await WaitingAsync());
        await TickAsync(loop);
        Assert.Equal([1, 2, 3, 4, 5, 6], await WaitingAsync());
        await TickAsync(loop);

        Assert.Equal([1, 2, 3, 4, 5, 6, 7, 8], await WaitingAsync());
        var taak = (await Taken.FindAsync(1, Stop))!;
        Assert.Equal((Taakstand.Klaar, 8, 0), (taak.Stand, taak.Herbezorgd, taak.AndereToestand));
        Assert.Equal("Klaar: 8 opnieuw aangeboden, 0 overgeslagen.", (await Taken.ReadVerloopAsync(1, Stop))[^1].Oorzaak);
        Assert.Equal(8, loop.Dienst.Stand.Herbezorgd);
        Assert.All(_seinen, partij => Assert.Equal(Proefbezorging.A, partij));
        Assert.NotEmpty(_seinen);
    }

    [Fact]
    public async Task RunAsync_Trial_WaitsForTheOperator()
    {
        await FailAsync(6);
        await CreateAsync(tempo: 50, proef: 2);

        var loop = Start(_opslag.Zoeker);
        await loop.RoundAsync();
        await TickAsync(loop, lopend: 0);
        Assert.Equal([1, 2], await WaitingAsync());
        Assert.Equal(Taakstand.Proef, (await Taken.FindAsync(1, Stop))!.Stand);
        Assert.Equal(1, loop.Dienst.Stand.Taken[Taakstand.Proef]);

        await Taken.MoveAsync(1, Taakdaad.Doorgaan, "ziet er goed uit", Stop);
        await TickAsync(loop);

        Assert.Equal([1, 2, 3, 4, 5, 6], await WaitingAsync());
        Assert.Equal(Taakstand.Klaar, (await Taken.FindAsync(1, Stop))!.Stand);
    }

    [Fact]
    public async Task RunAsync_PauseAndRestart_GoesOnWhereItWas()
    {
        await FailAsync(4);
        await CreateAsync(tempo: 1, proef: 0);
        var loop = Start(_opslag.Zoeker);
        await loop.RoundAsync();
        await Taken.MoveAsync(1, Taakdaad.Pauzeren, "even kijken", Stop);
        await TickAsync(loop, lopend: 0);
        Assert.Equal([1], await WaitingAsync());

        _loops.Remove(loop);
        await loop.DisposeAsync();
        await _opslag.DisposeAsync();
        _opslag = Open();
        await Taken.MoveAsync(1, Taakdaad.Hervatten, "verder", Stop);
        var tweede = Start(_opslag.Zoeker);
        await tweede.RoundAsync();
        await TickAsync(tweede);

        Assert.Equal([1, 2, 3], await WaitingAsync());
    }

    [Fact]
    public async Task RunAsync_PagesWithLittleOnThem_AreLookedPast()
    {
        await FailAsync(5);
        await CreateAsync(tempo: 50, proef: 0);

        await Start(new Brokkelzoeker(_opslag.Zoeker)).RoundAsync();

        Assert.Equal([1, 2, 3, 4, 5], await WaitingAsync());
        Assert.Equal(Taakstand.Klaar, (await Taken.FindAsync(1, Stop))!.Stand);
    }

    [Fact]
    public async Task RunAsync_TwoNodesOnOneStore_ResendEachMessageOnce()
    {
        await FailAsync(40);
        await CreateAsync(tempo: 1000, proef: 0);

        var (een, twee) = (Start(new Brokkelzoeker(_opslag.Zoeker)), Start(new Brokkelzoeker(_opslag.Zoeker)));
        await een.RoundAsync();
        await twee.FirstAsync();
        while ((await Taken.FindAsync(1, Stop))!.Stand == Taakstand.Loopt)
        {
            _klok.Advance(TimeSpan.FromSeconds(1));
            await een.FirstAsync();
        }

        Assert.Equal(40, (await Taken.FindAsync(1, Stop))!.Herbezorgd);
        for (var volgnummer = 1; volgnummer <= 40; volgnummer++)
            Assert.Single(
                await _opslag.Journaal.ReadHistorieAsync(volgnummer, Stop), g => g.Oorzaak.StartsWith("Opnieuw aangeboden", StringComparison.Ordinal));
    }

    [Fact]
    public async Task CountAsync_WhatWouldBeResent_IsCountedAndNothingIsDone()
    {
        await FailAsync(12, "IB216");
        await _opslag.Journaal.AppendAsync(Boeking(13), Stop);

        var telling = await Herbezorgtelling.CountAsync(_opslag.Zoeker, Vraag, Stop);

        Assert.Equal((12, true), (telling.Aantal, telling.Volledig));
        Assert.Equal([KeyValuePair.Create(Proefbezorging.A, 12L)], telling.Ontvangers);
        Assert.Equal([KeyValuePair.Create("WMO301", 12L)], telling.Functies);
        Assert.Equal([KeyValuePair.Create(Toestand.Mislukt, 12L)], telling.Toestanden);
        Assert.Equal([KeyValuePair.Create("IB216", 12L)], telling.Foutcodes);
        Assert.Equal(Enumerable.Range(1, 10).Select(n => (long)n), telling.Voorbeelden.Select(b => b.Volgnummer));
        Assert.Equal([13], await WaitingAsync());
        Assert.Equal(0, (await Herbezorgtelling.CountAsync(_opslag.Zoeker, Vraag with { Foutcode = "IB210" }, Stop)).Aantal);
    }

    private SqliteOpslag Open() => SqliteOpslag.Open(new OpslagOptions { Map = _map["data"] }, _klok, NullLogger<SqliteOpslag>.Instance);

    private Loop Start(IZoeker zoeker)
    {
        var loop = new Loop(new Herbezorgdienst(Taken, zoeker, _seinen, _klok, NullLogger<Herbezorgdienst>.Instance));
        _loops.Add(loop);
        return loop;
    }

    /// <summary>Lets a second pass, and waits until the round that it brings is over.</summary>
    private Task TickAsync(Loop loop, int lopend = 1)
    {
        _klok.Advance(TimeSpan.FromSeconds(1));
        return lopend == 0 ? loop.FirstAsync() : loop.RoundAsync();
    }

    private Task<Taakvorming> CreateAsync(int tempo, int proef)
        => Taken.CreateAsync(new Herbezorgopdracht { Vraag = Vraag, Reden = "storing voorbij", Tempo = tempo, Proef = proef }, Stop).AsTask();

    private async Task<IEnumerable<long>> WaitingAsync()
        => (await _opslag.Bezorgingen.ListWachtendAsync(Proefbezorging.A, 1000, rijpOp: null, Stop)).Select(b => b.Volgnummer);

    private async Task FailAsync(int aantal, string? code = null)
    {
        for (var n = 1; n <= aantal; n++)
        {
            await _opslag.Journaal.AppendAsync(Boeking(n), Stop);
            await _opslag.Bezorgingen.StartPogingAsync(n, "poging", Stop);
            await _opslag.Bezorgingen.CompletePogingAsync(n, Pogingsuitkomst.Mislukt("op") with { Foutcode = code }, Stop);
        }
    }

    private static Boeking Boeking(int n)
    {
        var inhoud = Encoding.UTF8.GetBytes($"<bericht>{n}</bericht>");
        return new Boeking
        {
            Envelop = Proefberichten.Toewijzing(n).Envelop with { Ontvanger = new Systeem(Proefbezorging.A, "GGk") },
            Indiener = Proefpartijen.Gemeente,
            OntvangstId = Proefberichten.Id(1_000_000 + n),
            Inhoud = inhoud,
            InhoudSha256 = SHA256.HashData(inhoud),
            Afdruk = SHA256.HashData(inhoud),
            ClaimtReferentie = true,
            Bezorgaan = Proefbezorging.A,
            Oorzaak = "Klaargezet.",
        };
    }

    private sealed class Seinen : ConcurrentQueue<string>, IBezorgsein
    {
        public void Wake(string partij) => Enqueue(partij);
    }

    /// <summary>Gives one message a page, and an empty page before each.</summary>
    private sealed class Brokkelzoeker(IZoeker zoeker) : IZoeker
    {
        private readonly ConcurrentDictionary<long, bool> _leeg = new();

        public async ValueTask<Zoekpagina> SearchAsync(Zoekvraag vraag, Zoekvolgorde volgorde, long? na, int limit, CancellationToken cancellationToken)
            => _leeg.TryAdd(na ?? 0, true) ? new Zoekpagina([], na ?? 0) : await zoeker.SearchAsync(vraag, volgorde, na, 1, cancellationToken);
    }

    /// <summary>A loop that runs, and tells when it gets on.</summary>
    private sealed class Loop : IAsyncDisposable
    {
        private readonly Channel<bool> _slagen = Channel.CreateUnbounded<bool>();
        private readonly CancellationTokenSource _stop = new();
        private readonly Task _werk;

        public Loop(Herbezorgdienst dienst)
        {
            Dienst = dienst;
            _werk = dienst.RunAsync(() => _slagen.Writer.TryWrite(true), _stop.Token);
        }

        public Herbezorgdienst Dienst { get; }

        /// <summary>Waits until a round with one task is over: it tells after each task and at its end.</summary>
        public async Task RoundAsync()
        {
            await FirstAsync();
            await FirstAsync();
        }

        public async Task FirstAsync() => await _slagen.Reader.ReadAsync(Stop).AsTask().WaitAsync(Wachttijd.Ruim, Stop);

        public async ValueTask DisposeAsync()
        {
            await _stop.CancelAsync();
            await _werk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            _stop.Dispose();
        }
    }
}
