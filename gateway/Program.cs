using IB.Gateway.Cli;

// First line: a pattern in an imported schema must not be able to keep a thread busy (attack suite X11).
AppContext.SetData("REGEX_DEFAULT_MATCH_TIMEOUT", TimeSpan.FromMilliseconds(250));

return await Opdrachtregel.RunAsync(args, Uitvoer.CreateOmgeving(TimeProvider.System), CancellationToken.None);
