using IB.Gateway.Validation;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Checks what the schemas of the Wlz messages cannot. Each gives the rule that is broken, or <see langword="null"/>. Pure.</summary>
internal static class Wlzcontrole
{
    /// <summary>Most persons in one CizStatus. In the schema it would cost a state per person.</summary>
    internal const int MaxPersonen = 100_000;

    /// <summary>Most registrations in one WlzVoorzieningRegistratie.</summary>
    internal const int MaxRegistraties = 10_000;

    /// <summary>Whether these are nine digits that satisfy the elfproef.</summary>
    internal static Wlzregel? CheckBsn(ReadOnlySpan<byte> cijfers)
    {
        if (cijfers.Length != Elfproef.Lengte || cijfers.ContainsAnyExceptInRange((byte)'0', (byte)'9'))
            return Wlzregels.BsnLengte;
        return Elfproef.Voldoet(cijfers) ? null : Wlzregels.BsnElfproef;
    }

    /// <summary>Whether what the CIZ calls an indicatie looks like a BSN. It is kept sealed and never shown, so that is no more than a remark.</summary>
    internal static Wlzregel? CheckIndicatieReferentie(ReadOnlySpan<byte> kenmerk) => Elfproef.Voldoet(kenmerk) ? Wlzregels.ReferentieLijktBsn : null;

    /// <summary>
    /// Whether a gemeente may call a registration so: not a BSN, for it is shown in signals, and not what registrations from its own messages are
    /// called. It gives the name itself and hears at the door, so it can give another.
    /// </summary>
    internal static Wlzregel? CheckRegistratieId(ReadOnlySpan<byte> kenmerk) => Elfproef.Voldoet(kenmerk) ? Wlzregels.KenmerkIsBsn
        : kenmerk.StartsWith(Eigenregistratie.Voorvoegsel) ? Wlzregels.KenmerkVoorbehouden
        : null;

    /// <summary>Whether the name of a user holds no BSN: it comes into the history of the question.</summary>
    internal static Wlzregel? CheckGebruiker(ReadOnlySpan<byte> gebruiker) => Elfproef.KomtVoor(gebruiker) ? Wlzregels.KenmerkIsBsn : null;

    /// <summary>Whether a period does not end before it begins. Both days belong to it.</summary>
    internal static Wlzregel? CheckPeriode(DateOnly begin, DateOnly? einde) => einde < begin ? Wlzregels.EinddatumTeVroeg : null;

    /// <summary>Whether an indicatie has what its status asks for.</summary>
    internal static Wlzregel? CheckIndicatie(Indicatie indicatie, bool heeftReferentie)
    {
        if (indicatie.Status != Wlzstatus.Nee && !heeftReferentie)
            return Wlzregels.ReferentieOntbreekt;
        if (indicatie is { Status: Wlzstatus.Ja, Ingangsdatum: null })
            return Wlzregels.IngangsdatumOntbreekt;
        // What is no longer there may have ended before that was decided.
        return indicatie is { Status: Wlzstatus.Nee, Ingangsdatum: null } ? null : CheckPeriode(indicatie.Begin, indicatie.Einddatum);
    }

    /// <summary>Whether the sort of delivery, the part of a copy that it says it is and the number of persons in it fit together.</summary>
    internal static Wlzregel? CheckLevering(Statussoort soort, Kopiedeel? kopie, int personen) => (soort, kopie) switch
    {
        (Statussoort.Volledig, null) => Wlzregels.KopieOntbreekt,
        (Statussoort.Mutatie, not null) => Wlzregels.KopieBijMutatie,
        (_, { } deel) when deel.Deel > deel.AantalDelen => Wlzregels.DeelBuitenKopie,
        (_, { } deel) when personen > deel.AantalPersonen => Wlzregels.MeerPersonenDanKopie,
        _ => CheckAantal(personen, MaxPersonen),
    };

    /// <summary>Whether there are not too many persons or registrations in a message.</summary>
    internal static Wlzregel? CheckAantal(int aantal, int max) => aantal > max ? Wlzregels.TeVeelOnderdelen : null;

    /// <summary>Whether no RegistratieId is in a message twice.</summary>
    internal static Wlzregel? CheckUniek(IEnumerable<string> registratieIds)
    {
        var gezien = new HashSet<string>(StringComparer.Ordinal);
        return registratieIds.All(gezien.Add) ? null : Wlzregels.RegistratieIdDubbel;
    }

    /// <summary>Whether a message names as Afzender who sent it.</summary>
    internal static Wlzregel? CheckAfzender(string afzender, string zender) => afzender == zender ? null : Wlzregels.AfzenderIsNietZender;
}
