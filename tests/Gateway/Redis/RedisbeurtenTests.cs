using IB.Gateway.Limieten.Delen;
using IB.Gateway.Redis;
using IB.Gateway.Storage;
using IB.Gateway.Testing;
using IB.Gateway.Tests.Telemetrie;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Tests.Redis;

/// <summary>What nodes say of turns spares the store questions, and decides nothing.</summary>
public sealed class RedisbeurtenTests : IDisposable
{
    private const string Naam = "bezorging 0363";
    private readonly FakeTime _klok = new();
    private readonly Meterbank _bank = new();
    private readonly Proefopslag _opslag = new();
    private readonly Proefclaims _claims = new();
    private readonly Redisbeurten _beurten;

    public RedisbeurtenTests() => _beurten = Make("een");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => _bank.Dispose();

    [Fact]
    public async Task TryTake_Free_TakesItInTheStoreAndSaysSo()
    {
        var beurt = await _beurten.TryTakeAsync(Naam, Stop);

        Assert.Equal(new Beurt(Naam, 1), beurt);
        Assert.Equal("een 1", _claims.Waarden[Naam]);
    }

    [Fact]
    public async Task TryTake_AnotherSaidSo_DoesNotAskTheStore()
    {
        _claims.Waarden[Naam] = "twee 7";

        Assert.Null(await _beurten.TryTakeAsync(Naam, Stop));

        Assert.Equal(0, _opslag.Gevraagd);
        Assert.Equal(["ib.redis.beurten.bespaard{} 1"], _bank.Regels());
    }

    [Fact]
    public async Task TryTake_AnotherSaysSoForLongerThanATurn_AsksTheStoreOncePerTurn()
    {
        _claims.Waarden[Naam] = "twee 7";
        _opslag.Bezet = true;
        for (var tel = 0; tel < 40; tel++)
        {
            Assert.Null(await _beurten.TryTakeAsync(Naam, Stop));
            _klok.Advance(_opslag.Duur / 8);
        }

        // Five turns long, each with nine looks: eight in which it is believed.
        Assert.Equal(4, _opslag.Gevraagd);

        _opslag.Bezet = false;
        Beurt? beurt = null;
        for (var tel = 0; tel <= 8 && beurt is null; tel++)
        {
            beurt = await _beurten.TryTakeAsync(Naam, Stop);
            _klok.Advance(_opslag.Duur / 8);
        }

        Assert.NotNull(beurt);
        Assert.Equal($"een {beurt.Nummer}", _claims.Waarden[Naam]);
    }

    [Fact]
    public async Task TryTake_TakenThoughNobodySaidSo_SaysNothing()
    {
        _opslag.Bezet = true;

        Assert.Null(await _beurten.TryTakeAsync(Naam, Stop));

        Assert.Empty(_claims.Waarden);
    }

    [Fact]
    public async Task TryTake_StoreInTrouble_SaysNothingAndTells()
    {
        _opslag.Stuk = true;

        await Assert.ThrowsAsync<OpslagException>(async () => await _beurten.TryTakeAsync(Naam, Stop));

        Assert.Empty(_claims.Waarden);
    }

    [Fact]
    public async Task All_NobodyToAsk_DoAsTheStoreDoes()
    {
        _claims.Stuk = true;
        var beurt = await _beurten.TryTakeAsync(Naam, Stop);
        Assert.NotNull(beurt);
        Assert.Null(await _beurten.TryTakeAsync(Naam, Stop));
        Assert.Empty(await _beurten.RenewAsync([beurt], Stop));
        await _beurten.ReturnAsync(beurt, Stop);
        Assert.Equal([beurt], await _beurten.RenewAsync([beurt], Stop));
        Assert.Equal(new Beurt(Naam, 2), await _beurten.TryTakeAsync(Naam, Stop));
    }

    [Fact]
    public async Task Renew_Kept_SaysItAgainWhateverWasSaid()
    {
        var beurt = await _beurten.TryTakeAsync(Naam, Stop);
        _claims.Waarden[Naam] = "twee 9";

        Assert.Empty(await _beurten.RenewAsync([beurt!], Stop));

        Assert.Equal("een 1", _claims.Waarden[Naam]);
    }

