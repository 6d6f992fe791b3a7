using IB.Gateway.Storage.Zoeken;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Looks for messages on PostgreSQL: intersects indexes, and reads the rows that come out, some at a time.</summary>
internal sealed class PostgresZoeker : IZoeker
{
    /// <summary>Some tens of milliseconds, when the pages of the database are in memory.</summary>
    public const int StandaardWerk = 4000;

    /// <summary>Enough to look into every index that one query can need, so that each page gets on.</summary>
    public const int MinWerk = 500;

    // Rows that are read in one go.
    private const int Portie = 64;

    private const long EersteSleutel = -long.MaxValue;
    private readonly Verbindingen _verbindingen;
    private readonly int _werk;

    /// <param name="verbindingen">The connections.</param>
    /// <param name="werk">What one page may cost, counted in rows found; <see cref="MinWerk"/> or more.</param>
    public PostgresZoeker(Verbindingen verbindingen, int werk)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(werk, MinWerk);
        (_verbindingen, _werk) = (verbindingen, werk);
    }

    public ValueTask<Zoekpagina> SearchAsync(Zoekvraag vraag, Zoekvolgorde volgorde, long? na, int limit, CancellationToken cancellationToken)
    {
        Zoekcontrole.Require(vraag, na, limit);
        // The streams ask for the next key when they need it.
        return _verbindingen.WalkAsync(verbinding => Search(verbinding, vraag, volgorde, na, limit), cancellationToken);
    }

    private Zoekpagina Search(NpgsqlConnection verbinding, Zoekvraag vraag, Zoekvolgorde volgorde, long? na, int limit)
    {
        // A key is a volgnummer, or its negative: see Stroom. The turn is its own inverse.
        var turn = volgorde == Zoekvolgorde.OudsteEerst ? 1 : -1;
        var budget = new Zoekwerk(_werk);
        var stroom = new Zoekplan(verbinding, volgorde, budget).Create(vraag);
        var berichten = new List<Bericht>();
        var sleutel = na is { } vorige ? (turn * vorige) + 1 : EersteSleutel;
        var einde = false;
        while (berichten.Count < limit && !einde && !budget.Op)
        {
            var kandidaten = new List<long>();
            // No more than there is place for: what is read must not have to be put back.
            var nodig = Math.Min(Portie, limit - berichten.Count);
            while (kandidaten.Count < nodig && !budget.Op)
            {
                var gevonden = stroom.Seek(sleutel);
                einde = gevonden == Stroom.Einde;
                // When the work ran out meanwhile this may be nothing; the next page looks at it again.
                if (einde || budget.Op)
                {
                    sleutel = einde ? sleutel : gevonden;
                    break;
                }

                kandidaten.Add(turn * gevonden);
                sleutel = gevonden + 1;
            }

            if (kandidaten.Count == 0)
                continue;
            var rijen = Zoekrijen.Read(verbinding, kandidaten, vraag);
            berichten.AddRange(kandidaten.Select(rijen.GetValueOrDefault).OfType<Bericht>());
            budget.Take(kandidaten.Count);
        }

        return new Zoekpagina(berichten, einde ? null : turn * (sleutel - 1));
    }
}
