namespace IB.Gateway.Beheer;

/// <summary>Settings of supervision and health.</summary>
internal sealed record Beheeropties
{
    /// <summary>Default of <see cref="MaxStilte"/>.</summary>
    public static readonly TimeSpan StandaardMaxStilte = TimeSpan.FromSeconds(60);

    /// <summary>Default of <see cref="Stoptermijn"/>.</summary>
    public static readonly TimeSpan StandaardStoptermijn = TimeSpan.FromSeconds(10);

    /// <summary>Default of <see cref="Achterstandgrens"/>.</summary>
    public static readonly TimeSpan StandaardAchterstandgrens = TimeSpan.FromHours(1);

    /// <summary>A loop that runs without progress for longer hangs, and the process is not live. At least 1 s. Default 60 s.</summary>
    public TimeSpan MaxStilte { get; init; } = StandaardMaxStilte;

    /// <summary>How long the loops get to stop, 0 s to 5 minutes. Default 10 s.</summary>
    public TimeSpan Stoptermijn { get; init; } = StandaardStoptermijn;

    /// <summary>Readiness warns when the oldest undelivered message waits longer. More than zero. Default 1 hour.</summary>
    public TimeSpan Achterstandgrens { get; init; } = StandaardAchterstandgrens;

    /// <summary>Everything that is wrong with the settings, in Dutch; empty when they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (MaxStilte < TimeSpan.FromSeconds(1))
            yield return $"Beheer.MaxStilte is {MaxStilte}; kies minstens 1 seconde.";
        if (Stoptermijn < TimeSpan.Zero || Stoptermijn > TimeSpan.FromMinutes(5))
            yield return $"Beheer.Stoptermijn is {Stoptermijn}; kies een tijd van 0 seconden tot 5 minuten.";
        if (Achterstandgrens <= TimeSpan.Zero)
            yield return $"Beheer.Achterstandgrens is {Achterstandgrens}; kies een tijd langer dan nul.";
    }
}
