namespace IB.Gateway.Storage;

/// <summary>What a task is to do.</summary>
public sealed record Herbezorgopdracht
{
    /// <summary>Most messages per second of one task.</summary>
    public const int MaxTempo = 1000;

    /// <summary>Which messages; <see cref="Zoekvraag.Toestanden"/> has nothing but Mislukt and Verlopen, and empty means both.</summary>
    public required Zoekvraag Vraag { get; init; }

    /// <summary>Why, in Dutch; it stands in the history of each message, which sender and receiver read.</summary>
    public required string Reden { get; init; }

    /// <summary>Messages per second, 1-<see cref="MaxTempo"/>.</summary>
    public required int Tempo { get; init; }

    /// <summary>Messages that go first, after which the task waits to be told to go on; 0 for none.</summary>
    public required int Proef { get; init; }

    /// <summary>How many messages met the query just before; <see langword="null"/> when too many to count.</summary>
    public long? Totaal { get; init; }
}

/// <summary>A task that resends messages.</summary>
public sealed record Herbezorgtaak
{
    /// <summary>1, 2, 3, ... in order of making.</summary>
    public required long Id { get; init; }

    /// <summary>What it was made to do.</summary>
    public required Herbezorgopdracht Opdracht { get; init; }

    /// <summary>When it was made, in UTC and whole milliseconds.</summary>
    public required DateTimeOffset GemaaktOp { get; init; }

    /// <summary>The last volgnummer that can be part of it.</summary>
    public required long TotEnMet { get; init; }

    /// <summary>What it is doing.</summary>
    public required Taakstand Stand { get; init; }

    /// <summary>The trial is over, or there was none.</summary>
    public required bool ProefVoorbij { get; init; }

    /// <summary>The last volgnummer that was dealt with; 0 before the first.</summary>
    public required long Plek { get; init; }

    /// <summary>Messages put ready again.</summary>
    public required long Herbezorgd { get; init; }

    /// <summary>Messages skipped because they were no longer Mislukt or Verlopen when their turn came.</summary>
    public required long AndereToestand { get; init; }

    /// <summary>Messages skipped because their payload is no longer kept.</summary>
    public required long InhoudWeg { get; init; }

    /// <summary>As many as the trial has were put ready, and the operator has not looked yet.</summary>
    internal bool ProefBereikt => !ProefVoorbij && Herbezorgd >= Opdracht.Proef;
}

/// <summary>What a task is doing.</summary>
/// <remarks>The numbers are stored; never renumber.</remarks>
public enum Taakstand : byte
{
    /// <summary>It resends.</summary>
    Loopt = 1,

    /// <summary>The trial was resent; it waits to be told to go on.</summary>
    Proef = 2,

    /// <summary>An operator holds it.</summary>
    Gepauzeerd = 3,

    /// <summary>All was dealt with. Final.</summary>
    Klaar = 4,

    /// <summary>An operator ended it. Final.</summary>
    Geannuleerd = 5,
}

/// <summary>What can be done to a task.</summary>
public enum Taakdaad
{
    /// <summary>Hold it.</summary>
    Pauzeren = 1,

    /// <summary>Let it go on after a pause.</summary>
    Hervatten = 2,

    /// <summary>Let it go on after its trial.</summary>
    Doorgaan = 3,

    /// <summary>End it; what was resent stays so.</summary>
    Annuleren = 4,

    /// <summary>Nothing is left to deal with.</summary>
    Voltooien = 5,
}

/// <summary>What came of making a task.</summary>
/// <param name="Taak">The task.</param>
/// <param name="Nieuw">Whether it was made; otherwise it was there already.</param>
public sealed record Taakvorming(Herbezorgtaak Taak, bool Nieuw);

/// <summary>What came of doing something to a task.</summary>
/// <param name="Taak">The task as it is now; <see langword="null"/> when there is none of that number.</param>
/// <param name="Gelukt">Whether it is in the state that was asked for.</param>
public sealed record Taakwijziging(Herbezorgtaak? Taak, bool Gelukt);

/// <summary>One line of what happened to a task.</summary>
/// <param name="Tijd">When, in UTC.</param>
/// <param name="Stand">The state that began.</param>
/// <param name="Oorzaak">Why, in Dutch.</param>
public sealed record Taakgebeurtenis(DateTimeOffset Tijd, Taakstand Stand, string Oorzaak);
