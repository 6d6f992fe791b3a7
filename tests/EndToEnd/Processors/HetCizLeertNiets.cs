using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using IB.Gateway.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The CIZ learns nothing of what gemeenten registered: all that it can see is the same, whether a gemeente has the person or nobody does.</summary>
public sealed partial class HetCizLeertNiets(Wlzketen fixture) : IClassFixture<Wlzketen>
{
    // Two persons for each way: a post over StUF has the time that its sender put on it, and would come after what was just told over REST.
    private static readonly IReadOnlyList<string> Bsns = Bsnreeks.Take(8);

    private readonly Proefketen _keten = fixture.Proefketen;

    [Theory]
    [InlineData("stuf")]
    [InlineData("rest")]
    public async Task Status_OfSomebodyRegisteredOrNot_IsAnsweredTheSame(string wijze)
    {
        var (geregistreerd, vreemde) = wijze == "stuf" ? (Bsns[0], Bsns[1]) : (Bsns[2], Bsns[3]);
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Diemen, new Wlzbericht.Voorziening($"D-{wijze}", geregistreerd)));

        var bekend = await TellAsync(wijze, geregistreerd);
        var onbekend = await TellAsync(wijze, vreemde);

        await _keten.WaitForPushedAsync(_keten.Diemen, gekregen => gekregen.Any(s => s.Contains($"D-{wijze}", StringComparison.Ordinal)));
        Assert.Equal(bekend, onbekend);
        Assert.Empty(await _keten.Ciz.ListAsync());
    }

    /// <summary>A signal that cannot be sent waits for an operator; the CIZ does not see that there is one, nor what the operator does.</summary>
    [Theory]
    [InlineData("stuf")]
    [InlineData("rest")]
    public async Task Status_OfSomebodyWhoseSignalCannotBeSent_IsAnsweredTheSame(string wijze)
    {
        var (geregistreerd, vreemde) = wijze == "stuf" ? (Bsns[4], Bsns[5]) : (Bsns[6], Bsns[7]);
        // Who cannot get signals is not let in; who could and no longer can is what is seen here.
        ChangeFuncties("WlzVoorzieningRegistratie", "WlzSignaal");
        await _keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, new Wlzbericht.Voorziening($"U-{wijze}", geregistreerd)));
        ChangeFuncties("WlzVoorzieningRegistratie");

        var bericht = Wlzbericht.Mutatie(new Wlzbericht.Indicatie(geregistreerd, "2026-12-01"));
        var bekend = await TellAsync(wijze, bericht);
        var onbekend = await TellAsync(wijze, vreemde);

        Assert.Equal(bekend, onbekend);
        var geparkeerd = JsonNode.Parse((await _keten.ReadBeheerAsync("/processors/wlz/geparkeerd")).Tekst)!["geparkeerd"]!.AsArray();
        var plek = (string)Assert.Single(geparkeerd, g => (string)g!["referentienummer"]! == bericht.Referentie)!["plek"]!;
        var voor = await _keten.Ciz.ReadStatusAsync(bericht.Referentie);
        var (uitgang, tekst) = await Beheerder.RunAsync(
            "processors", "set-aside", "wlz", plek, "--reden", "Utrecht wil geen signaal", "--beheer", _keten.Knooppunt.Beheeradres.ToString());
        Assert.True(uitgang == 0, tekst);
        Assert.Equal(voor.Tekst, (await _keten.Ciz.ReadStatusAsync(bericht.Referentie)).Tekst);
    }

    private void ChangeFuncties(params string[] functies)
    {
        _keten.ChangePartijen(p => p.Partij(Deelnemers.Utrecht)["functies"] = new JsonArray([.. functies.Select(static f => JsonValue.Create(f))]));
        Assert.True(((PartijenBestand)((Knooppuntinproces)_keten.Knooppunt).Services.GetRequiredService<IPartijregisterBron>()).Reload());
    }

    /// <summary>Everything that the CIZ gets to see of a message, without what is of this one: ids and times.</summary>
    private Task<string> TellAsync(string wijze, string bsn) => TellAsync(wijze, Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01")));

    private async Task<string> TellAsync(string wijze, Proefbericht bericht)
    {
        var antwoord = wijze == "stuf"
            ? Convert(await _keten.Ciz.SendStufAsync(bericht))
            : Convert(await _keten.Ciz.SendRestAsync(bericht));
        await _keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");
        var status = await _keten.Ciz.ReadStatusAsync(bericht.Referentie);
        Assert.Equal(200, status.Status);
        return Own().Replace($"{antwoord}\n{status.Tekst}", "#");
    }

    private static string Convert(Stufuitslag uitslag) => $"{uitslag.Status} {System.Text.Encoding.UTF8.GetString(uitslag.Body)}";

    private static string Convert(Client.Postbusantwoord antwoord) => $"{antwoord.Status} {antwoord.Tekst}";

    [GeneratedRegex(
        "[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?|\\b\\d{14}\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Own();
}
