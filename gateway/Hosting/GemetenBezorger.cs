using IB.Gateway.Routing;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Hosting;

/// <summary>Counts and times the attempts of a bezorger, which itself knows nothing of metrics.</summary>
internal sealed class GemetenBezorger(IBezorger bezorger, Knooppuntmeter meter, Bezorglast last, TimeProvider tijd) : IBezorger
{
    public Bezorgwijze Wijze => bezorger.Wijze;

    public async ValueTask<Bezorgresultaat> PushAsync(Uri adres, Bericht bericht, ReadOnlyMemory<byte> inhoud, CancellationToken cancellationToken)
    {
        using var spoor = Spoor.StartBezorging(Wijze, bericht.Volgnummer, bericht.Pogingen + 1, bericht.Traceparent);
        var begin = tijd.GetTimestamp();
        var verder = bericht with { Traceparent = Traceparent.ForNext(spoor, bericht.Traceparent) };
        last.Add(inhoud.Length);
        try
        {
            var resultaat = await bezorger.PushAsync(adres, verder, inhoud, cancellationToken);
            meter.CountBezorgpoging(Wijze, resultaat.Afloop, tijd.GetElapsedTime(begin));
            spoor.Complete(resultaat.Afloop, resultaat.Afloop == Bezorgafloop.Bevestigd);
            return resultaat;
        }
        finally
        {
            last.Add(-inhoud.Length);
        }
    }
}
