using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Goes through all that a processor remembers, a page at a time, to let go of what has been over for too long. Begins anew with each day and
/// each start.
/// </summary>
internal sealed class Vergeetronde(IProcessor processor, IProcessoropslag opslag, IPartijregisterBron partijen, TimeProvider tijd)
{
    private const int Bladzijde = 1000;

    private ReadOnlyMemory<byte> _na;
    private DateOnly? _klaar;

    /// <summary>What changes in the next page; <see langword="null"/> when today's round is over.</summary>
    public async Task<IReadOnlyList<Staat>?> NextAsync(CancellationToken cancellationToken)
    {
        var dag = Berichttijd.Dag(tijd.GetUtcNow());
        if (_klaar == dag)
            return null;
        var naam = processor.Verklaring.Naam;
        var gedeeld = processor.GedeeldeSleutel.IsEmpty ? null : (await opslag.ReadStatenAsync(naam, [processor.GedeeldeSleutel], cancellationToken))[0];
        var context = new Procescontext(tijd.GetUtcNow(), partijen.Huidig, gedeeld);
        var bladzijde = await opslag.ListStatenAsync(naam, _na, Bladzijde, cancellationToken);
        if (bladzijde.Count < Bladzijde)
            (_klaar, _na) = (dag, default);
        else
            _na = bladzijde[^1].Sleutel;
        return [.. bladzijde.Where(IsVanProcessor).Select(s => Forget(s, context)).OfType<Staat>()];
    }

    private bool IsVanProcessor(Staat staat)
        => staat.Sleutel.Span[0] != 0 && !staat.Sleutel.Span.SequenceEqual(processor.GedeeldeSleutel.Span);

    private Staat? Forget(Staat staat, Procescontext context)
        => processor.Forget(staat.Sleutel, staat.Waarde!.Value, context) is { } over ? new Staat(staat.Sleutel, over.Staat) : null;
}
