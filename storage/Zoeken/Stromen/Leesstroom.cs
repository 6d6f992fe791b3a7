namespace IB.Gateway.Storage.Zoeken;

/// <summary>
/// Keys that are read ahead, in portions that grow while they are used up and begin small again after a jump: what is skipped is not read.
/// </summary>
/// <param name="kleinste">Keys in the first portion.</param>
/// <param name="grootste">Keys in the largest.</param>
internal abstract class Leesstroom(int kleinste, int grootste) : Stroom
{
    private readonly List<long> _sleutels = [];
    private int _plek;
    private int _portie;
    private bool _uitgeput;

    /// <inheritdoc/>
    public sealed override long Seek(long sleutel)
    {
        while (_plek < _sleutels.Count && _sleutels[_plek] < sleutel)
            _plek++;
        if (_plek == _sleutels.Count && !_uitgeput)
            ReadOn(sleutel);
        return _plek < _sleutels.Count ? _sleutels[_plek] : Einde;
    }

    /// <summary>Adds the keys at or after <paramref name="vanaf"/>, in order, at most <paramref name="limit"/>.</summary>
    protected abstract void Read(long vanaf, int limit, List<long> sleutels);

    private void ReadOn(long sleutel)
    {
        var verder = _sleutels.Count > 0 && sleutel == _sleutels[^1] + 1;
        _portie = verder ? Math.Min(_portie * 2, grootste) : kleinste;
        _sleutels.Clear();
        _plek = 0;
        Read(sleutel, _portie, _sleutels);
        _uitgeput = _sleutels.Count < _portie;
    }
}
