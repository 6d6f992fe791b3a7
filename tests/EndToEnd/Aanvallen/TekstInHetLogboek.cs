using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// What a sender writes comes into no log, metric, history or refusal: neither text that would mislead who reads it nor anything about
/// a person (X25). The BSNs and names are those of the fixtures.
/// </summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X25")]
public sealed class TekstInHetLogboek(Doelwit doelwit)
{
    private const string Bsn = "999900006";
    private static readonly string[] Streken =
    [
        "\r\nSet-Cookie: x=" + Doelwit.Merkteken, "\u001b[31m" + Doelwit.Merkteken, "<script>" + Doelwit.Merkteken + "</script>",
        "=cmd|' /C " + Doelwit.Merkteken + "'!A0", Bsn,
    ];

    public static TheoryData<int> Nummers => [.. Enumerable.Range(0, Streken.Length)];

    [Theory]
    [MemberData(nameof(Nummers))]
    public async Task Text_InEveryFieldOfAnEnvelope_ComesBackNowhere(int nummer)
    {
        foreach (var veld in new[] { "organisatie", "applicatie", "referentienummer", "tijdstipBericht", "functie", "applicatieVersie", "xmlBestand" })
        {
            var bericht = Proefbericht.Toewijzing();
            var soap = Encoding.UTF8.GetString(await bericht.ToSoapAsync());
            var begin = soap.IndexOf($":{veld}>", StringComparison.Ordinal) + veld.Length + 2;
            var vals = soap[..begin] + System.Security.SecurityElement.Escape(Streken[nummer]) + soap[soap.IndexOf('<', begin)..];
            var antwoord = await RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Gemeente, Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(vals)));

            // What StUF has an answer repeat goes back to its sender, escaped, and to nobody else.
            if (veld != "applicatie" && (veld != "referentienummer" || Streken[nummer] != Bsn))
                RequireSilence(antwoord.Alles);
            Assert.DoesNotContain("<script>", antwoord.Tekst, StringComparison.OrdinalIgnoreCase);
            Assert.Null(antwoord.Header("Set-Cookie"));
            foreach (var gezien in await doelwit.Proefketen.ReadBerichtenAsync(bericht.Referentie))
                RequireSilence(gezien["historie"]!.ToJsonString());
        }
    }

    [Theory]
    [InlineData("GET", "/v1/berichten/999900006")]
    [InlineData("GET", "/v1/berichten?namens=999900006")]
    [InlineData("GET", "/v1/berichten?bsn=999900006")]
    [InlineData("GET", "/bsn/999900006")]
    public async Task Bsn_InAnAddress_ComesBackNowhere(string methode, string pad)
    {
        var antwoord =
            await doelwit.AttackAsync(doelwit.Aanbieder, Ruwverzoek.Of(methode, pad, default, $"User-Agent: {Bsn}", $"traceparent: 00-{Bsn}", $"X-Bsn: {Bsn}"));

        Assert.InRange(antwoord.Status, 400, 404);
        RequireSilence(antwoord.Tekst.Replace(pad, string.Empty, StringComparison.Ordinal));
    }

    [Fact]
    public async Task EverythingAnOperatorSees_AfterAllKindsOfMessages_HoldsNothingAboutAPerson()
    {
        var keten = doelwit.Proefketen;
        var heen = Proefbericht.Toewijzing();
        var ongeldig = Proefbericht.Toewijzing() with { Inhoud = Fixtures.Bytes("ongeldig/WMO301-geslacht-buiten-codelijst.xml") };
        var start = Proefbericht.Start();
        await keten.Diemen.SendAsync(heen);
        await keten.Diemen.SendAsync(ongeldig);
        await keten.ZorgThuis.SendAsync(start);
        await keten.ZorgThuis.ReceiveAsync(heen.Referentie);
        await keten.Diemen.ReceiveAsync(start.Referentie);
        var fout = await keten.Diemen.WaitForFoutAsync(ongeldig.Referentie);

        RequireSilence(fout.Foutbericht!.ToString());
        foreach (var bericht in new[] { heen, ongeldig, start })
            RequireSilence(JsonSerializer.Serialize(await keten.ReadBerichtenAsync(bericht.Referentie)));
        RequireSilence((await keten.Diemen.ReadStatusAsync(heen.Referentie)).Tekst);
        RequireSilence((await keten.ReadBeheerAsync("/health/ready")).Tekst);
        var metrieken = (await keten.ReadBeheerAsync("/metrics")).Tekst;
        RequireSilence(metrieken);
        Assert.Contains("ib_logregels_gezuiverd_total 0\n", metrieken, StringComparison.Ordinal);
    }

    [Fact]
    public void LogOfTheProcess_SoFar_HoldsNothingAboutAPerson()
    {
        var regels = ((Kindproces)doelwit.Proefketen.Knooppunt).Regels;

        Assert.NotEmpty(regels);
        Assert.All(regels, RequireSilence);
        Assert.All(regels, r => Assert.NotNull(JsonNode.Parse(r)));
    }

    private static void RequireSilence(string tekst)
    {
        Assert.DoesNotContain(Doelwit.Merkteken, tekst, StringComparison.OrdinalIgnoreCase);
        Assert.All(Persoonsgegevens.InFixtures, p => Assert.DoesNotContain(p, tekst, StringComparison.OrdinalIgnoreCase));
    }
}
