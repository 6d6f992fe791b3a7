using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// Does an answer belong to the message that it names (StUF043). A message that the knooppunt never saw, or no longer has, cannot be
/// judged and is let through.
/// </summary>
internal static class Antwoordcontrole
{
    internal static Bevinding? Check(Context context, BerichtDefinitie definitie)
    {
        if (context.Envelop.AntwoordOp is null || context.Beantwoorde.Count == 0 || FindHeenbericht(context, definitie) is not null)
            return null;
        return new Bevinding(
            Controlepunt.AntwoordHoortNietBij, $"Deze {definitie.Functie} verwijst naar een bericht dat geen {definitie.Beantwoordt} van de ontvanger aan de zender is");
    }

    /// <summary>The heenbericht that a retour answers: it went the other way and was not refused.</summary>
    internal static Bericht? FindHeenbericht(Context context, BerichtDefinitie definitie)
        => FindTegengesteld(context, context.Envelop.Ontvanger.Organisatie, b => b.Envelop.Functie == definitie.Beantwoordt);

    /// <summary>The message that an Fo01 rejects: it was sent to the organisation that now rejects it.</summary>
    internal static Bericht? FindAfgekeurd(Context context)
        => FindTegengesteld(context, null, b => b.Envelop.Soort != Berichtsoort.Fo01);

    private static Bericht? FindTegengesteld(Context context, string? zender, Func<Bericht, bool> past)
        => context.Beantwoorde.FirstOrDefault(b => b.Toestand != Toestand.Afgekeurd
            && b.Envelop.Ontvanger.Organisatie == context.Envelop.Zender.Organisatie
            && (zender is null || b.Envelop.Zender.Organisatie == zender)
            && past(b));
}
