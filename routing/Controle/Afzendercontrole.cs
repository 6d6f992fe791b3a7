using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>May this certificate speak for this zender (IB213, IB002).</summary>
internal static class Afzendercontrole
{
    internal static Bevinding? Check(Context context)
    {
        var zender = context.Envelop.Zender.Organisatie;
        if (context.Register.Find(zender, context.Dag) is null)
            return new Bevinding(Controlepunt.ZenderOnbekend, Toonbaar.Code(zender));
        return Partijregister.MagVerzenden(context.Indiener.Partij, zender, Functie(context), context.Dag)
            ? null
            : new Bevinding(Controlepunt.NietGeautoriseerd, Toonbaar.Code(zender));
    }

    // The functie of an Fo01 is that of the message that it rejects, whatever its sender says: a mandate must cover that one.
    private static string Functie(Context context)
        => context.Envelop.Soort != Berichtsoort.Fo01 ? context.Envelop.Functie
            : Antwoordcontrole.FindAfgekeurd(context)?.Envelop.Functie ?? string.Empty;
}
