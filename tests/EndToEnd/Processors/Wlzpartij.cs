namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What parties do with Wlz messages.</summary>
internal static class Wlzpartij
{
    /// <summary>Sends over StUF, whatever way the party is delivered to; the envelope then has the time that the sender put on it.</summary>
    internal static async Task PostAsync(this Ketenpartij partij, Proefbericht bericht)
        => Assert.Equal(bericht.Referentie, (await partij.SendStufAsync(bericht)).Bevestigd);

    /// <summary>Sends a message and waits until the knooppunt is done with it.</summary>
    internal static async Task PostAsync(this Proefketen keten, Proefbericht bericht)
    {
        await keten.Partij(bericht.Van).PostAsync(bericht);
        await keten.WaitForToestandAsync(bericht.Referentie, "bezorgd");
    }

    /// <summary>The signals that were pushed, in order of arrival.</summary>
    internal static IReadOnlyList<string> PushedSignalen(this Ketenpartij gemeente)
        => [.. gemeente.Simulator.Gekregen.Where(g => g.Envelop.Functie == "WlzSignaal").Select(g => Wlzbericht.ReadSignaal(g.Inhoud))];

    /// <summary>Waits until enough signals were pushed; what the knooppunt made of them otherwise says why not.</summary>
    internal static Task WaitForPushedAsync(this Proefketen keten, Ketenpartij gemeente, Func<IReadOnlyList<string>, bool> genoeg) => Wacht.TotAsync(
        () => Task.FromResult(genoeg(gemeente.PushedSignalen()) ? "genoeg" : null),
        async () =>
            $"Pushed: {string.Join("; ", gemeente.PushedSignalen())}. {await keten.ReadBeheerAsync("/processors")} {await keten.ReadBeheerAsync($"/berichten?ontvanger={gemeente.Deelnemer.Code}")}");

    /// <summary>Gets and confirms every signal in the mailbox, oldest first.</summary>
    internal static async Task<IReadOnlyList<string>> FetchSignalenAsync(this Ketenpartij gemeente)
    {
        var signalen = new List<string>();
        while (await gemeente.ListAsync() is { Count: > 0 } wachtend)
        {
            foreach (var metadata in wachtend)
            {
                Assert.Equal("WlzSignaal", (string?)metadata["routeringgegevens"]!["berichtstroom"]!["berichttype"]);
                signalen.Add(Wlzbericht.ReadSignaal(await gemeente.ReceiveAsync((string)metadata["referentiegegevens"]!["traceerId"]!)));
            }
        }

        return signalen;
    }

    /// <summary>The referentienummer of the answer to a question, as soon as it is there.</summary>
    internal static Task<string> WaitForAntwoordAsync(this Ketenpartij gemeente, string vraag) => Wacht.TotAsync(
        async () => (await gemeente.ListAsync()).Select(b => b["referentiegegevens"]!).Where(r => (string?)r["alsAntwoordOp"] == vraag)
            .Select(r => (string?)r["traceerId"]).SingleOrDefault(),
        () => Task.FromResult($"{vraag} wordt niet beantwoord."));
}
