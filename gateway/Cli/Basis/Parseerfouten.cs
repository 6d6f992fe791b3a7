using System.CommandLine;
using System.CommandLine.Parsing;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>Says in Dutch what is wrong with a command line, all of it at once.</summary>
internal static class Parseerfouten
{
    /// <summary>Writes the errors and where to find help. Returns <see cref="Uitgang.Gebruik"/>.</summary>
    internal static int Write(ParseResult ontleed, IAnsiConsole fouten)
    {
        foreach (var regel in Describe(ontleed).Distinct())
            fouten.WriteRegel(regel);
        fouten.WriteRegel($"Zie: {Hulptekst.Pad(ontleed.CommandResult.Command)} --help");
        return Uitgang.Gebruik;
    }

    /// <summary>Whether an option that does not exist was taken for a file name or a value. After <c>--</c> everything is a name.</summary>
    internal static bool HasOnbekendeOptie(ParseResult ontleed)
        => ontleed.Action is not (Hulptekst or Versietekst) && OnbekendeOpties(ontleed).Any();

    private static IEnumerable<string> OnbekendeOpties(ParseResult ontleed) => ontleed.Tokens
        .TakeWhile(t => t.Type != TokenType.DoubleDash)
        .Where(t => t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal))
        .Select(t => t.Value);

    private static IEnumerable<string> Describe(ParseResult ontleed)
    {
        foreach (var optie in OnbekendeOpties(ontleed))
            yield return $"Onbekende optie {optie}, of een optie ervoor heeft geen waarde. Heet een bestand zo, zet er dan -- voor.";
        foreach (var onbekend in ontleed.UnmatchedTokens.Where(t => !t.StartsWith("--", StringComparison.Ordinal)))
            yield return $"Onbekend argument: {onbekend}.";
        foreach (var fout in ontleed.Errors)
        {
            if (Describe(fout, ontleed) is { } tekst)
                yield return tekst;
        }
    }

    private static string? Describe(ParseError fout, ParseResult ontleed) => fout.SymbolResult switch
    {
        CommandResult when ontleed.UnmatchedTokens.Count > 0 => null,
        CommandResult { Command.Subcommands.Count: > 0 } r => $"Kies een verb: {string.Join(", ", r.Command.Subcommands.Select(c => c.Name))}.",
        OptionResult { Tokens.Count: 0, IdentifierToken: null } r => $"Optie {r.Option.Name} is verplicht.",
        OptionResult { Tokens.Count: 0 } r => $"Optie {r.Option.Name} heeft een waarde nodig.",
        OptionResult r when r.Tokens.Count > r.Option.Arity.MaximumNumberOfValues => $"Optie {r.Option.Name} mag maar een keer.",
        ArgumentResult { Tokens.Count: 0 } r => $"Argument {r.Argument.Name} ontbreekt.",
        _ => fout.Message,
    };
}
