using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Who has the turn, as a transaction sees it. The rows are held until it commits, so a turn cannot be taken over in between.
/// </summary>
internal sealed class Beurtblad
{
    private const string Lees = "SELECT naam, nummer, houder IS NOT NULL FROM beurt WHERE naam = ANY($1) ORDER BY naam FOR SHARE";

    private readonly HashSet<string> _gevraagd = new(StringComparer.Ordinal);
    private readonly Dictionary<string, (long Nummer, bool Genomen)> _rijen = new(StringComparer.Ordinal);

    public void Ask(string naam) => _gevraagd.Add(naam);

    public void AddLoad(Leesbatch batch)
    {
        if (_gevraagd.Count > 0)
            batch.Add(Lees, [All(_gevraagd.Select(static n => (string?)n))], rij => _rijen.Add(rij.Text(0), (rij.Long(1), rij.GetBoolean(2))));
    }

    /// <summary>Whether this turn was not returned, and nobody took it over.</summary>
    public bool Heeft(Beurt beurt) => _rijen.TryGetValue(beurt.Naam, out var rij) && rij == (beurt.Nummer, true);

    /// <summary>
    /// Whether who last took this turn as number <paramref name="eigen"/>, or never took it, may do what it is for: nobody took it since, or
    /// nobody has it.
    /// </summary>
    public bool MagZonder(string naam, long? eigen)
        => !_rijen.TryGetValue(naam, out var rij) || (eigen is { } nummer ? rij.Nummer == nummer : !rij.Genomen);
}
