using System.Net.Http.Json;
using System.Text.Json.Nodes;
using IB.Gateway.Proefservers;

namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>A processor runs at one of two nodes; an operator may intervene at either, and need not know at which it runs.</summary>
public sealed class EenIngreepBijElkKnooppunt : IAsyncLifetime
{
    private const string Database = "ingreep";
    private readonly HttpClient _client = new();
    private Postgresserver? _server;
    private Proefketen? _keten;
    private Knooppuntinproces? _tweede;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private Proefketen Keten => _keten!;

    public async ValueTask InitializeAsync()
    {
        _server = await Postgresserver.StartSafeAsync();
        await _server.CreateAsync(Database);
        var plan = new Ketenplan
        {
            AlsProces = true,
            Instellingen = new Dictionary<string, string>([.. Wlzketen.Aan, .. Proefprofiel.Instellingen(_server, Database)]),
        };
        _keten = await Proefketen.StartAsync(plan);
        _tweede = await Knooppuntinproces.StartAsync(_keten.Opstelling.Instellingenbestand, plan);
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        if (_tweede is not null)
            await _tweede.DisposeAsync();
        if (_keten is not null)
            await _keten.DisposeAsync();
        if (_server is not null)
            await _server.DisposeAsync();
    }

    [Fact]
    public async Task Replay_AtEitherNode_IsDoneAndTheProcessorGoesOn()
    {
        Uri[] knopen = [Keten.Knooppunt.Beheeradres, _tweede!.Beheeradres];
        await Keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening("D-1", Bsnreeks.Take(1)[0])));

        foreach (var knoop in (Uri[])[.. knopen, .. knopen])
        {
            using var antwoord = await _client.PostAsJsonAsync(new Uri(knoop, "/processors/wlz/replay"), new { vanaf = 1, reden = $"bij {knoop.Port}" }, Stop);
            var tekst = await antwoord.Content.ReadAsStringAsync(Stop);
            Assert.True((int)antwoord.StatusCode == 200, tekst);
            await Wacht.TotAsync(
                async () => (await ReadAsync(knopen)).Any(static p => (bool)p["isHier"]! && (long)p["achterstand"]! == 0), "The processor does not go on.");
        }

        // Both name the one that has it.
        var standen = await ReadAsync(knopen);
        Assert.Single(standen.Select(static p => (string)p["knooppunt"]!).Distinct());
        Assert.Single(standen, static p => (bool)p["isHier"]!);
        var ingrepen = JsonNode.Parse((await Keten.ReadBeheerAsync("/processors/wlz/ingrepen")).Tekst)!["ingrepen"]!.AsArray();
        Assert.Equal(4, ingrepen.Count);
    }

    private async Task<IReadOnlyList<JsonNode>> ReadAsync(Uri[] knopen)
    {
        var standen = new List<JsonNode>();
        foreach (var knoop in knopen)
            standen.Add(JsonNode.Parse(await _client.GetStringAsync(new Uri(knoop, "/processors"), Stop))!["processors"]![0]!);
        return standen;
    }
}
