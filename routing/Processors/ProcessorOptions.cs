using IB.Gateway.Routing.Processors.Wlz;

namespace IB.Gateway.Routing.Processors;

/// <summary>How processors work.</summary>
public sealed record ProcessorOptions
{
    /// <summary>Names of the processors that are switched on. Default none.</summary>
    public IReadOnlyList<string> Aan { get; init; } = [];

    /// <summary>Pieces in one transaction, 1-4096. Default 256.</summary>
    public int StukkenPerStap { get; init; } = 256;

    /// <summary>
    /// Times that the knooppunt may start and stop without getting past the same piece before it processes piece by piece, 1-100. Default 3.
    /// </summary>
    public int MaxStarts { get; init; } = 3;

    /// <summary>How often the journal is looked at in case a signal was missed, 100 milliseconds to 1 minute. Default 1 second.</summary>
    public TimeSpan Ronde { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The Wlz-samenloop.</summary>
    public WlzOptions Wlz { get; init; } = new();

    /// <summary>Every error in these settings, in Dutch.</summary>
    public IEnumerable<string> Validate()
    {
        foreach (var naam in Aan.Where(static n => !Processorkeuze.Bekend.Contains(n)))
            yield return $"processors.aan noemt '{naam}'; bekend is {string.Join(", ", Processorkeuze.Bekend)}";
        if (Aan.Distinct(StringComparer.Ordinal).Count() < Aan.Count)
            yield return "processors.aan noemt een processor twee keer";
        if (StukkenPerStap is < 1 or > 4096)
            yield return $"processors.stukkenPerStap is {StukkenPerStap} en moet van 1 tot en met 4096 zijn";
        if (MaxStarts is < 1 or > 100)
            yield return $"processors.maxStarts is {MaxStarts} en moet van 1 tot en met 100 zijn";
        if (Ronde < TimeSpan.FromMilliseconds(100) || Ronde > TimeSpan.FromMinutes(1))
            yield return $"processors.ronde is {Ronde} en moet van 100 milliseconden tot en met 1 minuut zijn";
        foreach (var fout in Wlz.Validate())
            yield return fout;
    }
}
