namespace IB.Gateway.Storage.Log;

/// <summary>A group as it was read from the log, verified.</summary>
/// <param name="Kop">Its head.</param>
/// <param name="Plaats">Where it begins.</param>
/// <param name="Feiten">Its facts, one after the other.</param>
/// <param name="Na">The state of the log after it.</param>
internal sealed record Groep(Groepkop Kop, Logplaats Plaats, ReadOnlyMemory<byte> Feiten, Logstand Na)
{
    /// <summary>Reads from its payloads: where, counted from its start, and how many bytes. Only until the next group is read.</summary>
    public required Func<long, int, byte[]> ReadInhoud { get; init; }
}
