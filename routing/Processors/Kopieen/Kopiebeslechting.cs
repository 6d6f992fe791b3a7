using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Finds what was parked before a copy and waits no longer because of it: the copy has spoken of the same keys. What waited behind it stays parked until a
/// person lets it go on: whether it was right to wait so long is not for the copy to say.
/// </summary>
internal sealed class Kopiebeslechting(string processor, IProcessoropslag opslag, IJournaal journaal)
{
    /// <summary>Most pieces that one copy lets go of; the next one goes on with the rest.</summary>
    internal const int MaxStukken = 1000;

    private readonly Parkeerplaats _geparkeerd = new(processor, opslag);

    /// <summary>The places.</summary>
    /// <param name="werk">The copy, after its last key.</param>
    /// <param name="overgeslagen">The keys to which it could not be applied, of which it has not spoken.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<IReadOnlyList<Positie>> FindAsync(Kopiewerk werk, IReadOnlySet<ReadOnlyMemory<byte>> overgeslagen, CancellationToken cancellationToken)
    {
        var begin = werk.Stand.Delen.Values.Min(static d => d.Volgnummer);
        var plekken = new List<Positie>();
        Bericht? bericht = null;
        await foreach (var parkering in _geparkeerd.ListAsync(na: null, cancellationToken))
        {
            var volgnummer = parkering.Plek.Volgnummer;
            if (volgnummer >= begin || plekken.Count == MaxStukken)
                break;
            if (bericht?.Volgnummer != volgnummer)
                bericht = await journaal.GetAsync(volgnummer, cancellationToken);
            if (bericht is not null && !overgeslagen.Contains(parkering.Sleutel)
                && werk.Kopie.Settles(bericht, parkering.Reden, Kopiedoorloop.Has(werk.Kopie.Sleutels, parkering.Sleutel)))
            {
                plekken.Add(parkering.Plek);
            }
        }

        return plekken;
    }
}
