using System.Diagnostics.CodeAnalysis;
using Microsoft.Win32.SafeHandles;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>The streams of the process, for the command line only.</summary>
[SuppressMessage("ApiDesign", "RS0030:Do not use banned APIs", Justification = "The one place where the process' own streams are named.")]
internal static class Uitvoer
{
    /// <summary>Wider than any line: output that goes to a file or a program is never folded.</summary>
    internal const int Onbegrensd = 1_000_000;

    // The number that POSIX gives it.
    private const nint Standaarduitvoer = 1;

    /// <summary>The process as the verbs see it.</summary>
    internal static Omgeving CreateOmgeving(TimeProvider tijd) => new()
    {
        Uit = CreateConsole(Console.Out),
        Fouten = CreateConsole(Console.Error),
        OpenInvoer = Console.OpenStandardInput,
        OpenUitvoer = OpenUitvoer,
        Variabele = Environment.GetEnvironmentVariable,
        Tijd = tijd,
    };

    // To the platform's own stream a pipe without a reader is a success, and then what nobody got would count as handed over. What else it can be
    // needs no more than it does: a file has no reader to lose, and its place in it is shared with whoever else writes to it; a terminal says so itself.
    private static Stream OpenUitvoer()
    {
        if (OperatingSystem.IsWindows() || !Console.IsOutputRedirected)
            return Console.OpenStandardOutput();
        var pijp = new FileStream(new SafeFileHandle(Standaarduitvoer, ownsHandle: false), FileAccess.Write, bufferSize: 0);
        if (!pijp.CanSeek)
            return pijp;
        pijp.Dispose();
        return Console.OpenStandardOutput();
    }

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
