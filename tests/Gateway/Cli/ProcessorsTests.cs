using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using IB.Gateway.Routing.Processors;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Tests.Cli;

/// <summary>What an operator sees of a processor and does to it, over the management port of a real knooppunt.</summary>
[Collection(nameof(Proefopstelling))]
public sealed class ProcessorsTests(Proefopstelling opstelling)
{
    private readonly Opdrachtproef _proef = new();

    [Fact]
    public async Task Verbs_PiecesThatAreParked_ShowThemAndDealWithThem()
    {
        // The gemeente does not get answers by the directory; and the copy lacks most of its persons.
        var vraag = await AppendAsync("RegistertoetsVraag", Proefopstelling.Diemen.Code, Fixtures.Bytes("wlz-1.0/RegistertoetsVraag.xml"));
        var kopie = await AppendAsync("CizStatus", "CIZ", Encoding.UTF8.GetBytes(
            Encoding.UTF8.GetString(Fixtures.Bytes("wlz-1.0/CizStatus.xml")).Replace("<cizstatus:AantalDelen>2<", "<cizstatus:AantalDelen>1<", StringComparison.Ordinal)
                .Replace("<cizstatus:AantalPersonen>5<", "<cizstatus:AantalPersonen>500<", StringComparison.Ordinal)));
        await UntilParkedAsync(2);

        var lijst = await RunAsync("list");
        var geparkeerd = await RunAsync("geparkeerd", "wlz");
        var later = await RunAsync("geparkeerd", "wlz", "--na", $"{vraag.Volgnummer}/0", "--json");
        var mislukt = await RunAsync("hervat", "wlz", $"{vraag.Volgnummer}/0", "--reden", "nog eens");
        var geenKopie = await RunAsync("aanvaard", "wlz", $"{kopie.Volgnummer}/0", "--reden", "nagevraagd");
        var terzijde = await RunAsync("terzijde", "wlz", $"{kopie.Volgnummer}/0", "--reden", "afgekapt bij de bron", "--json");
        var nogmaals = await RunAsync("terzijde", "wlz", $"{kopie.Volgnummer}/0", "--reden", "afgekapt bij de bron");

        Assert.Equal((0, ""), (lijst.Uitgang, lijst.Fouten));
        Assert.Contains(lijst.Regels, r => r.StartsWith("| wlz ", StringComparison.Ordinal));
        Assert.Contains("  grondslag:  Wet maatschappelijke ondersteuning 2015, artikel 2.3.5 lid 6", lijst.Regels);
        Assert.Single(geparkeerd.Regels, r => r.Contains($"| {vraag.Volgnummer}/0 ", StringComparison.Ordinal)
            && r.Contains("| 0384 ", StringComparison.Ordinal) && r.Contains($"| {vraag.Envelop.Referentienummer} |", StringComparison.Ordinal)
            && r.Contains("Organisatie 0384 ontvangt geen RegistertoetsAntwoord.", StringComparison.Ordinal));
        Assert.DoesNotContain("99990", geparkeerd.Uit + later.Uit + lijst.Uit, StringComparison.Ordinal);
        using var json = JsonDocument.Parse(later.Uit);
        Assert.Equal($"{kopie.Volgnummer}/0", Assert.Single(json.RootElement.GetProperty("geparkeerd").EnumerateArray()).GetProperty("plek").GetString());
        mislukt.AssertFout(1, $"Opnieuw mislukt. Stuk {vraag.Volgnummer}/0 blijft geparkeerd: Organisatie 0384 ontvangt geen RegistertoetsAntwoord. Vul het partijenbestand aan en bied het stuk opnieuw aan.");
        Assert.StartsWith($"Kan nu niet. Bij {kopie.Volgnummer}/0 wacht geen volledige kopie", Assert.Single(geenKopie.Foutregels), StringComparison.Ordinal);
        terzijde.AssertGoed($"{{\"uitkomst\":\"Stuk {kopie.Volgnummer}/0 is terzijde gelegd.\"}}");
        Assert.Equal(1, nogmaals.Uitgang);
        Assert.Equal("Terzijde gelegd door beheer: afgekapt bij de bron", (await HistorieAsync(kopie.Volgnummer))[^1]);

        // It reads both anew, and comes to the same.
        var replay = await RunAsync("replay", "wlz", "--from", vraag.Volgnummer.ToString(CultureInfo.InvariantCulture), "--reden", "opnieuw beoordelen");
        await UntilParkedAsync(2);
        Assert.StartsWith($"De processor leest opnieuw vanaf {vraag.Volgnummer}.", Assert.Single(replay.Regels), StringComparison.Ordinal);

        // And all of one reason at once.
        var vaag = await RunAsync("terzijde-alle", "wlz", "--met-reden", "Geen reden", "--reden", "opruimen");
        var alle = await RunAsync("hervat-alle", "wlz", "--met-reden", "Organisatie 0384 ontvangt geen", "--reden", "allemaal nog eens");
        vaag.AssertFout(1, "Niet gevonden. Er is niets geparkeerd met een reden die zo begint. Neem het begin over uit processors geparkeerd.");
        Assert.StartsWith("Opnieuw mislukt. Bij 0 stukken gedaan, bij 1 niet. De eerste: Stuk", Assert.Single(alle.Foutregels), StringComparison.Ordinal);

        // What was tried or done is accounted for; what was refused is not.
        var ingrepen = await RunAsync("ingrepen", "wlz");
        Assert.Equal(
            [("hervat", $"{vraag.Volgnummer}/0", "allemaal nog eens"), ("replay", $"{vraag.Volgnummer}/0", "opnieuw beoordelen"), ("terzijde", $"{kopie.Volgnummer}/0", "afgekapt bij de bron"), ("hervat", $"{vraag.Volgnummer}/0", "nog eens")],
            ingrepen.Regels.Where(static r => r.StartsWith("| 20", StringComparison.Ordinal)).Take(4)
                .Select(static r => r.Split('|', StringSplitOptions.TrimEntries)).Select(static d => (d[2], d[3], d[4])));
    }

