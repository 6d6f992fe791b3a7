using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Goes through all that a processor remembers, a page at a time, to let go of what has been over for too long. Begins anew with each day and
/// each start. A page is behind it when what changes in it is durable: one that failed is looked at again.
/// </summary>
internal sealed class Vergeetronde(IProcessor processor, IProcessoropslag opslag, IPartijregisterBron partijen, TimeProvider tijd, ILogger logger)
{
    private readonly Statenlezer _staten = new(opslag, processor.Verklaring.Naam);
    private ReadOnlyMemory<byte> _na;
    private DateOnly? _klaar;

    /// <summary>Deals with the next page; <see langword="false"/> when today's round is over.</summary>
    /// <param name="commit">Makes what changes durable.</param>
    /// <param name="cancellationToken">Stops before that.</param>
    public async Task<bool> NextAsync(Func<IReadOnlyList<Staat>, Task> commit, CancellationToken cancellationToken)
    {
        var nu = tijd.GetUtcNow();
        var dag = Berichttijd.Dag(nu);
        if (_klaar == dag)
            return false;
        var gedeeld = processor.GedeeldeSleutel.IsEmpty
            ? null
            : (await opslag.ReadStatenAsync(processor.Verklaring.Naam, [processor.GedeeldeSleutel], cancellationToken))[0];
        var bladzijde = await _staten.ReadAsync(_na, cancellationToken);
        var vergeten = Forget(bladzijde.Staten, new Procescontext(nu, partijen.Huidig, gedeeld));
        if (vergeten.Count > 0)
            await commit(vergeten);
        if (bladzijde.Verder is { } verder)
            _na = verder;
        else
            (_klaar, _na) = (dag, default);
        return true;
    }

    private List<Staat> Forget(IReadOnlyList<Staat> staten, Procescontext context)
    {
        var vergeten = new List<Staat>();
        var (mislukt, fout) = (0, "");
        foreach (var staat in staten.Where(s => Statenlezer.IsVanSleutel(processor, s)))
        {
            try
            {
                if (processor.Forget(staat.Sleutel, staat.Waarde!.Value, context) is { } over)
                    vergeten.Add(new Staat(staat.Sleutel, over.Staat));
            }
            // A mistake about one key may not keep what is remembered of all others. Its message may repeat content, so only its kind is told.
            catch (Exception e)
            {
                (mislukt, fout) = (mislukt + 1, e.GetType().Name);
            }
        }

        if (mislukt > 0)
            ProcessorLog.NietVergeten(logger, processor.Verklaring.Naam, mislukt, fout);
        return vergeten;
    }
}
