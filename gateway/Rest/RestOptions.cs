using IB.Gateway.Routing;

namespace IB.Gateway.Rest;

/// <summary>Settings of the REST mailbox.</summary>
internal sealed record RestOptions
{
    /// <summary>
    /// Default of <see cref="MaxVerzoek"/>: 25 MiB, the limit of the chain for a whole message; the standard says 25 MegaByte and not which (koppelvlak 4).
    /// </summary>
    public const int StandaardMaxVerzoek = 26_214_400;

    /// <summary>Default of <see cref="MaxMetadata"/>: 64 kB.</summary>
    public const int StandaardMaxMetadata = 64 * 1024;

    /// <summary>Default of <see cref="WachtBijDrukte"/>: 5 seconds.</summary>
    public static readonly TimeSpan StandaardWachtBijDrukte = TimeSpan.FromSeconds(5);

    /// <summary>Largest body of a request in bytes, both parts and their delimiters together; default 26,214,400, at least 1,000.</summary>
    public int MaxVerzoek { get; init; } = StandaardMaxVerzoek;

    /// <summary>Largest part <c>berichtMetadata</c> in bytes; default 65,536, at least 1,000.</summary>
    public int MaxMetadata { get; init; } = StandaardMaxMetadata;

    /// <summary>What Retry-After says when there is no room now; default 5 seconds, whole seconds from 1 to 3600.</summary>
    public TimeSpan WachtBijDrukte { get; init; } = StandaardWachtBijDrukte;

    /// <summary>The list of fault codes; default ISD-2.1p4.</summary>
    public Foutcodeset Foutcodes { get; init; } = Foutcodeset.Isd21p4;

    /// <summary>Every setting that cannot be, in Dutch; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var fouten = new List<string>();
        if (MaxVerzoek is < 1000 or > 1_000_000_000)
            fouten.Add($"MaxVerzoek is {MaxVerzoek} bytes; kies een waarde van 1000 tot en met 1000000000.");
        if (MaxMetadata < 1000 || MaxMetadata > MaxVerzoek)
            fouten.Add($"MaxMetadata is {MaxMetadata} bytes; kies een waarde van 1000 tot en met MaxVerzoek ({MaxVerzoek}).");
        if (WachtBijDrukte < TimeSpan.FromSeconds(1) || WachtBijDrukte > TimeSpan.FromHours(1) || WachtBijDrukte.Ticks % TimeSpan.TicksPerSecond != 0)
            fouten.Add($"WachtBijDrukte is {WachtBijDrukte}; kies hele seconden, van 1 seconde tot en met 1 uur.");
        if (!Enum.IsDefined(Foutcodes))
            fouten.Add($"Foutcodes is {Foutcodes}; kies Isd21p4 of Bidn2025.");
        return fouten;
    }
}
