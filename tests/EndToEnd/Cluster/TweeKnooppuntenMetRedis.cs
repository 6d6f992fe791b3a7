using System.Text.Json.Nodes;
using IB.Gateway.Client;
using IB.Gateway.Proefservers;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>Two nodes that share a Redis: a party has one quota at both, and when Redis is killed its messages still arrive, once and in order.</summary>
public sealed class TweeKnooppuntenMetRedis : IAsyncLifetime
{
    private const string Database = "keten";
    private const int Quotum = 40;
    private const int Speling = 2;
    private Postgresserver? _server;
    private Redisserver? _redis;
    private Proefketen? _keten;
    private Knooppuntinproces? _tweede;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Proefketen Keten => _keten!;

    public async ValueTask InitializeAsync()
    {
        _redis = await Redisserver.StartAsync();
        _server = await Postgresserver.StartSafeAsync();
        await _server.CreateAsync(Database);
    }

    public async ValueTask DisposeAsync()
    {
        if (_tweede is not null)
            await _tweede.DisposeAsync();
        if (_keten is not null)
            await _keten.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
        if (_redis is not null)
            await _redis.DisposeAsync();
    }

    [Fact]
    public async Task Quota_OfAParty_HoldsForBothNodesAndAfterARestart()
    {
        var postbussen = await StartAsync(new KeyValuePair<string, string>("limieten:inzenden:berichtenPerDag", $"{Quotum}"));
        var genomen = 0;
        for (var geweigerd = 0; geweigerd < postbussen.Length;)
        {
            geweigerd = 0;
            foreach (var postbus in postbussen)
            {
                if (await TrySendAsync(postbus))
                    genomen++;
                else
                    geweigerd++;
            }
        }

        Assert.InRange(genomen, Quotum, Quotum + (2 * Speling));

        await Keten.RestartAsync();
        await WaitForRedisAsync(Keten.Knooppunt.Beheeradres, aanwezig: true);
        var erbij = 0;
        while (await TrySendAsync(Keten.ZorgThuis.Postbus))
            erbij++;
        Assert.InRange(erbij, 0, Speling);
    }

    [Fact]
    public async Task Messages_RedisKilledMeanwhile_ArriveOnceAndInOrderAtNodesThatStayReady()
    {
        var postbussen = await StartAsync();
        var gezonden = new List<string>();
        for (var n = 0; n < 30; n++)
        {
            if (n == 10)
                await _redis!.KillAsync();
            if (n == 20)
            {
                await WaitForRedisAsync(Keten.Knooppunt.Beheeradres, aanwezig: false);
                await RequireWaarschuwingAsync();
                await _redis!.StartAgainAsync();
            }

            gezonden.Add(await SendAsync(postbussen[n % 2]));
        }

        foreach (var referentie in gezonden)
            await Keten.Diemen.Simulator.WaitForAsync(g => g.Envelop.Referentienummer == referentie, Stop);

        Assert.Equal(gezonden, Keten.Diemen.Simulator.Gekregen.Select(static g => g.Envelop.Referentienummer));
        await WaitForRedisAsync(Keten.Knooppunt.Beheeradres, aanwezig: true);
    }

    private async Task RequireWaarschuwingAsync()
    {
        var (status, tekst) = await Keten.ReadBeheerAsync("/health/ready");
        Assert.Equal(200, status);
        var check = JsonNode.Parse(tekst)!["checks"]!.AsArray().Single(static c => (string?)c!["naam"] == "redis")!;
        Assert.Equal("waarschuwing", (string?)check["status"]);
        Assert.Contains("ib_redis_aanwezig 0", (await Keten.ReadBeheerAsync("/metrics")).Tekst, StringComparison.Ordinal);
    }

    private async Task<Postbusclient[]> StartAsync(params IEnumerable<KeyValuePair<string, string>> instellingen)
    {
        var plan = new Ketenplan
        {
            Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig.Concat(instellingen))
            {
                ["opslag:soort"] = "Postgres",
                ["opslag:postgres:server"] = "127.0.0.1",
                ["opslag:postgres:poort"] = $"{_server!.Poort}",
                ["opslag:postgres:database"] = Database,
                ["opslag:postgres:gebruiker"] = Postgresserver.Gebruiker,
                ["redis:servers:0"] = _redis!.Adres,
                ["redis:tijdslimiet"] = "00:00:00.500",
            },
        };
        _keten = await Proefketen.StartAsync(plan);
        _tweede = await Knooppuntinproces.StartAsync(_keten.Opstelling.Instellingenbestand, plan);
        await WaitForRedisAsync(_keten.Knooppunt.Beheeradres, aanwezig: true);
        await WaitForRedisAsync(_tweede.Beheeradres, aanwezig: true);
        return [_keten.ZorgThuis.Postbus, new Postbusclient(_keten.ZorgThuis.Client, _tweede.Adres)];
    }

    private static async Task WaitForRedisAsync(Uri beheer, bool aanwezig)
    {
        using var client = new HttpClient { BaseAddress = beheer };
        await Wacht.TotAsync(
            async () =>
            {
                // Whatever else it says: just after a start it may not be ready yet.
                using var antwoord = await client.GetAsync(new Uri("/health/ready", UriKind.Relative), Stop);
                return (await antwoord.Content.ReadAsStringAsync(Stop)).Contains("Redis is", StringComparison.Ordinal) != aanwezig;
            },
            $"Redis aanwezig: {aanwezig}");
    }

    private static async Task<string> SendAsync(Postbusclient postbus)
    {
        var bericht = Proefbericht.Start();
        var antwoord = await postbus.SendAsync(bericht.ToMetadata(), bericht.Inhoud, Stop);
        Assert.True(antwoord.Status == 202, antwoord.Tekst);
        return bericht.Referentie;
    }

    /// <summary>Hands in a message; false when the quota is used up. When it may come again in a second it does.</summary>
    private static async Task<bool> TrySendAsync(Postbusclient postbus)
    {
        var bericht = Proefbericht.Start();
        var begin = TimeProvider.System.GetTimestamp();
        var uitkomst = 0;
        await Wacht.TotAsync(
            async () =>
            {
                uitkomst = (await postbus.SendAsync(bericht.ToMetadata(), bericht.Inhoud, Stop)).Status;
                Assert.True(uitkomst is 202 or 429, $"HTTP {uitkomst}");
                return uitkomst == 202 || TimeProvider.System.GetElapsedTime(begin) > TimeSpan.FromSeconds(2);
            },
            "an answer");
        return uitkomst == 202;
    }
}
