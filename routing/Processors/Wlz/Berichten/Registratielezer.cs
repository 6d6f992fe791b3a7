using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Reads a WlzVoorzieningRegistratie.</summary>
internal static class Registratielezer
{
    /// <summary>The message, with its registrations still to be read; <see langword="null"/> when it is not a valid WlzVoorzieningRegistratie.</summary>
    /// <param name="lezing">The message.</param>
    /// <param name="zender">The organisation that sent it, by its envelope.</param>
    internal static Wlzbericht<Registratielevering>? Read(Berichtlezing lezing, string zender)
        => Wlzvoorzieningregistratie.Read(lezing) is { } bericht && KopOf(bericht.Header) is var kop
            ? new Wlzbericht<Registratielevering>(kop, Read(bericht, kop, zender)) : null;

    /// <summary>One registration.</summary>
    internal static Lezing<Registratie> Read(Wlzvoorzieningregistratie.Registratie registratie, int plaats)
    {
        var bsn = registratie.Bsn.Utf8;
        if ((Wlzcontrole.CheckBsn(bsn) ?? Wlzcontrole.CheckRegistratieId(registratie.RegistratieId.Utf8)) is { } ongeldig)
            return new(plaats, ongeldig);
        var domein = Domein.Wmo;
        if (registratie.Domein is { } genoemd && !Wlzcodes.Domein.TryRead(genoemd.Utf8, out domein))
            return new(plaats, Wlzregels.CodeOnbekend);
        if (!Wlzcodes.Actie.TryRead(registratie.Actie.Utf8, out var actie) || !Wlzcodes.Grond.TryRead(registratie.Grond.Utf8, out var grond))
            return new(plaats, Wlzregels.CodeOnbekend);
        var (begin, einde) = (registratie.Begindatum.Value, registratie.Einddatum?.Value);
        return Wlzcontrole.CheckPeriode(begin, einde) is { } regel
            ? new(plaats, regel)
            : new(plaats, new Registratie(
                registratie.RegistratieId.AsString(), Bsn.Of(bsn), actie, grond, begin, einde, registratie.ProductCategorie?.AsString(), domein));
    }

    private static Lezing<Registratielevering> Read(Wlzvoorzieningregistratie.Bericht bericht, Wlzkop kop, string zender)
    {
        var aantal = bericht.Registratie.Count;
        var regel = Wlzcontrole.CheckAfzender(kop.Afzender, zender)
            ?? Wlzcontrole.CheckAantal(aantal, Wlzcontrole.MaxRegistraties)
            ?? Wlzcontrole.CheckUniek(bericht.Registratie.Select(r => r.RegistratieId.AsString()));
        return regel is not null ? new(0, regel) : new(0, new Registratielevering(aantal) { Bericht = bericht });
    }

    private static Wlzkop KopOf(Wlzvoorzieningregistratie.Header header) => Wlzkop.Of(header.Afzender, header.Ontvanger, header.BerichtIdentificatie);
}
