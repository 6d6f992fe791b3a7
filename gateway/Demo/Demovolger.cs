using System.Globalization;
using IB.Gateway.Client;
using IB.Gateway.Routing;

namespace IB.Gateway.Demo;

/// <summary>The CAK follows what nobody sent to it: it gets notifications, and fetches the one that it needs.</summary>
internal static class Demovolger
{
    /// <summary>Follows the topic of the demo to its end.</summary>
    /// <param name="client">The topics of the CAK.</param>
    /// <param name="verwacht">Messages that belong to it.</param>
    /// <param name="stop">Stops it.</param>
    /// <returns>Whether it saw those, and what it saw.</returns>
    internal static async Task<(bool Gelukt, string Tekst)> FollowAsync(Onderwerpclient client, int verwacht, CancellationToken stop)
    {
        var naam = Demowereld.Zorgstatus.Naam;
        var gezien = new List<Volgregel>();
        for (Volgregel? laatste = null; laatste is not { Bij: true };)
        {
            using var blad = await client.OpenAsync(naam, laatste?.Verder, limit: null, wacht: 0, stop);
            if (blad.Weigering is { } weigering)
                return (false, $"{naam}: {weigering.Tekst}");
            await foreach (var regel in blad.ReadAsync(stop))
            {
                laatste = regel;
                if (!regel.IsStand)
                    gezien.Add(regel);
            }
        }

        var payload = gezien is [{ Positie: { } eerste }, ..] ? (await client.FetchAsync(naam, eerste, stop)).Payload : null;
        return (
            gezien.Count == verwacht && payload is not null,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{naam}: {gezien.Count} van {verwacht} meldingen ({string.Join(", ", gezien.Select(Toon))}); van de eerste is de payload opgehaald ({payload?.Inhoud.Length ?? 0} bytes)"));
    }

    private static string Toon(Volgregel regel)
        => string.Create(CultureInfo.InvariantCulture, $"{regel.Type[Onderwerpgebeurtenis.Soortvoorvoegsel.Length..]} op positie {regel.Positie}");
}
