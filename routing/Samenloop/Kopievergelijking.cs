namespace IB.Gateway.Routing;

/// <summary>A full copy of a source, as the differences with what is kept. Pure.</summary>
internal static class Kopievergelijking
{
    /// <summary>
    /// The versions that the copy brings for one person: facts that are new or say something else, and a NEE for each that the copy no longer
    /// has. To be called for everybody in the copy, and for everybody else of whom a fact of the source is kept.
    /// </summary>
    /// <param name="beeld">The person.</param>
    /// <param name="bron">The source.</param>
    /// <param name="inKopie">The person's facts in the copy, all delivered at <paramref name="kopie"/>; empty when it is not in the copy.</param>
    /// <param name="kopie">Place of the whole copy in the order of its source.</param>
    /// <returns>Versions to apply in this order; empty for nearly everybody. What the source said after the copy is left as it is.</returns>
    /// <exception cref="ArgumentException">A fact is of another source or delivery.</exception>
    public static IReadOnlyList<Feit> Diff(Persoonsbeeld beeld, Bron bron, IReadOnlyList<Feit> inKopie, Leverorde kopie)
    {
        List<Feit>? verschillen = null;
        foreach (var feit in inKopie)
        {
            if (feit.Bron != bron || feit.Geleverd != kopie)
                throw new ArgumentException("A fact is not of this copy.", nameof(inKopie));
            var plek = beeld.IndexOf(feit);
            if (plek < 0 || (beeld.Feiten[plek].Geleverd <= kopie && !beeld.Feiten[plek].ZegtHetzelfde(feit)))
                (verschillen ??= []).Add(feit);
        }

        foreach (var feit in beeld.Feiten)
        {
            // What was an error stays one, and what ended has ended.
            if (feit.Bron == bron && feit.Geleverd < kopie && !feit.Verwijderd && feit.Status != Feitstatus.Nee && !Contains(inKopie, feit))
                (verschillen ??= []).Add(feit with { Status = Feitstatus.Nee, Periode = null, BeginOnbekend = false, Geleverd = kopie });
        }

        return verschillen ?? (IReadOnlyList<Feit>)[];
    }

    private static bool Contains(IReadOnlyList<Feit> feiten, Feit gezocht)
    {
        for (var i = 0; i < feiten.Count; i++)
        {
            if (feiten[i].IsZelfde(gezocht))
                return true;
        }

        return false;
    }
}
