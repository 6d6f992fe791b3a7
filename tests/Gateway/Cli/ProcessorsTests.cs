using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

/// <summary>What an operator sees of a processor and does to it, over the management port of a real knooppunt.</summary>
[Collection(nameof(Proefopstelling))]
public sealed class ProcessorsTests(Proefopstelling opstelling) : IAsyncDisposable
{
    private const string Waarom = "Organisatie 0384 ontvangt geen RegistertoetsAntwoord.";

    private readonly Opdrachtproef _proef = new();

    /// <summary>What waits for one person would hold up the next test's.</summary>
    public async ValueTask DisposeAsync()
    {
        while (Plekken(await RunAsync("parked", "wlz", "--json")) is { Count: > 0 } plekken)
        {
            foreach (var plek in plekken)
                await RunAsync("set-aside", "wlz", plek, "--reden", "de proef is voorbij");
        }
    }

    [Fact]
    public async Task List_ProcessorThatIsOn_ShowsItWithItsGround()
    {
        var lijst = await RunAsync("list");

        Assert.Equal((0, ""), (lijst.Uitgang, lijst.Fouten));
        Assert.Contains(lijst.Regels, r => r.StartsWith("| wlz ", StringComparison.Ordinal));
        Assert.Contains("  grondslag:  Wet maatschappelijke ondersteuning 2015, artikel 2.3.5 lid 6", lijst.Regels);
    }

