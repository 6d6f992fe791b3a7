namespace IB.Gateway.EndToEnd.Tests;

/// <summary>The knooppunt stops in the middle of a message with many persons and goes on where it was: every signal once.</summary>
public sealed class EenHerstartMiddenInHetWerk
{
    private const int Aantal = 120;

    // A piece a step, so that there is a middle.
    private static readonly Ketenplan Plan = new() { Instellingen = new Dictionary<string, string>(Wlzketen.Aan) { ["processors:stukkenPerStap"] = "1" } };

    [Fact]
    public async Task Signals_OfAMessageThatWasInterrupted_AllComeOnce()
    {
        await using var keten = await Proefketen.StartAsync(Plan);
        var bsns = Bsnreeks.Take(Aantal);
        await keten.PostAsync(Wlzbericht.Registratie(Deelnemers.Utrecht, [.. bsns.Select((bsn, i) => new Wlzbericht.Voorziening($"U-{i}", bsn))]));
        var status = Wlzbericht.Mutatie([.. bsns.Select(bsn => new Wlzbericht.Indicatie(bsn, "2026-12-01"))]);

        await keten.Ciz.PostAsync(status);
        await Wacht.TotAsync(async () => (await keten.Utrecht.ListAsync(1)).Count > 0, "There is no first signal.");
        await keten.StopAsync();
        await keten.RestartAsync();

        // What it did before the stop is less than all of it, or nothing was interrupted.
        Assert.NotEqual("bezorgd", (string?)Assert.Single(await keten.ReadBerichtenAsync(status.Referentie))["toestand"]);
        await keten.WaitForToestandAsync(status.Referentie, "bezorgd");
        Assert.Equal(
            bsns.Select((bsn, i) => $"NIEUW v1 U-{i} {bsn} JA 2026-12-01..").Order(StringComparer.Ordinal),
            (await keten.Utrecht.FetchSignalenAsync()).Order(StringComparer.Ordinal));
    }
}
