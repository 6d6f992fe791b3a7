namespace IB.Gateway.Schijfruimte;

/// <summary>When new messages are kept out because the disk is nearly full.</summary>
internal sealed record RuimteOptions
{
    /// <summary>Default of <see cref="MinVrijeBytes"/>: 1 GiB.</summary>
    public const long StandaardMinVrijeBytes = 1024 * 1024 * 1024;

    /// <summary>Default of <see cref="Wacht"/>: 1 minute.</summary>
    public static readonly TimeSpan StandaardWacht = TimeSpan.FromMinutes(1);

    /// <summary>
    /// Below this many free bytes on the disk of the store no new message is taken, 1 MB to 1 PB. Default 1 GiB. It is taken again above
    /// 110 % of it. What is left is for delivering and confirming what is there, which write too.
    /// </summary>
    public long MinVrijeBytes { get; init; } = StandaardMinVrijeBytes;

    /// <summary>What Retry-After says meanwhile, 1 second to 1 hour. Default 1 minute.</summary>
    public TimeSpan Wacht { get; init; } = StandaardWacht;

    /// <summary>Every error in these settings, in Dutch.</summary>
    public IEnumerable<string> Validate()
    {
        if (MinVrijeBytes is < 1_000_000 or > 1_000_000_000_000_000)
            yield return $"ruimte.minVrijeBytes is {MinVrijeBytes} en moet van 1000000 tot en met 1000000000000000 zijn";
        if (Wacht < TimeSpan.FromSeconds(1) || Wacht > TimeSpan.FromHours(1))
            yield return $"ruimte.wacht is {Wacht} en moet van 1 seconde tot en met 1 uur zijn";
    }
}
