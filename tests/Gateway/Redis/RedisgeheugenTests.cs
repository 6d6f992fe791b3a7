using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Limieten.Delen;
using IB.Gateway.Redis;
using IB.Gateway.Testing;
using IB.Gateway.Proefservers;
using IB.Gateway.Tests.Limieten.Delen;

namespace IB.Gateway.Tests.Redis;

/// <summary>The scripts do in Redis what the model says, and make the best of what they find there.</summary>
public sealed class RedisgeheugenTests : IAsyncLifetime
{
    private const double Vrijwelniets = 0.001;
    private static readonly int Seed = Toeval.SeedOr(6379);
    private Redisserver? _server;
    private Redisknooppunt? _knooppunt;
    private int _nummer;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Redisserver Server => _server!;

    private Redisgeheugen Geheugen => _knooppunt!.Geheugen;

    public async ValueTask InitializeAsync()
    {
        _server = await Redisserver.StartAsync();
        // Long, for this is not about being quick.
        _knooppunt = await Redisknooppunt.StartAsync(Redisknooppunt.Options(_server) with { Tijdslimiet = TimeSpan.FromSeconds(1) }, "een");
    }

    public async ValueTask DisposeAsync()
    {
        if (_knooppunt is not null)
            await _knooppunt.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    /// <summary>At a rate at which nothing flows while a test runs.</summary>
    [Fact]
    public void Take_AnyQuestions_GivesWhatTheModelGives()
        => Check.One(
            Config.QuickThrowOnFailure.WithMaxTest(40).WithReplay((ulong)Seed, 1),
            Prop.ForAll(Gevallen.ToArbitrary(), geval =>
            {
                var model = new Modelgeheugen(new FakeTime());
                var sleutel = $"emmer {_nummer++}";
                var verwacht = geval.Select(v => model.Take(sleutel, v)).ToList();
                var gekregen = Take(sleutel, geval);
                return verwacht.SequenceEqual(gekregen)
                    .Label($"seed {Seed}: {string.Join(", ", geval)} gave {string.Join(", ", (object?[])gekregen)}, not {string.Join(", ", verwacht)}");
            }));

    /// <summary>By the clock of Redis, and true however fast or slow the machine is.</summary>
    [Fact]
    public async Task Take_Emptied_FlowsInAtItsRate()
    {
        var vraag = new Emmervraag(1000, 100, 100, 0, 100);
        var begin = TimeProvider.System.GetTimestamp();
        long gegeven = 0;
        for (var n = 0; n < 200; n++)
            gegeven += (await Geheugen.TakeAsync("vol", vraag, Stop))!.Gegeven;
        var seconden = TimeProvider.System.GetElapsedTime(begin).TotalSeconds;

        Assert.InRange(gegeven, 100, 100 + (1000 * seconden) + 1);
        await _knooppunt!.WaitAsync(() => Take("vol", [vraag with { Aantal = 50 }])[0]?.Gegeven == 50, "fifty flowed in");
    }

    [Fact]
    public async Task Take_Full_LeavesNothingBehind()
    {
        await Geheugen.TakeAsync("kort", new Emmervraag(1_000_000, 10, 10, 0, 10), Stop);

        var ms = long.Parse(await Server.RunAsync("PTTL", "kort"), System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(ms, 1, 1001);
    }

    [Theory]
    [InlineData("SET", "anders", "tekst")]
    [InlineData("LPUSH", "anders", "a")]
    [InlineData("HSET", "anders", "inhoud", "veel", "op", "nu")]
    [InlineData("HSET", "anders", "inhoud", "nan", "op", "nan")]
    [InlineData("HSET", "anders", "iets", "anders")]
    public async Task Take_SomethingElseUnderTheKey_IsAFullBucket(params string[] opdracht)
    {
        await Server.RunAsync(opdracht);

        Assert.Equal(new Emmerantwoord(10, 90), await Geheugen.TakeAsync("anders", new Emmervraag(Vrijwelniets, 100, 10, 0, 100), Stop));
        Assert.Equal(new Emmerantwoord(10, 80), await Geheugen.TakeAsync("anders", new Emmervraag(Vrijwelniets, 100, 10, 0, 100), Stop));
        Assert.True(_knooppunt!.Verbinding.Aanwezig);
    }

    [Theory]
    [InlineData("1e300", "0", 100)]
    [InlineData("inf", "0", 100)]
    [InlineData("-1e300", "99999999999999999", 0)]
    [InlineData("50", "99999999999999999", 50)]
    [InlineData("50", "inf", 50)]
    public async Task Take_NumbersThatCannotBe_AreBroughtWithinTheBucket(string inhoud, string op, long over)
    {
        await Server.RunAsync("HSET", "raar", "inhoud", inhoud, "op", op);

        Assert.Equal(new Emmerantwoord(0, over), await Geheugen.TakeAsync("raar", new Emmervraag(Vrijwelniets, 100, 0, 0, 100), Stop));
    }

    [Fact]
    public async Task Count_SeveralNodes_GivesTheirSumAndReplacesWhatOneSaidBefore()
    {
        var uur = TimeSpan.FromHours(1);
        Assert.Equal(5, (await Geheugen.CountAsync("dag", "een", 5, uur, Stop))?.Totaal);
        Assert.Equal(12, (await Geheugen.CountAsync("dag", "twee", 7, uur, Stop))?.Totaal);
        Assert.Equal(8, (await Geheugen.CountAsync("dag", "een", 1, uur, Stop))?.Totaal);
        Assert.InRange(long.Parse(await Server.RunAsync("PTTL", "dag"), System.Globalization.CultureInfo.InvariantCulture), 3_000_000, 3_600_000);
    }

    [Theory]
    [InlineData("SET", "dag", "tekst")]
    [InlineData("HSET", "dag", "twee", "veel")]
    [InlineData("HSET", "dag", "twee", "-5")]
    [InlineData("HSET", "dag", "twee", "1e300")]
    public async Task Count_SomethingElseUnderTheKey_CountsForNothing(params string[] opdracht)
    {
        await Server.RunAsync(opdracht);

        Assert.Equal(5, (await Geheugen.CountAsync("dag", "een", 5, TimeSpan.FromHours(1), Stop))?.Totaal);
    }

    // All at once: they are done in the order in which they were asked.
    private Emmerantwoord?[] Take(string sleutel, IReadOnlyList<Emmervraag> vragen)
        => Task.WhenAll(vragen.Select(v => Geheugen.TakeAsync(sleutel, v, Stop).AsTask())).GetAwaiter().GetResult();

    private static Gen<IReadOnlyList<Emmervraag>> Gevallen =>
        from piek in Gen.Choose(1, 2_000_000_000)
        from vragen in Gen.ListOf(Vragen(piek), 20)
        select (IReadOnlyList<Emmervraag>)[.. vragen];

    private static Gen<Emmervraag> Vragen(int piek) =>
        from aantal in Gen.Choose(-piek / 10, piek / 4)
        from buiten in Gen.Frequency((4, Gen.Constant(0)), (1, Gen.Choose(0, piek)))
        from rest in Gen.Frequency((4, Gen.Constant(piek)), (1, Gen.Choose(0, piek)))
        select new Emmervraag(Vrijwelniets, piek, aantal, buiten, rest);
}
