namespace IB.Gateway.Storage;

/// <summary>How full the journal is and what waits in it.</summary>
/// <param name="Aantallen">Number of messages in each state that is not final or needs attention.</param>
/// <param name="OudsteOnbezorgd">Acceptance time of the oldest message that is Klaargezet or Aangeboden.</param>
/// <param name="LaatsteVolgnummer">The highest journal position; 0 when empty.</param>
public sealed record Journaalstand(
    IReadOnlyDictionary<Toestand, long> Aantallen, DateTimeOffset? OudsteOnbezorgd, long LaatsteVolgnummer);
