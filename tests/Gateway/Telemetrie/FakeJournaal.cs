using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>A journal with what a test puts in it.</summary>
internal sealed class FakeJournaal : IJournaal
{
    public List<Bericht> Berichten { get; } = [];

    public Inboeking? Inboeking { get; set; }

    public FakeBezorgingen Bezorgingen { get; } = new();

    public Func<CancellationToken, ValueTask<Journaalstand>> Meting { get; set; } =
        _ => ValueTask.FromResult(new Journaalstand(new Dictionary<Toestand, long>(), null, 0));

    public Exception? Leesfout { get; set; }

    public ValueTask<Inboeking> AppendAsync(Boeking boeking, CancellationToken cancellationToken)
        => Inboeking is { } inboeking ? ValueTask.FromResult(inboeking) : throw new NotSupportedException();

    public ValueTask<IReadOnlyList<Bericht>> FindAsync(string referentienummer, CancellationToken cancellationToken)
        => Leesfout is null
            ? ValueTask.FromResult<IReadOnlyList<Bericht>>([.. Berichten.Where(b => b.Envelop.Referentienummer == referentienummer)])
            : ValueTask.FromException<IReadOnlyList<Bericht>>(Leesfout);

    public ValueTask<IReadOnlyList<Bericht>> FindConversatieAsync(string conversatieId, int limit, CancellationToken cancellationToken)
        => throw new NotSupportedException();

    public ValueTask<Bericht?> GetAsync(long volgnummer, CancellationToken cancellationToken) => throw new NotSupportedException();

    public ValueTask<Berichtverloop?> GetVerloopAsync(long volgnummer, CancellationToken cancellationToken)
    {
        var bericht = Berichten.Single(b => b.Volgnummer == volgnummer);
        return ValueTask.FromResult<Berichtverloop?>(new Berichtverloop(
            bericht, [new(bericht.OntvangenOp, Toestand.Ontvangen, "Ontvangen over StUF"), new(bericht.OntvangenOp, null, $"Regel van {volgnummer}")]));
    }

    public ValueTask<Inhoud?> ReadInhoudAsync(long volgnummer, CancellationToken cancellationToken)
        => throw new InvalidOperationException("Nobody here may open a message.");

    public ValueTask<Journaalstand> MeasureAsync(CancellationToken cancellationToken) => Meting(cancellationToken);
}
