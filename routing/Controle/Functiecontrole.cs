using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>Does the functie exist, may this zender send it, and does it belong in this kind of envelope (IB234, IB240).</summary>
internal static class Functiecontrole
{
    internal static Bevinding Unknown(Envelop envelop, Berichtcatalogus catalogus)
    {
        var functie = Toonbaar.Code(envelop.Functie);
        var versies = string.Join(", ", catalogus.FindByFunctie(envelop.Functie).SelectMany(d => d.Envelopversies).Distinct());
        return Niet(versies.Length == 0
            ? $"Functie {functie} is niet bekend"
            : $"Functie {functie} versie {envelop.FunctieVersie} is niet bekend, wel {versies}");
    }

    internal static Bevinding? CheckZender(Context context, BerichtDefinitie definitie)
    {
        var zender = context.Register.Find(context.Envelop.Zender.Organisatie, context.Dag)!;
        if (!Rolcontrole.Past(zender, definitie.AfzenderRol))
            return Niet(
                $"Functie {definitie.Functie} wordt niet verzonden door organisatie {zender.Code}, maar door {Rolcontrole.Naam(definitie.AfzenderRol)}");
        return zender.Functies.Omvat(definitie.Functie)
            ? null
            : Niet($"Functie {definitie.Functie} staat niet open voor organisatie {zender.Code}; de beheerder van het knooppunt kan haar openzetten");
    }

    internal static Bevinding? CheckBerichtcode(Envelop envelop, BerichtDefinitie definitie)
    {
        var mag = envelop.Soort == Berichtsoort.Di01 ? definitie.MagInDi01 : definitie.MagInDu01;
        return mag ? null : new Bevinding(Controlepunt.BerichtcodeFunctie, $"Functie {definitie.Functie} hoort niet in een {envelop.Soort}");
    }

    private static Bevinding Niet(string tekst) => new(Controlepunt.FunctieNietToegestaan, tekst);
}
