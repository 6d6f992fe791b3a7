namespace IB.Gateway.Beheer;

/// <summary>Something on disk that is read again while the knooppunt runs, and kept out as a whole when it is wrong.</summary>
/// <param name="Wat">Its name in metrics and checks.</param>
/// <param name="Omschrijving">What it is, in Dutch, as the beginning of a sentence.</param>
/// <param name="Logregel">Number of the log line that has every fault.</param>
/// <param name="Fouten">Reads from memory what is wrong with what is on disk; empty when it is what holds.</param>
internal sealed record Herlading(string Wat, string Omschrijving, int Logregel, Func<IReadOnlyList<string>> Fouten);
