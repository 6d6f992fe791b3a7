using System.Collections.Immutable;
using IB.Gateway.Berichten;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// Tells a gemeente that a resident with a Wmo-voorziening got, lost or changed a Wlz-indicatie, and answers whether somebody has one.
/// Nobody else hears of either: the CIZ not which residents have a voorziening, and a gemeente nothing of whom it did not register.
/// </summary>
internal sealed class WlzProcessor : IKopieprocessor
{
    internal const string Naam = "wlz";

    private readonly Wlzverdeler _verdeler;
    private readonly Wlzschrijver _schrijver;
    private readonly Wlzbepaler _bepaler;
    private readonly WlzOptions _options;

    internal WlzProcessor(Berichtlezer lezer, Berichtschrijver schrijver, Pseudoniemen pseudoniemen, KnooppuntOptions knooppunt, WlzOptions options)
    {
        _verdeler = new Wlzverdeler(lezer, pseudoniemen, options);
        _schrijver = new Wlzschrijver(schrijver, knooppunt);
        _bepaler = new Wlzbepaler(_schrijver, options);
        _options = options;
        Verklaring = new Processorverklaring
        {
            Naam = Naam,
            Doel =
                "Meldt een gemeente dat een inwoner met een Wmo-voorziening een Wlz-indicatie kreeg, verloor of zag wijzigen, en beantwoordt of iemand er een heeft.",
            Leest = [Wlzfuncties.CizStatus, Wlzfuncties.Registratie, Wlzfuncties.Vraag],
            LeestMee = [Wlzfuncties.Toewijzing, Wlzfuncties.Start, Wlzfuncties.Stop],
            Verzendt = [Wlzfuncties.Signaal, Wlzfuncties.Antwoord],
            Onthoudt =
                "Per persoon, onder een pseudoniem: registraties van gemeenten en indicaties van het CIZ met hun data, en de signalen daarover. Het BSN alleen zolang er een registratie is. Van gemeenten die daarvoor kozen ook hun toewijzingen: nummer, data en productcategorie. Geen profiel, geen zorgaanbieder.",
            Grondslag = options.Jeugdwet.ToGrondslag() is { } jeugdwet
                ? $"Wet maatschappelijke ondersteuning 2015, artikel 2.3.5 lid 6; {jeugdwet.Wet}, artikel {jeugdwet.Artikel}"
                : "Wet maatschappelijke ondersteuning 2015, artikel 2.3.5 lid 6",
            Bewaartermijn = TimeSpan.FromDays(options.BewaarDagen),
        };
    }

    public Processorverklaring Verklaring { get; }

    public ReadOnlyMemory<byte> GedeeldeSleutel => Bronpeil.Sleutel;

    public double MaxKopiewijziging => _options.MaxKopiewijziging;

    public ImmutableArray<Leesperiode> FindMeegelezen(Partijregister partijen) =>
    [
        .. partijen.Partijen.SelectMany(static p => p.EigenBerichten.Select(k => new Leesperiode(
            p.Code, k.Geldig.Vanaf is { } vanaf ? Berichttijd.Begin(vanaf) : DateTimeOffset.MinValue,
            k.Geldig.Tot is { } tot ? Berichttijd.Begin(tot.AddDays(1)) : null))),
    ];

