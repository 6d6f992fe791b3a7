using System.Collections.Frozen;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Bewaring;

public sealed class BewaardienstTests : IAsyncDisposable
{
    private readonly Bewaarpost _post = new();
    private readonly FakeTime _klok = new();
    private readonly Regelvanger<Bewaardienst> _logger = new();
    private readonly CancellationTokenSource _stop = new();
    private Bewaardienst? _dienst;
    private Task _loop = Task.CompletedTask;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _loop.ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        _stop.Dispose();
    }

    [Fact]
    public async Task RunAsync_NothingToDo_AsksEachOnceARound()
    {
        Start();
        await _post.NextAsync("ruimte");
        _klok.Advance(TimeSpan.FromMinutes(1));
        await _post.NextAsync("ruimte");
        Assert.Equal(["inhoud", "bericht", "sleutel", "ruimte", "inhoud", "bericht", "sleutel", "ruimte"], _post.Gevraagd);
        Assert.Empty(_logger.Regels);
    }

    [Fact]
    public async Task RunAsync_MoreToDo_GoesOnAfterARestAndSaysWhatItDid()
    {
        _post.Antwoorden.Enqueue(new Bewaarstap(500, Meer: true));
        _post.Antwoorden.Enqueue(new Bewaarstap(20, Meer: false));
        Start();
        await _post.NextAsync("inhoud");
        Assert.Equal(["inhoud"], _post.Gevraagd);
        _klok.Advance(TimeSpan.FromMilliseconds(1));
        await _post.NextAsync("ruimte");
        Assert.Equal(["inhoud", "inhoud", "bericht", "sleutel", "ruimte"], _post.Gevraagd);
        Assert.StartsWith("Opgeruimd volgens de bewaartermijnen: 520 inhouden gewist", await _logger.Eerste.WaitAsync(Wachttijd.Ruim, Stop));
        Assert.Equal(new Bewaarstand(520, 0, 0, 0, 0), _dienst!.Stand);
    }

    [Fact]
    public async Task RunAsync_TermsOfAFunctie_ReachTheStoreOverThoseOfAll()
    {
        Start();
        await _post.NextAsync("ruimte");
        var regels = _post.Regels!;
        Assert.Equal(new Bewaartermijnen(TimeSpan.FromHours(24), TimeSpan.FromDays(62), TimeSpan.FromHours(24)), regels.Standaard);
        Assert.Equal(regels.Standaard with { NaBezorging = TimeSpan.FromHours(1) }, regels.PerFunctie["JW323"]);
        Assert.Equal(TimeSpan.FromDays(400), regels.Bericht);
    }

    [Fact]
    public async Task RunAsync_WhatProcessorsRead_ReachesTheStoreAsItIsThen()
    {
        Start();
        await _post.NextAsync("ruimte");
        Assert.Empty(_post.Regels!.Claims);
        var claim = new Leesclaim("wlz", new[] { "CizStatus" }.ToFrozenSet(), FrozenSet<string>.Empty, []);
        _post.Claims = [claim];
        _klok.Advance(TimeSpan.FromMinutes(1));
        await _post.NextAsync("ruimte");
        Assert.Equal([claim], _post.Regels!.Claims);
        Assert.Equal(TimeSpan.FromDays(3), _post.Regels.MaxWacht);
    }

    [Fact]
    public async Task RunAsync_PayloadsThatWentUnread_AreCountedAndWarnedOf()
    {
        _post.Antwoorden.Enqueue(new Bewaarstap(5, Meer: false) { Ongelezen = 2 });
        Start();
        await _post.NextAsync("ruimte");
        Assert.StartsWith("2 inhouden zijn gewist voordat een processor ze had gelezen", await _logger.Eerste.WaitAsync(Wachttijd.Ruim, Stop));
        Assert.Equal(new Bewaarstand(5, 2, 0, 0, 0), _dienst!.Stand);
    }

    private void Start()
    {
        _dienst = new Bewaardienst(
            _post,
            _post,
            new BewaarOptions { PerFunctie = new Dictionary<string, Functiebewaring> { ["JW323"] = new(InhoudNaBezorging: TimeSpan.FromHours(1)) } },
            _klok,
            _logger);
        _loop = _dienst.RunAsync(static () => { }, _stop.Token);
    }
}
