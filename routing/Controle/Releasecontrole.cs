using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>May this release be used between these parties now, and is the type frozen (IB234, IB103).</summary>
internal static class Releasecontrole
{
    internal static Bevinding? Check(Context context, BerichtDefinitie definitie)
        => Decide(context, definitie) is not Geweigerd geweigerd ? null : geweigerd.Reden switch
        {
            Weigerreden.NogNietOpen =>
                new(Controlepunt.ReleaseNogNietOpen, $"{Naam(definitie)} gaat pas open op {Toon(geweigerd)}; {Geldend(context, definitie)}"),
            Weigerreden.Gesloten => new(Controlepunt.ReleaseGesloten, $"{Naam(definitie)} is gesloten; {Geldend(context, definitie)}"),
            Weigerreden.Bevroren => new(Controlepunt.Bevroren, $"{Naam(definitie)} is wegens een releasewissel bevroren tot {Toon(geweigerd)}"),
            _ => new(Controlepunt.Leegloop, $"{Naam(definitie)} is wegens een releasewissel gesloten voor nieuwe heenberichten tot {Toon(geweigerd)}"),
        };

    /// <summary>Until when an accepted message is kept from its receiver; <see langword="null"/> when it is not.</summary>
    internal static DateTimeOffset? FindVastgehoudenTot(Context context, BerichtDefinitie definitie)
        => Decide(context, definitie) is Vastgehouden vast ? vast.Tot : null;

    /// <summary>Why it is kept back, for its history.</summary>
    internal static string Oorzaak(Envelop envelop, DateTimeOffset tot)
        => $"Goedgekeurd, en vastgehouden tot {Berichttijd.Show(tot)}: {envelop.Functie} {envelop.FunctieVersie} is wegens een releasewissel bevroren.";

    private static Releaseoordeel Decide(Context context, BerichtDefinitie definitie) => context.Register.Kalender.Decide(
        new Verkeer(context.Envelop.Zender.Organisatie, context.Envelop.Ontvanger.Organisatie, definitie), context.Moment);

    private static string Geldend(Context context, BerichtDefinitie definitie)
    {
        var geldend = context.Catalogus.FindByFunctie(definitie.Functie).Where(d => Decide(context, d) is not Geweigerd)
            .Select(d => $"{d.Versie}.{d.Subversie}").ToList();
        return geldend.Count == 0 ? "er is nu geen andere release" : $"nu geldt {string.Join(" of ", geldend)}";
    }

    private static string Naam(BerichtDefinitie definitie) => $"{definitie.Functie} {definitie.Versie}.{definitie.Subversie}";

    private static string Toon(Geweigerd geweigerd) => Berichttijd.Show(geweigerd.Tot!.Value);
}
