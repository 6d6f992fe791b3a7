namespace IB.Gateway.Storage;

/// <summary>
/// Which messages are looked for. A message is found when it meets every filter that is set; without any, all are.
/// </summary>
public sealed record Zoekvraag
{
    /// <summary>Code of a Partij that has part in it: it handed it in, or is organisation of zender or ontvanger.</summary>
    public string? Partij { get; init; }

    /// <summary>Organisation of the zender.</summary>
    public string? Zender { get; init; }

    /// <summary>Organisation of the ontvanger.</summary>
    public string? Ontvanger { get; init; }

    /// <summary>The message type: <c>WMO301</c>.</summary>
    public string? Functie { get; init; }

    /// <summary>The states that it may be in now; empty for any.</summary>
    public IReadOnlyList<Toestand> Toestanden { get; init; } = [];

    /// <summary>Fault code with which it was Afgekeurd, or with which its receiver last refused it.</summary>
    public string? Foutcode { get; init; }

    /// <summary>Accepted at or after this moment.</summary>
    public DateTimeOffset? Van { get; init; }

    /// <summary>Accepted before this moment.</summary>
    public DateTimeOffset? Tot { get; init; }

    /// <summary>The sender's own id of the message.</summary>
    public string? Referentienummer { get; init; }

    /// <summary>Id of the conversation.</summary>
    public string? ConversatieId { get; init; }

    /// <summary>Nothing is filtered.</summary>
    public bool IsLeeg => this with { Toestanden = [] } == Alles && Toestanden.Count == 0;

    private static Zoekvraag Alles { get; } = new();
}
