using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Lets go what a freeze kept back, in order, within a second after its end. When the calendar changes, also while the knooppunt was
/// down, every message that is kept back is judged again by the moment at which it was received: a freeze that becomes longer
/// keeps it longer, one that is taken back lets it go.
/// </summary>
public sealed class Vrijgavedienst(
    IBezorgingen bezorgingen, IPartijregisterBron partijen, ICatalogusBron catalogus, IBezorgsein sein, TimeProvider tijd,
    ILogger<Vrijgavedienst> logger)
{
    private const int Portie = 500;

    // Looking costs one read at the end of an index that is empty but around a change of release.
    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(1);

    // Only RunAsync touches it.
    private Releasekalender? _beoordeeld;

    /// <summary>Looks every second until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(Ronde, tijd);
        do
        {
            vooruitgang();
            var kalender = partijen.Huidig.Kalender;
            if (kalender != _beoordeeld)
                await ReviewAsync(kalender, vooruitgang, cancellationToken);
            _beoordeeld = kalender;
            await ReleaseAsync(kalender, vooruitgang, cancellationToken);
        }
        while (await ronde.WaitForNextTickAsync(cancellationToken));
    }

    private async Task ReleaseAsync(Releasekalender kalender, Action vooruitgang, CancellationToken cancellationToken)
    {
        // A calendar that changes between two portions is judged by first.
        while (partijen.Huidig.Kalender == kalender && await IsDueAsync(cancellationToken))
        {
            var vrijgave = await bezorgingen.ReleaseAsync(tijd.GetUtcNow(), Portie, "Vrijgegeven: de bevriezing is voorbij.", cancellationToken);
            BezorgLog.Vrijgegeven(logger, vrijgave.Aantal, vrijgave.Partijen.Count);
            foreach (var partij in vrijgave.Partijen)
                sein.Wake(partij);
            vooruitgang();
        }
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellationToken)
        => await bezorgingen.ListVastgehoudenAsync(na: null, 1, cancellationToken) is [{ VastgehoudenTot: { } tot }] && tot <= tijd.GetUtcNow();

    private async Task ReviewAsync(Releasekalender kalender, Action vooruitgang, CancellationToken cancellationToken)
    {
        var gewijzigd = 0;
        Bericht? laatste = null;
        while (await bezorgingen.ListVastgehoudenAsync(laatste, Portie, cancellationToken) is [.., var eindeVanDePortie] portie)
        {
            var nieuw = portie.Select(b => (Bericht: b, Einde: FindEinde(kalender, b))).Where(n => n.Einde is { } e && e != n.Bericht.VastgehoudenTot).ToList();

            // All of a portion at once, so that they share an fsync.
            await Task.WhenAll(nieuw.Select(n => bezorgingen.HoldAsync(n.Bericht.Volgnummer, n.Einde!.Value, Oorzaak(n.Einde.Value), cancellationToken).AsTask()));
            gewijzigd += nieuw.Count;
            laatste = eindeVanDePortie;
            vooruitgang();
        }

        if (gewijzigd > 0)
            BezorgLog.Herzien(logger, gewijzigd);
    }

    /// <summary>
    /// Until when the calendar keeps the message now; at once when it does not any more. <see langword="null"/> when it stays as
    /// it is: its release is no longer loaded, or it only waits behind others.
    /// </summary>
    private DateTimeOffset? FindEinde(Releasekalender kalender, Bericht bericht)
    {
        var (envelop, versie) = (bericht.Envelop, bericht.Envelop.FunctieVersie);
        if (catalogus.Huidig.FindByFunctie(envelop.Functie, versie.Hoofd, versie.Sub) is not { } definitie)
            return null;
        var verkeer = new Verkeer(envelop.Zender.Organisatie, envelop.Ontvanger.Organisatie, definitie);
        if (kalender.Decide(verkeer, bericht.OntvangenOp) is Vastgehouden vast)
            return vast.Tot;
        var nu = tijd.GetUtcNow();
        return bericht.VastgehoudenTot > nu ? nu : null;
    }

    private string Oorzaak(DateTimeOffset einde) => einde > tijd.GetUtcNow()
        ? $"De bevriezing is gewijzigd: vastgehouden tot {Berichttijd.Show(einde)}."
        : "De bevriezing is ingetrokken of ingekort.";
}
