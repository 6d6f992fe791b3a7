using System.Collections.Immutable;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>The Toewijzingen of one person while a message is taken in. For one thread.</summary>
internal sealed class Toewijzingboek(Persoonsstaat persoon)
{
    private readonly HashSet<(string Gemeente, long Nummer)> _geraakt = [];
    private ImmutableArray<Toewijzing> _toewijzingen = persoon.Toewijzingen;

    /// <summary>Takes in what a message says of one; false when there is no room for it.</summary>
    /// <param name="gemeente">Whose Toewijzing it is.</param>
    /// <param name="levering">What the message says.</param>
    /// <param name="ontvangen">The day on which it was accepted.</param>
    internal bool TryTake(string gemeente, Eigenlevering levering, DateOnly ontvangen)
    {
        var plek = IndexOf(gemeente, levering);
        if (plek < 0 && _toewijzingen.Length >= Persoonsbeeld.MaxVoorzieningen)
            return false;
        var eerder = plek < 0
            ? new Toewijzing(gemeente, levering.Nummer, levering.Aanbieder, ontvangen, FindGeleverd(gemeente, levering.Nummer), null, [])
            : _toewijzingen[plek];
        if (eerder.Take(levering, ontvangen) is not { } later)
            return false;
        _toewijzingen = plek < 0 ? _toewijzingen.Add(later) : _toewijzingen.SetItem(plek, later);
        _geraakt.Add((gemeente, levering.Nummer));
        return true;
    }

    /// <summary>The registrations that follow from what was taken in.</summary>
    internal IEnumerable<Levering> Derive()
    {
        foreach (var (gemeente, nummer) in _geraakt)
        {
            var alle = _toewijzingen.Where(t => t.Nummer == nummer && t.Gemeente == gemeente && t.Versie is not null).ToList();
            if (alle.Count == 0)
                continue;
            // A number is of one aanbieder (TR332). When it is not, the latest version decides, and the place in the order still only grows.
            var geleverd = new Leverorde(alle.Max(static t => t.Geleverd.Ms), alle.Aggregate(0UL, static (som, t) => som + t.Geleverd.Volgnummer));
            yield return Eigenregistratie.Derive(alle.MaxBy(static t => t.Versie!.Orde)! with { Geleverd = geleverd })!;
        }
    }

    /// <summary>What is remembered of them beside this person; without those of which the registration was over too long to be kept.</summary>
    internal ImmutableArray<Toewijzing> Close(Persoonsbeeld beeld)
        => _geraakt.Count == 0 ? _toewijzingen : _toewijzingen.RemoveAll(t => t.Versie is not null && !HasRegistratie(beeld, t));

    /// <summary>Whether the registration that follows from it is kept.</summary>
    internal static bool HasRegistratie(Persoonsbeeld beeld, Toewijzing toewijzing)
        => beeld.Voorzieningen.Any(v => v.Id == toewijzing.RegistratieId && v.Houder == toewijzing.Gemeente);

    // After what was known of it before, if anything is left: a choice may have ended and begun again.
    private Leverorde FindGeleverd(string gemeente, long nummer) => _toewijzingen.Any(t => t.Nummer == nummer && t.Gemeente == gemeente)
        ? default
        : persoon.Beeld.Voorzieningen.FirstOrDefault(v => v.Houder == gemeente && v.Id == Eigenregistratie.Id(nummer))?.Geleverd ?? default;

    private int IndexOf(string gemeente, Eigenlevering levering)
    {
        for (var i = 0; i < _toewijzingen.Length; i++)
        {
            if (_toewijzingen[i].IsVan(gemeente, levering))
                return i;
        }

        return -1;
    }
}
