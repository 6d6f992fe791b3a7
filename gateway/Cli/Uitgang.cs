namespace IB.Gateway.Cli;

/// <summary>Exit codes of the verbs.</summary>
internal static class Uitgang
{
    /// <summary>All is well.</summary>
    internal const int Goed = 0;

    /// <summary>It ran and the answer is no: an invalid file, a refused message.</summary>
    internal const int Mislukt = 1;

    /// <summary>It could not run: a wrong argument or setting.</summary>
    internal const int Gebruik = 2;
}
