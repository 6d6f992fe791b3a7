using System.CommandLine;
using IB.Gateway.Cli;
using Spectre.Console;

// First line: a pattern in an imported schema must not be able to keep a thread busy (attack suite X11).
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromMilliseconds(250));

var fouten = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Uitvoer.Fouten) });
var tijd = TimeProvider.System;
var root = new RootCommand("IB.Gateway: het knooppunt voor berichten in het sociaal domein.")
{
    Runverb.Create(fouten, tijd),
    Demoverb.Create(AnsiConsole.Console, tijd),
};
return await root.Parse(args).InvokeAsync();
