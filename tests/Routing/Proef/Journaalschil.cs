using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests;

/// <summary>A journal that passes everything on; a test overrides what it wants otherwise.</summary>
internal abstract class Journaalschil(IJournaal journaal) : IJournaal
{
    public virtual ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken) => journaal.AppendAsync(boeking, cancellationToken);

    public virtual ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken)
        => journaal.ReadInhoudAsync(volgnummer, cancellationToken);

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => journaal.FindAsync(referentienummer, cancellationToken);

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
        => journaal.FindConversatieAsync(conversatieId, limit, cancellationToken);

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken) => journaal.GetAsync(volgnummer, cancellationToken);

    public ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken)
        => journaal.GetVerloopAsync(volgnummer, cancellationToken);

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken) => journaal.MeasureAsync(cancellationToken);
}
