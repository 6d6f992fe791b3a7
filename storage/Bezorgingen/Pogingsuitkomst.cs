namespace IB.Gateway.Storage;

/// <summary>How a delivery attempt ended, and so which state follows.</summary>
/// <param name="Toestand">
/// Bezorgd, Mislukt, or to be tried again at <paramref name="VolgendePoging"/>: Klaargezet when the receiver was not reached,
/// Aangeboden when it refused this message.
/// </param>
/// <param name="Oorzaak">What happened, in Dutch.</param>
/// <param name="VolgendePoging">Earliest next attempt in UTC; set exactly when <paramref name="Toestand"/> is Klaargezet or Aangeboden.</param>
public sealed record Pogingsuitkomst(Toestand Toestand, string Oorzaak, DateTimeOffset? VolgendePoging = null)
{
    /// <summary>Fault code with which the receiver refused this message, at most 7 letters and digits; <see langword="null"/> when it named none.</summary>
    public string? Foutcode { get; init; }

    /// <summary>The receiver has it.</summary>
    public static Pogingsuitkomst Bezorgd(string oorzaak) => new(Toestand.Bezorgd, oorzaak);

    /// <summary>The receiver refused this message; offer it again, not before <paramref name="volgende"/>.</summary>
    public static Pogingsuitkomst Geweigerd(string oorzaak, DateTimeOffset volgende) => new(Toestand.Aangeboden, oorzaak, volgende);

    /// <summary>The receiver was not reached; try again, not before <paramref name="volgende"/>.</summary>
    public static Pogingsuitkomst Opnieuw(string oorzaak, DateTimeOffset volgende) => new(Toestand.Klaargezet, oorzaak, volgende);

    /// <summary>No attempt is left.</summary>
    public static Pogingsuitkomst Mislukt(string oorzaak) => new(Toestand.Mislukt, oorzaak);
}

/// <summary>What a confirmation found.</summary>
public enum Bevestiging
{
    /// <summary>There is no such message for a receiver.</summary>
    Onbekend = 1,

    /// <summary>The message is now Bezorgd.</summary>
    Bevestigd = 2,

    /// <summary>It was Bezorgd already.</summary>
    WasBevestigd = 3,
}

/// <summary>The queue of one receiver.</summary>
/// <param name="Partij">Code of the receiver.</param>
/// <param name="Rijp">Earliest time, in UTC, at which a message in it is due.</param>
public sealed record Wachtrij(string Partij, DateTimeOffset Rijp);
