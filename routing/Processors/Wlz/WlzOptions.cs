using System.Globalization;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>How the Wlz-samenloop works.</summary>
public sealed record WlzOptions
{
    /// <summary>
    /// First day on which gemeenten may be told of a Wlz-indicatie (Wmo 2015 art. 2.3.5 lid 6). Default 1 July 2020, when it began.
    /// </summary>
    public DateOnly GrondslagVan { get; init; } = new(2020, 7, 1);

    /// <summary>First day on which they no longer may; <see langword="null"/> for none. Default none.</summary>
    public DateOnly? GrondslagTot { get; init; }

    /// <summary>Days that a registration or indicatie is remembered after it is over, 1-3650. Default 365.</summary>
    public int BewaarDagen { get; init; } = 365;

    /// <summary>
    /// Greatest part of the known indicaties that one full copy may change before a person has looked at it, 0 to 1. Default 0.02.
    /// </summary>
    public double MaxKopiewijziging { get; init; } = 0.02;

    /// <summary>
    /// Questions (registertoets) of one gemeente that are answered per clock hour of their acceptance, 1-1000000. Default 600. A question
    /// beyond it gets fault WLZ113.
    /// </summary>
    public int ToetsenPerUur { get; init; } = 600;

    /// <summary>The same comparison under the Jeugdwet.</summary>
    public JeugdwetOptions Jeugdwet { get; init; } = new();

    /// <summary>Every error in these settings, in Dutch.</summary>
    public IEnumerable<string> Validate()
    {
        if (ToetsenPerUur is < 1 or > 1_000_000)
            yield return $"processors.wlz.toetsenPerUur is {ToetsenPerUur} en moet van 1 tot en met 1000000 zijn";
        foreach (var fout in Jeugdwet.Validate())
            yield return fout;
        if (GrondslagTot <= GrondslagVan)
            yield return $"processors.wlz.grondslagTot is {GrondslagTot:yyyy-MM-dd} en moet na grondslagVan ({GrondslagVan:yyyy-MM-dd}) liggen";
        if (BewaarDagen is < 1 or > 3650)
            yield return $"processors.wlz.bewaarDagen is {BewaarDagen} en moet van 1 tot en met 3650 zijn";
        if (MaxKopiewijziging is not (>= 0 and <= 1))
            yield return string.Create(
                CultureInfo.InvariantCulture, $"processors.wlz.maxKopiewijziging is {MaxKopiewijziging} en moet van 0 tot en met 1 zijn");
    }
}
