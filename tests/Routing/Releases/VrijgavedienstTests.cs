using System.Threading.Channels;
using IB.Gateway.Routing.Tests.Bezorging;
using IB.Gateway.Storage;
using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Releases;

public sealed class VrijgavedienstTests : IAsyncDisposable
{
    private readonly TijdelijkeMap _map = new();
    private readonly FakeTime _klok = new();
    private readonly Channel<DateTimeOffset> _rust = Channel.CreateUnbounded<DateTimeOffset>();
    private readonly Regelvanger<Vrijgavedienst> _logger = new();
    private readonly Post _post = new();
    private readonly CancellationTokenSource _stop = new();
    private SqliteOpslag _opslag;
    private Task _werk = Task.CompletedTask;

    public VrijgavedienstTests() => _opslag = Open();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private DateTimeOffset Nu => _klok.GetUtcNow();

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _opslag.DisposeAsync();
        _stop.Dispose();
        _map.Dispose();
    }

    [Fact]
    public async Task RunAsync_EndOfTheFreeze_ReleasesInOrderAndWakesTheReceivers()
    {
        var einde = Nu.AddHours(2);
        Freeze(Nu, einde);
        await HoldAsync(1, Aanbieder, einde);
        await HoldAsync(2, AndereAanbieder, einde);
        await HoldAsync(3, Aanbieder, einde);
        await StartAsync();

        await TickAsync(TimeSpan.FromHours(2) - TimeSpan.FromSeconds(1));
        Assert.Empty(await ListAsync(Aanbieder));
        await TickAsync(TimeSpan.FromSeconds(1));

        Assert.Equal([1, 3], await ListAsync(Aanbieder));
        Assert.Equal([2], await ListAsync(AndereAanbieder));
        Assert.Equal([Aanbieder, AndereAanbieder], _post.Seinen);
        Assert.Equal("Vrijgegeven: de bevriezing is voorbij.", await OorzaakAsync(1));
        Assert.Equal(
            (LogLevel.Information, "3 vastgehouden berichten aan 2 partijen zijn vrijgegeven: hun bevriezing is voorbij."), Assert.Single(_logger.Regels));
    }

    [Fact]
    public async Task RunAsync_FreezeMadeLonger_KeepsLonger()
    {
        Freeze(Nu, Nu.AddHours(2));
        await HoldAsync(1, Aanbieder, Nu.AddHours(2));
        await StartAsync();

        Freeze(Nu, Nu.AddHours(5));
        await TickAsync(TimeSpan.FromSeconds(1));
        Assert.Equal("De bevriezing is gewijzigd: vastgehouden tot 2026-03-02 15:00.", await OorzaakAsync(1));
        await TickAsync(TimeSpan.FromHours(4));
        Assert.Empty(await ListAsync(Aanbieder));
        await TickAsync(TimeSpan.FromHours(1));

        Assert.Equal([1], await ListAsync(Aanbieder));
    }

    [Fact]
    public async Task RunAsync_FreezeTakenBack_ReleasesAtOnce()
    {
        Freeze(Nu, Nu.AddHours(2));
        await HoldAsync(1, Aanbieder, Nu.AddHours(2));
        await StartAsync();

        _post.Huidig = Register;
        await TickAsync(TimeSpan.FromSeconds(1));

        Assert.Equal([1], await ListAsync(Aanbieder));
        Assert.Equal(
            ["De bevriezing is ingetrokken of ingekort.", "Vrijgegeven: de bevriezing is voorbij."],
            (await _opslag.Journaal.ReadHistorieAsync(1, Stop)).Skip(2).Select(g => g.Oorzaak));
    }

    [Fact]
    public async Task RunAsync_BookedByTheCalendarOfBeforeAfterItsReview_IsReviewedWithinAMinute()
    {
        Freeze(Nu, Nu.AddHours(5));
        await StartAsync();
        await HoldAsync(1, Aanbieder, Nu.AddHours(2));
        await HoldAsync(2, Aanbieder, Nu.AddHours(9));

        await TickAsync(TimeSpan.FromSeconds(59));
        Assert.Equal("Vastgehouden.", await OorzaakAsync(1));
        await TickAsync(TimeSpan.FromSeconds(1));

        Assert.Equal("De bevriezing is gewijzigd: vastgehouden tot 2026-03-02 15:00.", await OorzaakAsync(1));
        Assert.Equal("De bevriezing is gewijzigd: vastgehouden tot 2026-03-02 15:00.", await OorzaakAsync(2));
        await TickAsync(TimeSpan.FromHours(5));
        Assert.Equal([1, 2], await ListAsync(Aanbieder));
    }

    [Fact]
    public async Task RunAsync_BookedByTheCalendarOfBeforeJustBeforeItsEnd_IsNotReleased()
    {
        const int Aantal = 600;
        Freeze(Nu, Nu.AddHours(5));
        await StartAsync();
        await Task.WhenAll(Enumerable.Range(1, Aantal).Select(n => HoldAsync(n, Aanbieder, Nu.AddSeconds(30))));
        await HoldAsync(Aantal + 1, AndereAanbieder, Nu.AddSeconds(30), new Versie(2, 9));

        await TickAsync(TimeSpan.FromSeconds(30));

        Assert.Empty(await ListAsync(Aanbieder));
        Assert.Equal([Aantal + 1], await ListAsync(AndereAanbieder));
    }

    [Fact]
    public async Task RunAsync_FreezeThatEndedWhileStopped_ReleasesAtTheStart()
    {
        Freeze(Nu, Nu.AddHours(2));
        await HoldAsync(1, Aanbieder, Nu.AddHours(2));
        await _opslag.DisposeAsync();
        _klok.Advance(TimeSpan.FromHours(3));

        // A freeze that began meanwhile is not about what came in before it.
        _post.Huidig = Register.Met(new Releasekalender(
            [], [Bevriezing(Nu.AddHours(-3), Nu.AddHours(-1)), Bevriezing(Nu.AddMinutes(-10), Nu.AddHours(4))]));
        _opslag = Open();
        await StartAsync();

        Assert.Equal([1], await ListAsync(Aanbieder));
    }

    [Fact]
    public async Task RunAsync_ReleaseNoLongerLoaded_KeepsTheEndThatWas()
    {
        await HoldAsync(1, Aanbieder, Nu.AddHours(2), new Versie(2, 9));
        await StartAsync();
        Assert.Empty(await ListAsync(Aanbieder));

        await TickAsync(TimeSpan.FromHours(2));

        Assert.Equal([1], await ListAsync(Aanbieder));
    }

    [Fact]
    public async Task RunAsync_MoreThanAPortion_ReleasesAll()
    {
        const int Aantal = 1100;
        Freeze(Nu, Nu.AddHours(2));
        await Task.WhenAll(Enumerable.Range(1, Aantal).Select(n => HoldAsync(n, Aanbieder, Nu.AddHours(2))));
        await StartAsync();

        Freeze(Nu, Nu.AddHours(1));
        await TickAsync(TimeSpan.FromHours(1));

        Assert.Equal(Enumerable.Range(1, Aantal), await ListAsync(Aanbieder));
        Assert.Equal([Aanbieder, Aanbieder, Aanbieder], _post.Seinen);
    }

    private SqliteOpslag Open() => SqliteOpslag.Open(new OpslagOptions { Map = _map["data"] }, _klok, NullLogger<SqliteOpslag>.Instance);

    private void Freeze(DateTimeOffset van, DateTimeOffset tot) => _post.Huidig = Register.Met(new Releasekalender([], [Bevriezing(van, tot)]));

    private static Bevriezing Bevriezing(DateTimeOffset van, DateTimeOffset tot) => Proefkalender.Bevriezing(Bevriesmodus.Hold, van, tot);

    private async Task HoldAsync(int n, string voor, DateTimeOffset tot, Versie? versie = null)
    {
        var aanbieding = Proefberichten.Maak(n, Berichtsoort.Di01, "WMO301", Gemeente, voor, null);
        var sha = System.Security.Cryptography.SHA256.HashData(aanbieding.Inhoud.Span);
        await _opslag.Journaal.AppendAsync(
            new Boeking
            {
                Envelop = aanbieding.Envelop with { FunctieVersie = versie ?? new Versie(3, 2) },
                Indiener = Gemeente,
                OntvangstId = Proefberichten.Id(1_000_000 + n),
                Inhoud = aanbieding.Inhoud,
                InhoudSha256 = sha,
                Afdruk = sha,
                ClaimtReferentie = true,
                Bezorgaan = voor,
                VastgehoudenTot = tot,
                Oorzaak = "Vastgehouden.",
            },
            Stop);
    }

    private async Task<IEnumerable<int>> ListAsync(string partij)
        => (await _opslag.Bezorgingen.ListWachtendAsync(partij, 2000, null, Stop)).Select(b => (int)b.Volgnummer);

    private async Task<string> OorzaakAsync(long volgnummer) => (await _opslag.Journaal.ReadHistorieAsync(volgnummer, Stop))[^1].Oorzaak;

    /// <summary>Starts the service; the first round is over when this returns.</summary>
    private async Task StartAsync()
    {
        var begin = Nu;
        var luister = new Luisterpost(_opslag.Bezorgingen)
        {
            NaKijken = eerste =>
            {
                if (eerste is null || eerste.VastgehoudenTot > Nu)
                    _rust.Writer.TryWrite(begin);
            },
        };
        _werk = new Vrijgavedienst(luister, _post, Proefknooppunt.Catalogus, _post, _klok, _logger).RunAsync(() => begin = Nu, _stop.Token);
        await RestAsync();
    }

    /// <summary>Moves the clock; the round at its new time is over when this returns.</summary>
    private async Task TickAsync(TimeSpan later)
    {
        _klok.Advance(later);
        await RestAsync();
    }

    /// <summary>A round is over when it looked and nothing was due. One that began before the clock stood still does not count.</summary>
    private async Task RestAsync()
    {
        while (await _rust.Reader.ReadAsync(Stop).AsTask().WaitAsync(Wachttijd.Ruim, Stop) != Nu)
        {
        }
    }

    private async Task StopAsync()
    {
        await _stop.CancelAsync();
        await _werk.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
    }

    private sealed class Post : IPartijregisterBron, IBezorgsein
    {
        public Partijregister Huidig { get; set; } = Register;

        public List<string> Seinen { get; } = [];

        public void Wake(string partij) => Seinen.Add(partij);
    }
}
