using IB.Gateway.Schemas;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

public sealed class OnderwerplezerTests
{
    private static readonly DateTimeOffset Toen = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Dag = new(2026, 3, 2);
    private static readonly Geldigheid Altijd = new(new DateOnly(2020, 1, 1), null);

    private readonly Geheugenjournaal _journaal = new(10);
    private readonly FakeTime _klok = new(Toen);
    private readonly Vastecatalogus _catalogus = new(Proefknooppunt.Catalogus);
    private readonly Onderwerplezer _lezer;

    public OnderwerplezerTests()
    {
        var staart = new Journaalstaart(_journaal, new Vastregister(Partijregister.Leeg), _catalogus, TimeSpan.FromSeconds(1), _klok);
        _lezer = new Onderwerplezer(_journaal, staart, _catalogus, _klok);
    }

    [Fact]
    public async Task Read_LongStretchOfOthers_StopsHalfwayAndSaysHowFarItCame()
    {
        for (var n = 0; n < 1000; n++)
            _journaal.Add(Onderwerpproef.Bericht("JW301", "0384", "42420001", Toen));

        var stuk = await ReadAsync(1, 10, long.MaxValue, Verstrekwijze.Inhoud);

        Assert.Empty(stuk.Berichten);
        Assert.Equal((1L + (10 * Onderwerplezer.MaxLezingen), false), (stuk.Verder, stuk.Bij));
        Assert.Equal(Onderwerplezer.MaxLezingen, _journaal.Lezingen);
    }

    [Theory]
    [InlineData(Verstrekwijze.Inhoud, 2)]
    [InlineData(Verstrekwijze.Melding, 5)]
    public async Task Read_MoreContentThanAPageHolds_EndsThePageBeforeIt(Verstrekwijze wijze, int aantal)
    {
        for (var n = 0; n < 5; n++)
            _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen));

        var stuk = await ReadAsync(1, 10, 250, wijze);

        Assert.Equal(aantal, stuk.Berichten.Count);
        Assert.Equal(aantal + 1, stuk.Verder);
    }

    [Fact]
    public async Task Read_MessageLargerThanAPage_ComesAlone()
    {
        _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen) with { InhoudLengte = 25_000_000 });
        _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen));

        var stuk = await ReadAsync(1, 10, 250, Verstrekwijze.Inhoud);

        Assert.Equal([1L], stuk.Berichten.Select(b => b.Volgnummer));
        Assert.Equal((2L, false), (stuk.Verder, stuk.Bij));
    }

    [Fact]
    public async Task Read_TypeThatNoPackHasAnyMore_IsFoundByItsPattern()
    {
        _journaal.Add(Onderwerpproef.Bericht("OUD1", "0384", "42420001", Toen));
        _journaal.Add(Onderwerpproef.Bericht("ANDERS1", "0384", "42420001", Toen));
        _journaal.Add(Onderwerpproef.Bericht("OUD2", "0384", "42420001", Toen));

        Assert.Equal([1L, 3L], (await ReadAsync("OUD*", 1)).Berichten.Select(b => b.Volgnummer));

        // And one that comes later, under the pack of another node.
        _journaal.Add(Onderwerpproef.Bericht("OUD3", "0384", "42420001", Toen));
        Assert.Equal([4L], (await ReadAsync("OUD*", 4)).Berichten.Select(b => b.Volgnummer));
    }

    [Fact]
    public async Task Read_NothingCameSince_DoesNotListTypesAgain()
    {
        for (var n = 0; n < 100; n++)
            _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen));

        for (var keer = 0; keer < 5; keer++)
            Assert.Equal(100, (await ReadAsync("WMO*", 1)).Berichten.Count);
        Assert.Equal(1, _journaal.Lijsten);

        // A topic of names alone has no need to.
        _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen));
        await ReadAsync("WMO301", 1);
        Assert.Equal(1, _journaal.Lijsten);
    }

    [Fact]
    public async Task Read_DayThatEndsMeanwhile_StopsBeforeWhatWasReadAcrossIt()
    {
        for (var n = 0; n < 50; n++)
            _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen));
        _journaal.BijLezen = () =>
        {
            if (_journaal.Lezingen == 3)
                _klok.Advance(TimeSpan.FromDays(1));
        };

        AssertStoptNa20(await ReadAsync("WMO301", 1));
    }

    [Fact]
    public async Task Read_CatalogThatChangesMeanwhile_StopsBeforeWhatWasReadAcrossIt()
    {
        for (var n = 0; n < 50; n++)
            _journaal.Add(Onderwerpproef.Bericht("WMO301", "0384", "42420001", Toen));
        _journaal.BijLezen = () =>
        {
            if (_journaal.Lezingen == 3)
                _catalogus.Huidig = new Berichtcatalogus([]);
        };

        AssertStoptNa20(await ReadAsync("WMO301", 1));
    }

    private static void AssertStoptNa20(Onderwerpstuk stuk)
    {
        Assert.Equal(Enumerable.Range(1, 20).Select(n => (long)n), stuk.Berichten.Select(b => b.Volgnummer));
        Assert.Equal((21L, false), (stuk.Verder, stuk.Bij));
    }

    private Task<Onderwerpstuk> ReadAsync(string functies, long vanaf) => ReadAsync(functies, vanaf, 1000, long.MaxValue, Verstrekwijze.Melding);

    private Task<Onderwerpstuk> ReadAsync(long vanaf, int limiet, long maxBytes, Verstrekwijze wijze) => ReadAsync("WMO301", vanaf, limiet, maxBytes, wijze);

    private async Task<Onderwerpstuk> ReadAsync(string functies, long vanaf, int limiet, long maxBytes, Verstrekwijze wijze)
    {
        var recht = Onderwerpproef.Recht(Altijd, Rechtbereik.Landelijk, wijze);
        return await _lezer.ReadAsync(
            Onderwerpproef.Onderwerp(functies), Onderwerpproef.Partij("CAK", recht), recht, Dag, vanaf, limiet, maxBytes, wacht: false,
            TestContext.Current.CancellationToken);
    }
}
