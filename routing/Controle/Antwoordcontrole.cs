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
        // A heenbericht answers nothing; a 301 or 319 that names the 315 or 317 before it is an open point (koppelvlak 11.4).
        if (definitie.Beantwoordt is null || context.Beantwoorde.Count == 0)
            return null;
        if (FindHeenbericht(context, definitie) is not { } heenbericht)
            return new Bevinding(
                Controlepunt.AntwoordHoortNietBij,
                $"Deze {definitie.Functie} verwijst naar een bericht dat geen {definitie.Beantwoordt} van de ontvanger aan de zender is");

        // A retour repeats the header of its heenbericht, and with it the release (koppelvlak 10.2). A 325 has a header of its own.
        var versie = heenbericht.Envelop.FunctieVersie;
        return !definitie.KopGespiegeld || IsZelfdeRelease(context, definitie, versie) ? null : new Bevinding(
            Controlepunt.AntwoordHoortNietBij,
            $"Deze {definitie.Functie} {context.Envelop.FunctieVersie} beantwoordt een {definitie.Beantwoordt} {versie}, en een retour heeft de release van zijn heenbericht");
    }

    // An envelope may name one release by more than one version; a release that is not loaded any more has only that.
    private static bool IsZelfdeRelease(Context context, BerichtDefinitie definitie, Versie versie)
        => versie == context.Envelop.FunctieVersie
            || context.Catalogus.FindByFunctie(definitie.Beantwoordt!, versie.Hoofd, versie.Sub) is { } heen
                && (heen.Versie, heen.Subversie) == (definitie.Versie, definitie.Subversie);

    /// <summary>The heenbericht that a retour answers: it went the other way and was not refused.</summary>
    internal static Bericht? FindHeenbericht(Context context, BerichtDefinitie definitie)
        => FindTegengesteld(context).FirstOrDefault(b => b.Envelop.Functie == definitie.Beantwoordt && IsVanOntvanger(context, b));

    /// <summary>
    /// The message that an Fo01 rejects: it was sent to the organisation that now rejects it. Two senders may have chosen the
    /// same referentienummer; then the ontvanger of the Fo01 decides, and who is not named does not get it.
    /// </summary>
    internal static Bericht? FindAfgekeurd(Context context)
    {
        var gezonden = FindTegengesteld(context).Where(b => b.Envelop.Soort != Berichtsoort.Fo01).ToList();
        return gezonden.Count == 1 ? gezonden[0] : gezonden.Find(b => IsVanOntvanger(context, b));
    }

    private static IEnumerable<Bericht> FindTegengesteld(Context context)
        => context.Beantwoorde.Where(b => b.Toestand != Toestand.Afgekeurd && b.Envelop.Ontvanger.Organisatie == context.Envelop.Zender.Organisatie);

    private static bool IsVanOntvanger(Context context, Bericht bericht)
        => bericht.Envelop.Zender.Organisatie == context.Envelop.Ontvanger.Organisatie;
}
