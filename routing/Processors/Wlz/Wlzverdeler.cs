using IB.Gateway.Berichten;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Divides the Wlz messages into pieces, person by person.</summary>
internal sealed class Wlzverdeler(Berichtlezer lezer, Pseudoniemen pseudoniemen, WlzOptions options)
{
    // More would not help who has to put it right.
    private const int MaxBezwaren = 20;

    private readonly Eigenberichtlezer _eigenberichten = new(pseudoniemen);

    /// <summary>
    /// The rules that a message breaks as a whole, and those that its registrations break: a gemeente can put them right and send again. Of a
    /// delivery of the CIZ a person that cannot be used is reported later and does not hold up the others; a question is answered with its fault.
    /// Who could not be told what follows is refused before anything is looked at or remembered for it.
    /// </summary>
    internal IReadOnlyList<string> Check(Aanbieding aanbieding, Procescontext context)
    {
        if (aanbieding.Envelop.Functie == Wlzfuncties.Vraag)
            return CanReceive(Wlzfuncties.Antwoord, aanbieding.Envelop.Zender.Organisatie, context) ? [] : [Explain(Wlzregels.AntwoordOnbestelbaar)];
        var lezing = lezer.Read(aanbieding.Inhoud);
        return aanbieding.Envelop.Functie switch
        {
            Wlzfuncties.CizStatus when Statuslezer.Read(lezing) is { } bericht => CheckBericht(bericht.Inhoud),
            Wlzfuncties.Registratie when Registratielezer.Read(lezing, aanbieding.Envelop.Zender.Organisatie) is { } bericht
                => CheckRegistraties(bericht.Inhoud, CanReceive(Wlzfuncties.Signaal, aanbieding.Envelop.Zender.Organisatie, context)),
            _ => [],
        };
    }

    internal IEnumerable<Werkstuk> Divide(Bericht bericht, ReadOnlyMemory<byte> inhoud)
    {
        var lezing = lezer.Read(inhoud);
        return bericht.Envelop.Functie switch
        {
            Wlzfuncties.CizStatus => DivideStatus(bericht, Require(Statuslezer.Read(lezing)).Inhoud),
            Wlzfuncties.Registratie => DivideRegistraties(bericht, Require(Registratielezer.Read(lezing, bericht.Envelop.Zender.Organisatie)).Inhoud),
            Wlzfuncties.Vraag =>
                [Ask(bericht, Require(Toetsvraaglezer.Read(lezing, bericht.Envelop.Zender.Organisatie)), Toetsvraaglezer.ReadHerkomst(lezing)!)],
            var functie when Eigenberichtlezer.Leest(functie) => DivideEigen(bericht, _eigenberichten.Read(lezing, bericht)),
            var functie => throw new ArgumentOutOfRangeException(nameof(bericht), functie, "Deze functie leest processor wlz niet."),
        };
    }

    /// <summary>
    /// What a part of a copy says, person by person; what breaks a rule goes into the report. Of a person who can be told but not read
    /// there is a line that says so: he is in the copy.
    /// </summary>
    internal IEnumerable<Kopieregel> ReadRegels(ReadOnlyMemory<byte> inhoud, Leverorde orde, Leesverslag verslag)
    {
        foreach (var lezing in ReadLevering(inhoud).ReadPersonen())
        {
            if (verslag.Take(lezing, out var persoon))
                yield return new Kopieregel(
                    pseudoniemen.Of(persoon.Bsn), persoon.Bsn, persoon.IndicatieReferentie is { } r ? Wlzvertaling.FeitOf(r, persoon.Indicatie, orde) : null,
                    null);
            else if (lezing.Wie is { } wie)
                yield return new Kopieregel(pseudoniemen.Of(wie), wie, null, lezing.Regel);
        }
    }

    private Statuslevering ReadLevering(ReadOnlyMemory<byte> inhoud) => Require(Require(Statuslezer.Read(lezer.Read(inhoud))).Inhoud);

    private static IReadOnlyList<string> CheckBericht<T>(Lezing<T> inhoud) => inhoud.Regel is { } regel ? [Explain(regel)] : [];

    private IReadOnlyList<string> CheckRegistraties(Lezing<Registratielevering> inhoud, bool kanHoren)
    {
        if (!inhoud.TryGet(out var levering))
            return CheckBericht(inhoud);
        var bezwaren = ReadRegistraties(levering).Where(static r => r.Regel is not null).Take(MaxBezwaren)
            .Select(static r => $"registratie {r.Plaats}: {Explain(r.Regel!)}").ToList();
        // Who only takes away asks for no signal.
        return bezwaren.Count == 0 && !kanHoren
            && ReadRegistraties(levering).Any(static r => r.TryGet(out var registratie) && registratie.Actie != Registratieactie.Verwijderd)
            ? [Explain(Wlzregels.SignaalOnbestelbaar)]
            : bezwaren;
    }

