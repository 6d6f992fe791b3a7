using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Reads a CizStatus.</summary>
internal static class Statuslezer
{
    /// <summary>The message, with its persons still to be read; <see langword="null"/> when it is not a valid CizStatus.</summary>
    internal static Wlzbericht<Statuslevering>? Read(Berichtlezing lezing)
        => Cizstatus.Read(lezing) is { } bericht ? new Wlzbericht<Statuslevering>(KopOf(bericht.Header), Read(bericht)) : null;

    /// <summary>One person.</summary>
    internal static Lezing<CizPersoon> Read(Cizstatus.Persoon persoon, int plaats)
    {
        var bsn = persoon.Bsn.Utf8;
        if (Wlzcontrole.CheckBsn(bsn) is { } ongeldig)
            return new(plaats, ongeldig);
        var wie = Bsn.Of(bsn);
        if (!Wlzcodes.Status.TryRead(persoon.WlzStatus.Utf8, out var status))
            return new(plaats, Wlzregels.CodeOnbekend, wie);
        var referentie = persoon.IndicatieReferentie;
        var indicatie = new Indicatie(status, persoon.Afgiftedatum.Value, persoon.Ingangsdatum?.Value, persoon.Einddatum?.Value);
        if (Wlzcontrole.CheckIndicatie(indicatie, heeftReferentie: referentie is not null) is { } regel)
            return new(plaats, regel, wie);
        // One in eleven numbers of nine digits passes for a BSN, and a besluitnummer is such a number: worth a remark, no reason to refuse.
        return new(plaats, new CizPersoon(wie, referentie?.AsString(), indicatie))
        {
            Opmerking = referentie is { } kenmerk ? Wlzcontrole.CheckIndicatieReferentie(kenmerk.Utf8) : null,
        };
    }

    private static Lezing<Statuslevering> Read(Cizstatus.Bericht bericht)
    {
        if (!Wlzcodes.Statussoort.TryRead(bericht.Soort.Utf8, out var soort))
            return new(0, Wlzregels.SoortOnbekend);
        var kopie = bericht.Kopie is { } deel ? KopieOf(deel) : null;
        var aantal = bericht.Persoon.Count;
        return Wlzcontrole.CheckLevering(soort, kopie, aantal) is { } regel
            ? new(0, regel)
            : new(0, new Statuslevering(soort, kopie, aantal) { Bericht = bericht });
    }

    private static Kopiedeel KopieOf(Cizstatus.Kopie kopie)
        => new(Guid.ParseExact(kopie.KopieId.AsString(), "D"), (int)kopie.Deel.Value, (int)kopie.AantalDelen.Value, (int)kopie.AantalPersonen.Value);

    private static Wlzkop KopOf(Cizstatus.Header header) => Wlzkop.Of(header.Afzender, header.Ontvanger, header.BerichtIdentificatie);
}
