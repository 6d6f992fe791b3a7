using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>What a verb has of the world around it; a test gives its own.</summary>
internal sealed record Omgeving
{
    /// <summary>For what was asked.</summary>
    public required IAnsiConsole Uit { get; init; }

    /// <summary>For what went wrong, so that the output stays clean.</summary>
    public required IAnsiConsole Fouten { get; init; }

    /// <summary>Opens standard input.</summary>
    public required Func<Stream> OpenInvoer { get; init; }

    /// <summary>Opens standard output for bytes that are no text of ours. Writing to a pipe whose reader is gone throws <see cref="IOException"/>.</summary>
    public required Func<Stream> OpenUitvoer { get; init; }

    /// <summary>Reads an environment variable.</summary>
    public required Func<string, string?> Variabele { get; init; }

    /// <summary>The clock.</summary>
    public required TimeProvider Tijd { get; init; }

    /// <summary>Writes error lines and returns <see cref="Uitgang.Gebruik"/>.</summary>
    internal int RefuseUse(params IEnumerable<string> regels)
    {
        foreach (var regel in regels)
            Fouten.WriteRegel(regel);
        return Uitgang.Gebruik;
    }
}
