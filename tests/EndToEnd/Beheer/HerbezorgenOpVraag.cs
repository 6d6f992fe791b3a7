using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>After an outage an operator finds what failed, tries a few, and lets the rest follow; the receiver gets each message once more.</summary>
public sealed class HerbezorgenOpVraag : IAsyncLifetime
{
    private const int Aantal = 5;

    private static readonly Ketenplan Plan = new()
    {
        Instellingen = new Dictionary<string, string>(Ketenplan.Ongeduldig) { ["bezorging:maxPogingen"] = "1" },
    };

    private readonly HttpClient _beheer = new();
    private readonly List<string> _nummers = [];
    private Proefketen _keten = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _keten = await Proefketen.StartAsync(Plan);
        _keten.Diemen.Simulator.Gedrag = Gedragingen.Reset;
        for (var n = 0; n < Aantal; n++)
        {
            var bericht = Proefbericht.Start();
            await _keten.ZorgThuis.SendAsync(bericht);
            _nummers.Add(bericht.Referentie);
        }

        foreach (var nummer in _nummers)
            await _keten.WaitForToestandAsync(nummer, "mislukt");
        _keten.Diemen.Simulator.Gedrag = Gedragingen.Goed;
    }

    public async ValueTask DisposeAsync()
    {
        _beheer.Dispose();
        await _keten.DisposeAsync();
    }

    [Fact]
    public async Task Search_ByReceiverAndState_PagesThroughWhatFailed()
    {
        var gevonden = new List<string>();
        for (var pad = "/berichten?ontvanger=0384&toestand=mislukt&limit=2&volgorde=oudste"; pad is not null;)
        {
            var (status, tekst) = await _keten.ReadBeheerAsync(pad);
            Assert.Equal(200, status);
            var pagina = JsonNode.Parse(tekst)!;
            gevonden.AddRange(pagina["berichten"]!.AsArray().Select(b => (string)b!["referentienummer"]!));
            Assert.All(pagina["berichten"]!.AsArray(), b => Assert.NotEmpty(b!["historie"]!.AsArray()));
            pad = (string?)pagina["volgende"];
        }

        Assert.Equal(_nummers, gevonden);
    }

    [Theory]
    [InlineData("toestand=weg", "toestand")]
    [InlineData("van=gisteren", "van")]
    [InlineData("van=2026-03-02T09:00:00", "van")]
    [InlineData("van=2026-03-02&tot=2026-03-02", "tot")]
    [InlineData("limit=0", "limit")]
    [InlineData("cursor=-1", "cursor")]
    [InlineData("partei=0384", "query")]
    [InlineData("functie=", "functie")]
    public async Task Search_WrongQuestion_NamesTheFault(string vraag, string plek)
    {
        var (status, tekst) = await _keten.ReadBeheerAsync($"/berichten?{vraag}");

        Assert.Equal(400, status);
        Assert.Equal(plek, (string?)Assert.Single(JsonNode.Parse(tekst)!["fouten"]!.AsArray())!["plek"]);
    }

    [Fact]
    public async Task Task_WithATrial_GoesOnWhenToldAndDeliversEachMessageOnce()
    {
        var vraag = new JsonObject { ["ontvanger"] = "0384", ["reden"] = "Diemen is weer bereikbaar", ["proef"] = 2 };
        var (status, telling) = await PostAsync("/herbezorgingen?dryRun=true", vraag);
        Assert.Equal((200, Aantal), (status, (int)telling["aantal"]!));
        Assert.Equal(_nummers, telling["voorbeelden"]!.AsArray().Select(v => (string)v!["referentienummer"]!));
        Assert.Empty(JsonNode.Parse((await _keten.ReadBeheerAsync("/herbezorgingen")).Tekst)!["herbezorgingen"]!.AsArray());

        var (gemaakt, taak) = await PostAsync("/herbezorgingen", vraag);
        var (nogEens, zelfde) = await PostAsync("/herbezorgingen", vraag);
        Assert.Equal((201, 200, (long)taak["id"]!, Aantal), (gemaakt, nogEens, (long)zelfde["id"]!, (int)taak["totaal"]!));

        await WaitForStandAsync("proef");
        foreach (var nummer in _nummers.Take(2))
            await _keten.WaitForToestandAsync(nummer, "bezorgd");
        Assert.Equal(["bezorgd", "bezorgd"], (await ShowAsync())["proefberichten"]!.AsArray().Select(b => (string)b!["toestand"]!));
        Assert.Equal("mislukt", (string)(await _keten.ReadBerichtenAsync(_nummers[2]))[0]["toestand"]!);

        // A restart changes nothing.
        await _keten.RestartAsync();
        Assert.Equal("proef", (string)(await ShowAsync())["stand"]!);
        Assert.Equal(409, (await PostAsync("/herbezorgingen/1/hervat", Reden("verkeerde knop"))).Status);
        Assert.Equal(200, (await PostAsync("/herbezorgingen/1/doorgaan", Reden("ziet er goed uit"))).Status);
        await WaitForStandAsync("klaar");

        foreach (var nummer in _nummers)
        {
            var bericht = await _keten.WaitForToestandAsync(nummer, "bezorgd");
            Assert.Single(
                bericht["historie"]!.AsArray(),
                r => (string)r!["oorzaak"]! == "Opnieuw aangeboden door beheer (taak 1): Diemen is weer bereikbaar");
        }

        var klaar = await ShowAsync();
        Assert.Equal((Aantal, 0, 0), ((int)klaar["herbezorgd"]!, (int)klaar["andereToestand"]!, (int)klaar["inhoudWeg"]!));
        Assert.Equal(["loopt", "proef", "loopt", "klaar"], klaar["verloop"]!.AsArray().Select(v => (string)v!["stand"]!));
        Assert.Equal(409, (await PostAsync("/herbezorgingen", vraag)).Status);
    }

    [Fact]
    public async Task Task_PausedAndCancelled_StopsWithWhatItDid()
    {
        var vraag = new JsonObject { ["functie"] = "WMO305", ["toestand"] = "mislukt", ["reden"] = "proberen", ["tempo"] = 1, ["zonderProef"] = true };
        Assert.Equal(201, (await PostAsync("/herbezorgingen", vraag)).Status);

        Assert.Equal(200, (await PostAsync("/herbezorgingen/1/pauze", Reden("even kijken"))).Status);
        var (status, taak) = await PostAsync("/herbezorgingen/1/annuleer", Reden("toch niet"));

        Assert.Equal((200, "geannuleerd"), (status, (string)taak["stand"]!));
        Assert.InRange((int)taak["herbezorgd"]!, 0, Aantal - 1);
        Assert.Equal("toch niet", (string)taak["verloop"]!.AsArray()[^1]!["oorzaak"]!);
    }

    [Theory]
    [InlineData("""{"reden": "x"}""", "filter")]
    [InlineData("""{"functie": "WMO305"}""", "reden")]
    [InlineData("""{"functie": "WMO305", "reden": "x", "toestand": "bezorgd"}""", "toestand")]
    [InlineData("""{"functie": "WMO305", "reden": "x", "tempo": 0}""", "tempo")]
    [InlineData("""{"functie": "WMO305", "reden": "x", "proef": 0}""", "proef")]
    [InlineData("""{"functie": "WMO305", "reden": "x", "proef": 5, "zonderProef": true}""", "zonderProef")]
    public async Task Task_WrongOrder_NamesTheFaultAndMakesNone(string json, string plek)
    {
        var (status, antwoord) = await PostAsync("/herbezorgingen", JsonNode.Parse(json)!.AsObject());

        Assert.Equal((400, plek), (status, (string?)Assert.Single(antwoord["fouten"]!.AsArray())!["plek"]));
        Assert.Equal(400, (await PostAsync("/herbezorgingen", new JsonObject { ["ontvangr"] = "0384", ["reden"] = "x" })).Status);
        Assert.Equal(400, (await PostAsync("/herbezorgingen?dry=true", new JsonObject { ["ontvanger"] = "0384", ["reden"] = "x" })).Status);
        Assert.Equal(404, (await _keten.ReadBeheerAsync("/herbezorgingen/1")).Status);
    }

    private static JsonObject Reden(string reden) => new() { ["reden"] = reden };

    private async Task<JsonNode> ShowAsync() => JsonNode.Parse((await _keten.ReadBeheerAsync("/herbezorgingen/1")).Tekst)!;

    private Task<JsonNode> WaitForStandAsync(string stand) => Wacht.TotAsync(
        async () => await ShowAsync() is var taak && (string)taak["stand"]! == stand ? taak : null,
        async () => $"The task does not become {stand}: {await ShowAsync()}");

    private async Task<(int Status, JsonNode Antwoord)> PostAsync(string pad, JsonObject json)
    {
        using var antwoord = await _beheer.PostAsJsonAsync(new Uri(_keten.Knooppunt.Beheeradres, pad), json, Stop);
        return ((int)antwoord.StatusCode, JsonNode.Parse(await antwoord.Content.ReadAsStringAsync(Stop))!);
    }
}
