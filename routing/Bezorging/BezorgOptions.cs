namespace IB.Gateway.Routing;

/// <summary>How stubborn the knooppunt is in delivering.</summary>
public sealed record BezorgOptions
{
    /// <summary>Attempts before a message is Mislukt, 1-1000. Default 8 (koppelvlak 8.4: retryCount).</summary>
    public int MaxPogingen { get; init; } = 8;

    /// <summary>Time between two attempts, 1 second to 7 days. Default 3 hours (koppelvlak 8.4: retryInterval).</summary>
    public TimeSpan Tussenpoos { get; init; } = TimeSpan.FromHours(3);

    /// <summary>Receivers that are pushed to at the same time, 1-1000. Default 32.</summary>
    public int MaxGelijktijdig { get; init; } = 32;

    /// <summary>Time after acceptance at which a message that nobody confirmed is Verlopen, 1-730 days. Default 60 days (koppelvlak 9.3).</summary>
    public TimeSpan Verlooptermijn { get; init; } = TimeSpan.FromDays(60);

    /// <summary>How often all queues are looked at, in case a signal was missed; 1 second to 1 hour. Default 1 minute.</summary>
    public TimeSpan Ronde { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Every error in these settings, in Dutch.</summary>
    public IEnumerable<string> Validate()
    {
        var fouten = FindBuitenBereik().ToList();
        if (fouten.Count == 0 && Tussenpoos * MaxPogingen > Verlooptermijn)
            fouten.Add(
                $"bezorging.verlooptermijn ({Verlooptermijn}) is korter dan alle pogingen samen ({Tussenpoos * MaxPogingen}): berichten zouden verlopen terwijl nog wordt geprobeerd");
        return fouten;
    }

    private IEnumerable<string> FindBuitenBereik()
    {
        if (MaxPogingen is < 1 or > 1000)
            yield return $"bezorging.maxPogingen is {MaxPogingen} en moet van 1 tot en met 1000 zijn";
        if (Tussenpoos < TimeSpan.FromSeconds(1) || Tussenpoos > TimeSpan.FromDays(7))
            yield return $"bezorging.tussenpoos is {Tussenpoos} en moet van 1 seconde tot en met 7 dagen zijn";
        if (MaxGelijktijdig is < 1 or > 1000)
            yield return $"bezorging.maxGelijktijdig is {MaxGelijktijdig} en moet van 1 tot en met 1000 zijn";
        if (Verlooptermijn < TimeSpan.FromDays(1) || Verlooptermijn > TimeSpan.FromDays(730))
            yield return $"bezorging.verlooptermijn is {Verlooptermijn} en moet van 1 tot en met 730 dagen zijn";
        if (Ronde < TimeSpan.FromSeconds(1) || Ronde > TimeSpan.FromHours(1))
            yield return $"bezorging.ronde is {Ronde} en moet van 1 seconde tot en met 1 uur zijn";
    }
}
