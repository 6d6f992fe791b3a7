using System.Runtime.CompilerServices;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>What a processor has parked, as an intervention needs to see it.</summary>
internal sealed class Parkeerplaats(string processor, IProcessoropslag opslag)
{
    private const int Bladzijde = 1000;

    /// <summary>What is parked at this place.</summary>
    public async Task<Parkering?> FindAsync(Positie plek, CancellationToken cancellationToken)
        => await opslag.ListGeparkeerdAsync(processor, plek with { Deel = plek.Deel - 1 }, 1, cancellationToken) is [var gevonden] && gevonden.Plek == plek
            ? gevonden
            : null;

    /// <summary>Whether it is still parked there, under the same key.</summary>
    public async Task<bool> IsErNogAsync(Parkering parkering, CancellationToken cancellationToken)
        => await FindAsync(parkering.Plek, cancellationToken) is { } gevonden && IsZelfdeSleutel(gevonden, parkering);

    /// <summary>The oldest one of the same key, if that is another.</summary>
    public async Task<Parkering?> FindEerderAsync(Parkering parkering, CancellationToken cancellationToken)
        => await opslag.ListGeparkeerdVanAsync(processor, parkering.Sleutel, na: null, 1, cancellationToken) is [var eerste] && eerste.Plek < parkering.Plek
            ? eerste
            : null;

    /// <summary>The next one of the same key.</summary>
    public async Task<Parkering?> FindVolgendeAsync(Parkering parkering, CancellationToken cancellationToken)
        => await opslag.ListGeparkeerdVanAsync(processor, parkering.Sleutel, parkering.Plek, 1, cancellationToken) is [var volgende] ? volgende : null;

    /// <summary>Where something is parked for a reason that begins so, the oldest first; whether there is more.</summary>
    /// <param name="begin">The beginning of the reason.</param>
    /// <param name="na">After this place; <see langword="null"/> for the first.</param>
    /// <param name="limit">At most so many.</param>
    /// <param name="cancellationToken">Stops reading.</param>
    public async Task<(IReadOnlyList<Positie> Plekken, bool IsMeer)> ListMetRedenAsync(
        string begin, Positie? na, int limit, CancellationToken cancellationToken)
    {
        var plekken = new List<Positie>();
        await foreach (var parkering in ListAsync(na, cancellationToken))
        {
            if (!parkering.Reden.StartsWith(begin, StringComparison.Ordinal))
                continue;
            if (plekken.Count == limit)
                return (plekken, true);
            plekken.Add(parkering.Plek);
        }

        return (plekken, false);
    }

    /// <summary>Whether anything else of the message is parked.</summary>
    public async Task<bool> HasAndereAsync(Positie plek, CancellationToken cancellationToken)
        => (await opslag.ListGeparkeerdAsync(processor, new Positie(plek.Volgnummer, -1), 2, cancellationToken))
            .Any(p => p.Plek.Volgnummer == plek.Volgnummer && p.Plek != plek);

    /// <summary>All that is parked after a place, in order.</summary>
    public async IAsyncEnumerable<Parkering> ListAsync(Positie? na, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        while (true)
        {
            var bladzijde = await opslag.ListGeparkeerdAsync(processor, na, Bladzijde, cancellationToken);
            foreach (var parkering in bladzijde)
                yield return parkering;
            if (bladzijde.Count < Bladzijde)
                yield break;
            na = bladzijde[^1].Plek;
        }
    }

    private static bool IsZelfdeSleutel(Parkering links, Parkering rechts) => links.Sleutel.Span.SequenceEqual(rechts.Sleutel.Span);
}
