using System.Collections.Concurrent;
using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Tests.Crash;

namespace IB.Gateway.Storage.Tests.Postgres.Schijf;

/// <summary>
/// The disk of the server refuses what is written to its write-ahead log, or all: the server stops, and does not come up while that lasts. What was
/// acknowledged is there, once, and the nodes go on by themselves when the server does.
/// </summary>
public sealed class LogschijfTests(Schijfserver server, ITestOutputHelper output) : IClassFixture<Schijfserver>, IAsyncLifetime
{
    private const int Appenders = 8;
    private const int PerStoring = 40;

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(60);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    /// <summary>What the disk does, the errno, and to which folder of the server; to none is to all.</summary>
    public static TheoryData<string, int, string> Storingen => new()
    {
        { "vol", Testing.Schijf.Enospc, Schijfserver.Log },
        { "schrijf", Testing.Schijf.Enospc, Schijfserver.Log },
        { "half", Testing.Schijf.Enospc, Schijfserver.Log },
        { "schrijf", Testing.Schijf.Eio, Schijfserver.Log },
        { "sync", Testing.Schijf.Eio, Schijfserver.Log },
        { "vol", Testing.Schijf.Enospc, "" },
        { "schrijf", Testing.Schijf.Eio, "" },
        { "sync", Testing.Schijf.Eio, "" },
    };

    public async ValueTask InitializeAsync() => await server.CreateAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [MemberData(nameof(Storingen))]
    public async Task Appends_OfTwoNodesWhileTheLogRefuses_LoseAndDoubleNothing(string wat, int errno, string map)
    {
        await using var a = await server.OpenAsync();
        await using var b = await server.OpenAsync();
        var (bevestigd, geweigerd) = (new ConcurrentDictionary<int, long>(), new ConcurrentBag<OpslagException>());
        var (volgende, af) = (0, false);
        var appends = Enumerable.Range(0, Appenders).Select(c => AppendAsync(c % 2 == 0 ? a : b)).ToList();
        await UntilAsync(() => bevestigd.Count >= PerStoring);

        server.Schijf.Break(wat, errno, map is "" ? [] : [map]);
        await server.FillLogAsync();
        await UntilAsync(() => geweigerd.Count >= Appenders);
        var (toen, gehad) = (TimeProvider.System.GetTimestamp(), bevestigd.Count);
        Assert.NotNull(a.Gezondheid.Stand.LaatsteFout ?? b.Gezondheid.Stand.LaatsteFout);
        output.WriteLine(string.Join('\n', geweigerd.Select(static f => f.Message).Distinct()));
        await server.HealAsync();
        var hersteld = TimeProvider.System.GetElapsedTime(toen);
        await UntilAsync(() => bevestigd.Count >= gehad + PerStoring);
        output.WriteLine($"server back after {hersteld.TotalSeconds:0.0} s, appends go on after {TimeProvider.System.GetElapsedTime(toen).TotalSeconds:0.0} s");
        Volatile.Write(ref af, true);
        await Task.WhenAll(appends);

        Assert.All(geweigerd, static f => Assert.True(f.IsTijdelijk, f.Message));
        Assert.Null(a.Gezondheid.Stand.LaatsteFout);
        await using var opslag = await server.OpenAsync();
        await Sterfgeval.RequireAllAsync(opslag, bevestigd.Where(static p => p.Key % 3 != 0).ToDictionary());
        foreach (var n in bevestigd.Keys)
            Assert.Single(await opslag.Journaal.FindAsync(Voorbeeld.Id(n), Stop));

        // As a sender does: what was not acknowledged is sent again, until it is.
        async Task AppendAsync(PostgresOpslag knooppunt)
        {
            while (!Volatile.Read(ref af))
            {
                var n = Interlocked.Increment(ref volgende);
                while (!bevestigd.ContainsKey(n))
                {
                    try
                    {
                        var inboeking = await knooppunt.Journaal.AppendAsync(Crashkind.Boeking(n), Stop);
                        Assert.NotEqual(Inboekuitkomst.Strijdig, inboeking.Uitkomst);
                        bevestigd[n] = inboeking.Bericht.Volgnummer;
                    }
                    catch (OpslagException e)
                    {
                        geweigerd.Add(e);
                        await Task.Yield();
                    }
                }
            }
        }

        Task UntilAsync(Func<bool> gelukt) => Schijfwacht.UntilAsync(gelukt, Task.WhenAny(appends).Unwrap(), Uiterste);
    }

    [Fact]
    public async Task Append_LogRefuses_IsToldWithWhatTheServerSaid()
    {
        await using var opslag = await server.OpenAsync();
        await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(1), Stop);

        server.Schijf.Break("schrijf", Testing.Schijf.Enospc, Schijfserver.Log);
        var begin = TimeProvider.System.GetTimestamp();
        var fout = await Assert.ThrowsAsync<OpslagException>(async () => await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop));

        output.WriteLine(fout.Message);
        Assert.True(TimeProvider.System.GetElapsedTime(begin) < TimeSpan.FromSeconds(10));
        Assert.Equal(fout.Message, opslag.Gezondheid.Stand.LaatsteFout);
        await server.HealAsync();
        Assert.Equal(2, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(2), Stop)).Bericht.Volgnummer);
        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
    }

    [Fact]
    public async Task Append_DiskIsSlow_IsOnlySlow()
    {
        await using var opslag = await server.OpenAsync();
        server.Schijf.Break("traag", 100);

        for (var n = 1; n <= 5; n++)
            Assert.Equal(n, (await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), Stop)).Bericht.Volgnummer);

        Assert.Null(opslag.Gezondheid.Stand.LaatsteFout);
        server.Schijf.Heal();
    }
}
