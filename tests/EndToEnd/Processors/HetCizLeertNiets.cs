using System.Text.RegularExpressions;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The CIZ learns nothing of what gemeenten registered: all that it can see is the same, whether a gemeente has the person or nobody does.</summary>
public sealed partial class HetCizLeertNiets(Wlzketen fixture) : IClassFixture<Wlzketen>
{
    // Two persons for each way: a post over StUF has the time that its sender put on it, and would come after what was just told over REST.
    private static readonly IReadOnlyList<string> Bsns = Bsnreeks.Take(4);

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

    /// <summary>Everything that the CIZ gets to see of a message, without what is of this one: ids and times.</summary>
    private async Task<string> TellAsync(string wijze, string bsn)
    {
        var bericht = Wlzbericht.Mutatie(new Wlzbericht.Indicatie(bsn, "2026-12-01"));
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

    [GeneratedRegex("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[0-9a-f]{4}-[0-9a-f]{12}|\\d{4}-\\d{2}-\\d{2}T[0-9:.]+Z?|\\b\\d{14}\\b", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Own();
}
