using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>
/// The volgnummers under one value in an index. Read ahead in portions that grow while they are used up, and begin small again after a
/// jump: what is skipped is not read.
/// </summary>
internal sealed class Indexstroom(Database database, Zoekindex index, Zoekvolgorde volgorde, Action<Query> bind, Zoekwerk werk) : Stroom
{
    private const int KleinstePortie = 4;
    private const int GrootstePortie = 256;
    private readonly List<long> _sleutels = [];
    private int _plek;
    private int _portie = KleinstePortie;
    private bool _uitgeput;

    public override long Seek(long sleutel)
    {
        while (_plek < _sleutels.Count && _sleutels[_plek] < sleutel)
            _plek++;
        if (_plek == _sleutels.Count && !_uitgeput)
            Read(sleutel);
        return _plek < _sleutels.Count ? _sleutels[_plek] : Einde;
    }

    private void Read(long sleutel)
    {
        var verder = _sleutels.Count > 0 && sleutel == _sleutels[^1] + 1;
        _portie = verder ? Math.Min(_portie * 2, GrootstePortie) : KleinstePortie;
        _sleutels.Clear();
        _plek = 0;
        var opwaarts = volgorde == Zoekvolgorde.OudsteEerst;
        using var q = database.Prepare(opwaarts ? index.Opwaarts : index.Neerwaarts);
        q.Bind(opwaarts ? sleutel : -sleutel).Bind(_portie);
        bind(q);
        while (q.Step())
            _sleutels.Add(opwaarts ? q.Long(0) : -q.Long(0));
        _uitgeput = _sleutels.Count < _portie;
        werk.Take(1 + (_sleutels.Count / 16));
    }
}

/// <summary>How an index is walked from a volgnummer on: both ways, as constant statements.</summary>
/// <param name="Opwaarts">From ?1 upwards, at most ?2.</param>
/// <param name="Neerwaarts">From ?1 downwards, at most ?2.</param>
internal sealed record Zoekindex(string Opwaarts, string Neerwaarts)
{
    /// <param name="bron">What stands after FROM, with the index that must be used.</param>
    /// <param name="filter">The condition, with parameters from ?3.</param>
    public static Zoekindex Create(string bron, string filter) => new(
        $"SELECT volgnummer FROM {bron} WHERE {filter} AND volgnummer >= ?1 ORDER BY volgnummer LIMIT ?2",
        $"SELECT volgnummer FROM {bron} WHERE {filter} AND volgnummer <= ?1 ORDER BY volgnummer DESC LIMIT ?2");
}
