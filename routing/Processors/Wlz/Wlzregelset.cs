namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The rules of samenloop that the Wlz asks for.</summary>
internal static class Wlzregelset
{
    /// <summary>Wmo beside Wlz. Numbers are stored: never give one to another rule.</summary>
    internal const byte WmoWlz = 1;

    /// <summary>Jeugdwet beside Wlz: without a ground, unless somebody named one.</summary>
    internal const byte JeugdwetWlz = 2;

    internal static Samenloopregels Create(WlzOptions options) => new(
        Rule(
            WmoWlz, "Wmo-voorziening naast Wlz-indicatie", Domein.Wmo,
            new Grondslag("Wet maatschappelijke ondersteuning 2015", "2.3.5 lid 6", new Dagperiode(options.GrondslagVan, options.GrondslagTot))),
        Rule(JeugdwetWlz, "Jeugdwet-voorziening naast Wlz-indicatie", Domein.Jeugdwet, options.Jeugdwet.ToGrondslag()));

    private static Samenloopregel Rule(byte nummer, string naam, Domein domein, Grondslag? grondslag) => new()
    {
        Nummer = nummer,
        Naam = naam,
        Domein = domein,
        Bron = Bron.Ciz,
        Grondslag = grondslag,
        Meetellend = [Feitstatus.Ja, Feitstatus.Onbekend],
        Datums = Signaaldatums.Feit,
        IsNegatief = false,
        Predicaat = static (_, _) => true,
    };
}
