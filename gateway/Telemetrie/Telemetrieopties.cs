namespace IB.Gateway.Telemetrie;

/// <summary>Settings of metrics and traces.</summary>
internal sealed record Telemetrieopties
{
    /// <summary>Default of <see cref="Meetinterval"/>.</summary>
    public static readonly TimeSpan StandaardMeetinterval = TimeSpan.FromSeconds(5);

    /// <summary>Default of <see cref="Spoordeel"/>.</summary>
    public const double StandaardSpoordeel = 0.01;

    /// <summary>Time between two measurements of the journal, 100 ms to 5 minutes. Default 5 s.</summary>
    public TimeSpan Meetinterval { get; init; } = StandaardMeetinterval;

    /// <summary>
    /// OTLP endpoint (gRPC, http or https) that gets metrics and traces: <c>https://collector:4317</c>. Default none: nothing
    /// leaves the machine, and Prometheus scrapes.
    /// </summary>
    public Uri? OtlpEndpoint { get; init; }

    /// <summary>
    /// Part of the traces that is sent, 0 to 1. Default 0.01. The trace id alone decides, so reception and delivery of one
    /// message are kept or dropped together; the sampled flag of a chain partner does not count, since it would let a partner
    /// decide how much we send.
    /// </summary>
    public double Spoordeel { get; init; } = StandaardSpoordeel;

    /// <summary>Everything that is wrong with the settings, in Dutch; empty when they can be used.</summary>
    public IEnumerable<string> Validate()
    {
        if (Meetinterval < TimeSpan.FromMilliseconds(100) || Meetinterval > TimeSpan.FromMinutes(5))
            yield return $"Telemetrie.Meetinterval is {Meetinterval}; kies een tijd van 100 ms tot 5 minuten.";
        if (OtlpEndpoint is { } adres && (!adres.IsAbsoluteUri || adres.Scheme is not ("http" or "https")))
            yield return $"Telemetrie.OtlpEndpoint is '{adres}'; kies een volledig adres dat begint met http:// of https://.";
        if (Spoordeel is not (>= 0 and <= 1))
            yield return $"Telemetrie.Spoordeel is {Spoordeel}; kies een getal van 0 tot en met 1.";
    }
}
