using IB.Gateway.Beheer;
using IB.Gateway.Storage;
using IB.Gateway.Telemetrie.Logboek;

namespace IB.Gateway.Telemetrie;

/// <summary>Measures the journal every so often, as a supervised loop.</summary>
internal sealed class Journaalmeter(IJournaal journaal, Journaalmeting meting, Telemetrieopties opties, TimeProvider time)
{
    /// <summary>Name of the loop.</summary>
    public const string Lus = "journaalmeting";

    /// <summary>Measures until cancelled. A failure is noted for the health check and left to the supervisor.</summary>
    public async Task RunAsync(Hartslagteken teken, CancellationToken cancellationToken)
    {
        while (true)
        {
            meting.Store(await MeasureAsync(cancellationToken), time.GetUtcNow());
            teken.MarkProgress();
            await Task.Delay(opties.Meetinterval, time, cancellationToken);
        }
    }

    private async ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await journaal.MeasureAsync(cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            meting.Fail(Fouttekst.Of(e));
            throw;
        }
    }
}
