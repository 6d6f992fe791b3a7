using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// Which message types the journal has, as far as was looked. Who reads by patterns asks afterwards whether types came meanwhile that he did not
/// look for, and then reads again: so none is passed over, and while nothing comes in nothing is asked. Safe for use by many threads at once.
/// </summary>
internal sealed class Functiekennis(IVolgopslag opslag)
{
    // Replaced as a whole; who puts an older one back only makes the next look do a little more.
    private volatile Functielijst _lijst = Functielijst.Leeg;

    /// <summary>The types that are known now.</summary>
    public IReadOnlySet<string> Bekend => _lijst.Functies;

    /// <summary>Whether a reading was complete: the journal has no types before its end that its reader should have looked for, and did not.</summary>
    /// <param name="gelezen">The types that were looked for.</param>
    /// <param name="hoort">Whether a type should have been.</param>
    /// <param name="tot">Where the reading ended.</param>
    /// <param name="cancellationToken">Gives up waiting for the store.</param>
    public async ValueTask<bool> CheckAsync(IReadOnlyCollection<string> gelezen, Func<string, bool> hoort, long tot, CancellationToken cancellationToken)
    {
        var lijst = _lijst;
        if (tot > lijst.Tot)
            _lijst = lijst = await opslag.ListFunctiesAsync(lijst, cancellationToken);
        return !lijst.Functies.Any(f => hoort(f) && !gelezen.Contains(f));
    }
}
