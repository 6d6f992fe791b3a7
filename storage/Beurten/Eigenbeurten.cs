namespace IB.Gateway.Storage;

/// <summary>The turns of a store that one process has for itself: whoever asks first gets them, and they last until they are returned.</summary>
internal sealed class Eigenbeurten : IBeurten
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Stand> _standen = new(StringComparer.Ordinal);

    public TimeSpan Duur => Timeout.InfiniteTimeSpan;

    public ValueTask<Beurt?> TryTakeAsync(string naam, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(naam);
        lock (_gate)
        {
            var stand = _standen.GetValueOrDefault(naam);
            if (stand.Genomen)
                return ValueTask.FromResult<Beurt?>(null);
            _standen[naam] = new Stand(stand.Nummer + 1, Genomen: true);
            return ValueTask.FromResult<Beurt?>(new Beurt(naam, stand.Nummer + 1));
        }
    }

    public ValueTask<IReadOnlyList<Beurt>> RenewAsync(IReadOnlyCollection<Beurt> beurten, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurten);
        return ValueTask.FromResult<IReadOnlyList<Beurt>>([.. beurten.Where(b => !Heeft(b))]);
    }

    public ValueTask<string?> FindHouderAsync(string naam, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrEmpty(naam);
        lock (_gate)
            return ValueTask.FromResult(_standen.GetValueOrDefault(naam).Genomen ? Environment.MachineName : null);
    }

    public ValueTask ReturnAsync(Beurt beurt, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(beurt);
        lock (_gate)
        {
            if (_standen.GetValueOrDefault(beurt.Naam) == new Stand(beurt.Nummer, Genomen: true))
                _standen[beurt.Naam] = new Stand(beurt.Nummer, Genomen: false);
        }

        return ValueTask.CompletedTask;
    }

    /// <summary>Whether this turn was not returned.</summary>
    public bool Heeft(Beurt beurt)
    {
        lock (_gate)
            return _standen.GetValueOrDefault(beurt.Naam) == new Stand(beurt.Nummer, Genomen: true);
    }

    private readonly record struct Stand(long Nummer, bool Genomen);
}
