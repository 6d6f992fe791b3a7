namespace IB.Gateway.Demo;

/// <summary>The story of the demo: whole conversations as the standards tell them, and what goes wrong in practice.</summary>
internal static class Demoverhaal
{
    internal const string Gemeente = "0384";
    internal const string Aanbieder = "42420001";
    internal const string AndereGemeente = "0363";
    internal const string AndereAanbieder = "42420002";
    internal const string Cak = "CAK";
    internal const string Svb = "SVB";
    internal const string Ciz = "CIZ";
    internal const string Knooppunt = "IB";
    private const string Onbekend = "99999999";

    internal static IReadOnlyList<Demobericht> Berichten { get; } =
    [
        .. Gesprek("Toewijzing", ("WMO301", Gemeente, Aanbieder), ("WMO302", Aanbieder, Gemeente)),
        .. Gesprek("Verzoek om toewijzing", ("WMO315", Aanbieder, Gemeente), ("WMO316", Gemeente, Aanbieder)),
        .. Gesprek("Toewijzing op verzoek", ("WMO301", Gemeente, Aanbieder), ("WMO302", Aanbieder, Gemeente)),
        .. Gesprek("Start levering", ("WMO305", Aanbieder, Gemeente), ("WMO306", Gemeente, Aanbieder)),
        .. Gesprek("Eigen bijdrage", "Start levering/WMO305", ("WMO405", Gemeente, Cak), ("WMO406", Cak, Gemeente)),
        .. Gesprek("Persoonsgebonden budget", ("WMO501", Gemeente, Svb), ("WMO502", Svb, Gemeente)),
        new("registratie", "Wlz-samenloop", "WlzVoorzieningRegistratie", "WlzVoorzieningRegistratie.xml", Gemeente, Knooppunt, Afloop: Afloop.Verwerkt),
        new("indicatie", "Wlz-samenloop", "CizStatus", "CizStatus.xml", Ciz, Knooppunt, Afloop: Afloop.Verwerkt),
        new("signaal", "Wlz-samenloop", "WlzSignaal", string.Empty, Knooppunt, Gemeente, Afloop: Afloop.Gesignaleerd) { Aanleiding = "indicatie" },
        .. Gesprek("Stop levering", ("WMO307", Aanbieder, Gemeente), ("WMO308", Gemeente, Aanbieder)),
        .. Gesprek("Declaratie", ("WMO323", Aanbieder, Gemeente), ("WMO325", Gemeente, Aanbieder)),
        .. Gesprek("Jeugdwet: toewijzing", ("JW301", AndereGemeente, AndereAanbieder), ("JW302", AndereAanbieder, AndereGemeente)),
        .. Gesprek("Jeugdwet: declaratie", ("JW323", AndereAanbieder, AndereGemeente), ("JW325", AndereGemeente, AndereAanbieder)),
        new("ongeldig", "Ongeldige inhoud (StUF)", "WMO301", "WMO301-geslacht-buiten-codelijst.xml", Gemeente, Aanbieder,
            Afloop: Afloop.Afgekeurd, Foutcode: "StUF055"),
        new("ongeldig-rest", "Ongeldige inhoud (REST)", "WMO323", "WMO323-declaratienummer-met-leesteken.xml", Aanbieder, Gemeente,
            Afloop: Afloop.Afgekeurd, Foutcode: "StUF055"),
        new("onbekend", "Onbekende ontvanger", "WMO301", "WMO301.xml", Gemeente, Onbekend, Afloop: Afloop.Afgekeurd, Foutcode: "IB210"),
        new("herhaald", "Herhaling, zelfde bericht", "WMO301", "WMO301.xml", Gemeente, Aanbieder, Afloop: Afloop.Herhaald)
        {
            ZelfdeReferentieAls = "Toewijzing/WMO301",
        },
        new("dubbel", "Zelfde nummer, ander bericht", "WMO319", "WMO319.xml", Gemeente, Aanbieder, Afloop: Afloop.Afgekeurd, Foutcode: "IB216")
        {
            ZelfdeReferentieAls = "Toewijzing/WMO301",
        },
    ];

    private static IEnumerable<Demobericht> Gesprek(string naam, params (string Functie, string Van, string Naar)[] berichten)
        => Gesprek(naam, aanleiding: null, berichten);

    private static IEnumerable<Demobericht> Gesprek(string naam, string? aanleiding, params (string Functie, string Van, string Naar)[] berichten)
    {
        string? vorige = null;
        foreach (var (functie, van, naar) in berichten)
        {
            var sleutel = $"{naam}/{functie}";
            yield return new Demobericht(sleutel, naam, functie, $"{functie}.xml", van, naar, vorige) { Aanleiding = vorige ?? aanleiding };
            vorige = sleutel;
        }
    }
}
