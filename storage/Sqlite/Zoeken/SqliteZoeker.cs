using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Zoeken;

/// <summary>Looks for messages on SQLite: intersects indexes, and reads the rows that come out.</summary>
internal sealed class SqliteZoeker : IZoeker
{
    /// <summary>Some tens of milliseconds, when the pages of the database are in memory.</summary>
    public const int StandaardWerk = 4000;

    /// <summary>Enough to look into every index that one query can need, so that each page gets on.</summary>
    public const int MinWerk = 100;

    private const long EersteSleutel = -long.MaxValue;
    private readonly Lezers _lezers;
    private readonly Zeven _zeven;
    private readonly int _werk;

    /// <param name="lezers">The readers.</param>
    /// <param name="zeven">Where to look for an id.</param>
    /// <param name="werk">What one page may cost, counted in rows found; <see cref="MinWerk"/> or more.</param>
    public SqliteZoeker(Lezers lezers, Zeven zeven, int werk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(werk, MinWerk);
        (_lezers, _zeven, _werk) = (lezers, zeven, werk);
    }

    public ValueTask<Zoekpagina> SearchAsync(Zoekvraag vraag, Zoekvolgorde volgorde, long? na, int limit, CancellationToken cancellationToken)
    {
        Zoekcontrole.Require(vraag, na, limit);
        return _lezers.ReadAsync(database => Search(database, vraag, volgorde, na, limit), cancellationToken);
    }

    private Zoekpagina Search(Database database, Zoekvraag vraag, Zoekvolgorde volgorde, long? na, int limit)
    {
        // A key is a volgnummer, or its negative: see Stroom. The turn is its own inverse.
        var turn = volgorde == Zoekvolgorde.OudsteEerst ? 1 : -1;
        var budget = new Zoekwerk(_werk);
        var stroom = new Zoekplan(database, _zeven, volgorde, budget).Create(vraag);
        var berichten = new List<Bericht>();
        var sleutel = na is { } vorige ? (turn * vorige) + 1 : EersteSleutel;
        while (berichten.Count < limit && !budget.Op)
        {
            sleutel = stroom.Seek(sleutel);
            if (sleutel == Stroom.Einde)
                return new Zoekpagina(berichten, Verder: null);
            if (budget.Op)
                break;
            if (Zoekrij.Read(database, turn * sleutel, vraag) is { } bericht)
                berichten.Add(bericht);
            budget.Take(1);
            sleutel++;
        }

        return new Zoekpagina(berichten, turn * (sleutel - 1));
    }
}
