namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// The Wlz-samenloop for voorzieningen under the Jeugdwet. No ground for it is known (Jeugdwet art. 1.2 says when no voorziening is owed,
/// and gives no right to compare), so it is off, and cannot be switched on without somebody who names one.
/// </summary>
public sealed record JeugdwetOptions
{
    /// <summary>Whether voorzieningen under the Jeugdwet are compared. Default not.</summary>
    public bool Aan { get; init; }

    /// <summary>The article of law that allows the comparison. Default none.</summary>
    public string? Grondslag { get; init; }

    /// <summary>First day on which it does. Default none.</summary>
    public DateOnly? GrondslagVan { get; init; }

    /// <summary>First day on which it no longer does; <see langword="null"/> for none. Default none.</summary>
    public DateOnly? GrondslagTot { get; init; }

    /// <summary>Every error in these settings, in Dutch.</summary>
    public IEnumerable<string> Validate()
    {
        if (!Aan)
            yield break;
        if (string.IsNullOrWhiteSpace(Grondslag))
            yield return "processors.wlz.jeugdwet.grondslag ontbreekt: er is geen wetsartikel bekend dat toestaat om voorzieningen onder de Jeugdwet met Wlz-indicaties te vergelijken. Noem het artikel, of zet processors.wlz.jeugdwet.aan uit";
        if (GrondslagVan is null)
            yield return "processors.wlz.jeugdwet.grondslagVan ontbreekt: noem de eerste dag waarop de grondslag geldt, of zet processors.wlz.jeugdwet.aan uit";
        if (GrondslagTot <= GrondslagVan)
            yield return $"processors.wlz.jeugdwet.grondslagTot is {GrondslagTot:yyyy-MM-dd} en moet na grondslagVan ({GrondslagVan:yyyy-MM-dd}) liggen";
    }

    /// <summary>The ground; <see langword="null"/> while there is none.</summary>
    internal Grondslag? ToGrondslag()
        => Aan && Grondslag is { } artikel && GrondslagVan is { } van ? new Grondslag("Jeugdwet", artikel, new Dagperiode(van, GrondslagTot)) : null;
}
