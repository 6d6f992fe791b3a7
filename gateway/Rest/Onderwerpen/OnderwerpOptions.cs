using IB.Gateway.Beheer;

namespace IB.Gateway.Rest;

/// <summary>Settings of following topics.</summary>
internal sealed record OnderwerpOptions
{
    /// <summary>Longest that a request may wait for something new: 60 seconds, what proxies commonly allow.</summary>
    public static readonly TimeSpan MaxWacht = TimeSpan.FromSeconds(60);

    /// <summary>Default of <see cref="MaxVolgers"/>: 8.</summary>
    public const int StandaardMaxVolgers = 8;

    /// <summary>Default of <see cref="MaxBladBytes"/>: 4 MiB.</summary>
    public const int StandaardMaxBladBytes = 4 * 1024 * 1024;

    /// <summary>Requests of one party that may wait or stream at once, over all topics together; default 8, 1 to 1000.</summary>
    public int MaxVolgers { get; init; } = StandaardMaxVolgers;

    /// <summary>How long a request waits for something new when it does not say; default 20 seconds, 0 to <see cref="MaxWacht"/>.</summary>
    public TimeSpan Wacht { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Longest silence in a stream, and longest that a right that ended is not noticed by it; default 15 seconds, 1 second to 1 minute.</summary>
    public TimeSpan Hartslag { get; init; } = TimeSpan.FromSeconds(15);

    /// <summary>
    /// How often the journal is looked at for who waits, in case a signal was missed; default 1 second, 100 milliseconds to 1 minute, and less than half of
    /// <see cref="Beheeropties.MaxStilte"/>.
    /// </summary>
    public TimeSpan Ronde { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>
    /// Bytes of content whose giving out is noted at once, and so the most on one page; default 4 MiB, 65,536 to 67,108,864. A larger message
    /// comes alone. Never more than the share of memory that the party may hold.
    /// </summary>
    public int MaxBladBytes { get; init; } = StandaardMaxBladBytes;

    /// <summary>Every error in these settings, in Dutch.</summary>
    /// <param name="toezicht">How long a loop may be silent.</param>
    public IEnumerable<string> Validate(Beheeropties toezicht)
    {
        if (MaxVolgers is < 1 or > 1000)
            yield return $"onderwerpen.maxVolgers is {MaxVolgers} en moet van 1 tot en met 1000 zijn";
        if (Wacht < TimeSpan.Zero || Wacht > MaxWacht)
            yield return $"onderwerpen.wacht is {Wacht} en moet van 0 seconden tot en met 1 minuut zijn";
        if (Hartslag < TimeSpan.FromSeconds(1) || Hartslag > TimeSpan.FromMinutes(1))
            yield return $"onderwerpen.hartslag is {Hartslag} en moet van 1 seconde tot en met 1 minuut zijn";
        if (Ronde < TimeSpan.FromMilliseconds(100) || Ronde > TimeSpan.FromMinutes(1))
            yield return $"onderwerpen.ronde is {Ronde} en moet van 100 milliseconden tot en met 1 minuut zijn";
        else if (Ronde >= toezicht.MaxStilte / 2)
            yield return $"onderwerpen.ronde is {Ronde} en moet korter zijn dan de helft van toezicht.maxStilte ({toezicht.MaxStilte}), anders lijkt wat rustig volgt te hangen";
        if (MaxBladBytes is < 65_536 or > 67_108_864)
            yield return $"onderwerpen.maxBladBytes is {MaxBladBytes} en moet van 65536 tot en met 67108864 zijn";
    }
}
