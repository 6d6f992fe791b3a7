using IB.Gateway.Storage.Sqlite;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>Many callers at once, with repeats and conflicts among them and limits that bind: every answer is true afterwards.</summary>
public sealed class GelijktijdigheidTests(ITestOutputHelper output)
{
    private const int Callers = 16;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public async Task Append_FromManyCallers_NumbersWithoutGapsAndAnswersTruly(int seed)
    {
        output.WriteLine($"seed {seed}");
        using var proef = new SqliteProef();
        var random = new Random(seed);
        proef.Options = proef.Options with
        {
            MaxBatch = random.Next(1, 40),
            MaxBatchBytes = random.Next(1_000, 200_000),
            MaxWachtrij = random.Next(1, 20),
            MaxWachtrijBytes = random.Next(1_000, 50_000),
            CheckpointBytes = 64 << 10,
            Lezers = random.Next(1, 5),
        };
        var boekingen = MakeBoekingen(random, 400);
        var inboekingen = new Inboeking[boekingen.Length];
        await using (var opslag = proef.Open())
        {
            var next = -1;
            await Task.WhenAll(Enumerable.Range(0, Callers).Select(_ => Task.Run(async () =>
            {
                for (int i; (i = Interlocked.Increment(ref next)) < boekingen.Length;)
                {
                    inboekingen[i] = await opslag.Journaal.AppendAsync(boekingen[i], Stop);
                    // What was answered can be read at once, by any reader.
                    Assert.NotNull(await opslag.Journaal.GetAsync(inboekingen[i].Bericht.Volgnummer, Stop));
                }
            })));
            Assert.Equal((0, 0L), (opslag.Gezondheid.Stand.Wachtend, opslag.Gezondheid.Stand.WachtendeBytes));
        }

        await using var weer = proef.Open();
        await RequireTruthAsync(weer, boekingen, inboekingen);
    }

    /// <summary>Ids from a small range, two possible contents each: so repeats and conflicts abound.</summary>
    private static Boeking[] MakeBoekingen(Random random, int count)
    {
        var boekingen = new Boeking[count];
        for (var i = 0; i < count; i++)
        {
            var n = random.Next(count / 2);
            var inhoud = new byte[new Random(n).Next(10_000) + random.Next(2)];
            boekingen[i] = Voorbeeld.Boeking(Voorbeeld.Envelop(Voorbeeld.Id(n)), inhoud) with { OntvangstId = Voorbeeld.Id(0x1000_0000 + i) };
        }

        return boekingen;
    }

    private static async Task RequireTruthAsync(SqliteOpslag opslag, Boeking[] boekingen, Inboeking[] inboekingen)
    {
        var nieuw = inboekingen.Where(i => i.Uitkomst == Inboekuitkomst.Nieuw).Select(i => i.Bericht.Volgnummer).Order().ToList();
        Assert.Equal(Enumerable.Range(1, nieuw.Count).Select(n => (long)n), nieuw);
        Assert.Equal(nieuw.Count, (await opslag.Journaal.MeasureAsync(Stop)).LaatsteVolgnummer);
        Assert.Equal(boekingen.Select(b => b.Envelop.Referentienummer).Distinct().Count(), nieuw.Count);
        for (var i = 0; i < boekingen.Length; i++)
        {
            var (boeking, inboeking) = (boekingen[i], inboekingen[i]);
            using var inhoud = await opslag.Journaal.ReadInhoudAsync(inboeking.Bericht.Volgnummer, Stop);
            Assert.NotNull(inhoud);
            var same = inhoud.Bytes.Span.SequenceEqual(boeking.Inhoud.Span);
            Assert.Equal(inboeking.Uitkomst != Inboekuitkomst.Strijdig, same);
            Assert.Equal(inboeking.Uitkomst == Inboekuitkomst.Nieuw, inboeking.Bericht.OntvangstId == boeking.OntvangstId);
        }
    }
}
