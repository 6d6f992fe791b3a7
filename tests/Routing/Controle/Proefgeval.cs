using IB.Gateway.Testing;
using static IB.Gateway.Routing.Tests.Proefpartijen;

namespace IB.Gateway.Routing.Tests.Controle;

/// <summary>
/// A retour that passes every check, into which one or more faults are put: what is handed in, by whom, in which directory.
/// </summary>
internal sealed class Proefgeval
{
    /// <summary>The faults that a real message can have, in the order in which they count.</summary>
    public static readonly Controlepunt[] Fouten =
    [
        Controlepunt.ZenderOnbekend, Controlepunt.NietGeautoriseerd, Controlepunt.GeenUuid, Controlepunt.Dubbel, Controlepunt.EnvelopOnjuist,
        Controlepunt.StufVersie, Controlepunt.OntvangerOnbekend, Controlepunt.FunctieNietToegestaan, Controlepunt.BerichtcodeFunctie,
        Controlepunt.ReleaseNogNietOpen, Controlepunt.ReleaseGesloten, Controlepunt.Bevroren, Controlepunt.GeenRoute, Controlepunt.GeenCpa,
        Controlepunt.AntwoordHoortNietBij, Controlepunt.InhoudOnjuist,
    ];

    public Aanbieding Aanbieding { get; private set; } = Proefberichten.Retour(10, Proefberichten.Id(1));

    public Partijregister Register { get; private set; } = Proefpartijen.Register;

    public string Indiener { get; private set; } = Aanbieder;

    /// <summary>Messages that were accepted before.</summary>
    public List<Aanbieding> Eerder { get; } = [Proefberichten.Toewijzing(1)];

    /// <summary>Whether the protocol reports it while reading; it reports one.</summary>
    public static bool IsLeesfout(Controlepunt punt) => punt is Controlepunt.GeenUuid or Controlepunt.EnvelopOnjuist or Controlepunt.StufVersie;

    public static Proefgeval Met(params Controlepunt[] fouten)
    {
        var geval = new Proefgeval();
        foreach (var fout in fouten)
            geval.Add(fout);
        return geval;
    }

    public async Task<Ontvangstuitkomst> HandInAsync(Proefknooppunt knooppunt)
    {
        foreach (var eerder in Eerder)
            await knooppunt.OvergenomenAsync(eerder);
        knooppunt.Seinen.Clear();
        knooppunt.Huidig = Register;
        return await knooppunt.AcceptAsync(Aanbieding, Indiener);
    }

    private void Add(Controlepunt fout)
    {
        switch (fout)
        {
            case Controlepunt.ZenderOnbekend:
                Aanbieding = Aanbieding.Met(e => e with { Zender = e.Zender with { Organisatie = "98989898" } });
                break;
            case Controlepunt.NietGeautoriseerd:
                Indiener = AndereAanbieder;
                break;
            case Controlepunt.GeenUuid:
                Aanbieding = Aanbieding.Met(e => e with { Referentienummer = "BERICHT.7" });
                Read(fout, "referentienummer");
                break;
            case Controlepunt.Dubbel:
                Eerder.Add(Proefberichten.Retour(10, Proefberichten.Id(1)).MetAndereInhoud());
                break;
            case Controlepunt.EnvelopOnjuist:
                Read(fout, "tijdstipBericht is geen bestaand tijdstip");
                break;
            case Controlepunt.StufVersie:
                Read(fout, "ggk0200");
                break;
            case Controlepunt.OntvangerOnbekend:
                Aanbieding = Aanbieding.Met(e => e with { Ontvanger = e.Ontvanger with { Organisatie = "9898" } });
                break;
            case Controlepunt.FunctieNietToegestaan:
                Register = Register.Met(Aanbieder, p => p with { Functies = new Functiebereik(["JW*"]) });
                break;
            case Controlepunt.BerichtcodeFunctie:
                Aanbieding = Aanbieding.Met(e => e with { Soort = Storage.Berichtsoort.Di01 });
                break;
            case Controlepunt.Bevroren:
                Kalender(Register.Kalender.Regels, [Proefkalender.Bevriezing(Bevriesmodus.Refuse, Nu, Nu.AddDays(1))]);
                break;
            case Controlepunt.ReleaseNogNietOpen:
                Kalender([Proefkalender.Regel("iwmo-3.2", vanaf: Berichttijd.Dag(Nu).AddDays(1), tot: null)], Register.Kalender.Bevriezingen);
                break;
            case Controlepunt.ReleaseGesloten:
                Kalender([Proefkalender.Regel("iwmo-3.2", vanaf: null, tot: Berichttijd.Dag(Nu).AddDays(-1))], Register.Kalender.Bevriezingen);
                break;
            case Controlepunt.GeenRoute:
                Register = Register.Met(Gemeente, p => p with { Functies = new Functiebereik(["JW*"]) });
                break;
            case Controlepunt.GeenCpa:
                Register = Register.Met(Gemeente, p => p with { Bezorging = [] });
                break;
            case Controlepunt.AntwoordHoortNietBij:
                Eerder.Add(Proefberichten.Maak(2, Storage.Berichtsoort.Di01, "JW301", AndereGemeente, AndereAanbieder, null));
                Aanbieding = Aanbieding.Met(e => e with { AntwoordOp = Proefberichten.Id(2) });
                break;
            case Controlepunt.InhoudOnjuist:
                Aanbieding = Aanbieding with { Inhoud = Fixtures.Bytes("ongeldig/WMO302-berichtcode-van-heenbericht.xml") };
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(fout), fout, "No message can have this fault.");
        }
    }

    private static DateTimeOffset Nu => new FakeTime().GetUtcNow();

    private void Kalender(IEnumerable<Releaseregel> regels, IEnumerable<Bevriezing> bevriezingen)
        => Register = Register.Met(new Releasekalender(regels, bevriezingen));

    private void Read(Controlepunt fout, string bijzonderheid) => Aanbieding = Aanbieding with { Leesbevinding = new Bevinding(fout, bijzonderheid) };
}
