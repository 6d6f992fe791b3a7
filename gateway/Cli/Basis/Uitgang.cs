namespace IB.Gateway.Cli;

/// <summary>Exit codes of the verbs.</summary>
internal static class Uitgang
{
    /// <summary>All is well.</summary>
    internal const int Goed = 0;

    /// <summary>It ran and the answer is no: an invalid file, a refused message, an unknown number.</summary>
    internal const int Mislukt = 1;

    /// <summary>It could not run: a wrong argument or setting, an unreadable file, no connection.</summary>
    internal const int Gebruik = 2;

    /// <summary>A defect in the program.</summary>
    internal const int Intern = 3;

    /// <summary>The engine that was asked for cannot judge by this schema; as little a verdict as a defect is.</summary>
    internal const int NietOndersteund = 3;

    /// <summary>Broken off with Ctrl+C: 128 + SIGINT, as shells have it.</summary>
    internal const int Afgebroken = 130;
}
