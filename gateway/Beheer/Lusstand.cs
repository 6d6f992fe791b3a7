namespace IB.Gateway.Beheer;

/// <summary>What a supervised loop is doing.</summary>
internal enum Lustoestand
{
    /// <summary>It runs.</summary>
    Loopt = 1,

    /// <summary>It failed and the supervisor waits before it starts it again.</summary>
    WachtOpHerstart,

    /// <summary>It ended because the host stops.</summary>
    Gestopt,
}

/// <summary>The state of a loop at one moment.</summary>
/// <param name="Naam">Name of the loop.</param>
/// <param name="Toestand">What it is doing.</param>
/// <param name="LaatsteVoortgang">When it last made progress, in UTC; <see langword="null"/> when never.</param>
/// <param name="Stilte">Time since it last made progress, or else since it was first started. Restarts do not end it.</param>
/// <param name="SindsTeken">Time since it last made progress or was started again.</param>
/// <param name="Herstarts">Times that it failed.</param>
/// <param name="LaatsteFout">Type and message of its last failure; <see langword="null"/> when it never failed.</param>
/// <param name="Hersteld">Whether it made progress since its last failure; true when it never failed.</param>
internal sealed record Lusstand(
    string Naam,
    Lustoestand Toestand,
    DateTimeOffset? LaatsteVoortgang,
    TimeSpan Stilte,
    TimeSpan SindsTeken,
    long Herstarts,
    string? LaatsteFout,
    bool Hersteld)
{
    /// <summary>
    /// Whether it runs without a sign of life for longer than <paramref name="grens"/>. A loop that waits for its restart
    /// does not hang: its supervisor is awake.
    /// </summary>
    public bool Hangt(TimeSpan grens) => Toestand == Lustoestand.Loopt && SindsTeken > grens;
}
