using System.Globalization;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>
/// Three nodes whose clocks differ, under traffic over both protocols in both directions, to which one thing after the other happens; afterwards the
/// report of all that everybody saw is held against what the knooppunt promises, also of what a processor makes of it. IB_GATEWAY_STORINGEN says how many
/// things.
/// </summary>
[Collection(Crashproeven.Naam)]
[AlleenEmbedded("It makes a cluster of its own.")]
public sealed class DeClusterstoringen(ITestOutputHelper uitvoer)
{
    private const int Seed = 20261122;
    private const int StandaardAantal = 16;
    private const int MeesteGebeurtenissen = 40;

    private static readonly TimeSpan Beurtduur = TimeSpan.FromSeconds(1.5);

    // Only so that a test that would wait for ever fails instead.
    private static readonly TimeSpan Uiterste = TimeSpan.FromSeconds(90);

    [Fact]
    public async Task Faults_OfNodesServersAndNetwork_LoseNothingAcknowledgedAndKeepEveryPromise()
    {
        var seed = Toeval.SeedOr(Seed);
        var aantal = Environment.GetEnvironmentVariable("IB_GATEWAY_STORINGEN") is { Length: > 0 } tekst
            ? int.Parse(tekst, CultureInfo.InvariantCulture)
            : StandaardAantal;
        uitvoer.WriteLine($"seed {seed}, {aantal} faults");
        var begin = TimeProvider.System.GetTimestamp();
        await using var keten =
            await Clusterketen.StartAsync(new Dictionary<string, string>(DeCrashmatrix.Instellingen) { ["opslag:postgres:beurtduur"] = $"{Beurtduur:c}" });
        using var verkeer = Verkeersstroom.Start(keten, seed);
        var toeval = new Random(seed);
        var storingen = new Storingen(keten, toeval, Beurtduur);
        for (var n = 0; n < aantal; n++)
        {
            var storing = Kies(toeval, n);
            await RunAsync(keten, verkeer, toeval);
            uitvoer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0.0} s: {storing}"));
            await storingen.ApplyAsync(storing);
        }

        await RunAsync(keten, verkeer, toeval);
        var verslag = Clusterketen.Judge(await verkeer.DrainAsync());

        uitvoer.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{aantal} faults in {TimeProvider.System.GetElapsedTime(begin).TotalSeconds:0} s: {verslag.Verzonden.Count(v => v.Bewijzen.Count > 0)} of {verslag.Verzonden.Count} messages acknowledged, {verslag.Aankomsten.Count} arrivals of {verslag.Aankomsten.Select(a => a.Id).Distinct().Count()}"));
        var beurten = await keten.CountBeurtenAsync("processor wlz");
        uitvoer.WriteLine($"{Gevolgcontrole.Describe(verslag)}; the processor changed hands {beurten - 1} times");
        Verslagcontrole.RequireGoed(verslag);
        Assert.True(beurten > 1, "Only one node had the turn of the processor.");
        Gevolgcontrole.RequireEnoughSeen([verslag]);
        Assert.True(verslag.Verzonden.Count(v => v.Bewijzen.Count > 0) > 2 * aantal, "Hardly anything was acknowledged.");
        Assert.Contains(verslag.Aankomsten, a => a.Foutbericht);
        await RequireTopicAsync(keten, verslag);
    }

    /// <summary>All care that begins was told to the CAK over Kafka, however often the nodes, the database and the brokers were away.</summary>
    private async Task RequireTopicAsync(Clusterketen keten, Verslag verslag)
    {
        var verwacht = Topiccontrole.FindVerwacht(verslag, static v => v.AntwoordOp is null && v.Ontvanger == Verkeersketen.Gemeente.Code);
        var gelezen = await keten.ReadTopicAsync(verwacht.Count);
        uitvoer.WriteLine($"{verwacht.Count} messages in the topic, {gelezen.Count - verwacht.Count} of them once more");
        Assert.Empty(Topiccontrole.FindFouten(verwacht, gelezen));
        Assert.NotEmpty(verwacht);
    }

    // Each kind once, and then by chance.
    private static Storing Kies(Random toeval, int n)
    {
        var soorten = Enum.GetValues<Storing>();
        return n < soorten.Length ? soorten[n] : soorten[toeval.Next(soorten.Length)];
    }

    /// <summary>Lets traffic go on for a while.</summary>
    private static Task RunAsync(Clusterketen keten, Verkeersstroom verkeer, Random toeval)
        => Task.WhenAny(keten.Getuige.WaitForAsync(1 + toeval.Next(MeesteGebeurtenissen)), verkeer.Fout).Unwrap()
            .WaitAsync(Uiterste, TestContext.Current.CancellationToken);
}
