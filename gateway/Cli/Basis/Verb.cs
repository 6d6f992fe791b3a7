using System.CommandLine;

namespace IB.Gateway.Cli;

/// <summary>A verb of the command line, with examples for its help.</summary>
/// <param name="naam">As it is typed.</param>
/// <param name="uitleg">What it does, in Dutch.</param>
/// <param name="voorbeelden">Whole command lines that work.</param>
internal sealed class Verb(string naam, string uitleg, params IReadOnlyList<string> voorbeelden) : Command(naam, uitleg)
{
    /// <summary>Name of the program.</summary>
    internal const string Programma = "ib-gateway";

    /// <summary>Command lines that show how it is used; at least one.</summary>
    internal IReadOnlyList<string> Voorbeelden { get; } = voorbeelden;

    /// <summary>What its exit codes mean, one a line; besides these 3 is a defect and 130 is broken off.</summary>
    internal IReadOnlyList<string> Uitgangen { get; init; } = ["0  gelukt", "2  kon niet worden uitgevoerd"];

    /// <summary>How long it may take to stop after Ctrl+C or SIGTERM. Default 2 seconds: most verbs have nothing to finish.</summary>
    internal TimeSpan Stoptijd { get; init; } = TimeSpan.FromSeconds(2);
}
