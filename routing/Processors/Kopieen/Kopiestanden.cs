using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>The copies of which something came in and that are not finished.</summary>
internal sealed class Kopiestanden(IProcessoropslag opslag, string processor)
{
    private readonly Statenlezer _staten = new(opslag, processor);

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Kopiestand>> ListAsync(CancellationToken cancellationToken)
        => await _staten.ListAsync(Kopiestandcodec.Voorvoegsel, cancellationToken)
            .TakeWhile(static s => s.Sleutel.Span.StartsWith(Kopiestandcodec.Voorvoegsel.Span))
            .Select(static s => Kopiestandcodec.Decode(s.Waarde!.Value)).ToListAsync(cancellationToken);

    /// <summary>Whether a key is parked at this place that a copy could not be applied to, which only the next copy brings again.</summary>
    public async Task<bool> HasRestAsync(Positie plek, CancellationToken cancellationToken)
        => Kopierest.Decode((await opslag.ReadStatenAsync(processor, [Kopierest.Sleutel], cancellationToken))[0]).Omvat(plek)
            || (await ListAsync(cancellationToken)).Any(s => new Kopierest(s.LaatsteVolgnummer, s.Overgeslagen).Omvat(plek));

    /// <summary>The one that has this message as a part.</summary>
    public async Task<Kopiestand?> FindMetAsync(long volgnummer, CancellationToken cancellationToken)
        => (await ListAsync(cancellationToken)).FirstOrDefault(s => s.Delen.Values.Any(d => d.Volgnummer == volgnummer));
}