    [Fact]
    public async Task Renew_Lost_TakesBackWhatItSaid()
    {
        var beurt = await _beurten.TryTakeAsync(Naam, Stop);
        _opslag.Kwijt = true;

        Assert.Equal([beurt!], await _beurten.RenewAsync([beurt!], Stop));

        Assert.Empty(_claims.Waarden);
    }

    [Fact]
    public async Task Return_AnotherSaidSoMeanwhile_LeavesThat()
    {
        var beurt = await _beurten.TryTakeAsync(Naam, Stop);
        _claims.Waarden[Naam] = "twee 2";

        await _beurten.ReturnAsync(beurt!, Stop);

        Assert.Equal("twee 2", _claims.Waarden[Naam]);
    }

    [Fact]
    public async Task Return_NotCertainThatItIsGone_AsksTheStoreTheNextTime()
    {
        var beurt = await _beurten.TryTakeAsync(Naam, Stop);
        _claims.Stuk = true;
        await _beurten.ReturnAsync(beurt!, Stop);
        _claims.Stuk = false;

        Assert.Equal(new Beurt(Naam, 2), await _beurten.TryTakeAsync(Naam, Stop));
        Assert.Equal("een 2", _claims.Waarden[Naam]);
    }

    [Fact]
    public async Task Dispose_TurnsNotReturned_TakesBackWhatItSaidOfThem()
    {
        await _beurten.TryTakeAsync(Naam, Stop);
        _claims.Waarden["ander"] = "twee 1";

        await _beurten.DisposeAsync();

        Assert.Equal(["ander"], _claims.Waarden.Keys);
    }

    private Redisbeurten Make(string houder)
    {
        var verdeler = new Limietverdeler(_klok);
        return new Redisbeurten(
            _opslag, _claims, houder, new Redismeters(_bank.Factory, new Redisstand(_klok, NullLogger<Redisstand>.Instance), verdeler), _klok);
    }

    private sealed class Proefclaims : IClaims
    {
        public Dictionary<string, string> Waarden { get; } = [];

        public bool Stuk { get; set; }

        public ValueTask<Claimstand> TryClaimAsync(string naam, string waarde, TimeSpan duur)
            => ValueTask.FromResult(Stuk ? Claimstand.Onbekend : Waarden.TryAdd(naam, waarde) ? Claimstand.Vrij : Claimstand.Bezet);

        public ValueTask SetAsync(string naam, string waarde, TimeSpan duur)
        {
            if (!Stuk)
                Waarden[naam] = waarde;
            return ValueTask.CompletedTask;
        }

        public ValueTask<bool> TryReleaseAsync(string naam, string waarde, string eerder)
        {
            if (!Stuk && Waarden.GetValueOrDefault(naam) is { } staat && (staat == waarde || staat == eerder))
                Waarden.Remove(naam);
            return ValueTask.FromResult(!Stuk);
        }
    }

    /// <summary>The turns of a store, counted.</summary>
    private sealed class Proefopslag : IBeurten
    {
        private readonly Dictionary<string, Beurt> _genomen = [];
        private long _nummer;

        public TimeSpan Duur => TimeSpan.FromSeconds(8);

        public bool Bezet { get; set; }

        public bool Kwijt { get; set; }

        public bool Stuk { get; set; }

        public int Gevraagd { get; private set; }

        public ValueTask<Beurt?> TryTakeAsync(string naam, CancellationToken cancellationToken)
        {
            Gevraagd++;
            if (Stuk)
                throw new OpslagException("stuk");
            if (Bezet || _genomen.ContainsKey(naam))
                return ValueTask.FromResult<Beurt?>(null);
            return ValueTask.FromResult<Beurt?>(_genomen[naam] = new Beurt(naam, ++_nummer));
        }

        public ValueTask<IReadOnlyList<Beurt>> RenewAsync(IReadOnlyCollection<Beurt> beurten, CancellationToken cancellationToken)
            => ValueTask.FromResult<IReadOnlyList<Beurt>>([.. beurten.Where(b => Kwijt || _genomen.GetValueOrDefault(b.Naam) != b)]);

        public ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken)
            => ValueTask.FromResult(_genomen.ContainsKey(naam) ? "houder" : null);

        public ValueTask ReturnAsync(Beurt beurt, CancellationToken cancellationToken)
        {
            if (_genomen.GetValueOrDefault(beurt.Naam) == beurt)
                _genomen.Remove(beurt.Naam);
            return ValueTask.CompletedTask;
        }
    }
}
