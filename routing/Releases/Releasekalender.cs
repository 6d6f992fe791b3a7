using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>
/// Which releases may be used when and by whom, and when message types are frozen. Immutable; every answer is a pure function of
/// the calendar, the message and the moment at which the knooppunt received it. Days are Dutch days (koppelvlak 4).
/// </summary>
public sealed class Releasekalender
{
    internal Releasekalender(IEnumerable<Releaseregel> regels, IEnumerable<Bevriezing> bevriezingen)
    {
        Regels = [.. regels];
        Bevriezingen = [.. bevriezingen];
    }

    /// <summary>A calendar without agreements: every release on the days of its own pack, and no freeze.</summary>
    public static Releasekalender Leeg { get; } = new([], []);

    /// <summary>How many freezes of this kind last at a moment.</summary>
    public int CountBevriezingen(Bevriesmodus modus, DateTimeOffset moment) => Bevriezingen.Count(b => b.Modus == modus && b.Duurt(moment));

    /// <summary>How many freezes it knows, whenever they are.</summary>
    public int AantalBevriezingen => Bevriezingen.Length;

    /// <summary>How many agreements about releases it knows.</summary>
    public int AantalRegels => Regels.Length;

    /// <summary>The agreements about releases. At most one is about a message type of a release; <see cref="FindRegel"/>.</summary>
    internal ImmutableArray<Releaseregel> Regels { get; }

    /// <summary>The freezes; they may overlap.</summary>
    internal ImmutableArray<Bevriezing> Bevriezingen { get; }

    /// <summary>What happens to a message that is received at a moment. Where freezes overlap, refusing goes before keeping back.</summary>
    internal Releaseoordeel Decide(Verkeer verkeer, DateTimeOffset moment)
    {
        var regel = FindRegel(verkeer);
        if (!regel.Omvat(verkeer, Berichttijd.Dag(moment)))
            return Refuse(Weigerreden.NogNietOpen, verkeer, regel, moment);
        if (FindSluiting(verkeer, moment) is { } sluiting)
            return Refuse(sluiting == Bevriesmodus.Refuse ? Weigerreden.Bevroren : Weigerreden.Leegloop, verkeer, regel, moment);
        var einde = FindEindeVasthouden(verkeer, moment);
        return einde > moment ? new Vastgehouden(einde) : Toegestaan.Altijd;
    }

    /// <summary>The agreement that is about a message: the line that names its type, or else the line for the whole pack.</summary>
    internal Releaseregel FindRegel(Verkeer verkeer)
    {
        Releaseregel? vanPack = null;
        foreach (var regel in Regels)
        {
            if (regel.Pack != verkeer.Definitie.Pack)
                continue;
            if (regel.Functies is null)
                vanPack = regel;
            else if (regel.Functies.Omvat(verkeer.Definitie.Functie))
                return regel;
        }

        return vanPack ?? Releaseregel.VanPack(verkeer.Definitie.Pack);
    }

    private Geweigerd Refuse(Weigerreden reden, Verkeer verkeer, Releaseregel regel, DateTimeOffset moment)
        => FindOpening(verkeer, regel, moment) is { } opening ? new Geweigerd(reden, opening) : new Geweigerd(Weigerreden.Gesloten, null);

    /// <summary>The strictest of the freezes that refuse the message.</summary>
    private Bevriesmodus? FindSluiting(Verkeer verkeer, DateTimeOffset moment)
    {
        Bevriesmodus? gevonden = null;
        foreach (var bevriezing in Bevriezingen)
        {
            if (!bevriezing.Duurt(moment) || !bevriezing.Betreft(verkeer) || !bevriezing.Sluit(verkeer))
                continue;
            if (bevriezing.Modus == Bevriesmodus.Refuse)
                return Bevriesmodus.Refuse;
            gevonden = bevriezing.Modus;
        }

        return gevonden;
    }

    /// <summary>The first later moment at which the message is not refused: a release opens then, or a freeze ends.</summary>
    private DateTimeOffset? FindOpening(Verkeer verkeer, Releaseregel regel, DateTimeOffset moment)
    {
        var dag = Berichttijd.Dag(moment);
        var openingen = regel.Begindagen(verkeer).Where(d => d > dag).Select(Berichttijd.Begin);
        var eindes = Bevriezingen.Where(b => b.Tot > moment && b.Betreft(verkeer) && b.Sluit(verkeer)).Select(b => b.Tot);
        foreach (var kandidaat in openingen.Concat(eindes).Order())
        {
            if (regel.Omvat(verkeer, Berichttijd.Dag(kandidaat)) && FindSluiting(verkeer, kandidaat) is null)
                return kandidaat;
        }

        return null;
    }

    /// <summary>When what is received at that moment may go: freezes that follow each other without a gap are one.</summary>
    private DateTimeOffset FindEindeVasthouden(Verkeer verkeer, DateTimeOffset moment)
    {
        var einde = moment;
        bool verder;
        do
        {
            verder = false;
            foreach (var bevriezing in Bevriezingen)
            {
                if (bevriezing.Modus != Bevriesmodus.Hold || !bevriezing.Duurt(einde) || !bevriezing.Betreft(verkeer))
                    continue;
                einde = bevriezing.Tot;
                verder = true;
            }
        }
        while (verder);
        return einde;
    }
}
