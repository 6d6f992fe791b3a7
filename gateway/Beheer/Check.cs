namespace IB.Gateway.Beheer;

/// <summary>What a check found.</summary>
internal enum Checkstatus
{
    /// <summary>All is well.</summary>
    Ok = 1,

    /// <summary>A person should look; messages may still come.</summary>
    Waarschuwing,

    /// <summary>No messages, please.</summary>
    Fout,
}

/// <summary>The result of a check.</summary>
/// <param name="Naam">Which check.</param>
/// <param name="Status">What it found.</param>
/// <param name="Oorzaak">What, why and what now, in Dutch; <see langword="null"/> exactly when Ok.</param>
/// <param name="LaatsteVoortgang">When what it looks at last did something, in UTC; <see langword="null"/> when never.</param>
internal sealed record Checkresultaat(string Naam, Checkstatus Status, string? Oorzaak, DateTimeOffset? LaatsteVoortgang);

/// <summary>
/// Something that readiness depends on. Answers from memory, at once: a probe must not load what it probes. Safe for use by
/// many threads at once.
/// </summary>
internal interface IGereedheidscheck
{
    /// <summary>The results now; more than one when it looks at more than one thing.</summary>
    IEnumerable<Checkresultaat> Check();
}
