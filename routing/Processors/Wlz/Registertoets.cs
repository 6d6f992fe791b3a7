namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Answers whether somebody has a Wlz-indicatie, of what the CIZ said last. Pure; it leaves nothing behind.</summary>
internal static class Registertoets
{
    /// <param name="beeld">What is known of the person.</param>
    /// <param name="peil">How far the register is known.</param>
    /// <param name="dag">The day on which it is asked.</param>
    internal static Toetsuitslag Answer(Persoonsbeeld beeld, Bronpeil peil, DateOnly dag)
    {
        if (peil.Laatst is not { } laatst)
            return new Toetsuitslag.Fout(Wlzregels.RegisterOnbekend);
        var peildatum = Berichttijd.Dag(laatst.Moment);
        var feit = beeld.Feiten.Where(IsPositief)
            .OrderBy(f => Rank(f.Periode!.Value, dag)).ThenBy(static f => f.Status).ThenByDescending(static f => f.Periode).FirstOrDefault();
        if (feit is not null)
            return new Toetsuitslag.Gevonden(
                feit.Status == Feitstatus.Onbekend, feit.Afgifte, feit.BeginOnbekend ? null : feit.Periode!.Value.Van, feit.Periode!.Value.Einddatum,
                peildatum);
        // Only a copy speaks of everybody: without all of one, that nothing is known of somebody says nothing.
        return peil.LaatsteKopie is null || peil.IsHalf ? new Toetsuitslag.Fout(Wlzregels.RegisterOnbekend) : new Toetsuitslag.NietInKopie(peildatum);
    }

    /// <summary>What runs comes before what is to begin, and that before what is over.</summary>
    private static int Rank(Dagperiode periode, DateOnly dag) => periode.Omvat(dag) ? 0 : periode.Van > dag ? 1 : 2;

    private static bool IsPositief(Feit feit)
        => feit is { Bron: Bron.Ciz, Verwijderd: false, Periode: not null, Status: Feitstatus.Ja or Feitstatus.Onbekend };
}