    [Fact]
    public async Task Geparkeerd_PieceThatWaits_ShowsWhoseItIsAndWhyAndNoBsn()
    {
        var vraag = await ParkVraagAsync();

        var geparkeerd = await RunAsync("parked", "wlz");

        Assert.Single(geparkeerd.Regels, r => r.Contains($"| {Plek(vraag)} ", StringComparison.Ordinal)
            && r.Contains("| 0384 ", StringComparison.Ordinal) && r.Contains($"| {vraag.Envelop.Referentienummer} |", StringComparison.Ordinal)
            && r.Contains(Waarom, StringComparison.Ordinal));
        Assert.DoesNotContain("99990", geparkeerd.Uit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Geparkeerd_AfterAPlace_GivesWhatComesBehindIt()
    {
        var vraag = await ParkVraagAsync();
        var kopie = await ParkKopieAsync();

        var later = await RunAsync("parked", "wlz", "--na", Plek(vraag), "--json");

        Assert.Equal([Plek(kopie)], Plekken(later));
        Assert.DoesNotContain("99990", later.Uit, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Hervat_CauseThatIsNotGone_FailsAgainAndSaysWhy()
    {
        var plek = Plek(await ParkVraagAsync());

        (await RunAsync("resume", "wlz", plek, "--reden", "nog eens"))
            .AssertFout(1, $"Opnieuw mislukt. Stuk {plek} blijft geparkeerd: {Waarom} Vul het partijenbestand aan en bied het stuk opnieuw aan.");
    }

    [Fact]
    public async Task Aanvaard_CopyThatLacksMostOfItsPersons_IsRefused()
    {
        var plek = Plek(await ParkKopieAsync());

        var aanvaard = await RunAsync("accept", "wlz", plek, "--reden", "nagevraagd");

        Assert.StartsWith($"Kan nu niet. Bij {plek} wacht geen volledige kopie", Assert.Single(aanvaard.Foutregels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Terzijde_PieceThatWaits_IsDoneOnceAndItsReasonIsNotInTheHistory()
    {
        var kopie = await ParkKopieAsync();

        var terzijde = await RunAsync("set-aside", "wlz", Plek(kopie), "--reden", "afgekapt bij de bron", "--json");
        var nogmaals = await RunAsync("set-aside", "wlz", Plek(kopie), "--reden", "afgekapt bij de bron");

        terzijde.AssertGoed($"{{\"uitkomst\":\"Stuk {Plek(kopie)} is terzijde gelegd.\"}}");
        Assert.Equal(1, nogmaals.Uitgang);
        Assert.DoesNotContain(await HistorieAsync(kopie.Volgnummer), static regel => regel.Contains("afgekapt", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Replay_FromTheBeginning_ReadsAnewAndComesToTheSame()
    {
        var vraag = await ParkVraagAsync();
        var kopie = await ParkKopieAsync();
        await RunAsync("set-aside", "wlz", Plek(kopie), "--reden", "afgekapt bij de bron");

        var replay = await RunAsync("replay", "wlz", "--from", "1", "--reden", "opnieuw beoordelen");

        Assert.Equal("", replay.Fouten);
        Assert.StartsWith("De processor leest opnieuw vanaf 1.", Assert.Single(replay.Regels), StringComparison.Ordinal);
        await UntilParkedAsync(vraag);
        await UntilParkedAsync(kopie);
    }

    [Fact]
    public async Task HervatAlle_ReasonThatBeginsSo_TriesThoseAndSaysHowManyFailed()
    {
        await ParkVraagAsync();

        var alle = await RunAsync("resume-all", "wlz", "--met-reden", "Organisatie 0384 ontvangt geen", "--reden", "allemaal nog eens");

        Assert.StartsWith("Opnieuw mislukt. Bij 0 stukken gedaan, bij 1 niet. De eerste: Stuk", Assert.Single(alle.Foutregels), StringComparison.Ordinal);
    }

    [Fact]
    public async Task TerzijdeAlle_ReasonThatNothingHas_IsNotFound()
    {
        await ParkVraagAsync();

        (await RunAsync("set-aside-all", "wlz", "--met-reden", "Geen reden", "--reden", "opruimen"))
            .AssertFout(1, "Niet gevonden. Er is niets geparkeerd met een reden die zo begint. Neem het begin over uit processors parked.");
    }

    /// <summary>What was tried or done is accounted for; what was refused is not.</summary>
    [Fact]
    public async Task Ingrepen_TriedDoneAndRefused_ShowsWhatWasTriedOrDoneNewestFirst()
    {
        var plek = Plek(await ParkVraagAsync());
        await RunAsync("resume", "wlz", plek, "--reden", "nog eens");
        await RunAsync("accept", "wlz", plek, "--reden", "nagevraagd");
        await RunAsync("set-aside", "wlz", plek, "--reden", "vraag is vervallen");

        var ingrepen = await RunAsync("ingrepen", "wlz");

        Assert.Equal(
            [("terzijde", plek, "vraag is vervallen"), ("hervat", plek, "nog eens")],
            ingrepen.Regels.Where(static r => r.StartsWith("| 20", StringComparison.Ordinal)).Take(2)
                .Select(static r => r.Split('|', StringSplitOptions.TrimEntries)).Select(static d => (d[2], d[3], d[4])));
    }

    [Theory]
    [InlineData(
        "ingrepen geen", 1, "Processor onbekend. Er staat geen processor met deze naam aan. Bekijk welke er zijn (processors list, of GET /processors).")]
    [InlineData("parked geen", 1, "Processor onbekend. Er staat geen processor met deze naam aan. Bekijk welke er zijn (processors list, of GET /processors).")]
    [InlineData("replay geen --from 1 --reden x", 1, "Niet gevonden. Er staat geen processor met deze naam aan. Bekijk welke er zijn.")]
    [InlineData(
        "resume wlz 999999/0 --reden x", 1,
        "Niet gevonden. Bij 999999/0 is niets geparkeerd. Bekijk wat er geparkeerd is (processors parked); misschien deed iemand anders dit al.")]
    public async Task Verbs_WhatIsNotThere_ExitWith1(string opdracht, int uitgang, string fout)
        => (await RunAsync(opdracht.Split(' '))).AssertFout(uitgang, fout);

    [Theory]
    [InlineData("resume wlz 12 --reden x", "PLEK is een volgnummer en een deel, zoals 12/0.")]
    [InlineData("resume ../metrics 12/0 --reden x", "NAAM bestaat uit letters, cijfers en streepjes.")]
    [InlineData("set-aside wlz 12/0", "Optie --reden is verplicht.")]
    [InlineData("replay wlz --from nul --reden x", "Optie --from is een geheel getal vanaf 1.")]
    [InlineData("resume-all wlz --reden x", "Optie --met-reden is verplicht.")]
    [InlineData("set-aside-all wlz --met-reden x --reden x --na nul", "Optie --na is een volgnummer en een deel, zoals 12/0.")]
    [InlineData("parked wlz --na 0/0", "Optie --na is een volgnummer en een deel, zoals 12/0.")]
    public async Task Verbs_WrongArgument_ExitWith2AndNameIt(string opdracht, string fout)
    {
        var uitslag = await RunAsync(opdracht.Split(' '));
        Assert.Equal((2, ""), (uitslag.Uitgang, uitslag.Uit));
        Assert.Equal(fout, uitslag.Foutregels[0]);
    }

    [Theory]
    [InlineData("/processors/wlz/geparkeerd/12/0/hervat", "{}", "application/json", 400)]
    [InlineData("/processors/wlz/geparkeerd/12/0/hervat", "{\"reden\":\"x\"}", "text/plain", 400)]
    [InlineData("/processors/wlz/replay", "{\"reden\":\"x\"}", "application/json", 400)]
    [InlineData("/processors/wlz/replay", "{\"vanaf\":0,\"reden\":\"x\"}", "application/json", 400)]
    [InlineData("/processors/wlz/replay", "{\"vanaf\":1}", "application/json", 400)]
    [InlineData("/processors/wlz/geparkeerd/0/0/hervat", "{\"reden\":\"x\"}", "application/json", 404)]
    public async Task Post_WithoutWhatIsNeeded_IsRefused(string pad, string inhoud, string soort, int status)
    {
        using var client = new HttpClient { BaseAddress = opstelling.Beheeradres };
        using var vraag = new StringContent(inhoud, Encoding.UTF8, soort);
        using var antwoord = await client.PostAsync(new Uri(pad, UriKind.Relative), vraag, TestContext.Current.CancellationToken);
        Assert.Equal(status, (int)antwoord.StatusCode);
    }

    private static string Plek(Bericht bericht) => $"{bericht.Volgnummer}/0";

    /// <summary>A question of a gemeente that does not get answers by the directory.</summary>
    private Task<Bericht> ParkVraagAsync() => ParkAsync("RegistertoetsVraag", Proefopstelling.Diemen.Code, Fixtures.Bytes("wlz-1.0/RegistertoetsVraag.xml"));

    /// <summary>A full copy, another each time, that says that it has a hundred times the persons that are in it.</summary>
    private Task<Bericht> ParkKopieAsync() => ParkAsync("CizStatus", "CIZ", Encoding.UTF8.GetBytes(
        Encoding.UTF8.GetString(Fixtures.Bytes("wlz-1.0/CizStatus.xml"))
            .Replace("5b7c3a52-61f0-4e0e-9a53-0c1f5d1a7e01", Guid.NewGuid().ToString(), StringComparison.Ordinal)
            .Replace("<cizstatus:AantalDelen>2<", "<cizstatus:AantalDelen>1<", StringComparison.Ordinal)
            .Replace("<cizstatus:AantalPersonen>5<", "<cizstatus:AantalPersonen>500<", StringComparison.Ordinal)));

    private async Task<Bericht> ParkAsync(string functie, string zender, byte[] inhoud)
    {
        var bericht = await AppendAsync(functie, zender, inhoud);
        await UntilParkedAsync(bericht);
        return bericht;
    }

    /// <summary>Waits until a piece is parked; each time is a question over HTTP.</summary>
    private async Task UntilParkedAsync(Bericht bericht)
    {
        while (!Plekken(await RunAsync("parked", "wlz", "--json")).Contains(Plek(bericht)))
            TestContext.Current.CancellationToken.ThrowIfCancellationRequested();
    }

    private static List<string> Plekken(Proefuitslag uitslag)
    {
        using var json = JsonDocument.Parse(uitslag.Uit);
        return [.. json.RootElement.GetProperty("geparkeerd").EnumerateArray().Select(static g => g.GetProperty("plek").GetString()!)];
    }

    private async Task<Bericht> AppendAsync(string functie, string zender, byte[] inhoud)
    {
        var nummer = Guid.NewGuid().ToString();
        var inboeking = await opstelling.Get<IJournaal>().AppendAsync(
            new Boeking
            {
                Envelop = new Envelop
                {
                    Soort = Berichtsoort.Di01,
                    Referentienummer = nummer,
                    ConversatieId = nummer,
                    Zender = new Systeem(zender, "Suite"),
                    Ontvanger = new Systeem("IB", "GGk"),
                    TijdstipBericht = "20260302090000",
                    Functie = functie,
                    FunctieVersie = new Versie(1, 0),
                    ApplicatieVersie = new Versie(1, 0),
                },
                Indiener = zender,
                OntvangstId = Guid.NewGuid().ToString(),
                Inhoud = inhoud,
                InhoudSha256 = SHA256.HashData(inhoud),
                Afdruk = SHA256.HashData(inhoud),
                ClaimtReferentie = true,
                Bezorgaan = "IB",
                Oorzaak = "Goedgekeurd.",
            },
            TestContext.Current.CancellationToken);
        opstelling.Get<IVerwerksein>().Wake(functie);
        return inboeking.Bericht;
    }

    private async Task<IReadOnlyList<string>> HistorieAsync(long volgnummer)
        => [.. (await opstelling.Get<IJournaal>().ReadHistorieAsync(volgnummer, TestContext.Current.CancellationToken)).Select(static g => g.Oorzaak)];

    private Task<Proefuitslag> RunAsync(params string[] argumenten)
        => _proef.RunAsync(["processors", .. argumenten, "--beheer", opstelling.Beheeradres.AbsoluteUri]);
}
