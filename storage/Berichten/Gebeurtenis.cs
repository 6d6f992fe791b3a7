namespace IB.Gateway.Storage;

/// <summary>One line of a message's history.</summary>
/// <param name="Tijd">When, in UTC.</param>
/// <param name="Toestand">The state that began, or <see langword="null"/> for a remark that changes none (a repeat, a retour).</param>
/// <param name="Oorzaak">Why, in Dutch; never contains payload content.</param>
public sealed record Gebeurtenis(DateTimeOffset Tijd, Toestand? Toestand, string Oorzaak);
