using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Lets go what a freeze kept back, in order, within a second after its end. When the calendar changes, also while the knooppunt was
/// down, every message that is kept back is judged again by the moment at which it was received: a freeze that becomes longer
/// keeps it longer, one that is taken back lets it go. So it is now and then while anything is kept back, and before its release: what came in by
/// the calendar of before, at a node that did not have this one yet, may be booked after the change was looked into.
/// </summary>
public sealed class Vrijgavedienst(
    IBezorgingen bezorgingen, IPartijregisterBron partijen, ICatalogusBron catalogus, IBezorgsein sein, TimeProvider tijd,
    ILogger<Vrijgavedienst> logger)
{
    private const int Portie = 500;

    // Looking costs one read at the end of an index that is empty but around a change of release.
    private static readonly TimeSpan Ronde = TimeSpan.FromSeconds(1);

    private static readonly TimeSpan Herziening = TimeSpan.FromMinutes(1);

    // One that takes long is done less often, so that it takes no more than this part of the time however much is kept back.
    private const int Herzieningsdeel = 20;

    // Only RunAsync touches these two.
    private Releasekalender? _beoordeeld;
    private (long Op, TimeSpan Rust) _herzien;

    /// <summary>Looks every second until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(Ronde, tijd);
        do
        {
            vooruitgang();
            var kalender = partijen.Huidig.Kalender;
            if (kalender != _beoordeeld || tijd.GetElapsedTime(_herzien.Op) >= _herzien.Rust)
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
            var nu = tijd.GetUtcNow();
            var rijp = (await bezorgingen.ListVastgehoudenAsync(na: null, Portie, cancellationToken)).Where(b => b.VastgehoudenTot <= nu).ToList();
            var langer = await HoldAsync(Judge(kalender, rijp).Where(o => o.Einde > nu), cancellationToken);
            if (langer > 0)
                BezorgLog.Herzien(logger, langer);
            if (rijp.Count > langer)
                await ReleaseAsync(nu, rijp.Count - langer, cancellationToken);
            vooruitgang();
        }
    }

    /// <summary>Lets go as many as were judged just now: in the order of the store they are the first.</summary>
    private async Task ReleaseAsync(DateTimeOffset nu, int aantal, CancellationToken cancellationToken)
    {
        var vrijgave = await bezorgingen.ReleaseAsync(nu, aantal, "Vrijgegeven: de bevriezing is voorbij.", cancellationToken);
        BezorgLog.Vrijgegeven(logger, vrijgave.Aantal, vrijgave.Partijen.Count);
        foreach (var partij in vrijgave.Partijen)
            sein.Wake(partij);
    }

    private async Task<bool> IsDueAsync(CancellationToken cancellationToken)
        => await bezorgingen.ListVastgehoudenAsync(na: null, 1, cancellationToken) is [{ VastgehoudenTot: { } tot }] && tot <= tijd.GetUtcNow();

    private async Task ReviewAsync(Releasekalender kalender, Action vooruitgang, CancellationToken cancellationToken)
    {
        var begin = tijd.GetTimestamp();
        var gewijzigd = 0;
        Bericht? laatste = null;
        while (await bezorgingen.ListVastgehoudenAsync(laatste, Portie, cancellationToken) is [.., var eindeVanDePortie] portie)
        {
            gewijzigd += await HoldAsync(Judge(kalender, portie), cancellationToken);
            laatste = eindeVanDePortie;
            vooruitgang();
        }

        if (gewijzigd > 0)
            BezorgLog.Herzien(logger, gewijzigd);
        var duur = tijd.GetElapsedTime(begin);
        _herzien = (tijd.GetTimestamp(), duur * Herzieningsdeel > Herziening ? duur * Herzieningsdeel : Herziening);
    }

    /// <summary>All of these at once, so that they share an fsync; how many.</summary>
    private async Task<int> HoldAsync(IEnumerable<(Bericht Bericht, DateTimeOffset Einde)> oordelen, CancellationToken cancellationToken)
        => (await Task.WhenAll(
            oordelen.Select(o => bezorgingen.HoldAsync(o.Bericht.Volgnummer, o.Einde, Oorzaak(o.Einde), cancellationToken).AsTask()))).Length;

    /// <summary>Those that the calendar gives another end than they have.</summary>
    private IEnumerable<(Bericht Bericht, DateTimeOffset Einde)> Judge(Releasekalender kalender, IEnumerable<Bericht> vastgehouden)
    {
        foreach (var bericht in vastgehouden)
        {
            if (FindEinde(kalender, bericht) is { } einde && einde != bericht.VastgehoudenTot)
                yield return (bericht, einde);
        }
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
