using System.Collections.Immutable;
using IB.Gateway.Schemas;

namespace IB.Gateway.Routing;

/// <summary>When a release, or some of its message types, may be used.</summary>
internal sealed record Releaseregel
{
    /// <summary>
    /// Days after the last one on which answers still go through when nothing else was agreed. The longest time that a standard
    /// gives for an answer is 10 working days (OP090x4); this leaves as much again for holidays and trouble.
    /// </summary>
    internal const int StandaardUitloop = 30;

    /// <summary>The schema pack.</summary>
    internal required string Pack { get; init; }

    /// <summary>The message types; <see langword="null"/> = those of the pack that no other line is about.</summary>
    internal required Functiebereik? Functies { get; init; }

    /// <summary>First day; <see langword="null"/> = that of the pack.</summary>
    internal required DateOnly? Vanaf { get; init; }

    /// <summary>Last day; <see langword="null"/> = that of the pack, if it has one.</summary>
    internal required DateOnly? Tot { get; init; }

    /// <summary>Days after the last one on which answers still go through.</summary>
    internal required int UitloopDagen { get; init; }

    /// <summary>Who may begin earlier or end later.</summary>
    internal required ImmutableArray<Releaseuitzondering> Uitzonderingen { get; init; }

    /// <summary>What holds for a pack of which the configuration says nothing: its own dates.</summary>
    internal static Releaseregel VanPack(string pack) => new()
    {
        Pack = pack, Functies = null, Vanaf = null, Tot = null, UitloopDagen = StandaardUitloop, Uitzonderingen = [],
    };

    /// <summary>The days on which everybody may send messages of this type.</summary>
    internal Geldigheid Periode(BerichtDefinitie definitie) => new(Vanaf ?? definitie.GeldigVan, Tot ?? definitie.GeldigTot);

    /// <summary>Whether the message may be sent on that day.</summary>
    internal bool Omvat(Verkeer verkeer, DateOnly dag)
    {
        var periode = Periode(verkeer.Definitie);
        if (Extend(periode, verkeer).Omvat(dag))
            return true;
        foreach (var uitzondering in Uitzonderingen)
        {
            if (uitzondering.Betreft(verkeer) && Extend(uitzondering.Periode(periode), verkeer).Omvat(dag))
                return true;
        }

        return false;
    }

    /// <summary>The first days of the periods in which the message may be sent.</summary>
    internal IEnumerable<DateOnly> Begindagen(Verkeer verkeer)
    {
        var periode = Periode(verkeer.Definitie);
        return Uitzonderingen.Where(u => u.Betreft(verkeer)).Select(u => u.Periode(periode)).Append(periode)
            .Where(p => p.Vanaf is not null).Select(p => p.Vanaf!.Value);
    }

    /// <summary>The period with the run-out of the answers behind it: an answer has the release of its heenbericht.</summary>
    private Geldigheid Extend(Geldigheid periode, Verkeer verkeer)
    {
        if (!verkeer.IsAntwoord || periode.Tot is not { } tot)
            return periode;
        return periode with { Tot = DateOnly.MaxValue.DayNumber - tot.DayNumber < UitloopDagen ? null : tot.AddDays(UitloopDagen) };
    }
}
