using IB.Gateway.Berichten;
using IB.Gateway.Berichten.Wlz10;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Reads a RegistertoetsVraag.</summary>
internal static class Toetsvraaglezer
{
    /// <summary>The question; <see langword="null"/> when it is not a valid RegistertoetsVraag.</summary>
    /// <param name="lezing">The message.</param>
    /// <param name="zender">The organisation that sent it, by its envelope.</param>
    internal static Wlzbericht<Toetsvraag>? Read(Berichtlezing lezing, string zender)
        => Registertoetsvraag.Read(lezing) is { } bericht && KopOf(bericht.Header) is var kop
            ? new Wlzbericht<Toetsvraag>(kop, Read(bericht.Vraag, kop, zender)) : null;

    private static Lezing<Toetsvraag> Read(Registertoetsvraag.Vraag vraag, Wlzkop kop, string zender)
    {
        var bsn = vraag.Bsn.Utf8;
        var regel = Wlzcontrole.CheckAfzender(kop.Afzender, zender) ?? Wlzcontrole.CheckBsn(bsn) ?? Wlzcontrole.CheckGebruiker(vraag.Gebruiker.Utf8);
        if (regel is not null)
            return new(0, regel);
        return Wlzcodes.Doel.TryRead(vraag.Doel.Utf8, out var doel)
            ? new(0, new Toetsvraag(doel, Bsn.Of(bsn), vraag.Gebruiker.AsString()))
            : new(0, Wlzregels.DoelOnbekend);
    }

    /// <summary>Why it is asked and by whom; <see langword="null"/> when it is not a valid RegistertoetsVraag.</summary>
    internal static Toetsherkomst? ReadHerkomst(Berichtlezing lezing) => Registertoetsvraag.Read(lezing) is { Vraag: var vraag }
        ? new Toetsherkomst(
            Wlzcodes.Doel.TryRead(vraag.Doel.Utf8, out _) ? vraag.Doel.AsString() : "onbekend",
            Wlzcontrole.CheckGebruiker(vraag.Gebruiker.Utf8) is null ? vraag.Gebruiker.AsString() : "(niet vastgelegd: bevat een BSN)")
        : null;

    private static Wlzkop KopOf(Registertoetsvraag.Header header) => Wlzkop.Of(header.Afzender, header.Ontvanger, header.BerichtIdentificatie);
}
