using System.Globalization;
using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;
using IB.Gateway.LoadTests.Mengsel;
using IB.Gateway.Routing;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>The invented provisions and facts as the messages that gemeenten and CIZ would send.</summary>
internal sealed class Wlzberichten(Bevolking bevolking, Samenloopplan plan, Berichtschrijver schrijver)
{
    // So that a part fits in a request of 25 MiB over StUF, where base64 takes a quarter.
    private const int PerDeel = 60_000;

    // Nobody has a number this high, and the range for tests has some nine thousand only.
    private const int EersteNummer = 900_000_000;

    private static readonly DateOnly Dag = DateOnly.FromDateTime(Bevolking.Nu.Date);
    private int _bericht;

    /// <summary>Registrations, one message per gemeente.</summary>
    internal IEnumerable<(string Gemeente, byte[] Inhoud)> Registraties()
    {
        var perGemeente = Enumerable.Range(0, plan.Voorzieningen).GroupBy(n => bevolking.CreateVoorziening(n).Houder, StringComparer.Ordinal);
        foreach (var groep in perGemeente)
        {
            foreach (var deel in groep.Chunk(10_000))
                yield return (groep.Key, Write(groep.Key, deel));
        }
    }

    /// <summary>The parts of a full copy.</summary>
    /// <param name="kopieId">Which copy.</param>
    /// <param name="eerste">The first copy, or the next, in which some are otherwise.</param>
    internal IEnumerable<byte[]> Kopie(Guid kopieId, bool eerste)
    {
        var nummers = eerste ? [.. Enumerable.Range(0, plan.Feiten)] : bevolking.InKopie.ToArray();
        var delen = nummers.Chunk(PerDeel).ToList();
        for (var i = 0; i < delen.Count; i++)
        {
            var kopie = new Cizstatus.KopieDraft { KopieId = kopieId.ToString("D"), Deel = i + 1, AantalDelen = delen.Count, AantalPersonen = nummers.Length };
            yield return WriteStatus("VOLLEDIG", kopie, delen[i].Select(n => Persoon(n, eerste ? bevolking.CreateFeit(n) : bevolking.CreateKopiefeit(n))));
        }
    }

    /// <summary>A change for one person, from one day on.</summary>
    internal byte[] Mutatie(int nummer, DateOnly vanaf)
        => WriteStatus(
            "MUTATIE", null, [Persoon(nummer, bevolking.CreateFeit(nummer) with { Status = Feitstatus.Ja, Periode = new Dagperiode(vanaf, tot: null) })]);

    private byte[] Write(string gemeente, int[] nummers) => schrijver.Write(new Wlzvoorzieningregistratie.BerichtDraft
    {
        Header = new() { Afzender = gemeente, Ontvanger = "IB", BerichtIdentificatie = Identificatie() },
        Registratie = [.. nummers.Select(n => (Nummer: n, Voorziening: bevolking.CreateVoorziening(n)))
            .Select(r => new Wlzvoorzieningregistratie.RegistratieDraft
        {
            RegistratieId = r.Voorziening.Id,
            Bsn = BsnOf(bevolking.PersoonnummerVanVoorziening(r.Nummer)),
            Actie = "1",
            Grond = r.Voorziening.Grond == Voorzieninggrond.Lopend ? "LOPEND" : "AANGEVRAAGD",
            Begindatum = r.Voorziening.Periode.Van,
            Einddatum = r.Voorziening.Periode.Einddatum,
            ProductCategorie = r.Voorziening.Categorie,
        })],
    });

    private byte[] WriteStatus(
        string soort, Cizstatus.KopieDraft? kopie, IEnumerable<Cizstatus.PersoonDraft> personen) => schrijver.Write(new Cizstatus.BerichtDraft
    {
        Header = new() { Ontvanger = "IB", BerichtIdentificatie = Identificatie() },
        Soort = soort,
        Kopie = kopie,
        Persoon = [.. personen],
    });

    private Cizstatus.PersoonDraft Persoon(int nummer, Feit feit) => new()
    {
        Bsn = BsnOf(bevolking.PersoonnummerVanFeit(nummer)),
        IndicatieReferentie = feit.Referentie,
        WlzStatus = feit.Status.ToString().ToUpperInvariant(),
        Afgiftedatum = feit.Afgifte,
        Ingangsdatum = feit.Periode!.Value.Van,
        Einddatum = feit.Periode.Value.Einddatum,
    };

    private BerichtIdentificatieDraft Identificatie() => new() { Identificatie = $"M{++_bericht}", Dagtekening = Dag };

    /// <summary>Of every eleven numbers in a row one passes the check digit, but for those that end in ten.</summary>
    private static string BsnOf(uint persoon)
    {
        for (var getal = EersteNummer + ((int)persoon * 20); ; getal++)
        {
            var bsn = getal.ToString(CultureInfo.InvariantCulture);
            if (Testbsn.IsGeldig(bsn))
                return bsn;
        }
    }
}
