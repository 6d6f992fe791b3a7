using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Who asks more than it may is told so and told when to come back, and nobody else notices.</summary>
[Trait(Aanvalslijst.Kenmerk, "X21")]
public sealed class EenPartijOverHaarLimiet
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task OverStuf_GetsAnFo03WithRetryAfterWhileAnotherIsServed()
    {
        await using var keten = await StartAsync(r => r.Limit(Deelnemers.Diemen, Limietinzicht.Verzoeken(2)));
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());

        var (teveel, ander) = (Proefbericht.Toewijzing(), Proefbericht.Of("JW301", Deelnemers.Amsterdam, Deelnemers.JeugdVooruit));
        var (geweigerd, gelukt) = (keten.Diemen.AskStufAsync(keten, teveel), keten.Amsterdam.AskStufAsync(keten, ander));
        var antwoord = await geweigerd;

        Assert.Equal((429, 200), (antwoord.Status, (await gelukt).Status));
        Assert.InRange(antwoord.RetryAfter(), 900, 2000);
        Assert.Null(antwoord.Header("Connection"));
        var uitslag = new Stufuitslag(antwoord.Status, antwoord.Body);
        Assert.Equal(("StUF046", "soap:Server"), (uitslag.Code, (string)uitslag.Bericht.Element("faultcode")!));
        Assert.Contains($"Stuur het na {antwoord.RetryAfter()} seconden ongewijzigd opnieuw", uitslag.Omschrijving, StringComparison.Ordinal);
        Assert.Empty(await keten.ReadBerichtenAsync(teveel.Referentie));
    }

    [Fact]
    public async Task OverRest_GetsAProblemAndStillFetchesAndConfirmsItsPost()
    {
        await using var keten = await StartAsync(r => r.Limit(Deelnemers.ZorgThuis, Limietinzicht.Verzoeken(1)));
        var post = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(post);
        await keten.ZorgThuis.SendAsync(Proefbericht.Start());

        var antwoord = await keten.ZorgThuis.AskRestAsync(keten, Proefbericht.Start());

        Assert.Equal(429, antwoord.Status);
        Assert.InRange(antwoord.RetryAfter(), 900, 2000);
        Assert.Equal("application/problem+json", antwoord.Header("Content-Type"));
        Assert.Equal("urn:ib-gateway:probleem:limiet-bereikt", (string?)JsonNode.Parse(antwoord.Tekst)!["type"]);
        Assert.Contains(await keten.ZorgThuis.ListAsync(), b => (string?)b["referentiegegevens"]!["traceerId"] == post.Referentie);
        Assert.Equal(post.Inhoud, await keten.ZorgThuis.ReceiveAsync(post.Referentie));
        Assert.Equal(200, (await keten.ZorgThuis.ReadStatusAsync(post.Referentie)).Status);
    }

    [Fact]
    public async Task OverBothProtocolsAndSeveralConnections_SharesOneLimit()
    {
        await using var keten = await StartAsync(r => r.Limit(Deelnemers.Diemen, Limietinzicht.Verzoeken(2)));

        Assert.Equal(200, (await keten.Diemen.AskStufAsync(keten, Proefbericht.Toewijzing())).Status);
        Assert.Equal(202, (await keten.Diemen.AskRestAsync(keten, Proefbericht.Toewijzing())).Status);

        Assert.Equal(429, (await keten.Diemen.AskStufAsync(keten, Proefbericht.Toewijzing())).Status);
        Assert.Equal(429, (await keten.Diemen.AskRestAsync(keten, Proefbericht.Toewijzing())).Status);
    }

    [Fact]
    public async Task WithoutAKnownCertificate_IsRefusedForThat()
    {
        await using var keten = await StartAsync(r => r.Limit(Deelnemers.Diemen, Limietinzicht.Verzoeken(1)));

        for (var i = 0; i < 3; i++)
            Assert.Equal(
                401, (await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, null, Ruwverzoek.Stuf(await Proefbericht.Toewijzing().ToSoapAsync()))).Status);

        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
    }

    [Fact]
    [AlleenEmbedded("Its clock is made, and turns count by that of the database server.")]
    public async Task QuotaOfTheDay_IsNewAtTheTimeThatTheAnswerNamed()
    {
        var nacht = new Wisselnacht();
        await using var keten = await Proefketen.StartAsync(new Ketenplan
        {
            Tijd = nacht.Klok,
            Instellingen = new Dictionary<string, string> { ["limieten:inzenden:berichtenPerDag"] = "2" },
        });
        var eerste = Proefbericht.Toewijzing();
        await keten.Diemen.SendAsync(eerste);
        await keten.Diemen.SendAsync(eerste);
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        var later = Proefbericht.Toewijzing();

        var antwoord = await keten.Diemen.AskStufAsync(keten, later);

        Assert.Equal((429, 3600), (antwoord.Status, antwoord.RetryAfter()));
        await keten.ZorgThuis.SendAsync(Proefbericht.Start());
        await nacht.AdvanceAsync(keten, TimeSpan.FromSeconds(antwoord.RetryAfter()));
        await keten.Diemen.SendAsync(later);
        Assert.Equal(later.Inhoud, await keten.ZorgThuis.ReceiveAsync(later.Referentie));
    }

    [Fact]
    public async Task WiderLimitInTheDirectory_LetsItInWithoutARestart()
    {
        await using var keten = await StartAsync(r => r.Limit(Deelnemers.Diemen, Limietinzicht.Verzoeken(1)));
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        var bericht = Proefbericht.Toewijzing();
        Assert.Equal(429, (await keten.Diemen.AskStufAsync(keten, bericht)).Status);

        keten.ChangePartijen(r => r.Limit(Deelnemers.Diemen, null));

        await Wacht.TotAsync(async () => (await keten.Diemen.AskStufAsync(keten, bericht)).Status == 200, "The party is still limited.");
    }

    [Fact]
    public async Task Operator_SeesWhoIsLimited()
    {
        // A process of its own, since meters are of the process.
        await using var keten =
            await Proefketen.StartAsync(new Ketenplan { AlsProces = true, Partijen = r => r.Limit(Deelnemers.Diemen, Limietinzicht.Verzoeken(1)) });
        await keten.Diemen.SendAsync(Proefbericht.Toewijzing());
        for (var i = 0; i < 3; i++)
            Assert.Equal(429, (await keten.Diemen.AskStufAsync(keten, Proefbericht.Toewijzing())).Status);

        var regel = await keten.ReadLimietAsync("0384", "inzenden");

        Assert.NotNull(regel);
        Assert.Equal((true, 3, "verzoeken"), ((bool)regel["beperkt"]!, (int)regel["afgewezen"]!, (string)regel["reden"]!));
        Assert.Equal(Deelnemers.Diemen.Naam, (string?)regel["naam"]);
        var (uitgang, tekst) = await Beheerder.RunAsync("partijen", "limieten", "--beheer", keten.Knooppunt.Beheeradres.AbsoluteUri);
        Assert.True(uitgang == 0, tekst);
        Assert.StartsWith("inname: open\n", tekst, StringComparison.Ordinal);
        var rij = tekst.Split('\n').Single(r => r.StartsWith("| 0384", StringComparison.Ordinal)).Split('|').Select(c => c.Trim()).ToArray();
        Assert.Equal(["0384", Deelnemers.Diemen.Naam, "inzenden", "ja", "3", "verzoeken"], rij[1..7]);
        string[] verwacht =
        [
            "ib_verzoeken_afgewezen_total{kanaal=\"stuf\",reden=\"verzoeken\",verkeer=\"inzenden\"} 3",
            "ib_partijen_beperkt{verkeer=\"inzenden\"} 1",
            "ib_partijen_beperkt{verkeer=\"ophalen\"} 0",
            "ib_inname_dicht{reden=\"budget\"} 0",
            "ib_inname_dicht{reden=\"ruimte\"} 0",
            "ib_onderweg_bytes{stap=\"ontvangst\"} 0",
            "ib_onderweg_maximum_bytes{stap=\"ontvangst\"} 256000000",
            "ib_onderweg_maximum_bytes{stap=\"bezorging\"} 838860800",
        ];
        await Wacht.TotAsync(
            async () => verwacht.Except((await keten.ReadBeheerAsync("/metrics")).Tekst.Split('\n')).Any() ? null : string.Empty,
            async () => $"Missing: {string.Join(", ", verwacht.Except((await keten.ReadBeheerAsync("/metrics")).Tekst.Split('\n')))}");
        Assert.Equal(200, (await keten.ReadBeheerAsync("/health/ready")).Status);
    }

    private static Task<Proefketen> StartAsync(Action<Partijregisterbestand> partijen) => Proefketen.StartAsync(new Ketenplan { Partijen = partijen });
}
