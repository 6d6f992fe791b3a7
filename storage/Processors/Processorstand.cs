namespace IB.Gateway.Storage;

/// <summary>Where a processor stands.</summary>
/// <param name="Naam">Which.</param>
/// <param name="Positie">How far it is.</param>
/// <param name="Geparkeerd">Pieces that wait for a person.</param>
/// <param name="VerderOp">When it last got on, in UTC; <see langword="null"/> when it never did.</param>
public sealed record Processorstand(string Naam, Positie Positie, long Geparkeerd, DateTimeOffset? VerderOp);

/// <summary>A stretch of the journal, as one who reads it sees it: a processor, or who follows it.</summary>
/// <param name="Berichten">The accepted messages that it asked for in that stretch, in order.</param>
/// <param name="Verder">Where the next stretch begins; everything before it is in here or was not asked for.</param>
/// <param name="Eind">Nothing lies beyond it yet.</param>
public sealed record Journaalstuk(IReadOnlyList<Bericht> Berichten, long Verder, bool Eind);
