namespace IB.Gateway.Rest;

/// <summary>Settings of the push over REST. They are about one attempt; when the next is made is decided elsewhere.</summary>
internal sealed record RestBezorgOptions
{
    /// <summary>Default of <see cref="Tijdslimiet"/>: 30 seconds.</summary>
    public static readonly TimeSpan StandaardTijdslimiet = TimeSpan.FromSeconds(30);

    /// <summary>Default of <see cref="Wachttijd"/>: half a second.</summary>
    public static readonly TimeSpan StandaardWachttijd = TimeSpan.FromMilliseconds(500);

    /// <summary>Default of <see cref="MaxUitstel"/>: 6 hours.</summary>
    public static readonly TimeSpan StandaardMaxUitstel = TimeSpan.FromHours(6);

    /// <summary>Time for one request and the head of its answer; default 30 seconds, from 10 milliseconds to 10 minutes.</summary>
    public TimeSpan Tijdslimiet { get; init; } = StandaardTijdslimiet;

    /// <summary>Quick retries within an attempt, when the receiver cannot be reached; default 2, 0-5.</summary>
    public int Herhalingen { get; init; } = 2;

    /// <summary>Wait before the first quick retry, doubled for the next, both with jitter; default 0.5 seconds, at most 1 minute.</summary>
    public TimeSpan Wachttijd { get; init; } = StandaardWachttijd;

    /// <summary>The longest Retry-After that is honoured; default 6 hours, at most 1 day.</summary>
    public TimeSpan MaxUitstel { get; init; } = StandaardMaxUitstel;

    /// <summary>Every setting that cannot be, in Dutch; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var fouten = new List<string>();
        if (Tijdslimiet < TimeSpan.FromMilliseconds(10) || Tijdslimiet > TimeSpan.FromMinutes(10))
            fouten.Add($"Tijdslimiet is {Tijdslimiet}; kies een tijd van 10 milliseconden tot en met 10 minuten.");
        if (Herhalingen is < 0 or > 5)
            fouten.Add($"Herhalingen is {Herhalingen}; kies een aantal van 0 tot en met 5.");
        if (Wachttijd < TimeSpan.Zero || Wachttijd > TimeSpan.FromMinutes(1))
            fouten.Add($"Wachttijd is {Wachttijd}; kies een tijd van 0 seconden tot en met 1 minuut.");
        if (MaxUitstel < TimeSpan.Zero || MaxUitstel > TimeSpan.FromDays(1))
            fouten.Add($"MaxUitstel is {MaxUitstel}; kies een tijd van 0 seconden tot en met 1 dag.");
        return fouten;
    }
}
