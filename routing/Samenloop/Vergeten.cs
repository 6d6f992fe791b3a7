using System.Collections.Immutable;

namespace IB.Gateway.Routing;

/// <summary>What is no longer kept of a person. Pure.</summary>
internal static class Vergeten
{
    /// <summary>
    /// The person without what is over longer than it may be kept; the same object when that is nothing. When
    /// <see cref="Persoonsbeeld.IsLeeg"/> holds, nothing of the person is kept at all.
    /// </summary>
    /// <remarks>
    /// A provision goes when it is over or was taken back so long ago. A fact goes then too, but not while a provision that it coincides with
    /// is kept: without the fact that signal would lose its end, and a negative rule would tell that it is missing. Signals go with either. That a
    /// source has no fact goes with its next full copy, which says so of everybody.
    /// </remarks>
    public static Persoonsbeeld Forget(Persoonsbeeld beeld, Verwerking verwerking)
    {
        var grens = verwerking.Vergeetgrens;
        var voorzieningen = new int[beeld.Voorzieningen.Length];
        var feiten = new int[beeld.Feiten.Length];
        var (aantalVoorzieningen, aantalFeiten) = (0, 0);
        for (var i = 0; i < voorzieningen.Length; i++)
            voorzieningen[i] = OverSinds(beeld.Voorzieningen[i]) <= grens ? -1 : aantalVoorzieningen++;
        for (var i = 0; i < feiten.Length; i++)
            feiten[i] = OverSinds(beeld.Feiten[i]) <= grens && !IsNodig(beeld.Feiten[i], beeld, voorzieningen) ? -1 : aantalFeiten++;
        var leegten = beeld.Leegten.RemoveAll(l => DagVan(l.Sinds) <= grens || l.Sinds <= verwerking.Stand(l.Bron).LaatsteKopie);
        if (aantalVoorzieningen == voorzieningen.Length && aantalFeiten == feiten.Length && leegten.Length == beeld.Leegten.Length)
            return beeld;
        return new Persoonsbeeld(
            [.. beeld.Voorzieningen.Where((_, i) => voorzieningen[i] >= 0)],
            [.. beeld.Feiten.Where((_, i) => feiten[i] >= 0)],
            Renumber(beeld.Signalen, voorzieningen, feiten), leegten);
    }

    /// <summary>The person without these provisions and the signals about them; the same object when there are none.</summary>
    /// <param name="beeld">The person.</param>
    /// <param name="isWeg">Whether the provision at a place goes.</param>
    internal static Persoonsbeeld Remove(Persoonsbeeld beeld, Func<int, bool> isWeg)
    {
        var voorzieningen = new int[beeld.Voorzieningen.Length];
        var over = 0;
        for (var i = 0; i < voorzieningen.Length; i++)
            voorzieningen[i] = isWeg(i) ? -1 : over++;
        return over == voorzieningen.Length
            ? beeld
            : new Persoonsbeeld(
                [.. beeld.Voorzieningen.Where((_, i) => voorzieningen[i] >= 0)], beeld.Feiten,
                Renumber(beeld.Signalen, voorzieningen, [.. Enumerable.Range(0, beeld.Feiten.Length)]), beeld.Leegten);
    }

    /// <summary>The first day on which it was over; <see langword="null"/> while it runs.</summary>
    internal static DateOnly? OverSinds(Levering levering) => levering switch
    {
        { Verwijderd: true } or Feit { Status: Feitstatus.Nee } or Feit { Periode: null } => DagGeleverd(levering),
        Voorziening voorziening => voorziening.Periode.Tot,
        Feit feit => feit.Periode!.Value.Tot,
        _ => throw new ArgumentOutOfRangeException(nameof(levering), levering.GetType().Name, "Onbekende levering."),
    };

    /// <summary>The day on which its source delivered it (UTC: a day more or less does not matter to retention).</summary>
    internal static DateOnly DagGeleverd(Levering levering) => DagVan(levering.Geleverd);

    private static DateOnly DagVan(Leverorde orde) => DateOnly.FromDateTime(orde.Moment.UtcDateTime);

    private static bool IsNodig(Feit feit, Persoonsbeeld beeld, int[] voorzieningen)
    {
        if (feit.Verwijderd || feit.Status == Feitstatus.Nee || feit.Periode is not { } periode)
            return false;
        for (var i = 0; i < voorzieningen.Length; i++)
        {
            if (voorzieningen[i] >= 0 && beeld.Voorzieningen[i].Periode.Overlapt(periode))
                return true;
        }

        return false;
    }

    private static ImmutableArray<Signaalstand> Renumber(ImmutableArray<Signaalstand> signalen, int[] voorzieningen, int[] feiten)
    {
        var over = ImmutableArray.CreateBuilder<Signaalstand>(signalen.Length);
        foreach (var stand in signalen)
        {
            var voorziening = voorzieningen[stand.Voorziening];
            var feit = stand.Feit == Signaalstand.GeenFeit ? Signaalstand.GeenFeit : feiten[stand.Feit];
            if (voorziening >= 0 && (feit >= 0 || stand.Feit == Signaalstand.GeenFeit))
                over.Add(stand with { Voorziening = voorziening, Feit = feit });
        }

        return over.DrainToImmutable();
    }
}
