using IB.Gateway.Storage.Zoeken;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>The volgnummers under one value in an index.</summary>
internal sealed class Indexstroom(NpgsqlConnection verbinding, Zoekindex index, Zoekvolgorde volgorde, NpgsqlParameter[] waarden, Zoekwerk werk)
    : Leesstroom(KleinstePortie, GrootstePortie)
{
    // A round trip costs as much as some tens of rows.
    private const int KleinstePortie = 32;
    private const int GrootstePortie = 1024;
    private const int WerkPerVraag = 8;

    protected override void Read(long vanaf, int limit, List<long> sleutels)
    {
        var opwaarts = volgorde == Zoekvolgorde.OudsteEerst;
        sleutels.AddRange(verbinding.List(
            opwaarts ? index.Opwaarts : index.Neerwaarts, [P((long?)(opwaarts ? vanaf : -vanaf)), P(limit), .. waarden],
            rij => opwaarts ? rij.Long(0) : -rij.Long(0)));
        werk.Take(WerkPerVraag + (sleutels.Count / 16));
    }
}

/// <summary>How an index is walked from a volgnummer on: both ways, as constant statements.</summary>
/// <param name="Opwaarts">From $1 upwards, at most $2.</param>
/// <param name="Neerwaarts">From $1 downwards, at most $2.</param>
internal sealed record Zoekindex(string Opwaarts, string Neerwaarts)
{
    /// <summary>Everything in a table.</summary>
    public static Zoekindex Create(string tabel) => new(
        $"SELECT volgnummer FROM {tabel} WHERE volgnummer >= $1 ORDER BY volgnummer LIMIT $2",
        $"SELECT volgnummer FROM {tabel} WHERE volgnummer <= $1 ORDER BY volgnummer DESC LIMIT $2");

    /// <summary>
    /// What has the value $3 in a column. It is asked for as a range, and in order of that column too: of one value the server knows that the order is that of
    /// the volgnummers, goes through all of them when it hopes to find some soon, and for a value that is rare reads the whole table.
    /// </summary>
    /// <param name="tabel">What stands after FROM.</param>
    /// <param name="kolom">The column; an index begins with it and has the volgnummer next.</param>
    /// <param name="deel">The condition of that index, when it has only a part of the rows.</param>
    public static Zoekindex Create(string tabel, string kolom, string? deel = null)
    {
        var filter = deel is null ? $"{kolom} BETWEEN $3 AND $3" : $"{kolom} BETWEEN $3 AND $3 AND {deel}";
        return new(
            $"SELECT volgnummer FROM {tabel} WHERE {filter} AND volgnummer >= $1 ORDER BY {kolom}, volgnummer LIMIT $2",
            $"SELECT volgnummer FROM {tabel} WHERE {filter} AND volgnummer <= $1 ORDER BY {kolom} DESC, volgnummer DESC LIMIT $2");
    }

    /// <summary>What has the id $3 in this role; no other index has the order.</summary>
    public static Zoekindex CreateKenmerk(int soort) => new(
        $"SELECT volgnummer FROM kenmerk WHERE id = $3 AND soort = {soort} AND volgnummer >= $1 ORDER BY volgnummer LIMIT $2",
        $"SELECT volgnummer FROM kenmerk WHERE id = $3 AND soort = {soort} AND volgnummer <= $1 ORDER BY volgnummer DESC LIMIT $2");
}