    [Theory]
    [InlineData("ingrepen geen", 1, "Processor onbekend. Er staat geen processor met deze naam aan. GET /processors noemt ze.")]
    [InlineData("geparkeerd geen", 1, "Processor onbekend. Er staat geen processor met deze naam aan. GET /processors noemt ze.")]
    [InlineData("replay geen --from 1 --reden x", 1, "Niet gevonden. Er staat geen processor met deze naam aan. Bekijk welke er zijn.")]
    [InlineData("hervat wlz 999999/0 --reden x", 1, "Niet gevonden. Bij 999999/0 is niets geparkeerd. Bekijk wat er geparkeerd is; misschien deed iemand anders dit al.")]
    public async Task Verbs_WhatIsNotThere_ExitWith1(string opdracht, int uitgang, string fout)
        => (await RunAsync(opdracht.Split(' '))).AssertFout(uitgang, fout);

    [Theory]
    [InlineData("hervat wlz 12 --reden x", "PLEK is een volgnummer en een deel, zoals 12/0.")]
    [InlineData("hervat ../metrics 12/0 --reden x", "NAAM bestaat uit letters, cijfers en streepjes.")]
    [InlineData("terzijde wlz 12/0", "Optie --reden is verplicht.")]
    [InlineData("replay wlz --from nul --reden x", "Optie --from is een geheel getal vanaf 1.")]
    [InlineData("hervat-alle wlz --reden x", "Optie --met-reden is verplicht.")]
    [InlineData("terzijde-alle wlz --met-reden x --reden x --na nul", "Optie --na is een volgnummer en een deel, zoals 12/0.")]
    [InlineData("geparkeerd wlz --na 0/0", "Optie --na is een volgnummer en een deel, zoals 12/0.")]
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

    /// <summary>Waits until the processor has come so far; each time is a question over HTTP.</summary>
    private async Task UntilParkedAsync(int aantal)
    {
        while (true)
        {
            using var json = JsonDocument.Parse((await RunAsync("list", "--json")).Uit);
            var wlz = Assert.Single(json.RootElement.GetProperty("processors").EnumerateArray());
            if (wlz.GetProperty("geparkeerd").GetInt64() == aantal && wlz.GetProperty("achterstand").GetInt64() == 0)
                return;
        }
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
