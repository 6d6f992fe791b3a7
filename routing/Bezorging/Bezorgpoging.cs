using System.Collections.Frozen;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>One attempt to push one message: count, attempt, record. In that order.</summary>
internal sealed class Bezorgpoging(
    IJournaal journaal, IBezorgingen bezorgingen, IEnumerable<IBezorger> bezorgers, BezorgOptions options, TimeProvider tijd)
{
    private readonly FrozenDictionary<Bezorgwijze, IBezorger> _bezorgers = bezorgers.ToFrozenDictionary(b => b.Wijze);
    private readonly Alleengang _alleengang = new();

    /// <summary>Makes the attempt; false when the receiver could not be reached, so that the others for it need not be tried now.</summary>
    internal Task<bool> RunAsync(Bezorgafspraak afspraak, Bericht bericht, CancellationToken cancellationToken)
        => _alleengang.RunAsync(Herhaalbeleid.IsVerdacht(bericht, options), () => TryAsync(afspraak, bericht, cancellationToken), cancellationToken);

    private async Task<bool> TryAsync(Bezorgafspraak afspraak, Bericht bericht, CancellationToken cancellationToken)
    {
        // The count is on disk before the attempt begins: a message that takes the process down is counted too, and is parked
        // after the last attempt instead of taking it down forever (lesson 14).
        var poging = await bezorgingen.StartPogingAsync(bericht.Volgnummer, $"Aangeboden aan {bericht.Envelop.Ontvanger.Organisatie}.", cancellationToken);
        if (poging == 0)
            return true;
        if (Herhaalbeleid.CheckStart(poging, options) is { } teVaak)
        {
            await bezorgingen.CompletePogingAsync(bericht.Volgnummer, teVaak, cancellationToken);
            return true;
        }

        var resultaat = await PushAsync(afspraak, bericht, cancellationToken);

        // No cancellation here: what the receiver did is a fact, also when the knooppunt is stopping.
        await bezorgingen.CompletePogingAsync(
            bericht.Volgnummer, Herhaalbeleid.Decide(resultaat, poging, tijd.GetUtcNow(), options), CancellationToken.None);
        return resultaat.Afloop != Bezorgafloop.Onbereikbaar;
    }

    private async Task<Bezorgresultaat> PushAsync(Bezorgafspraak afspraak, Bericht bericht, CancellationToken cancellationToken)
    {
        using var inhoud = await journaal.ReadInhoudAsync(bericht.Volgnummer, cancellationToken);
        return inhoud is null
            ? new Bezorgresultaat(Bezorgafloop.BerichtGeweigerd, "de inhoud is niet meer bewaard.")
            : await _bezorgers[afspraak.Wijze].PushAsync(afspraak.Adres!, bericht, inhoud.Bytes, cancellationToken);
    }
}
