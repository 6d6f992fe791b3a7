using IB.Gateway.Storage.Sqlite.Processors;

namespace IB.Gateway.Storage.Sqlite.Bewaring;

/// <summary>How far processors are in the journal, at one moment of a register. For one thread.</summary>
internal sealed class Leesstand(Database database)
{
    private readonly Dictionary<string, long> _posities = [];

    /// <summary>Whether a processor has yet to read, or has parked something of, the message at a journal position.</summary>
    public bool IsOngelezen(string processor, long volgnummer)
    {
        if (!_posities.TryGetValue(processor, out var positie))
            _posities[processor] = positie = (Processorrij.Find(database, processor)?.Positie ?? Positie.Begin).Volgnummer;
        return volgnummer >= positie || Parkeerrij.Any(database, processor, volgnummer);
    }
}
