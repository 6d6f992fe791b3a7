using System.Collections.Concurrent;
using System.Globalization;
using IB.Gateway.Storage;

namespace IB.Gateway.Redis;

/// <summary>
/// The turns of the store, which decides them and gives their numbers. Before it is asked for one, it is looked whether another node said that it has it:
/// then the store is spared the question. What was said is believed for as long as a turn lasts, and not again until the store was asked. Safe for
/// use by many threads at once.
/// </summary>
/// <param name="opslag">The turns of the store.</param>
/// <param name="claims">What nodes say.</param>
/// <param name="houder">This node, under another name at each start.</param>
/// <param name="meters">Counts what is spared.</param>
/// <param name="tijd">The clock.</param>
internal sealed class Redisbeurten(IBeurten opslag, IClaims claims, string houder, Redismeters meters, TimeProvider tijd) : IBeurten, IAsyncDisposable
{
    // Since when what others say was believed; there are no more than there are turns.
    private readonly ConcurrentDictionary<string, long> _geloofdSinds = new(StringComparer.Ordinal);

    // Of these it is not certain that what this node said is gone.
    private readonly ConcurrentDictionary<string, bool> _onzeker = new(StringComparer.Ordinal);

    private readonly ConcurrentDictionary<string, long> _eigen = new(StringComparer.Ordinal);

    public TimeSpan Duur => opslag.Duur;

    public async ValueTask<Beurt?> TryTakeAsync(string naam, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(naam);
        var stand = await claims.TryClaimAsync(naam, Waarde(0), Duur);
        if (stand == Claimstand.Bezet && Believes(naam))
        {
            meters.CountBespaard();
            return null;
        }

        Beurt? beurt = null;
        try
        {
            beurt = await opslag.TryTakeAsync(naam, cancellationToken);
        }
        finally
        {
            // Nobody may wait for a turn that nobody took.
            if (beurt is null && stand == Claimstand.Vrij)
                await ReleaseAsync(new Beurt(naam, 0));
        }

        _geloofdSinds.TryRemove(naam, out _);
        if (beurt is not null)
            await SayAsync(beurt);
        return beurt;
    }

    public async ValueTask<IReadOnlyList<Beurt>> RenewAsync(IReadOnlyCollection<Beurt> beurten, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurten);
        var kwijt = await opslag.RenewAsync(beurten, cancellationToken);
        foreach (var beurt in beurten)
        {
            if (kwijt.Contains(beurt))
                await ReleaseAsync(beurt);
            else
                await SayAsync(beurt);
        }

        return kwijt;
    }

    // What nodes say is a hint; the store knows.
    public ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken) => opslag.FindHouderAsync(naam, cancellationToken);

    public async ValueTask ReturnAsync(Beurt beurt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurt);
        await opslag.ReturnAsync(beurt, cancellationToken);
        await ReleaseAsync(beurt);
    }

    /// <summary>Takes back what this node said and did not take back yet: the store gives its turns back when it closes.</summary>
    public async ValueTask DisposeAsync()
    {
        foreach (var (naam, nummer) in _eigen)
            await ReleaseAsync(new Beurt(naam, nummer));
    }

    private bool Believes(string naam)
    {
        if (_onzeker.TryRemove(naam, out _))
            return false;
        return tijd.GetElapsedTime(_geloofdSinds.GetOrAdd(naam, static (_, tijd) => tijd.GetTimestamp(), tijd)) < Duur;
    }

    private ValueTask SayAsync(Beurt beurt)
    {
        _eigen[beurt.Naam] = beurt.Nummer;
        return claims.SetAsync(beurt.Naam, Waarde(beurt.Nummer), Duur);
    }

    // A claim is made before the number is known.
    private async ValueTask ReleaseAsync(Beurt beurt)
    {
        _eigen.TryRemove(KeyValuePair.Create(beurt.Naam, beurt.Nummer));
        if (!await claims.TryReleaseAsync(beurt.Naam, Waarde(beurt.Nummer), Waarde(0)))
            _onzeker[beurt.Naam] = true;
    }

    private string Waarde(long nummer) => string.Create(CultureInfo.InvariantCulture, $"{houder} {nummer}");
}
