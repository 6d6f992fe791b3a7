using System.Security.Cryptography;
using System.Text;
using System.Threading.Channels;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Routing.Tests.Bezorging;

/// <summary>Delivery on the real store, with a clock, receivers and a directory that the test holds. It runs until it is stopped.</summary>
internal sealed class Proefbezorging : IPartijregisterBron, IAsyncDisposable
{
    public const string A = "42420001";
    public const string B = "42420002";

    private static readonly Berichtcatalogus Catalogus = Berichtcatalogus.LoadEmbedded();

    private readonly TijdelijkeMap _map = new();
    private readonly Channel<bool> _lezingen = Channel.CreateUnbounded<bool>();
    private CancellationTokenSource _stop = new();
    private Task _loop = Task.CompletedTask;
    private SqliteOpslag _opslag;
    private int _nummer;

    public Proefbezorging()
    {
        _opslag = OpenOpslag();
        Post = new Luisterpost(_opslag.Bezorgingen);
        Huidig = new Partijregister([.. new[] { A, B }.Select(c => Partij(c, Stuf(c)))], Releasekalender.Leeg);
    }

    public FakeTime Klok { get; } = new();

    public Proefbezorger Ontvangers { get; } = new(Bezorgwijze.Stuf);

    public BezorgOptions Options { get; set; } = new();

    public Partijregister Huidig { get; set; }

    Partijregister IPartijregisterBron.Huidig
    {
        get
        {
            _lezingen.Writer.TryWrite(true);
            return Huidig;
        }
    }

    public Luisterpost Post { get; private set; }

    public IJournaal Journaal => _opslag.Journaal;

    public IBeurten Beurten => _opslag.Beurten;

    public Regelvanger<Bezorgdienst> Log { get; } = new();

    public Bezorgdienst Dienst { get; private set; } = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static Bezorgafspraak Stuf(string code) => new(Bezorgwijze.Stuf, new Uri($"https://{code}.example/ontvang"), Proefpartijen.Altijd);

    public static Bezorgafspraak Postbus() => new(Bezorgwijze.Postbus, null, Proefpartijen.Altijd);

    public static Partij Partij(string code, Bezorgafspraak afspraak) => Proefpartijen.Maak(code, Rol.Instelling) with { Bezorging = [afspraak] };

    /// <summary>Starts the loop; the queue is looked at once by itself.</summary>
    public void Start()
    {
        _stop = new CancellationTokenSource();
        Dienst = new Bezorgdienst(
            Journaal, Post, this, Catalogus, [Ontvangers], new Beurtwacht(_opslag.Beurten, Klok, NullLogger<Beurtwacht>.Instance), Options, Klok, Log);
        _loop = Dienst.RunAsync(() => { }, _stop.Token);
    }

    /// <summary>Takes the turn for a party, as another node would have it.</summary>
    public async Task<Beurt> TakeAsync(string partij)
        => await Beurten.TryTakeAsync(Beurt.VanBezorging(partij), Stop) ?? throw new InvalidOperationException("Somebody has the turn.");

