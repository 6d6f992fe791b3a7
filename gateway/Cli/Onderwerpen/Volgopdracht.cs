namespace IB.Gateway.Cli;

/// <summary>What to follow, and how.</summary>
/// <param name="Onderwerp">The topic.</param>
/// <param name="Vanaf">Where to begin; <see langword="null"/> for the oldest that there is.</param>
/// <param name="Bestand">Where the position is kept; <see langword="null"/> for nowhere.</param>
/// <param name="Limit">Events on a page.</param>
/// <param name="TotBij">Whether to stop when nothing lies beyond.</param>
internal sealed record Volgopdracht(string Onderwerp, long? Vanaf, Positiebestand? Bestand, int? Limit, bool TotBij);
