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

    /// <summary>Whether an option was taken for a file name or a value, or something stands before the verb. After <c>--</c> everything is a name.</summary>
    internal static bool HasVerdwaald(ParseResult ontleed)
        => ontleed.Action is not (Hulptekst or Versietekst) && Verdwaald(ontleed).Any();

    private static IEnumerable<Token> Verdwaald(ParseResult ontleed) => ontleed.Tokens
        .TakeWhile(t => t.Type != TokenType.DoubleDash)
        .Where(t => t.Type == TokenType.Directive || (t.Type == TokenType.Argument && t.Value.StartsWith("--", StringComparison.Ordinal)));

    // What follows from a verb that does not exist, or from an option that was taken for something else, would only distract.
    private static IEnumerable<string> Describe(ParseResult ontleed) => FindOnbekendVerb(ontleed) is { } onbekend
        ? [$"Onbekend verb: {onbekend}.", Choose(ontleed.CommandResult.Command)]
        : Verdwaald(ontleed).Any()
            ? Verdwaald(ontleed).Select(t => Describe(t, ontleed.CommandResult.Command))
            : ontleed.UnmatchedTokens.Select(t => $"Onbekend argument: {t}.").Concat(ontleed.Errors.Select(f => Describe(f, ontleed)).OfType<string>());

    /// <summary>What stands where a verb should, in a group of verbs.</summary>
    private static string? FindOnbekendVerb(ParseResult ontleed) => ontleed.CommandResult.Command.Subcommands.Count > 0
        && ontleed.Tokens.FirstOrDefault(static t => t.Type != TokenType.Command) is { Type: TokenType.Argument } token && !token.Value.StartsWith('-')
            ? token.Value
            : null;

    private static string Choose(Command groep) => $"Kies een verb: {string.Join(", ", groep.Subcommands.Select(static c => c.Name))}.";

    private static string Describe(Token verdwaald, Command verb)
    {
        if (verdwaald.Type == TokenType.Directive)
            return $"Onbekend argument: {verdwaald.Value}.";
        return Hulptekst.Opties(verb).Any(o => o.Name == verdwaald.Value)
            ? $"De optie voor {verdwaald.Value} heeft geen waarde."
            : $"Onbekende optie {verdwaald.Value}. Heet een bestand zo, zet er dan -- voor.";
    }

    private static string? Describe(ParseError fout, ParseResult ontleed) => fout.SymbolResult switch
    {
        CommandResult when ontleed.UnmatchedTokens.Count > 0 => null,
        CommandResult { Command.Subcommands.Count: > 0 } r => Choose(r.Command),
        OptionResult { Tokens.Count: 0, IdentifierToken: null } r => $"Optie {r.Option.Name} is verplicht.",
        OptionResult { Tokens.Count: 0 } r => $"Optie {r.Option.Name} heeft een waarde nodig.",
        OptionResult r when r.Tokens.Count > r.Option.Arity.MaximumNumberOfValues => $"Optie {r.Option.Name} mag maar een keer.",
        ArgumentResult { Tokens.Count: 0 } r => $"Argument {r.Argument.Name} ontbreekt.",
        _ => fout.Message,
    };
}
