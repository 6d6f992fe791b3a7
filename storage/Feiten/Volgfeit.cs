namespace IB.Gateway.Storage.Feiten;

/// <summary>A follower has confirmed everything before a position; it was less before.</summary>
/// <param name="Volger">Its name.</param>
/// <param name="Positie">The position.</param>
internal sealed record VolgpositieGezet(string Volger, long Positie) : Feit;
