using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>What follows from what was delivered about one person: what is remembered from now on, and the signals. Pure.</summary>
internal sealed class Wlzbepaler(Wlzschrijver schrijver, WlzOptions options)
{
    /// <summary>Why a delivery that is dated in the future waits for a person.</summary>
    internal const string Toekomstig =
        "De verzender dateert het bericht in de toekomst; zo zou het elke correctie tot dan tegenhouden. Laat de klok van de verzender nakijken en vraag om een nieuw bericht.";

    // More would not help who has to put it right.
    private const int MaxRedenen = 20;

    private readonly Samenloopregels _regels = Wlzregelset.Create(options);

    /// <summary>Takes in what was delivered, in order; all of it or nothing.</summary>
    /// <param name="pseudoniem">Who, by pseudonym.</param>
    /// <param name="bsn">Who; <see langword="null"/> when neither the message nor what is remembered says so, and then nobody can be told.</param>
    /// <param name="leveringen">What was delivered.</param>
    /// <param name="persoon">What is remembered.</param>
    /// <param name="context">What else is known.</param>
    internal Stukuitkomst Deliver(
        ReadOnlyMemory<byte> pseudoniem, Bsn? bsn, IEnumerable<Levering> leveringen, Persoonsstaat persoon, Procescontext context)
        => Compare(pseudoniem, bsn, leveringen, persoon, context).Uitkomst;

    /// <summary>The same, with what is then known of the person besides.</summary>
    internal (Stukuitkomst Uitkomst, Persoonsbeeld Daarna) Compare(
        ReadOnlyMemory<byte> pseudoniem, Bsn? bsn, IEnumerable<Levering> leveringen, Persoonsstaat persoon, Procescontext context)
    {
        var verwerking = Verwerking(context);
        var begin = Keuzebewaking.End(pseudoniem.Span, persoon, verwerking, context.Partijen);
        return Deliver(pseudoniem, bsn, leveringen, persoon, begin, new Toewijzingboek(begin), context);
    }

    /// <summary>Tells what could not be told before, of somebody of whom nothing else is said.</summary>
    /// <param name="pseudoniem">Who, by pseudonym.</param>
    /// <param name="persoon">What is remembered.</param>
    /// <param name="context">What else is known.</param>
    internal Stukuitkomst Reconsider(ReadOnlyMemory<byte> pseudoniem, Persoonsstaat persoon, Procescontext context)
    {
        if (persoon.Beeld.Voorzieningen.IsEmpty)
            return Stukuitkomst.Niets;
        var verwerking = Verwerking(context);
        var begin = Keuzebewaking.End(pseudoniem.Span, persoon, verwerking, context.Partijen);
        var uitkomst = Samenloopbepaling.Reevaluate(pseudoniem.Span, begin.Beeld, verwerking);
        // Whether there is anything to tell is not known without a ground, and who is told nothing new is not missed.
        var uitgesteld = Describe(uitkomst.Uitgesteld.Where(static u => u.Grond == Uitstelgrond.Onbereikbaar), context);
        return Conclude(persoon, begin with { Beeld = uitkomst.Beeld }, uitkomst.Signalen.Select(s => Write(s, persoon.Bsn)), uitgesteld);
    }

    /// <summary>
    /// Takes in what a message of a gemeente and its aanbieder says, all of it or nothing; nothing when the gemeente does not want that any more.
    /// </summary>
    /// <param name="stuk">What it says.</param>
    /// <param name="persoon">What is remembered.</param>
    /// <param name="context">What else is known.</param>
    internal Stukuitkomst Deliver(Eigenstuk stuk, Persoonsstaat persoon, Procescontext context)
    {
        var verwerking = Verwerking(context);
        var begin = Keuzebewaking.End(stuk.Sleutel.Span, persoon, verwerking, context.Partijen);
        var boek = new Toewijzingboek(begin);
        if (Keuzebewaking.Geldt(context.Partijen, stuk.Gemeente, stuk.Ontvangen, verwerking.Dag))
        {
            foreach (var levering in stuk.Leveringen)
            {
                if (Opneming.IsToekomstig(levering.Geleverd, verwerking.Moment))
                    return Stukuitkomst.Parkeer(Toekomstig);
                if (!boek.TryTake(stuk.Gemeente, levering, stuk.Ontvangen))
                    return Stukuitkomst.Parkeer(
                        $"Voor een persoon zijn meer dan {Persoonsbeeld.MaxVoorzieningen} toewijzingen bekend, of bij een toewijzing meer dan {Toewijzing.MaxMeldingen} start- en stopmeldingen. Ga bij de gemeente na of dat klopt.");
            }
        }

        return Deliver(stuk.Sleutel, stuk.Bsn, boek.Derive(), persoon, begin, boek, context).Uitkomst;
    }

    /// <summary>What is remembered without what is over for too long; <see langword="null"/> when that is nothing.</summary>
    /// <param name="pseudoniem">Who, by pseudonym.</param>
    /// <param name="persoon">What is remembered.</param>
    /// <param name="context">What else is known.</param>
    internal Stukuitkomst? Forget(ReadOnlyMemory<byte> pseudoniem, Persoonsstaat persoon, Procescontext context)
    {
        var verwerking = Verwerking(context);
        var begin = Keuzebewaking.End(pseudoniem.Span, persoon, verwerking, context.Partijen);
        var beeld = Vergeten.Forget(begin.Beeld, verwerking);
        var toewijzingen = begin.Toewijzingen.RemoveAll(
            t => t.Versie is null ? t.Gezien <= verwerking.Vergeetgrens : !Toewijzingboek.HasRegistratie(beeld, t));
        return ReferenceEquals(beeld, persoon.Beeld) && toewijzingen.Length == persoon.Toewijzingen.Length
            ? null
            : Stukuitkomst.Onthoud(new Persoonsstaat(beeld, beeld.Voorzieningen.IsEmpty ? null : persoon.Bsn, toewijzingen).Encode(), []);
    }

