using IB.Gateway.Routing.Processors;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing;

/// <summary>
/// Judges a message. The checks stand in the order in which they count; the first that fails is the answer. Pure but for the
/// validator and the processors, which have no effects here.
/// </summary>
internal sealed class Controle(IBerichtValidator validator, IVerwerksein verwerking)
{
    /// <summary>What is wrong with a Di01 or Du01, or <see langword="null"/>.</summary>
    internal Bevinding? Check(Context context)
        => Afzendercontrole.Check(context)
            ?? context.Aanbieding.Leesbevinding
            ?? Routecontrole.CheckOntvanger(context)
            ?? CheckType(context);

    /// <summary>What is wrong with an Fo01 that a party sends, or <see langword="null"/>.</summary>
    internal static Bevinding? CheckFoutbericht(Context context)
        => Afzendercontrole.Check(context)
            ?? context.Aanbieding.Leesbevinding
            ?? (Antwoordcontrole.FindAfgekeurd(context) is null
                ? new Bevinding(Controlepunt.AntwoordHoortNietBij, "Het foutbericht verwijst niet naar een bericht dat aan deze organisatie is gezonden")
                : null);

    private Bevinding? CheckType(Context context)
    {
        var envelop = context.Envelop;
        var versie = envelop.FunctieVersie;
        if (context.Catalogus.FindByFunctie(envelop.Functie, versie.Hoofd, versie.Sub) is not { } definitie)
            return Functiecontrole.Unknown(envelop, context.Catalogus);
        return Functiecontrole.CheckZender(context, definitie)
            ?? Functiecontrole.CheckBerichtcode(envelop, definitie)
            ?? Releasecontrole.Check(context, definitie)
            ?? Routecontrole.CheckRoute(context, definitie)
            ?? Antwoordcontrole.Check(context, definitie)
            ?? Inhoudcontrole.Check(context.Aanbieding, definitie, validator)
            ?? (context.IsVoorKnooppunt ? Inhoudcontrole.CheckRegels(verwerking.Check(context.Aanbieding)) : null);
    }
}
