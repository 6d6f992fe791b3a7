using System.Diagnostics.CodeAnalysis;

namespace IB.Gateway.Cli;

/// <summary>The streams of the process, for the command line only.</summary>
internal static class Uitvoer
{
    /// <summary>Where errors of a verb go, so that its output stays clean.</summary>
    [SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The one place where the process' own stream is named.")]
    internal static TextWriter Fouten => Console.Error;
}
