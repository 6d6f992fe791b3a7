using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>How far the processors of some rules are in the journal, and what they parked of a stretch of it.</summary>
internal sealed class Leesstand
{
    private const string LeesPosities = "SELECT naam, volgnummer FROM processor WHERE naam = ANY($1)";

    private const string LeesParkeringen =
        "SELECT DISTINCT processor, volgnummer FROM processorparkering WHERE processor = ANY($1) AND volgnummer BETWEEN $2 AND $3";

    private readonly Dictionary<string, long> _posities;
    private readonly HashSet<(string Processor, long Volgnummer)> _geparkeerd;

    private Leesstand(Dictionary<string, long> posities, HashSet<(string Processor, long Volgnummer)> geparkeerd)
        => (_posities, _geparkeerd) = (posities, geparkeerd);

    public static async Task<Leesstand> ReadAsync(
        NpgsqlConnection verbinding, Bewaarregels regels, long van, long totEnMet, CancellationToken cancellationToken)
    {
        var namen = regels.Claims.Select(static c => (string?)c.Processor).Distinct().ToList();
        if (namen.Count == 0)
            return new Leesstand([], []);
        var posities = await verbinding.ListAsync(
            LeesPosities, [All(namen)], static rij => KeyValuePair.Create(rij.Text(0), rij.Long(1)), cancellationToken);
        var geparkeerd = await verbinding.ListAsync(
            LeesParkeringen, [All(namen), P(van), P(totEnMet)], static rij => (rij.Text(0), rij.Long(1)), cancellationToken);
        return new Leesstand(posities.ToDictionary(), [.. geparkeerd]);
    }

    /// <summary>Whether a processor has yet to read, or has parked something of, the message at a journal position.</summary>
    public bool IsOngelezen(string processor, long volgnummer)
        => volgnummer >= _posities.GetValueOrDefault(processor, Positie.Begin.Volgnummer) || _geparkeerd.Contains((processor, volgnummer));
}
