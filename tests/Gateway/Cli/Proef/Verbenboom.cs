using System.CommandLine;
using IB.Gateway.Cli;

namespace IB.Gateway.Tests.Cli;

/// <summary>Every verb of the command line as the program makes it.</summary>
internal static class Verbenboom
{
    /// <summary>All verbs with the words that lead to them; of the root itself there are none.</summary>
    public static IReadOnlyList<(string Pad, Command Verb)> Alle()
        => [.. Walk(string.Empty, Opdrachtregel.Create(Opdrachtproef.LegeOmgeving()))];

    public static Command Find(string pad) => Alle().Single(v => v.Pad == pad).Verb;

    private static IEnumerable<(string Pad, Command Verb)> Walk(string pad, Command verb)
        => verb.Subcommands.SelectMany(v => Walk($"{pad} {v.Name}".TrimStart(), v)).Prepend((pad, verb));
}
