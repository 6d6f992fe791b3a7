using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Limieten.Delen;

public sealed class GedeeldedagtellerTests
{
    private static readonly int Seed = Toeval.SeedOr(365);

    private readonly FakeTime _klok = new();
    private readonly Modelgeheugen _geheugen;
    private int _nummer;

    public GedeeldedagtellerTests() => _geheugen = new Modelgeheugen(_klok);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>The bound of docs/configuratie.md: what there may be, and per node what it may keep to itself.</summary>
    [Fact]
    public void TryCount_AnyNodesAndOrder_CountsNoMoreThanThereMayBeAndAFewPerNode()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(100).WithReplay((ulong)Seed, 1),
            Prop.ForAll(Gevallen.ToArbitrary(), geval =>
            {
                var geheugen = new Modelgeheugen(_klok);
                Gedeeldedagteller[] tellers = [.. Enumerable.Range(0, geval.Knooppunten).Select(n => Make(geheugen, $"k{n}"))];
                var binnen = new List<(Gedeeldedagteller Teller, DateOnly Dag)>();
                var meest = 0;
                foreach (var (plek, daad) in geval.Stappen)
                {
                    var teller = tellers[plek % tellers.Length];
                    if (daad < 6 && teller.TryCount(geval.Maximum, out var dag, out _))
                        binnen.Add((teller, dag));
                    else if (daad is 6 or 7)
                        Sync(teller);
                    else if (daad == 8 && binnen.Count > 0)
                        Undo(binnen, plek);
                    meest = Math.Max(meest, binnen.Count);
                }

                var grens = geval.Maximum + (geval.Knooppunten * Gedeeldedagteller.Measure(geval.Maximum));
                return (meest <= grens).Label($"seed {Seed}: {meest} counted, {grens} may be: {geval}");
            }));

    [Fact]
    public void TryCount_OtherNode_CountsToo()
    {
        var (hier, daar) = (Make(_geheugen), Make(_geheugen));
        Count(daar, 100, 60);
        Count(hier, 100, 40);
        Sync(hier);
        Sync(daar);

        Assert.False(hier.TryCount(100, out _, out var wacht));
        Assert.False(daar.TryCount(100, out _, out _));
        Assert.Equal(TimeSpan.FromHours(14), wacht);
        Assert.Equal((100, 100), (hier.Aantal, daar.Aantal));
    }

    [Fact]
    public void TryCount_NodeThatStartedAnew_KnowsWhatItHad()
    {
        Count(Make(_geheugen), 100, 100);

        var opnieuw = Make(_geheugen);
        Assert.True(opnieuw.TryCount(100, out _, out _));
        Sync(opnieuw);

        Assert.False(opnieuw.TryCount(100, out _, out _));
    }

    [Fact]
    public void TryCount_MemoryLost_IsRightAgainOnceAllHaveToldAgain()
    {
        var (hier, daar) = (Make(_geheugen), Make(_geheugen));
        Count(daar, 100, 60);
        Count(hier, 100, 40);

        _geheugen.Clear();
        Sync(hier);
        Sync(daar);
        Sync(hier);

        Assert.Equal((100, 100), (hier.Aantal, daar.Aantal));
    }

    [Fact]
    public void TryCount_Gone_CountsForItselfOnWhatItLastHeard()
    {
        var (hier, daar) = (Make(_geheugen), Make(_geheugen));
        Count(daar, 100, 60);
        Sync(hier);
        _geheugen.Aanwezig = false;

        for (var n = 0; n < 40; n++)
            Assert.True(hier.TryCount(100, out _, out _));
        Assert.False(hier.TryCount(100, out _, out _));
    }

    [Fact]
    public void TryCount_MoreThanItMayKeepToItself_WaitsUntilTheOthersKnow()
    {
        var teller = Make(_geheugen);
        for (var n = 0; n < Gedeeldedagteller.Measure(100); n++)
            Assert.True(teller.TryCount(100, out _, out _));

        Assert.False(teller.TryCount(100, out _, out var wacht));
        Assert.Equal(TimeSpan.FromSeconds(1), wacht);
        Sync(teller);
        Assert.True(teller.TryCount(100, out _, out _));
    }

    [Fact]
    public async Task TryCount_NoAnswer_CountsOnForItself()
    {
        _geheugen.Zwijgt = true;
        var teller = Make(_geheugen);
        while (teller.TryCount(100, out _, out _))
            await teller.SyncAsync(Stop);

        Assert.Equal(100, teller.Aantal);
        Assert.False(teller.Deelt);
    }

    [Fact]
    public void Undo_OnTheSameDay_MakesRoomForAll()
    {
        var (hier, daar) = (Make(_geheugen), Make(_geheugen));
        Count(daar, 100, 99);
        Assert.True(hier.TryCount(100, out var dag, out _));
        Sync(hier);
        Sync(daar);
        Assert.False(daar.TryCount(100, out _, out _));

        hier.Undo(dag);
        Assert.True(hier.TryBeginSync());
        Sync(hier);
        Assert.True(daar.TryBeginSync());
        Sync(daar);

        Assert.True(daar.TryCount(100, out _, out _));
    }

    [Fact]
    public async Task Sync_AnswerOfYesterday_DoesNotCountToday()
    {
        var teller = Make(_geheugen);
        Count(teller, 100, 50);
        Assert.True(teller.TryCount(100, out var gisteren, out var totMiddernacht));
        var poort = new TaskCompletionSource();
        _geheugen.Poort = poort.Task;
        var sync = teller.SyncAsync(Stop);

        _klok.Advance(totMiddernacht);
        Assert.Equal(0, teller.Aantal);
        poort.SetResult();
        await sync;
        teller.Undo(gisteren);

        Assert.Equal(0, teller.Aantal);
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(19, 1)]
    [InlineData(100, 5)]
    [InlineData(1280, 64)]
    [InlineData(1_000_000_000, 64)]
    public void Measure_Maximum_IsWhatTheDocumentSays(int maximum, int aantal) => Assert.Equal(aantal, Gedeeldedagteller.Measure(maximum));

    private static Gen<Geval> Gevallen =>
        from knooppunten in Gen.Choose(1, 6)
        from maximum in Gen.Choose(1, 150)
        from plekken in Gen.ListOf(Gen.Choose(0, 1000), 400)
        from daden in Gen.ListOf(Gen.Choose(0, 8), 400)
        select new Geval(knooppunten, maximum, [.. plekken.Zip(daden)]);

    private static void Undo(List<(Gedeeldedagteller Teller, DateOnly Dag)> binnen, int plek)
    {
        var weg = binnen[plek % binnen.Count];
        binnen.Remove(weg);
        weg.Teller.Undo(weg.Dag);
    }

    private static void Sync(Gedeeldedagteller teller) => Assert.True(teller.SyncAsync(Stop).IsCompletedSuccessfully);

    private static void Count(Gedeeldedagteller teller, int maximum, int aantal)
    {
        for (var n = 0; n < aantal; n++)
        {
            Assert.True(teller.TryCount(maximum, out _, out _));
            Sync(teller);
        }
    }

    private Gedeeldedagteller Make(Modelgeheugen geheugen) => Make(geheugen, $"knooppunt {_nummer++}");

    private Gedeeldedagteller Make(Modelgeheugen geheugen, string naam) => new(static dag => $"dag {dag:O}", naam, geheugen, new Limietverdeler(_klok), _klok);

    private sealed record Geval(int Knooppunten, int Maximum, IReadOnlyList<(int Plek, int Daad)> Stappen)
    {
        public override string ToString() => $"{Knooppunten} nodes, {Maximum} a day: {string.Join(' ', Stappen.Select(static s => $"{s.Plek}:{s.Daad}"))}";
    }
}
