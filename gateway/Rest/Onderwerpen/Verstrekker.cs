using System.IO.Pipelines;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Rest;

/// <summary>Writes events out, with content where that is agreed; see <see cref="Inhoudverstrekking"/>. Safe for use by many threads at once.</summary>
internal sealed class Verstrekker(Inhoudverstrekking inhouden, KnooppuntOptions knooppunt, Onderwerpmeters meters)
{
    // What an event without content counts for. With content it counts for that alone: the largest message must fit in the smallest share.
    private const int Regelbytes = 1024;

    /// <summary>Asks room for a page, or says why there is none.</summary>
    public static Afwijzing? TryReserve(Toelating toelating, Toegang toegang, IReadOnlyList<Bericht> berichten, out Reservering? reservering)
        => toelating.TrySend(berichten.Sum(b => Gewicht(toegang, b)), out reservering);

    /// <summary>As much of a page as the party may have in memory at once; more would never fit, and so never come. At least one message.</summary>
    public static Onderwerpstuk Fit(Toelating toelating, Toegang toegang, Onderwerpstuk stuk)
    {
        var bytes = 0L;
        for (var n = 0; n < stuk.Berichten.Count; n++)
        {
            bytes += Gewicht(toegang, stuk.Berichten[n]);
            if (n > 0 && bytes > toelating.Grootste)
                return new Onderwerpstuk([.. stuk.Berichten.Take(n)], stuk.Berichten[n].Volgnummer, Bij: false);
        }

        return stuk;
    }

    /// <summary>Notes that the content of these messages goes out, and says of which it can: of none when the events are notifications.</summary>
    /// <exception cref="OpslagException">Nothing was noted, so nothing may go out.</exception>
    public async ValueTask<IReadOnlySet<long>> RecordAsync(Toegang toegang, IReadOnlyList<Bericht> berichten, CancellationToken cancellationToken)
        => toegang.Recht.Wijze == Verstrekwijze.Inhoud
            ? await inhouden.RecordAsync(toegang, berichten.Select(static b => b.Volgnummer), cancellationToken)
            : new HashSet<long>();

    /// <summary>Notes that the content of one message goes out; <see langword="false"/> when there is none to give.</summary>
    /// <exception cref="OpslagException">Nothing was noted, so nothing may go out.</exception>
    public async ValueTask<bool> RecordAsync(Toegang toegang, Bericht bericht, CancellationToken cancellationToken)
        => (await inhouden.RecordAsync(toegang, [bericht.Volgnummer], cancellationToken)).Count > 0;

    /// <summary>Writes the event of a message.</summary>
    /// <param name="doel">Where to.</param>
    /// <param name="toegang">What the reader may see.</param>
    /// <param name="bericht">The message.</param>
    /// <param name="verstrekt">The messages whose content may go, as noted.</param>
    /// <param name="cancellationToken">The reader is gone.</param>
    public async Task WriteAsync(PipeWriter doel, Toegang toegang, Bericht bericht, IReadOnlySet<long> verstrekt, CancellationToken cancellationToken)
    {
        var gebeurtenis = Onderwerpgebeurtenis.Of(bericht, knooppunt.Organisatie);
        meters.CountGebeurtenis(toegang.Onderwerp.Naam, toegang.Recht.Wijze);
        using var inhoud = verstrekt.Contains(bericht.Volgnummer) ? await inhouden.ReadAsync(bericht.Volgnummer, cancellationToken) : null;
        if (inhoud is null)
        {
            var staat = toegang.Recht.Wijze == Verstrekwijze.Inhoud ? await inhouden.ReadStaatAsync(bericht, cancellationToken) : Inhoudstaat.Of(bericht);
            Gebeurtenisschrijver.Write(doel, gebeurtenis, staat, Onderwerppaden.Inhoud(toegang.Onderwerp.Naam, bericht.Volgnummer));
            return;
        }

        meters.CountInhoud(toegang.Onderwerp.Naam, inhoud.Bytes.Length);
        await Gebeurtenisschrijver.WriteAsync(doel, gebeurtenis, Uitgifte.ContentType(bericht.Envelop), inhoud.Bytes, cancellationToken);
    }

    private static long Gewicht(Toegang toegang, Bericht bericht)
        => toegang.Recht.Wijze == Verstrekwijze.Inhoud ? Math.Max(Regelbytes, bericht.InhoudLengte) : Regelbytes;
}
