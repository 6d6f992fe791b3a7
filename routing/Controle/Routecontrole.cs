using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>Is there somebody to deliver to, does it take this functie, is it the one that was agreed on, and is there a way (IB210, IB102, IB101).</summary>
internal static class Routecontrole
{
    internal static Bevinding? CheckOntvanger(Context context)
    {
        var ontvanger = context.Envelop.Ontvanger.Organisatie;
        return context.IsVoorKnooppunt || context.Register.Find(ontvanger, context.Dag) is { Rol: not Rol.Intermediair }
            ? null
            : new Bevinding(Controlepunt.OntvangerOnbekend, Toonbaar.Code(ontvanger));
    }

    internal static Bevinding? CheckRoute(Context context, BerichtDefinitie definitie)
    {
        if (context.IsVoorKnooppunt)
            return CheckKnooppunt(context, definitie);
        var ontvanger = context.Register.Find(context.Envelop.Ontvanger.Organisatie, context.Dag)!;
        if (!Rolcontrole.Past(ontvanger, definitie.OntvangerRol))
            return new Bevinding(
                Controlepunt.GeenRoute,
                $"Functie {definitie.Functie} gaat naar {Rolcontrole.Naam(definitie.OntvangerRol)} en dat is organisatie {ontvanger.Code} niet");
        if (!ontvanger.Functies.Omvat(definitie.Functie))
            return new Bevinding(Controlepunt.GeenRoute, $"Organisatie {ontvanger.Code} ontvangt geen {definitie.Functie}");
        return CheckPgbuitvoerder(context, definitie, ontvanger)
            ?? (ontvanger.BezorgafspraakOp(context.Dag) is null ? new Bevinding(Controlepunt.GeenCpa, ontvanger.Code) : null);
    }

    // Only what begins with the gemeente: an answer goes to whom the question came from, and the one before may still have budgets to close.
    private static Bevinding? CheckPgbuitvoerder(Context context, BerichtDefinitie definitie, Partij ontvanger)
    {
        if (definitie is not { OntvangerRol: Partijrol.Pgbuitvoerder, Gespreksrol: Gespreksrol.Heenbericht })
            return null;
        var gemeente = context.Register.Find(context.Envelop.Zender.Organisatie, context.Dag)!;
        return gemeente.PgbuitvoerderOp(context.Dag) is { } uitvoerder && uitvoerder != ontvanger.Code
            ? new Bevinding(
                Controlepunt.AnderePgbuitvoerder, $"Voor gemeente {gemeente.Code} voert {uitvoerder} nu het trekkingsrecht uit en niet {ontvanger.Code}")
            : null;
    }

    private static Bevinding? CheckKnooppunt(Context context, BerichtDefinitie definitie)
    {
        if (definitie.OntvangerRol != Partijrol.Knooppunt)
            return new Bevinding(
                Controlepunt.GeenRoute, $"Functie {definitie.Functie} gaat naar {Rolcontrole.Naam(definitie.OntvangerRol)} en niet naar het knooppunt");
        return context.Verwerkt
            ? null
            : new Bevinding(
                Controlepunt.GeenRoute, $"Het knooppunt verwerkt geen {definitie.Functie}; de dienst waar dit bericht bij hoort is niet ingeschakeld");
    }
}
