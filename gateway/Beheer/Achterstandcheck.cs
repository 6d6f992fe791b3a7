using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>
/// Warns when the oldest undelivered message waits too long. Age, not number: a long queue that moves is no fault, and one
/// message that stands still is.
/// </summary>
internal sealed class Achterstandcheck(Journaalmeting meting, Beheeropties opties, TimeProvider time) : IGereedheidscheck
{
    private const string Naam = "achterstand";

    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check()
    {
        if (meting.Read().Laatste is not { } opname)
            return [new(Naam, Checkstatus.Waarschuwing, "Er is nog niet gemeten. Wacht op de eerste meting.", null)];
        var leeftijd = opname.LeeftijdOudste(time.GetUtcNow());
        return leeftijd > opties.Achterstandgrens
            ? [new(
                Naam,
                Checkstatus.Waarschuwing,
                $"Het oudste onbezorgde bericht wacht {leeftijd:c}. Zoek op welke partij niet ophaalt of niet bereikbaar is.",
                opname.Op)]
            : [new(Naam, Checkstatus.Ok, null, opname.Op)];
    }
}
