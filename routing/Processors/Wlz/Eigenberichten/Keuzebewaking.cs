using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>
/// Sees to it that registrations from own messages last no longer than the choice of the gemeente: applied before anything else that is
/// decided about a person, so that nothing is ever told because of a choice that is over. Pure.
/// </summary>
internal static class Keuzebewaking
{
    /// <summary>Whether the gemeente chose so on every day between, both included.</summary>
    internal static bool Geldt(Partijregister partijen, string gemeente, DateOnly van, DateOnly totEnMet)
        => partijen.Find(gemeente, totEnMet)?.KoosEigenBerichten(van, totEnMet) == true;

    /// <summary>The person without what rests on a choice that is over; the same object when there is nothing of that.</summary>
    /// <param name="pseudoniem">Who, by pseudonym.</param>
    /// <param name="persoon">What is remembered.</param>
    /// <param name="verwerking">Rules and moment.</param>
    /// <param name="partijen">The choices.</param>
    /// <remarks>
    /// Such a registration is taken away, as the gemeente itself could have done: nothing more is told of it. When a signal was told of it, it is
    /// kept as taken away, so that the gemeente still hears when that proves wrong (AVG art. 19); otherwise it is gone at once.
    /// </remarks>
    internal static Persoonsstaat End(ReadOnlySpan<byte> pseudoniem, Persoonsstaat persoon, Verwerking verwerking, Partijregister partijen)
    {
        var blijft = persoon.Toewijzingen.RemoveAll(t => !Geldt(partijen, t.Gemeente, t.Gezien, verwerking.Dag));
        if (blijft.Length == persoon.Toewijzingen.Length)
            return persoon;
        var beeld = persoon.Beeld;
        // What must be told because of it is told when the person is judged, and not lost here.
        var zwijgend = verwerking with { KanHoren = static _ => false };
        foreach (var voorziening in persoon.Beeld.Voorzieningen)
        {
            if (IsLos(voorziening, blijft) && !voorziening.Verwijderd)
                beeld = Samenloopbepaling.Apply(pseudoniem, beeld, TakeAway(voorziening, verwerking.Moment), zwijgend).Beeld;
        }

        beeld = Vergeten.Remove(beeld, i => IsLos(beeld.Voorzieningen[i], blijft) && !beeld.Signalen.Any(s => s.Voorziening == i));
        return new Persoonsstaat(beeld, beeld.Voorzieningen.IsEmpty ? null : persoon.Bsn, blijft);
    }

    private static bool IsLos(Voorziening voorziening, ImmutableArray<Toewijzing> blijft)
        => Eigenregistratie.Is(voorziening) && !blijft.Any(t => t.RegistratieId == voorziening.Id && t.Gemeente == voorziening.Houder);

    private static Voorziening TakeAway(Voorziening voorziening, DateTimeOffset moment) => voorziening with
    {
        Verwijderd = true,
        Geleverd = new Leverorde(Math.Max(voorziening.Geleverd.Ms, moment.ToUnixTimeMilliseconds()), voorziening.Geleverd.Volgnummer + 1),
    };
}
