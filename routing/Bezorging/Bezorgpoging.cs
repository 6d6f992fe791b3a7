using System.Collections.Frozen;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>One attempt to push one message: count, attempt, record. In that order.</summary>
internal sealed class Bezorgpoging(
    IJournaal journaal, IBezorgingen bezorgingen, IEnumerable<IBezorger> bezorgers, BezorgOptions options, TimeProvider tijd, ILogger logger)
{
    private readonly FrozenDictionary<Bezorgwijze, IBezorger> _bezorgers = bezorgers.ToFrozenDictionary(b => b.Wijze);
    private readonly Alleengang _alleengang = new();

    /// <summary>Makes the attempt.</summary>
    internal Task<Pogingverloop> RunAsync(Beurt beurt, Bezorgafspraak afspraak, Bericht bericht, CancellationToken cancellationToken)
        => _alleengang.RunAsync(Herhaalbeleid.IsVerdacht(bericht, options), () => TryAsync(beurt, afspraak, bericht, cancellationToken), cancellationToken);

    private async Task<Pogingverloop> TryAsync(Beurt beurt, Bezorgafspraak afspraak, Bericht bericht, CancellationToken cancellationToken)
    {
        // The count is on disk before the attempt begins: a message that takes the process down is counted too, and is parked
        // after the last attempt instead of taking it down forever.
        var poging =
            await bezorgingen.StartPogingAsync(beurt, bericht.Volgnummer, $"Aangeboden aan {bericht.Envelop.Ontvanger.Organisatie}.", cancellationToken);
        if (poging == 0)
            return new Pogingverloop(Bereikbaar: true, WachtNog: false);
        if (Herhaalbeleid.CheckStart(poging, options) is { } teVaak)
        {
            await bezorgingen.CompletePogingAsync(beurt, bericht.Volgnummer, teVaak, cancellationToken);
            return new Pogingverloop(Bereikbaar: true, WachtNog: false);
        }

        var resultaat = await PushAsync(afspraak, bericht, cancellationToken);
        var uitkomst = Herhaalbeleid.Decide(resultaat, poging, tijd.GetUtcNow(), options);

        // No cancellation here: what the receiver did is a fact, also when the knooppunt is stopping.
        await bezorgingen.CompletePogingAsync(beurt, bericht.Volgnummer, uitkomst, CancellationToken.None);
        return new Pogingverloop(resultaat.Afloop != Bezorgafloop.Onbereikbaar, uitkomst.VolgendePoging is not null);
    }

    private async Task<Bezorgresultaat> PushAsync(Bezorgafspraak afspraak, Bericht bericht, CancellationToken cancellationToken)
    {
        using var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, cancellationToken);
        if (inhoud is null)
            return new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "de inhoud is niet meer bewaard.");
        try
        {
            return await _bezorgers[afspraak.Wijze].PushAsync(afspraak.Adres!, bericht, inhoud.Bytes, cancellationToken);
        }
        // A bug, that one receiver brings out: it costs him an attempt, and nobody else anything.
        catch (Exception fout) when (!cancellationToken.IsCancellationRequested)
        {
            BezorgLog.PogingVastgelopen(logger, bericht.Volgnummer, bericht.Envelop.Ontvanger.Organisatie, fout.GetType().Name);
            return new Bezorgresultaat(
                Bezorgafloop.Onbereikbaar, $"het knooppunt liep vast op een fout die het niet verwachtte ({fout.GetType().Name}); zie logregel 2107.");
        }
    }
}

/// <summary>How an attempt went, for the rest of the queue.</summary>
/// <param name="Bereikbaar">The receiver was there; otherwise the others for it need not be tried now.</param>
/// <param name="WachtNog">The message waits for another attempt.</param>
internal readonly record struct Pogingverloop(bool Bereikbaar, bool WachtNog);
