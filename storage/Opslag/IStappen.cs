namespace IB.Gateway.Storage;

/// <summary>
/// Is told of every step between which a process can die. The program itself does nothing with it; the crash tests end the process there.
/// </summary>
internal interface IStappen
{
    /// <summary>Called on the thread that takes the step, just after it.</summary>
    void Reached(Stap stap);
}

/// <summary>The durable steps, in the order in which a message meets them.</summary>
internal enum Stap
{
    /// <summary>A segment file was made; nothing is in it.</summary>
    SegmentGemaakt,

    /// <summary>Commands were decided on; nothing is on disk.</summary>
    Besloten,

    /// <summary>The group was written, and may be on disk or not.</summary>
    Geschreven,

    /// <summary>The group is on disk; nobody was told.</summary>
    Duurzaam,

    /// <summary>The callers were told; readers may not see it yet.</summary>
    Beantwoord,

    /// <summary>The register has committed it.</summary>
    Vastgelegd,

    /// <summary>The lock says how far a checkpoint will be; nothing was copied.</summary>
    CheckpointAangekondigd,

    /// <summary>The write-ahead log of the register was copied into its file.</summary>
    CheckpointKlaar,
}

/// <summary>Nobody listens.</summary>
internal sealed class GeenStappen : IStappen
{
    public static readonly GeenStappen Instance = new();

    private GeenStappen()
    {
    }

    public void Reached(Stap stap)
    {
    }
}
