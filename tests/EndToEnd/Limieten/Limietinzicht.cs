using System.Globalization;
using System.Text.Json.Nodes;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>What tests of limits have in common.</summary>
internal static class Limietinzicht
{
    /// <summary>So many requests, and no more while a test runs.</summary>
    internal static JsonObject Verzoeken(int aantal) => new() { ["verzoekenPerSeconde"] = 0.001, ["verzoekenPiek"] = aantal };

    /// <summary>Hands a message in over StUF as bytes, so that the headers of the answer can be seen.</summary>
    internal static async Task<Ruwantwoord> AskStufAsync(this Ketenpartij partij, Proefketen keten, Proefbericht bericht)
        => await RuweVerbinding.AskAsync(keten.Knooppunt.Adres, partij.Certificaat, Ruwverzoek.Stuf(await bericht.ToSoapAsync()));

    /// <summary>Hands a message in over REST as bytes.</summary>
    internal static Task<Ruwantwoord> AskRestAsync(this Ketenpartij partij, Proefketen keten, Proefbericht bericht)
        => RuweVerbinding.AskAsync(keten.Knooppunt.Adres, partij.Certificaat, Ruwverzoek.Rest(bericht));

    /// <summary>The whole seconds of Retry-After.</summary>
    internal static long RetryAfter(this Ruwantwoord antwoord) => long.Parse(antwoord.Header("Retry-After")!, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>What an operator sees of a party in one kind of traffic; <see langword="null"/> when it is not shown.</summary>
    internal static async Task<JsonObject?> ReadLimietAsync(this Proefketen keten, string partij, string verkeer)
    {
        var (status, tekst) = await keten.ReadBeheerAsync("/limieten");
        Assert.Equal(200, status);
        return JsonNode.Parse(tekst)!["partijen"]!.AsArray().Select(p => p!.AsObject())
            .SingleOrDefault(p => (string?)p["partij"] == partij && (string?)p["verkeer"] == verkeer);
    }
}