    /// <summary>Stops the loop as the host does, and waits until nothing runs.</summary>
    public async Task StopAsync()
    {
        await _stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => _loop.WaitAsync(Wachttijd.Ruim));
        _loop = Task.CompletedTask;
    }

    /// <summary>Stops, and starts again on the same store.</summary>
    public async Task RestartAsync()
    {
        await StopAsync();
        await ReopenAsync();
        Start();
    }

    /// <summary>Closes the store and opens it: what is read afterwards comes from disk.</summary>
    public async Task ReopenAsync()
    {
        await _opslag.DisposeAsync();
        _opslag = OpenOpslag();
        Post = new Luisterpost(_opslag.Bezorgingen);
    }

    /// <summary>An accepted message for a party, without a signal.</summary>
    public Task<Bericht> AppendAsync(string partij)
    {
        var n = ++_nummer;
        return AppendAsync(n, Proefberichten.Toewijzing(n).Envelop, partij, Encoding.UTF8.GetBytes($"<bericht>{n}</bericht>"));
    }

    /// <summary>An accepted toekenning of a gemeente to the SVB, without a signal.</summary>
    /// <param name="gemeente">Who sends it.</param>
    /// <param name="bsn">About whom.</param>
    public Task<Bericht> AppendToekenningAsync(string gemeente, string bsn)
    {
        var aanbieding = Proefberichten.Maak(++_nummer, Berichtsoort.Di01, "WMO501", gemeente, "SVB", null).MetTekst(">999900006<", $">{bsn}<");
        return AppendAsync(_nummer, aanbieding.Envelop, "SVB", aanbieding.Inhoud.ToArray());
    }

    /// <summary>An accepted retour on a toekenning, which names no person, without a signal.</summary>
    public Task<Bericht> AppendToekenningretourAsync(string gemeente)
    {
        var aanbieding = Proefberichten.Maak(++_nummer, Berichtsoort.Du01, "WMO502", "SVB", gemeente, Proefberichten.Id(_nummer));
        return AppendAsync(_nummer, aanbieding.Envelop, gemeente, aanbieding.Inhoud.ToArray());
    }

    private async Task<Bericht> AppendAsync(int n, Envelop envelop, string partij, byte[] inhoud)
    {
        var boeking = new Boeking
        {
            Envelop = envelop with { Ontvanger = new Systeem(partij, "GGk") },
            Indiener = envelop.Zender.Organisatie,
            OntvangstId = Proefberichten.Id(1_000_000 + n),
            Inhoud = inhoud,
            InhoudSha256 = SHA256.HashData(inhoud),
            Afdruk = SHA256.HashData(inhoud),
            ClaimtReferentie = true,
            Bezorgaan = partij,
            Oorzaak = "Klaargezet.",
        };
        return (await Journaal.AppendAsync(boeking, Stop)).Bericht;
    }

    public async Task<IReadOnlyList<Bericht>> AppendAsync(string partij, int aantal)
    {
        var berichten = new List<Bericht>();
        for (var i = 0; i < aantal; i++)
            berichten.Add(await AppendAsync(partij));
        return berichten;
    }

    public async Task<Bericht> GetAsync(Bericht bericht) => (await Journaal.GetAsync(bericht.Volgnummer, Stop))!;

    public async Task<IReadOnlyList<string>> HistorieAsync(Bericht bericht)
        => [.. (await Journaal.ReadHistorieAsync(bericht.Volgnummer, Stop)).Select(g => g.Oorzaak)];

    /// <summary>
    /// Returns when everything that this party's delivery was doing is done: its queue is read by one run at a time, so when
    /// it is read for the second time from here, the first run has ended. A push that should not be is there by then, or keeps
    /// the second reading from coming.
    /// </summary>
    public async Task SettleAsync(string partij)
    {
        Post.ForgetLijsten();
        for (var i = 0; i < 3; i++)
        {
            Dienst.Wake(partij);
            while (await Post.NextLijstAsync() != partij)
            {
            }
        }
    }

    /// <summary>
    /// Returns when the signals given until now have been taken up: they are taken in order, so when a signal for a party that
    /// is not there has made its run look in the directory, those before it were taken.
    /// </summary>
    public Task SettleSignalsAsync() => SettleUnpushedAsync("onbekend");

    /// <summary>The same for the only party that has messages while it is not pushed to: its runs look in the directory once and end.</summary>
    public async Task SettleUnpushedAsync(string partij)
    {
        while (_lezingen.Reader.TryRead(out _))
        {
        }

        for (var i = 0; i < 3; i++)
        {
            Dienst.Wake(partij);
            await _lezingen.Reader.ReadAsync(Stop).AsTask().WaitAsync(Wachttijd.Ruim);
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        await _opslag.DisposeAsync();
        _stop.Dispose();
        _map.Dispose();
    }

    private SqliteOpslag OpenOpslag() => SqliteOpslag.Open(new OpslagOptions { Map = _map["data"] }, Klok, NullLogger<SqliteOpslag>.Instance);
}
