using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>Is there somebody to deliver to, does it take this functie, and is there a way (IB210, IB102, IB101).</summary>
internal static class Routecontrole
{
    internal static Bevinding? CheckOntvanger(Context context)
    {
        var ontvanger = context.Envelop.Ontvanger.Organisatie;
        return context.Register.Find(ontvanger, context.Dag) is { Rol: not Rol.Intermediair }
            ? null
            : new Bevinding(Controlepunt.OntvangerOnbekend, Toonbaar.Code(ontvanger));
    }

    internal static Bevinding? CheckRoute(Context context, BerichtDefinitie definitie)
    {
        var ontvanger = context.Register.Find(context.Envelop.Ontvanger.Organisatie, context.Dag)!;
        if (!Rolcontrole.Past(ontvanger.Rol, definitie.OntvangerRol))
            return new Bevinding(Controlepunt.GeenRoute, $"Functie {definitie.Functie} gaat naar een {Rolcontrole.Naam(definitie.OntvangerRol)} en dat is organisatie {ontvanger.Code} niet");
        if (!ontvanger.Functies.Omvat(definitie.Functie))
            return new Bevinding(Controlepunt.GeenRoute, $"Organisatie {ontvanger.Code} ontvangt geen {definitie.Functie}");
        return ontvanger.BezorgafspraakOp(context.Dag) is null ? new Bevinding(Controlepunt.GeenCpa, ontvanger.Code) : null;
    }
}