    private static bool CanReceive(string functie, string gemeente, Procescontext context)
        => Bereikbaarheid.FindBezwaar(context.Partijen, gemeente, functie, Berichttijd.Dag(context.Moment)) is null;

    private static string Explain(Wlzregel regel) => $"{regel.Code}: {regel.Uitleg}";

    private IEnumerable<Werkstuk> DivideStatus(Bericht bericht, Lezing<Statuslevering> inhoud)
    {
        var levering = Require(inhoud);
        if (levering.Kopie is { } deel)
        {
            yield return new Kopiestuk(new Berichtstuk(bericht.Volgnummer).Sleutel, deel, levering.Aantal, Wlzordening.OrdeOf(bericht, 0));
            yield break;
        }

        var verslag = new Leesverslag();
        foreach (var lezing in levering.ReadPersonen())
        {
            if (verslag.Take(lezing, out var persoon))
                yield return Piece(persoon, Wlzordening.OrdeOf(bericht, lezing.Plaats));
            else if (lezing.Wie is { } wie)
                yield return new Onleesbaarstuk(pseudoniemen.Of(wie), wie, lezing.Regel!);
        }

        var sleutel = new Berichtstuk(bericht.Volgnummer).Sleutel;
        yield return new Peilstuk(sleutel, Wlzordening.OrdeOf(bericht, 0));
        if (verslag.Geweigerd > 0 || verslag.Opmerking is not null)
            yield return new Verslagstuk(sleutel, verslag);
    }

    private IEnumerable<Werkstuk> DivideRegistraties(Bericht bericht, Lezing<Registratielevering> inhoud)
    {
        var verslag = new Leesverslag();
        foreach (var lezing in ReadRegistraties(Require(inhoud)))
        {
            if (verslag.Take(lezing, out var registratie))
                yield return new Leveringsstuk(
                    pseudoniemen.Of(registratie.Bsn), registratie.Bsn,
                    Wlzvertaling.VoorzieningOf(bericht.Envelop.Zender.Organisatie, registratie, Wlzordening.OrdeOf(bericht, lezing.Plaats)));
        }

        if (verslag.Geweigerd > 0)
            yield return new Verslagstuk(new Berichtstuk(bericht.Volgnummer).Sleutel, verslag);
    }

    /// <summary>The registrations; what is under the Jeugdwet only where somebody named a ground for that.</summary>
    private IEnumerable<Lezing<Registratie>> ReadRegistraties(Registratielevering levering) => levering.ReadRegistraties()
        .Select(r => r.TryGet(out var registratie) && registratie.Domein == Domein.Jeugdwet && !options.Jeugdwet.Aan
            ? new(r.Plaats, Wlzregels.JeugdwetZonderGrond)
            : r);

    private IEnumerable<Werkstuk> DivideEigen(Bericht bericht, Lezing<Eigenbericht> lezing)
    {
        var verslag = new Leesverslag();
        if (!verslag.Take(lezing, out var eigen))
            return [new Verslagstuk(new Berichtstuk(bericht.Volgnummer).Sleutel, verslag)];
        return eigen.Leveringen.Count == 0
            ? []
            : [new Eigenstuk(
                pseudoniemen.Of(eigen.Bsn), eigen.Bsn, Eigenberichtlezer.GemeenteOf(bericht), Berichttijd.Dag(bericht.OntvangenOp), eigen.Leveringen)];
    }

    private Werkstuk Ask(Bericht bericht, Wlzbericht<Toetsvraag> vraag, Toetsherkomst herkomst)
    {
        var envelop = bericht.Envelop;
        var afzender = new Vraagsteller(envelop.Zender.Organisatie, vraag.Kop.Identificatie, envelop.Referentienummer, bericht.OntvangenOp, herkomst);
        var sleutel = new Berichtstuk(bericht.Volgnummer).Sleutel;
        return vraag.Inhoud.TryGet(out var gesteld)
            ? new Vraagstuk(pseudoniemen.Of(gesteld.Bsn), gesteld.Bsn, afzender, sleutel)
            : new Foutvraagstuk(sleutel, vraag.Inhoud.Regel!, afzender);
    }

    private Persoonsstuk Piece(CizPersoon persoon, Leverorde geleverd)
    {
        var pseudoniem = pseudoniemen.Of(persoon.Bsn);
        return persoon.IndicatieReferentie is { } referentie
            ? new Leveringsstuk(pseudoniem, persoon.Bsn, Wlzvertaling.FeitOf(referentie, persoon.Indicatie, geleverd))
            : new Eindestuk(pseudoniem, persoon.Bsn, geleverd);
    }

    private static Wlzbericht<T> Require<T>(Wlzbericht<T>? bericht)
        => bericht ?? throw new InvalidDataException("De inhoud voldoet niet aan het schema van nu. Vraag de verzender om het bericht opnieuw te sturen.");

    private static T Require<T>(Lezing<T> lezing)
        => lezing.TryGet(out var waarde) ? waarde : throw new InvalidDataException(Explain(lezing.Regel!));
}
