using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Settles the foutberichten about what the knooppunt sent itself: nobody fetches them and no processor reads them, so they would wait until they
/// were Verlopen. They are for a person, who is told in the log and finds them at the refused message.
/// </summary>
internal sealed class Eigenfoutpost(IBezorgingen bezorgingen, KnooppuntOptions options, ILogger logger)
{
    /// <summary>
    /// Settles a message if it is such a foutbericht and waits. Before its sender gets an answer: when the process dies in between he sends it
    /// again, and then the repeat is settled.
    /// </summary>
    /// <param name="bericht">As it stands in the journal.</param>
    /// <param name="inhoud">Its payload.</param>
    /// <param name="cancellationToken">Stops it.</param>
    internal async ValueTask SettleAsync(Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        if (bericht is not { Envelop.Soort: Berichtsoort.Fo01, Toestand: Toestand.Klaargezet } || bericht.Envelop.Ontvanger.Organisatie != options.Organisatie)
            return;
        var code = Toonbaar.Code(Foutbericht.FromBytes(inhoud.Span).Code);
        await bezorgingen.CompletePogingAsync(
            bericht.Volgnummer, Pogingsuitkomst.Bezorgd(
                $"Het knooppunt heeft dit foutbericht ({code}) over een eigen bericht ontvangen; beheer moet het beoordelen."), cancellationToken);
        OntvangstLog.EigenBerichtAfgekeurd(logger, bericht.Envelop.Zender.Organisatie, bericht.Envelop.Functie, code, bericht.Volgnummer);
    }
}
