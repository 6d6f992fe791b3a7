using System.Collections.Concurrent;
using System.Text;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Postgres.Server;

namespace IB.Gateway.Storage.Tests.Postgres.Knooppunten;

/// <summary>Three nodes that take in, push and process at the same time: as one would, only more of it.</summary>
public sealed class SamenTests(Gedeeldeserver server)
{
    private const int Berichten = 240;
    private const string Teller = "teller";
    private static readonly string[] Partijen = ["42420001", "42420002", "42420003", "42420004"];
    private static readonly byte[] Som = "som"u8.ToArray();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task ThreeNodes_DoingEverythingAtOnce_KeepOrderAndDoNothingTwice()
    {
        await using var drietal = await Drietal.OpenAsync(server);
        var ontvangen = new ConcurrentDictionary<string, ConcurrentQueue<long>>();
        using var af = CancellationTokenSource.CreateLinkedTokenSource(Stop);
        var inname = Task.WhenAll(drietal.Knooppunten.Select((k, plek) => TakeInAsync(k, plek)));
        var werk = drietal.Knooppunten.SelectMany(k => new[] { DeliverAsync(k, ontvangen, af.Token), ProcessAsync(k, af.Token) }).ToList();

        await inname;
        await UntilAsync(async () => ontvangen.Values.Sum(static q => q.Count) >= Berichten
            && (await drietal.A.Processors.GetAsync(Teller, Stop)).Positie.Volgnummer > Berichten);
        await af.CancelAsync();
        await Task.WhenAll(werk);

        Assert.Equal(Berichten, ontvangen.Values.Sum(static q => q.Count));
        foreach (var partij in Partijen)
            Assert.Equal(ontvangen[partij].Order(), ontvangen[partij]);
        var stand = await drietal.A.Journaal.MeasureAsync(Stop);
        Assert.Equal((Berichten, Berichten), (stand.LaatsteVolgnummer, stand.Aantallen[Toestand.Bezorgd]));
        for (var volgnummer = 1L; volgnummer <= Berichten; volgnummer++)
            Assert.Equal(1, (await drietal.B.Journaal.GetAsync(volgnummer, Stop))!.Pogingen);
        Assert.Equal(Berichten * (Berichten + 1L) / 2, await ReadSomAsync(drietal.C));
    }

    private static async Task TakeInAsync(PostgresOpslag opslag, int plek)
    {
        for (var n = plek; n < Berichten; n += 3)
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n + 1).Voor(Partijen[n % Partijen.Length]), Stop);
    }

    /// <summary>Pushes what waits, for whoever it has the turn; the receivers note what they get.</summary>
    private static async Task DeliverAsync(PostgresOpslag opslag, ConcurrentDictionary<string, ConcurrentQueue<long>> ontvangen, CancellationToken af)
    {
        while (!af.IsCancellationRequested)
        {
            foreach (var partij in Partijen)
            {
                if (await opslag.Beurten.TryTakeAsync(Beurt.VanBezorging(partij), Stop) is not { } beurt)
                    continue;
                foreach (var bericht in await opslag.Bezorgingen.ListWachtendAsync(partij, 10, rijpOp: null, Stop))
                {
                    if (await opslag.Bezorgingen.StartPogingAsync(beurt, bericht.Volgnummer, "Push", Stop) == 0)
                        break;
                    ontvangen.GetOrAdd(partij, static _ => new ConcurrentQueue<long>()).Enqueue(bericht.Volgnummer);
                    await opslag.Bezorgingen.CompletePogingAsync(beurt, bericht.Volgnummer, Pogingsuitkomst.Bezorgd("HTTP 200"), Stop);
                }

                await opslag.Beurten.ReturnAsync(beurt, Stop);
            }
        }
    }

    /// <summary>Adds up the journal, one message at a time, when it has the turn.</summary>
    private static async Task ProcessAsync(PostgresOpslag opslag, CancellationToken af)
    {
        while (!af.IsCancellationRequested)
        {
            if (await opslag.Beurten.TryTakeAsync(Beurt.VanProcessor(Teller), Stop) is not { } beurt)
                continue;
            var positie = (await opslag.Processors.GetAsync(Teller, Stop)).Positie;
            var stuk = await opslag.Processors.ReadAsync(positie.Volgnummer, ["WMO301"], Stop);
            foreach (var bericht in stuk.Berichten.Take(5))
            {
                var som = await ReadSomAsync(opslag) + bericht.Volgnummer;
                var stap = new Processorstap
                {
                    Processor = Teller, Van = positie, Naar = Positie.Na(bericht.Volgnummer), Staten = [new Staat(Som, Encoding.UTF8.GetBytes($"{som}"))],
                };
                if (!(await opslag.Processors.CommitAsync(stap, Stop)).Gezet)
                    break;
                positie = stap.Naar;
            }

            await opslag.Beurten.ReturnAsync(beurt, Stop);
        }
    }

    private static async Task<long> ReadSomAsync(PostgresOpslag opslag)
        => (await opslag.Processors.ReadStatenAsync(Teller, [Som], Stop))[0] is { } som ? long.Parse(Encoding.UTF8.GetString(som.Span)) : 0;

    private static async Task UntilAsync(Func<Task<bool>> voorwaarde)
    {
        while (!await voorwaarde())
            Stop.ThrowIfCancellationRequested();
    }
}
