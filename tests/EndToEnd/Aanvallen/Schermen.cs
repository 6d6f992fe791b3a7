using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// What a sender may write in its envelope and an operator sees: on a terminal it moves nothing, in a browser it is no page, and it is
/// in no log (X25). There is no export for spreadsheets.
/// </summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X25")]
public sealed class Schermen(Doelwit doelwit)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Applicaties =>
    [
        "\u009b31m\u009b2J" + Doelwit.Merkteken, "\u202e" + Doelwit.Merkteken, "<script>" + Doelwit.Merkteken, "=cmd|' /C x'!A0" + Doelwit.Merkteken,
        "[red]" + Doelwit.Merkteken + "[/]", "\u2028" + Doelwit.Merkteken + "\u0085x",
    ];

    [Theory]
    [MemberData(nameof(Applicaties))]
    public async Task NameOfAnApplication_ThatWouldMisleadAnOperator_IsShownForWhatItIs(string applicatie)
    {
        var bericht = await SendAsync(applicatie);

        var tekst = await ShowAsync(bericht.Referentie);

        // Escaped, but all of it: what an attacker can hide, an operator cannot find.
        Assert.Contains(Doelwit.Merkteken, tekst, StringComparison.Ordinal);
        Assert.DoesNotContain(tekst, c => char.IsControl(c) && c is not ('\n' or '\r'));
        Assert.DoesNotContain(tekst, c => c is '\u202e' or '\u2028');
        Assert.DoesNotContain(tekst.Split('\n'), r => r.StartsWith('='));
    }

    [Theory]
    [MemberData(nameof(Applicaties))]
    public async Task PageOfTheManagementPort_WithTextOfASender_IsNoPageForABrowser(string applicatie)
    {
        var bericht = await SendAsync(applicatie);
        using var client = new HttpClient();

        using var antwoord = await client.GetAsync(new Uri(doelwit.Proefketen.Knooppunt.Beheeradres, $"/berichten/{bericht.Referentie}"), Stop);
        var tekst = await antwoord.Content.ReadAsStringAsync(Stop);

        Assert.Equal("application/json", antwoord.Content.Headers.ContentType?.MediaType);
        Assert.DoesNotContain("<script>", tekst, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(tekst, c => char.IsControl(c) || c is '\u202e' or '\u2028');
    }

    [Fact]
    public async Task Metrics_AfterStrangeNames_HoldNoneOfThem()
    {
        foreach (var applicatie in Applicaties)
            await SendAsync(applicatie.Data);

        var (_, metrieken) = await doelwit.Proefketen.ReadBeheerAsync("/metrics");

        Assert.DoesNotContain(Doelwit.Merkteken, metrieken, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain(doelwit.Kind.Regels, r => r.Contains(Doelwit.Merkteken, StringComparison.OrdinalIgnoreCase));
    }

    private async Task<Proefbericht> SendAsync(string applicatie)
    {
        var bericht = Proefbericht.Toewijzing();
        var soap = Encoding.UTF8.GetString(await bericht.ToSoapAsync())
            .Replace("Proefsysteem", System.Security.SecurityElement.Escape(applicatie), StringComparison.Ordinal);
        await doelwit.WithstandAsync(soap.Length, journaal: 1, async () =>
        {
            var antwoord = await RuweVerbinding.AskAsync(doelwit.Adres, doelwit.Gemeente, Ruwverzoek.Stuf(Encoding.UTF8.GetBytes(soap)));
            Assert.Equal(bericht.Referentie, new Stufuitslag(antwoord.Status, antwoord.Body).Bevestigd);
            return antwoord;
        });
        await doelwit.Proefketen.ZorgThuis.ReceiveAsync(bericht.Referentie);
        return bericht;
    }

    private async Task<string> ShowAsync(string referentie)
    {
        var (uitgang, tekst) = await Beheerder.RunAsync("berichten", "show", referentie, "--beheer", doelwit.Proefketen.Knooppunt.Beheeradres.ToString());
        Assert.Equal(0, uitgang);
        return tekst;
    }
}
