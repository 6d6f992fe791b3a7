using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>The volgnummers under one value in an index.</summary>
internal sealed class Indexstroom(Database database, Zoekindex index, Zoekvolgorde volgorde, Action<Query> bind, Zoekwerk werk)
    : Leesstroom(KleinstePortie, GrootstePortie)
{
    private const int KleinstePortie = 4;
    private const int GrootstePortie = 256;

    protected override void Read(long vanaf, int limit, List<long> sleutels)
    {
        var opwaarts = volgorde == Zoekvolgorde.OudsteEerst;
        using var q = database.Prepare(opwaarts ? index.Opwaarts : index.Neerwaarts);
        q.Bind(opwaarts ? vanaf : -vanaf).Bind(limit);
        bind(q);
        while (q.Step())
            sleutels.Add(opwaarts ? q.Long(0) : -q.Long(0));
        werk.Take(1 + (sleutels.Count / 16));
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