    private (Stukuitkomst Uitkomst, Persoonsbeeld Daarna) Deliver(
        ReadOnlyMemory<byte> pseudoniem, Bsn? bsn, IEnumerable<Levering> leveringen, Persoonsstaat persoon, Persoonsstaat begin, Toewijzingboek boek,
        Procescontext context)
    {
        var verwerking = Verwerking(context);
        var totaal = new Samenloopuitkomst(begin.Beeld, [], [], [], Opname.Herhaald);
        foreach (var levering in leveringen)
        {
            var uitkomst = Samenloopbepaling.Apply(pseudoniem.Span, totaal.Beeld, levering, verwerking);
            if (Bezwaar(uitkomst.Opname, levering) is { } bezwaar)
                return (Stukuitkomst.Parkeer(bezwaar), persoon.Beeld);
            totaal = totaal.Met(uitkomst);
        }

        var daarna = new Persoonsstaat(totaal.Beeld, bsn, boek.Close(totaal.Beeld));
        return (Conclude(persoon, daarna, totaal.Signalen.Select(s => Write(s, bsn)), Describe(totaal.Uitgesteld, context)), totaal.Beeld);
    }

    private Uitvoerbericht Write(Signaal signaal, Bsn? bsn)
        => schrijver.WriteSignaal(signaal, bsn ?? throw new InvalidOperationException("There is a signal and nobody that it is about."));

    private static Stukuitkomst Conclude(Persoonsstaat voor, Persoonsstaat na, IEnumerable<Uitvoerbericht> uitvoer, ImmutableArray<string> uitgesteld)
    {
        var isGelijk = ReferenceEquals(na.Beeld, voor.Beeld) && na.Toewijzingen == voor.Toewijzingen;
        if (isGelijk && uitgesteld.IsEmpty)
            return Stukuitkomst.Niets;
        var uitkomst = isGelijk
            ? Stukuitkomst.Niets
            : Stukuitkomst.Onthoud((na with { Bsn = na.Beeld.Voorzieningen.IsEmpty ? null : na.Bsn }).Encode(), [.. uitvoer]);
        return uitkomst with { Uitgesteld = uitgesteld };
    }

    /// <summary>Why something is not told yet.</summary>
    private static ImmutableArray<string> Describe(IEnumerable<Uitstel> uitgesteld, Procescontext context)
        => [.. uitgesteld.Select(u => u.Grond == Uitstelgrond.Onbereikbaar ? DescribeOnbereikbaar(u.Houder, context) : DescribeZonderGrond(u.Regel))
            .Distinct().Take(MaxRedenen)];

    private static string DescribeOnbereikbaar(string houder, Procescontext context)
        => $"{FindBezwaar(houder, context)} Wat zij moet horen wacht daarop, de anderen hebben het gehoord.";

    private static string DescribeZonderGrond(Samenloopregel regel)
        => $"Er is op dit moment geen grondslag voor de vergelijking '{regel.Naam}'. Wat bekend was is bijgewerkt, en of een gemeente daarvan moet horen is niet bepaald.";

    private static string? FindBezwaar(string houder, Procescontext context)
        => Bereikbaarheid.FindBezwaar(context.Partijen, houder, Wlzfuncties.Signaal, Berichttijd.Dag(context.Moment));

    private Verwerking Verwerking(Procescontext context) => new()
    {
        Moment = context.Moment,
        Regels = _regels,
        Bronnen = [new Bronstand(Bron.Ciz, Bronpeil.Decode(context.Gedeeld).LaatsteKopie, IsVolledig: false)],
        BewaarDagen = options.BewaarDagen,
        KanHoren = houder => FindBezwaar(houder, context) is null,
    };

    // What a source says twice, too late or about what is long over changes nothing, and nobody needs to look at it.
    private static string? Bezwaar(Opname opname, Levering levering) => opname switch
    {
        Opname.Toekomstig => Toekomstig,
        Opname.Vol =>
            $"Voor een persoon zijn meer dan {Persoonsbeeld.MaxVoorzieningen} registraties of {Persoonsbeeld.MaxFeiten} indicaties aangeleverd. Ga bij de verzender na of dat klopt.",
        Opname.GeenGrondslag when levering is Voorziening { Domein: Domein.Jeugdwet } =>
            "Er is op dit moment geen grondslag om voorzieningen onder de Jeugdwet met Wlz-indicaties te vergelijken. Er is niets onthouden. Zonder wetsartikel in processors.wlz.jeugdwet.grondslag gebeurt dat niet; leg het stuk anders terzijde.",
        Opname.GeenGrondslag =>
            "Er is op dit moment geen grondslag om Wmo-voorzieningen met Wlz-indicaties te vergelijken. Er is niets onthouden. Stel processors.wlz.grondslagVan en grondslagTot in zodra die er is.",
        _ => null,
    };
}
