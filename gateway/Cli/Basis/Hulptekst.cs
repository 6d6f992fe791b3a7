using System.CommandLine;
using System.CommandLine.Invocation;
using Spectre.Console;

namespace IB.Gateway.Cli;

/// <summary>Answers <c>--help</c> in Dutch, with examples.</summary>
internal sealed class Hulptekst(IAnsiConsole console) : SynchronousCommandLineAction
{
    private static readonly string[] Hoofdvoorbeelden =
    [
        $"{Verb.Programma} demo --once", $"{Verb.Programma} validate wmo301.xml", $"{Verb.Programma} send --help",
    ];

    public override bool ClearsParseErrors => true;

    public override int Invoke(ParseResult parseResult)
    {
        var verb = parseResult.CommandResult.Command;
        WriteVouw(verb.Description ?? string.Empty, 0);
        Kop("Gebruik");
        console.WriteRegel($"  {Gebruik(verb)}");
        WriteKolommen("Verbs", verb.Subcommands.Select(c => (c.Name, c.Description)));
        WriteKolommen("Argumenten", verb.Arguments.Select(a => (Label(a), a.Description)));
        WriteKolommen("Opties", Opties(verb).Select(o => (Label(o), o.Description)));
        if (verb is Verb { Subcommands.Count: 0 } een)
            WriteRegels("Uitgang", een.Uitgangen);
        WriteRegels(Voorbeelden(verb).Count == 1 ? "Voorbeeld" : "Voorbeelden", Voorbeelden(verb));
        return Uitgang.Goed;
    }

    /// <summary>The words that lead to a verb: <c>ib-gateway mailbox list</c>.</summary>
    internal static string Pad(Command verb)
        => verb.Parents.OfType<Command>().FirstOrDefault() is { } boven ? $"{Pad(boven)} {verb.Name}" : Verb.Programma;

    /// <summary>An option as the help shows it: <c>--van CODE</c>.</summary>
    internal static string Label(Option optie)
    {
        var namen = string.Join(", ", optie.Aliases.Prepend(optie.Name));
        return optie.Arity.MaximumNumberOfValues == 0 || optie.ValueType == typeof(bool) ? namen : $"{namen} {optie.HelpName ?? "WAARDE"}";
    }

    /// <summary>The options of a verb, with those that hold everywhere.</summary>
    internal static IEnumerable<Option> Opties(Command verb)
        => verb.Options.Concat(verb.Parents.OfType<Command>().SelectMany(Opties).Where(o => o.Recursive)).Distinct();

    private static string Label(Argument argument)
        => argument.Arity.MaximumNumberOfValues > 1 ? $"{argument.Name}..." : argument.Name;

    private static IReadOnlyList<string> Voorbeelden(Command verb) => verb is Verb eigen ? eigen.Voorbeelden : Hoofdvoorbeelden;

    private static string Gebruik(Command verb)
    {
        IEnumerable<string> delen =
        [
            Pad(verb),
            .. verb.Subcommands.Count > 0 ? ["VERB"] : Array.Empty<string>(),
            .. verb.Arguments.Select(Label),
            .. verb.Options.Where(o => o.Required).Select(Label),
            .. verb.Options.Any(o => !o.Required) || verb.Subcommands.Count > 0 ? ["[opties]"] : Array.Empty<string>(),
        ];
        return string.Join(' ', delen);
    }

    private void Kop(string tekst)
    {
        console.WriteRegel(string.Empty);
        console.WriteRegel($"{tekst}:");
    }

    private void WriteRegels(string kop, IEnumerable<string> regels)
    {
        Kop(kop);
        foreach (var regel in regels)
            console.WriteRegel($"  {regel}");
    }

    private void WriteKolommen(string kop, IEnumerable<(string Naam, string? Uitleg)> regels)
    {
        var lijst = regels.ToList();
        if (lijst.Count == 0)
            return;
        Kop(kop);
        var breedte = lijst.Max(r => r.Naam.Length) + 4;
        foreach (var (naam, uitleg) in lijst)
            WriteVouw($"  {naam.PadRight(breedte - 2)}{uitleg}", breedte);
    }

    // On a terminal the explanation is folded under itself; elsewhere the width has no end.
    private void WriteVouw(string regel, int inspring)
    {
        var breedte = Math.Max(console.Profile.Width, inspring + 30);
        while (regel.Length > breedte)
        {
            var knip = regel.LastIndexOf(' ', breedte);
            if (knip <= inspring)
                break;
            console.WriteRegel(regel[..knip]);
            regel = new string(' ', inspring) + regel[(knip + 1)..];
        }

        console.WriteRegel(regel);
    }
}
