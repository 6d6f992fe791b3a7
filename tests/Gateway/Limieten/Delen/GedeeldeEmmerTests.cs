using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Limieten;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Limieten.Delen;

/// <summary>Nodes that share a bucket let in what it gives, a known bit more, and never more than each would alone.</summary>
public sealed class GedeeldeEmmerTests
{
    private const string Sleutel = "emmer";
    private static readonly int Seed = Toeval.SeedOr(1616);

    private readonly FakeTime _klok = new();
    private readonly Modelgeheugen _geheugen;
    private readonly Limietverdeler _verdeler;

    public GedeeldeEmmerTests() => (_geheugen, _verdeler) = (new Modelgeheugen(_klok), new Limietverdeler(_klok));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private enum Daad
    {
        Vraag,
        Bijvullen,
        Wacht,
        Uitval,
        Terug,
    }

    /// <summary>The bound of docs/configuratie.md, however requests, portions and time follow each other.</summary>
    [Fact]
    public void TryTake_AnyNodesAndOrder_LetsInNoMoreThanTheBucketGaveAndADebtPerNode()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay((ulong)Seed, 1),
            Prop.ForAll(Gevallen(metUitval: false).ToArbitrary(), geval =>
            {
                using var proef = new Proef(geval, static (g, _) => new Ruimemmer(g.Piek));
                proef.Run();
                var schuld = Portie.Measure(geval.PerSeconde, geval.Piek) + proef.Grootste - 1;
                var grens = geval.Piek + (geval.PerSeconde * proef.Seconden) + (geval.Knooppunten * schuld);
                return (proef.Toegelaten <= grens + 0.001).Label($"seed {Seed}: {proef.Toegelaten} let in, {grens} may be: {geval}");
            }));

    /// <summary>Also while the others go and come: a node never lets in more than its own bucket would.</summary>
    [Fact]
    public void TryTake_AnyNodesAndOutages_LetsInNoMoreThanEachNodeAlone()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay((ulong)Seed, 3),
            Prop.ForAll(Gevallen(metUitval: true).ToArbitrary(), geval =>
            {
                using var proef = new Proef(geval, static (g, klok) => new Modelemmer(g.PerSeconde, g.Piek, klok));
                proef.Run();
                var grens = geval.Piek + (geval.PerSeconde * proef.Seconden);
                return proef.PerKnooppunt.All(n => n <= grens + 0.001)
                    .Label($"seed {Seed}: {string.Join('/', proef.PerKnooppunt)} let in, {grens} each may be: {geval}");
            }));

    /// <summary>Sharing costs a party nothing when it uses one node.</summary>
    [Fact]
    public void TryTake_OneNode_LetsInExactlyWhatABucketOfItsOwnWould()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay((ulong)Seed, 5),
            Prop.ForAll(Gevallen(metUitval: false).ToArbitrary(), geval =>
            {
                var klok = new FakeTime();
                using var proef = new Proef(geval with { Knooppunten = 1 }, (g, k) => new Modelemmer(g.PerSeconde, g.Piek, k)) { MeteenBijvullen = true };
                using var alleen = new Modelemmer(geval.PerSeconde, geval.Piek, klok);
                long gelijk = 0;
                foreach (var stap in geval.Stappen)
                {
                    if (stap.Daad == Daad.Wacht)
                        klok.Advance(TimeSpan.FromMilliseconds(stap.Aantal));
                    else if (stap.Daad == Daad.Vraag && alleen.TryTake(stap.Aantal, out _))
                        gelijk += Math.Min(stap.Aantal, geval.Piek);
                }

                proef.Run();
                return (proef.Toegelaten == gelijk).Label($"seed {Seed}: {proef.Toegelaten} let in, {gelijk} alone: {geval}");
            }));

    [Fact]
    public void TryTake_FirstRequest_DoesNotWaitForTheOthers()
    {
        using var emmer = Make(10, 100, new Ruimemmer(100));

        Assert.True(emmer.TryTake(1, out var wacht));
        Assert.Equal(TimeSpan.Zero, wacht);
        Assert.Empty(_geheugen.Vragen);
    }

    /// <summary>A body of unknown length is paid while it is read, in a time in which nobody may have answered yet.</summary>
    [Fact]
    public async Task TryTake_TwoLargestRequestsInPieces_DoNotWaitForTheOthers()
    {
        const int grootste = 26_214_400;
        const int stuk = grootste / 400;
        using var emmer = new GedeeldeEmmer(Sleutel, 25_000_000, 250_000_000, grootste, new Ruimemmer(250_000_000), _geheugen, _verdeler, _klok);
        for (var n = 0; n < 400; n++)
            Assert.True(emmer.TryTake(stuk, out _), $"piece {n} of the first");

        await emmer.SyncAsync(Stop);

        for (var n = 0; n < 800; n++)
            Assert.True(emmer.TryTake(stuk, out _), $"piece {n} of the next two");
        Assert.False(emmer.TryTake(stuk, out _));
    }

    [Fact]
    public async Task TryTake_UsedUpElsewhere_IsRefusedHere()
    {
        using var hier = Make(Limietproef.Vrijwelniets, 100, new Ruimemmer(100));
        _geheugen.Take(Sleutel, new Emmervraag(Limietproef.Vrijwelniets, 100, 100, 0, 100));
        var schuld = Portie.Measure(Limietproef.Vrijwelniets, 100);
        for (var n = 0; n < schuld; n++)
            Assert.True(hier.TryTake(1, out _));
        await hier.SyncAsync(Stop);

        Assert.False(hier.TryTake(1, out var wacht));
        Assert.InRange(wacht, TimeSpan.FromSeconds(999), TimeSpan.FromSeconds(1001));
    }

    [Fact]
    public void TryTake_Gone_CountsForItself()
    {
        _geheugen.Aanwezig = false;
        using var emmer = Make(1, 100, new Modelemmer(1, 100, _klok));

        Assert.True(emmer.TryTake(100, out _));
        Assert.False(emmer.TryTake(1, out _));
        _klok.Advance(TimeSpan.FromSeconds(1));
        Assert.True(emmer.TryTake(1, out _));
        Assert.False(emmer.Deelt);
        Assert.Empty(_geheugen.Vragen);
    }

    [Fact]
    public async Task TryTake_NoAnswer_CountsForItselfFromThenOn()
    {
        _geheugen.Zwijgt = true;
        using var emmer = Make(1, 100, new Modelemmer(1, 100, _klok));
        var schuld = Portie.Measure(1, 100);
        for (var n = 0; n < schuld; n++)
            Assert.True(emmer.TryTake(1, out _));
        Assert.False(emmer.TryTake(1, out _));

        await emmer.SyncAsync(Stop);

        Assert.True(emmer.TryTake(100 - schuld, out _));
        Assert.False(emmer.TryTake(1, out _));
    }

    /// <summary>What three nodes let in for themselves is taken out of the bucket that they share again, so that a party has its burst once.</summary>
    [Fact]
    public async Task Sync_AfterAnOutage_TakesOutWhatWasLetInMeanwhile()
    {
        const int Piek = 900;
        GedeeldeEmmer[] knooppunten = [.. Enumerable.Range(0, 3).Select(_ => Make(1, Piek, new Modelemmer(1, Piek, _klok)))];
        _geheugen.Aanwezig = false;
        foreach (var knooppunt in knooppunten)
            Assert.True(knooppunt.TryTake(Piek / 3, out _));

        _geheugen.Aanwezig = true;
        await SyncAsync(knooppunten);

        var erbij = knooppunten.Sum(static k => Drain(k));
        // A debt for each, and what the first ones were given before the last one had told.
        Assert.InRange(erbij, 0, 6 * Portie.Measure(1, Piek));
        Assert.All(knooppunten, static k => Assert.True(k.Deelt));
    }

    [Fact]
    public async Task Sync_MemoryLostDuringTheOutage_BeginsFromWhatTheNodesKnow()
    {
        const int Piek = 900;
        using var emmer = Make(1, Piek, new Modelemmer(1, Piek, _klok));
        for (var n = 0; n < Piek; n++)
        {
            Assert.True(emmer.TryTake(1, out _));
            await emmer.SyncAsync(Stop);
        }

        _geheugen.Aanwezig = false;
        Assert.False(emmer.TryTake(1, out _));
        _geheugen.Clear();
        _geheugen.Aanwezig = true;
        await emmer.SyncAsync(Stop);

        using var ander = Make(1, Piek, new Ruimemmer(Piek));
        await ander.SyncAsync(Stop);
        Assert.InRange(Drain(ander), 0, Portie.Measure(1, Piek));
    }

    [Fact]
    public async Task Sync_RequestsWhileItJoinsAgain_AreItsDebt()
    {
        const int Piek = 1000;
        _geheugen.Aanwezig = false;
        using var emmer = Make(1, Piek, new Modelemmer(1, Piek, _klok));
        Assert.True(emmer.TryTake(1, out _));
        _geheugen.Aanwezig = true;
        var poort = new TaskCompletionSource();
        _geheugen.Poort = poort.Task;
        var sync = emmer.SyncAsync(Stop);
        Assert.True(emmer.TryTake(10, out _));
        poort.SetResult();
        await sync;

        _geheugen.Poort = Task.CompletedTask;
        await emmer.SyncAsync(Stop);

        // One before it asked, two portions of twenty of which ten are used.
        Assert.Equal(Piek - 1 - 10 - Portie.Measure(1, Piek), _geheugen.Take(Sleutel, new Emmervraag(1, Piek, 0, 0, Piek)).Over);
    }

    [Fact]
    public async Task TryBeginSync_DebtOrOnItsOwn_IsPutRightWithoutARequest()
    {
        using var emmer = Make(1, 1000, new Modelemmer(1, 1000, _klok));
        Assert.False(emmer.TryBeginSync());
        _geheugen.Zwijgt = true;
        Assert.True(emmer.TryTake(1, out _));
        await emmer.SyncAsync(Stop);
        Assert.False(emmer.Deelt);

        _geheugen.Zwijgt = false;
        Assert.True(emmer.TryBeginSync());
        Assert.False(emmer.TryBeginSync());
        await emmer.SyncAsync(Stop);

        Assert.True(emmer.Deelt);
        Assert.False(emmer.TryBeginSync());
    }

    [Fact]
    public async Task Close_PortionInHand_IsForTheOthers()
    {
        const int Piek = 1000;
        using var emmer = Make(1, Piek, new Modelemmer(1, Piek, _klok));
        Assert.True(emmer.TryTake(1, out _));
        await emmer.SyncAsync(Stop);

        emmer.Close();
        await emmer.SyncAsync(Stop);

        Assert.Equal(Piek - 1, _geheugen.Take(Sleutel, new Emmervraag(1, Piek, 0, 0, Piek)).Over);
        Assert.True(emmer.TryTake(1, out _));
        Assert.False(emmer.Deelt);
    }

    [Fact]
    public async Task Close_WhileAPortionIsFetched_GivesItBackAfterwards()
    {
        const int Piek = 1000;
        using var emmer = Make(1, Piek, new Modelemmer(1, Piek, _klok));
        Assert.True(emmer.TryTake(1, out _));
        var poort = new TaskCompletionSource();
        _geheugen.Poort = poort.Task;
        var sync = emmer.SyncAsync(Stop);
        emmer.Close();
        poort.SetResult();
        await sync;

        await emmer.SyncAsync(Stop);

        Assert.Equal(Piek - 1, _geheugen.Take(Sleutel, new Emmervraag(1, Piek, 0, 0, Piek)).Over);
    }

    /// <summary>Whatever is answered: it cannot let in more than without it.</summary>
    [Fact]
    public async Task TryTake_AnswersThatGiveTooMuch_StayWithinTheBucketOfTheNode()
    {
        _geheugen.Vervorm = static _ => new Emmerantwoord(1_000_000, 1_000_000);
        using var emmer = Make(Limietproef.Vrijwelniets, 50, new Modelemmer(Limietproef.Vrijwelniets, 50, _klok));
        Assert.True(emmer.TryTake(1, out _));
        await emmer.SyncAsync(Stop);

        Assert.Equal(49, Drain(emmer));
    }

    [Theory]
    [InlineData(0, 0, 20, true)]
    [InlineData(20, 1000, 20, true)]
    [InlineData(21, 0, 20, false)]
    [InlineData(-1, 0, 20, false)]
    [InlineData(1, 1001, 20, false)]
    [InlineData(1, -1, 20, false)]
    [InlineData(-5, 5, -5, true)]
    [InlineData(0, 5, -5, false)]
    public void Past_Answer_IsJudged(long gegeven, long over, long gevraagd, bool past)
        => Assert.Equal(past, new Emmerantwoord(gegeven, over).Past(new Emmervraag(1, 1000, gevraagd, 0, 1000)));

    private static long Drain(GedeeldeEmmer emmer)
    {
        long genomen = 0;
        while (emmer.TryTake(1, out _))
            genomen++;
        return genomen;
    }

    private static async Task SyncAsync(IEnumerable<GedeeldeEmmer> emmers)
    {
        foreach (var emmer in emmers)
            await emmer.SyncAsync(Stop);
    }

    // Small buckets and requests of one among them, for there the bound is close.
    private static Gen<Geval> Gevallen(bool metUitval) =>
        from knooppunten in Gen.Choose(1, 6)
        from duizendsten in Gen.Frequency((1, Gen.Choose(1, 5000)), (1, Gen.Choose(1, 500_000)))
        from piek in Gen.Frequency((1, Gen.Choose(1, 50)), (1, Gen.Choose(1, 5000)))
        from grootste in Gen.Elements(1, 3, 2000)
        from stappen in Gen.ListOf(Stappen(knooppunten, grootste, metUitval), 300)
        select new Geval(knooppunten, duizendsten / 1000.0, piek, [.. stappen]);

    private static Gen<Stap> Stappen(int knooppunten, int grootste, bool metUitval) =>
        from knooppunt in Gen.Choose(0, knooppunten - 1)
        from daad in Gen.Frequency(
            (6, Gen.Constant(Daad.Vraag)), (3, Gen.Constant(Daad.Bijvullen)), (1, Gen.Constant(Daad.Wacht)),
            (metUitval ? 1 : 0, Gen.Constant(Daad.Uitval)), (metUitval ? 1 : 0, Gen.Constant(Daad.Terug)))
        from aantal in Gen.Frequency((5, Gen.Choose(1, Math.Min(grootste, 3))), (1, Gen.Choose(1, grootste)))
        from ms in Gen.Frequency((5, Gen.Choose(1, 10)), (1, Gen.Choose(1, 2000)))
        select new Stap(knooppunt, daad, daad == Daad.Wacht ? ms : aantal);

    private GedeeldeEmmer Make(double perSeconde, int piek, IEigenEmmer eigen) => new(Sleutel, perSeconde, piek, 1, eigen, _geheugen, _verdeler, _klok);

    private sealed record Stap(int Knooppunt, Daad Daad, int Aantal);

    private sealed record Geval(int Knooppunten, double PerSeconde, int Piek, IReadOnlyList<Stap> Stappen)
    {
        public override string ToString()
            => $"{Knooppunten} nodes, {PerSeconde}/s, burst {Piek}: {string.Join(' ', Stappen.Select(static s => $"{s.Knooppunt}{s.Daad}{s.Aantal}"))}";
    }

    /// <summary>Nodes that do as a case says, with a memory that each can lose and find again.</summary>
    private sealed class Proef : IDisposable
    {
        private readonly FakeTime _klok = new();
        private readonly Geval _geval;
        private readonly Modelgeheugen _geheugen;
        private readonly GedeeldeEmmer[] _emmers;
        private readonly DateTimeOffset _begin;

        public Proef(Geval geval, Func<Geval, TimeProvider, IEigenEmmer> eigen)
        {
            (_geval, _geheugen, _begin) = (geval, new Modelgeheugen(_klok), _klok.GetUtcNow());
            PerKnooppunt = new long[geval.Knooppunten];
            _emmers = [.. PerKnooppunt.Select(_ => new GedeeldeEmmer(
                Sleutel, geval.PerSeconde, geval.Piek, 1, eigen(geval, _klok), _geheugen, new Limietverdeler(_klok), _klok))];
        }

        public bool MeteenBijvullen { get; init; }

        public long[] PerKnooppunt { get; }

        public long Toegelaten => PerKnooppunt.Sum();

        public long Grootste { get; private set; } = 1;

        public double Seconden => (_klok.GetUtcNow() - _begin).TotalSeconds;

        public void Run()
        {
            foreach (var stap in _geval.Stappen)
                Do(stap, stap.Knooppunt % _emmers.Length);
        }

        public void Dispose()
        {
            foreach (var emmer in _emmers)
                emmer.Dispose();
        }

        private void Do(Stap stap, int plek)
        {
            switch (stap.Daad)
            {
                case Daad.Vraag:
                    var kost = Math.Min(stap.Aantal, _geval.Piek);
                    Grootste = Math.Max(Grootste, kost);
                    if (_emmers[plek].TryTake(stap.Aantal, out _))
                        PerKnooppunt[plek] += kost;
                    if (MeteenBijvullen)
                        Sync(plek);
                    break;
                case Daad.Bijvullen:
                    Sync(plek);
                    break;
                case Daad.Wacht:
                    Wait(stap.Aantal, plek);
                    break;
                default:
                    _geheugen.Aanwezig = stap.Daad == Daad.Terug;
                    break;
            }
        }

        private void Wait(int ms, int plek)
        {
            const int Stap = 5;
            for (var nog = ms; nog > 0; nog -= Stap)
            {
                _klok.Advance(TimeSpan.FromMilliseconds(Math.Min(nog, Stap)));
                if (MeteenBijvullen)
                    Sync(plek);
            }
        }

        private void Sync(int plek) => Assert.True(_emmers[plek].SyncAsync(Stop).IsCompletedSuccessfully);
    }
}
