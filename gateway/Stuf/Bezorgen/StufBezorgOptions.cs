namespace IB.Gateway.Stuf;

/// <summary>One push over StUF; when the next is made is decided elsewhere.</summary>
internal sealed record StufBezorgOptions
{
    /// <summary>Time for one request and its answer, 10 milliseconds to 10 minutes. Default 30 seconds.</summary>
    public TimeSpan Tijdslimiet { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Quick retries within an attempt when the receiver cannot be reached, 0-5. Default 2.</summary>
    public int Herhalingen { get; init; } = 2;

    /// <summary>Wait before the first quick retry, doubled for the next, both with jitter; 0 to 1 minute. Default 0.5 seconds.</summary>
    public TimeSpan Wachttijd { get; init; } = TimeSpan.FromMilliseconds(500);

    /// <summary>Every error in these settings, in Dutch.</summary>
    internal IEnumerable<string> Validate()
    {
        if (Tijdslimiet < TimeSpan.FromMilliseconds(10) || Tijdslimiet > TimeSpan.FromMinutes(10))
            yield return $"stufBezorging.tijdslimiet is {Tijdslimiet} en moet van 10 milliseconden tot en met 10 minuten zijn";
        if (Herhalingen is < 0 or > 5)
            yield return $"stufBezorging.herhalingen is {Herhalingen} en moet van 0 tot en met 5 zijn";
        if (Wachttijd < TimeSpan.Zero || Wachttijd > TimeSpan.FromMinutes(1))
            yield return $"stufBezorging.wachttijd is {Wachttijd} en moet van 0 tot en met 1 minuut zijn";
    }
}
