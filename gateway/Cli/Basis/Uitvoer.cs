using System.Diagnostics.CodeAnalysis;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>The streams of the process, for the command line only.</summary>
[SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The one place where the process' own streams are named.")]
internal static class Uitvoer
{
    /// <summary>Wider than any line: output that goes to a file or a program is never folded.</summary>
    internal const int Onbegrensd = 1_000_000;

    /// <summary>The process as the verbs see it.</summary>
    internal static Omgeving CreateOmgeving(TimeProvider tijd) => new()
    {
        Uit = CreateConsole(Console.Out),
        Fouten = CreateConsole(Console.Error),
        OpenInvoer = Console.OpenStandardInput,
        OpenUitvoer = Console.OpenStandardOutput,
        Variabele = Environment.GetEnvironmentVariable,
        Tijd = tijd,
    };

    /// <summary>A console on <paramref name="doel"/>: with colours and folded lines on a terminal, plain text elsewhere.</summary>
    internal static IAnsiConsole CreateConsole(TextWriter doel)
    {
        var uit = new AnsiConsoleOutput(doel);
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Out = uit,
            Ansi = uit.IsTerminal ? AnsiSupport.Detect : AnsiSupport.No,
            ColorSystem = uit.IsTerminal ? ColorSystemSupport.Detect : ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
        });
        if (!uit.IsTerminal)
            console.Profile.Width = Onbegrensd;
        return console;
    }
}