    public IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context) => _verdeler.Check(aanbieding, context);

    public IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud) => _verdeler.Divide(bericht, inhoud);

    public Stukuitkomst Process(Werkstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context) => stuk switch
    {
        Leveringsstuk s => _bepaler.Deliver(s.Sleutel, s.Bsn, [s.Levering], Persoonsstaat.Decode(staat), context),
        Eindestuk s => End(s, Persoonsstaat.Decode(staat), context),
        Eigenstuk s => _bepaler.Deliver(s, Persoonsstaat.Decode(staat), context),
        Vraagstuk s => Ask(s, staat, context),
        Foutvraagstuk s => Answer(s.Afzender, new Toetsuitslag.Fout(s.Regel), context, null),
        Peilstuk s => Hear(s, context),
        Onleesbaarstuk s => Stukuitkomst.Parkeer(s.Reden),
        Verslagstuk { Verslag: { Geweigerd: 0, Opmerking: { } opmerking } } => Stukuitkomst.Niets with { Aantekening = opmerking },
        Verslagstuk s => Stukuitkomst.Parkeer(string.Join(' ', s.Verslag.ToRegels())),
        _ => throw new ArgumentOutOfRangeException(nameof(stuk), stuk.GetType().Name, "Onbekend stuk."),
    };

    public string? DescribeTerzijde(Werkstuk stuk) => stuk switch
    {
        Vraagstuk s => Describe(s.Afzender, "niet beantwoord, terzijde gelegd"),
        Foutvraagstuk s => Describe(s.Afzender, "niet beantwoord, terzijde gelegd"),
        _ => null,
    };

    public Stukuitkomst? Forget(ReadOnlyMemory<byte> sleutel, ReadOnlyMemory<byte> staat, Procescontext context)
        => _bepaler.Forget(sleutel, Persoonsstaat.Decode(staat), context);

    public IKopielezing BeginKopie(Leverorde orde) => new Wlzkopielezing(_verdeler, _bepaler, orde);

    public int CountFeiten(ReadOnlyMemory<byte> staat) => Wlzkopie.CountFeiten(staat);

    public string Explain(Kopiegebrek gebrek)
    {
        var regel = gebrek switch
        {
            Kopiegebrek.DelenVerschillen => Wlzregels.DelenVerschillen,
            Kopiegebrek.TeVeelPersonen => Wlzregels.MeerPersonenDanKopie,
            Kopiegebrek.TeWeinigPersonen => Wlzregels.KopieOnvolledig,
            _ => throw new ArgumentOutOfRangeException(nameof(gebrek)),
        };
        return $"{regel.Code}: {regel.Uitleg}";
    }

    private static string Describe(Vraagsteller vraag, string afloop)
        => $"Registertoets door {vraag.Gemeente}, doel {vraag.Herkomst.Doel}, gebruiker {vraag.Herkomst.Gebruiker}: {afloop}.";

    private static Stukuitkomst Hear(Peilstuk stuk, Procescontext context) => Opneming.IsToekomstig(stuk.Geleverd, context.Moment)
        ? Stukuitkomst.Parkeer(Wlzbepaler.Toekomstig)
        : Stukuitkomst.Niets with { Neven = Bronpeil.Decode(context.Neven).Met(stuk.Geleverd).Encode() };

    private Stukuitkomst End(Eindestuk stuk, Persoonsstaat persoon, Procescontext context)
        => _bepaler.Deliver(
            stuk.Sleutel, stuk.Bsn, [new Leegmelding { Bron = Bron.Ciz, Geleverd = stuk.Geleverd, Verwijderd = false }], persoon, context);

    private Stukuitkomst Ask(Vraagstuk stuk, ReadOnlyMemory<byte>? staat, Procescontext context)
    {
        var (teller, mag) = Toetsteller.Decode(context.Neven).Count(stuk.Afzender.Ontvangen, _options.ToetsenPerUur);
        var uitslag = mag
            ? Registertoets.Answer(Persoonsstaat.Decode(staat).Beeld, Bronpeil.Decode(context.Gedeeld), Berichttijd.Dag(context.Moment))
            : new Toetsuitslag.Fout(Wlzregels.TeVeelVragen);
        return Answer(stuk.Afzender, uitslag, context, teller.Encode());
    }

    private Stukuitkomst Answer(Vraagsteller vraag, Toetsuitslag uitslag, Procescontext context, ReadOnlyMemory<byte>? teller)
    {
        var fout = uitslag as Toetsuitslag.Fout;
        // Who asked why, for who has to account for it. Not what was answered: that is content.
        return Stukuitkomst.Zend([_schrijver.WriteAntwoord(vraag, uitslag, context.Moment)]) with
        {
            Neven = teller,
            Aantekening = Describe(vraag, fout is null ? "beantwoord" : $"niet beantwoord, {fout.Regel.Code}"),
            IsGeweigerd = fout is not null,
        };
    }
}
