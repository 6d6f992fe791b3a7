namespace IB.Gateway.Storage;

/// <summary>How full the journal is and what waits in it.</summary>
/// <param name="Aantallen">Number of messages that are now in each state.</param>
/// <param name="OudsteOnbezorgd">
/// Since when the longest waiting message, Klaargezet or Aangeboden, waits: its acceptance, or its resend; in UTC.
/// <see langword="null"/> when nothing waits.
/// </param>
/// <param name="LaatsteVolgnummer">The highest journal position; 0 when empty.</param>
public sealed record Journaalstand(
    IReadOnlyDictionary<Toestand, long> Aantallen, DateTimeOffset? OudsteOnbezorgd, long LaatsteVolgnummer);
