namespace IB.Gateway.Storage;

/// <summary>What a release came to.</summary>
/// <param name="Aantal">Messages that are now Klaargezet.</param>
/// <param name="Partijen">Codes of their receivers, each once.</param>
public sealed record Vrijgave(int Aantal, IReadOnlyList<string> Partijen);
