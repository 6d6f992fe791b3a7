using IB.Gateway.Storage;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Hosting;

/// <summary>Shows booking as a step of the message, of which the store itself knows nothing.</summary>
internal sealed class GemetenJournaal(IJournaal journaal) : IJournaal
{
    public async ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
    {
        using var spoor = Spoor.StartInboeken();
        var inboeking = await journaal.AppendAsync(boeking, cancellationToken);
        spoor.Complete(inboeking.Uitkomst, gelukt: true);
        return inboeking;
    }

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => journaal.FindAsync(referentienummer, cancellationToken);

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
        => journaal.FindConversatieAsync(conversatieId, limit, cancellationToken);

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken) => journaal.GetAsync(volgnummer, cancellationToken);

    public ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken)
        => journaal.GetVerloopAsync(volgnummer, cancellationToken);

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken) => journaal.ReadInhoudAsync(volgnummer, cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken) => journaal.MeasureAsync(cancellationToken);
}
