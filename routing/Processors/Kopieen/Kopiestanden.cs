using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>The copies of which something came in and that are not finished.</summary>
internal sealed class Kopiestanden(IProcessoropslag opslag, string processor)
{
    private const int Bladzijde = 100;

    /// <summary>All of them.</summary>
    public async Task<IReadOnlyList<Kopiestand>> ListAsync(CancellationToken cancellationToken)
    {
        var standen = new List<Kopiestand>();
        for (var na = Kopiestandcodec.Voorvoegsel; ;)
        {
            var bladzijde = await opslag.ListStatenAsync(processor, na, Bladzijde, cancellationToken);
            var kopieen = bladzijde.TakeWhile(static s => s.Sleutel.Span.StartsWith(Kopiestandcodec.Voorvoegsel.Span)).ToList();
            standen.AddRange(kopieen.Select(static s => Kopiestandcodec.Decode(s.Waarde!.Value)));
            if (kopieen.Count < Bladzijde)
                return standen;
            na = kopieen[^1].Sleutel;
        }
    }

    /// <summary>The one that has this message as a part.</summary>
    public async Task<Kopiestand?> FindMetAsync(long volgnummer, CancellationToken cancellationToken)
        => (await ListAsync(cancellationToken)).FirstOrDefault(s => s.Delen.Values.Any(d => d.Volgnummer == volgnummer));
}
