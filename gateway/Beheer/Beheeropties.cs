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

    /// <summary>
    /// How long requests that are under way, and the loops after them, get to end when the knooppunt stops: 30 s. <see cref="Uitloop"/> comes before it.
    /// </summary>
    public static readonly TimeSpan Afrondtijd = TimeSpan.FromSeconds(30);

    /// <summary>Most that <see cref="Uitloop"/> may be: 1 minute.</summary>
    public static readonly TimeSpan MaxUitloop = TimeSpan.FromMinutes(1);

    /// <summary>A loop that runs without progress for longer hangs, and the process is not live. At least 1 s. Default 60 s.</summary>
    public TimeSpan MaxStilte { get; init; } = StandaardMaxStilte;

    /// <summary>
    /// How long the knooppunt, once asked to stop, is not ready any more and still takes messages, 0 s to 1 minute. Default 0 s: one node
    /// alone only stops later by it. With several it is longer than whoever divides the work over them needs to see it.
    /// </summary>
    public TimeSpan Uitloop { get; init; } = TimeSpan.Zero;

    /// <summary>How long the loops get to stop, 0 s to 5 minutes. Default 10 s.</summary>
    public TimeSpan Stoptermijn { get; init; } = StandaardStoptermijn;

    /// <summary>Readiness warns when the oldest undelivered message waits longer. More than zero. Default 1 hour.</summary>
    public TimeSpan Achterstandgrens { get; init; } = StandaardAchterstandgrens;

    /// <summary>Everything that is wrong with the settings, in Dutch; empty when they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (MaxStilte < TimeSpan.FromSeconds(1))
            yield return $"toezicht.maxStilte is {MaxStilte}; kies minstens 1 seconde.";
        if (Stoptermijn < TimeSpan.Zero || Stoptermijn > TimeSpan.FromMinutes(5))
            yield return $"toezicht.stoptermijn is {Stoptermijn}; kies een tijd van 0 seconden tot 5 minuten.";
        if (Uitloop < TimeSpan.Zero || Uitloop > MaxUitloop)
            yield return $"toezicht.uitloop is {Uitloop}; kies een tijd van 0 seconden tot 1 minuut.";
        if (Achterstandgrens <= TimeSpan.Zero)
            yield return $"toezicht.achterstandgrens is {Achterstandgrens}; kies een tijd langer dan nul.";
    }
}
