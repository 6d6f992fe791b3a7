using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Rest;

/// <summary>
/// Counts the fetching of payloads, so that a message that takes the process down each time that it is fetched is parked in the end. A fetch
/// is counted, durably, before it begins; that it ended is written down only after more than the allowed number, for most messages are
/// fetched once. From then on who fetches has the turn for it: who gets that turn, and finds a fetch that did not end, knows that it was cut
/// short. Whoever fetches often without confirming is no danger and is never refused. Safe for use by many threads at once.
/// </summary>
internal sealed class Ophalingen(IJournaal journaal, IBezorgingen bezorgingen, IBeurten beurten, Beurtwacht wacht, BezorgOptions options, TimeProvider time)
{
    // A store remembers every turn that was ever taken, so there are not as many as messages. Two messages with the same turn: one is parked later.
    private const long Beurten = 1024;

    /// <summary>Fetches; <see langword="false"/> when the message does not wait any longer, or was parked just now.</summary>
    /// <param name="bericht">As the caller saw it.</param>
    /// <param name="door">Who fetches.</param>
    /// <param name="zend">Sends the payload; its token also ends when somebody else may take the message for one of which the fetch was cut short.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<bool> TryRunAsync(Bericht bericht, string door, Func<CancellationToken, Task> zend, CancellationToken cancellationToken)
    {
        var oorzaak = $"Opgehaald door {door}";
        var mag = bericht.Ophalingen < options.MaxPogingen
            && await bezorgingen.StartOphalingAsync(bericht.Volgnummer, options.MaxPogingen, oorzaak, cancellationToken) > 0;
        if (!mag)
        {
            if (await wacht.TryRunAsync(
                Naam(bericht.Volgnummer), (_, stop) => RunAsync(bericht.Volgnummer, oorzaak, () => mag = true, zend, stop), cancellationToken))
                return mag;
            // Somebody who is alive fetches it.
            mag = await bezorgingen.JoinOphalingAsync(bericht.Volgnummer, oorzaak, cancellationToken) > 0;
        }

        if (mag)
            await zend(cancellationToken);
        return mag;
    }

    /// <summary>Name of the turn to fetch a message that was fetched too often.</summary>
    internal static string Naam(long volgnummer) => Beurt.VanOphalen(volgnummer % Beurten);

    private async Task RunAsync(long volgnummer, string oorzaak, Action begonnen, Func<CancellationToken, Task> zend, CancellationToken stop)
    {
        // Whoever goes away meanwhile leaves no fetch that seems to be cut short.
        if (await TryParkAsync(volgnummer, stop))
            return;
        var ophaling = await bezorgingen.StartOphalingAsync(volgnummer, int.MaxValue, oorzaak, CancellationToken.None);
        if (ophaling == 0)
            return;
        begonnen();
        try
        {
            await zend(stop);
        }
        finally
        {
            await bezorgingen.CompletePogingAsync(
                volgnummer, Pogingsuitkomst.Opnieuw($"Ophalen {ophaling} is geëindigd zonder bevestiging; het bericht blijft klaarstaan", time.GetUtcNow()),
                CancellationToken.None);
        }
    }

    /// <summary>Parks a message of which the last fetch began and never ended. Only in the turn for it.</summary>
    private async ValueTask<bool> TryParkAsync(long volgnummer, CancellationToken cancellationToken)
    {
        // Looked at anew: what the caller saw may have ended, or have been sent again, since. A push that is under way looks the same.
        if (await journaal.GetAsync(volgnummer, cancellationToken) is not { Toestand: Toestand.Aangeboden, VolgendePoging: null } nu
            || nu.Ophalingen <= options.MaxPogingen
            || await beurten.FindHouderAsync(Beurt.VanBezorging(nu.Envelop.Ontvanger.Organisatie), cancellationToken) is not null)
        {
            return false;
        }

        await bezorgingen.CompletePogingAsync(
            volgnummer,
            Pogingsuitkomst.Mislukt(
                $"Er is {nu.Ophalingen} keer aan ophalen begonnen, en de laatste keer eindigde met het knooppunt zelf; beheer moet het bericht beoordelen."),
            CancellationToken.None);
        return true;
    }
}
