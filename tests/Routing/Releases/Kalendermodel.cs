namespace IB.Gateway.Routing.Tests.Releases;

/// <summary>
/// The calendar as its text says it, hour by hour: the oracle for <see cref="Releasekalender"/>. Knows the Dutch clock by its rule and not
/// by the platform's table. Only for agreements and freezes that begin and end on the hour.
/// </summary>
internal sealed class Kalendermodel(IReadOnlyList<Releaseregel> regels, IReadOnlyList<Bevriezing> bevriezingen)
{
    private static readonly TimeSpan Uur = TimeSpan.FromHours(1);

    public enum Lot
    {
        Door,
        Vast,
        NietOpen,
        Bevroren,
        Leegloop,
    }

    /// <summary>What happens to a message, and until when; <see langword="null"/> = for ever, or not at all.</summary>
    public (Lot Lot, DateTimeOffset? Tot) Decide(Verkeer v, DateTimeOffset moment, DateTimeOffset horizon)
    {
        var lot = At(v, moment);
        var uur = new DateTimeOffset(moment.Year, moment.Month, moment.Day, moment.Hour, 0, 0, TimeSpan.Zero);
        for (var later = uur + Uur; later <= horizon; later += Uur)
        {
            // What is held waits until no hold is left; what is refused waits until the knooppunt would take it.
            if (lot == Lot.Vast ? !IsHeld(v, later) : At(v, later) is Lot.Door or Lot.Vast)
                return (lot, lot == Lot.Door ? null : later);
        }

        return (lot, null);
    }

    /// <summary>The Dutch day: one hour ahead of UTC, and two from the last Sunday of March to that of October, both at 01:00 UTC.</summary>
    public static DateOnly Dag(DateTimeOffset moment)
    {
        var utc = moment.UtcDateTime;
        var zomer = LastSunday(utc.Year, 3).AddHours(1) <= utc && utc < LastSunday(utc.Year, 10).AddHours(1);
        return DateOnly.FromDateTime(utc.AddHours(zomer ? 2 : 1));
    }

    private static DateTime LastSunday(int jaar, int maand)
        => Enumerable.Range(25, 7).Select(d => new DateTime(jaar, maand, d, 0, 0, 0, DateTimeKind.Utc)).Single(d => d.DayOfWeek == DayOfWeek.Sunday);

    private Lot At(Verkeer v, DateTimeOffset moment)
    {
        if (!IsOpen(v, Dag(moment)))
            return Lot.NietOpen;
        var modi = Actief(v, moment).ToHashSet();
        if (modi.Contains(Bevriesmodus.Refuse))
            return Lot.Bevroren;
        if (modi.Contains(Bevriesmodus.Drain) && v.Definitie.Beantwoordt is null)
            return Lot.Leegloop;
        return modi.Contains(Bevriesmodus.Hold) ? Lot.Vast : Lot.Door;
    }

    private bool IsHeld(Verkeer v, DateTimeOffset moment) => Actief(v, moment).Contains(Bevriesmodus.Hold);

    private IEnumerable<Bevriesmodus> Actief(Verkeer v, DateTimeOffset moment) => bevriezingen
        .Where(b => b.Van <= moment && moment < b.Tot)
        .Where(b => b.Functies.Patronen.Any(p => v.Definitie.Functie.StartsWith(p.TrimEnd('*'), StringComparison.Ordinal)))
        .Where(b => b.Packs.Length == 0 || b.Packs.Contains(v.Definitie.Pack))
        .Where(b => b.Partijen.Length == 0 || b.Partijen.Intersect([v.Zender, v.Ontvanger]).Any())
        .Select(b => b.Modus);

    private bool IsOpen(Verkeer v, DateOnly dag)
    {
        var mijn = regels.Where(r => r.Pack == v.Definitie.Pack).ToList();
        var regel = mijn.Find(r => r.Functies?.Patronen.Contains(v.Definitie.Functie) == true) ?? mijn.Find(r => r.Functies is null);
        var van = regel?.Vanaf ?? v.Definitie.GeldigVan;
        var tot = regel?.Tot ?? v.Definitie.GeldigTot;
        var uitloop = v.Definitie.Beantwoordt is null ? 0 : regel?.UitloopDagen ?? 30;
        return In(van, tot, uitloop, dag)
            || regel is not null && regel.Uitzonderingen.Any(u => Past(u, v) && In(u.Vanaf ?? van, u.Tot ?? tot, uitloop, dag));
    }

    private static bool Past(Releaseuitzondering u, Verkeer v)
        => new[] { (v.Zender, v.Ontvanger), (v.Ontvanger, v.Zender) }.Any(p => p.Item1 == u.Partij && (u.Met.Length == 0 || u.Met.Contains(p.Item2)));

    private static bool In(DateOnly van, DateOnly? tot, int uitloop, DateOnly dag) => van <= dag && (tot is null || dag <= tot.Value.AddDays(uitloop));
}
