namespace IB.Gateway.Storage.Log;

/// <summary>A place in the log.</summary>
/// <param name="Segment">Number of the segment file.</param>
/// <param name="Plek">Offset in it, in bytes.</param>
internal readonly record struct Logplaats(long Segment, long Plek);

/// <summary>How far the log was read or written: everything up to and including a group.</summary>
/// <param name="Groep">Number of that group; 0 before the first.</param>
/// <param name="Einde">Where the next group begins, unless a new segment is begun for it.</param>
/// <param name="Keten">The chain up to that group, 32 bytes: the SHA-256 of it and of all before it.</param>
internal sealed record Logstand(long Groep, Logplaats Einde, ReadOnlyMemory<byte> Keten)
{
    /// <summary>Before anything was ever written.</summary>
    public static Logstand Leeg { get; } = new(0, default, new byte[Groepkop.KetenLength]);
}
