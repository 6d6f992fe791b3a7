namespace IB.Gateway.Storage.Zoeken;

/// <summary>
/// Volgnummers in the order in which they are walked, as keys that only rise: the volgnummer itself for oldest first, and its negative
/// for newest first. Asked for keys that never go back. For one thread.
/// </summary>
internal abstract class Stroom
{
    /// <summary>After the last key.</summary>
    public const long Einde = long.MaxValue;

    /// <summary>
    /// The first key at or after <paramref name="sleutel"/>, or <see cref="Einde"/>. When the work runs out meanwhile it is a key up to
    /// which there is nothing, which itself may be nothing.
    /// </summary>
    public abstract long Seek(long sleutel);
}

/// <summary>What is in any of these.</summary>
internal sealed class Vereniging(IReadOnlyList<Stroom> delen) : Stroom
{
    private readonly long[] _koppen = [.. delen.Select(static _ => long.MinValue)];

    public override long Seek(long sleutel)
    {
        var eerste = Einde;
        for (var i = 0; i < delen.Count; i++)
        {
            if (_koppen[i] < sleutel)
                _koppen[i] = delen[i].Seek(sleutel);
            eerste = Math.Min(eerste, _koppen[i]);
        }

        return eerste;
    }
}

/// <summary>
/// What is in all of these. Each in turn jumps to where the one that is furthest stands, so that the work is that of the rarest, and no
/// choice has to be made which that is.
/// </summary>
internal sealed class Doorsnede(IReadOnlyList<Stroom> delen, Zoekwerk werk) : Stroom
{
    public override long Seek(long sleutel)
    {
        var (hoogste, eens) = (sleutel, 0);
        for (var i = 0; eens < delen.Count && hoogste != Einde && !werk.Op; i = (i + 1) % delen.Count)
        {
            var kop = delen[i].Seek(hoogste);
            (hoogste, eens) = kop == hoogste ? (hoogste, eens + 1) : (kop, 1);
        }

        return hoogste;
    }
}

/// <summary>What is in the one, and then what is in the other, of which all keys are higher.</summary>
internal sealed class Opeenvolging(Stroom eerste, Stroom tweede) : Stroom
{
    private bool _voorbij;

    public override long Seek(long sleutel)
    {
        if (!_voorbij && eerste.Seek(sleutel) is var kop && kop != Einde)
            return kop;
        _voorbij = true;
        return tweede.Seek(sleutel);
    }
}

/// <summary>What is in any of these ranges of keys, which are in order and apart.</summary>
internal sealed class Bereikstroom(IReadOnlyList<Bereik> bereiken) : Stroom
{
    private int _bij;

    public override long Seek(long sleutel)
    {
        while (_bij < bereiken.Count && bereiken[_bij].Laatste < sleutel)
            _bij++;
        return _bij < bereiken.Count ? Math.Max(sleutel, bereiken[_bij].Eerste) : Einde;
    }
}
