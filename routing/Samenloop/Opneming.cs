namespace IB.Gateway.Routing;

/// <summary>Whether a delivery is taken into what is kept of a person, and where. Pure.</summary>
internal static class Opneming
{
    // Clocks differ; a day that was filled in wrong differs more.
    private static readonly TimeSpan Voorloop = TimeSpan.FromHours(1);

    /// <summary>What becomes of a provision, the person with it, and its place there (-1 when no version of it is kept).</summary>
    internal static (Opname Opname, Persoonsbeeld Beeld, int Plek) Take(Persoonsbeeld beeld, Voorziening voorziening, Verwerking verwerking)
    {
        var plek = beeld.IndexOf(voorziening);
        var opname = Decide(
            voorziening, plek < 0 ? null : voorziening.CompareVersie(beeld.Voorzieningen[plek]), isIngehaald: false, HasGrondslag(voorziening, verwerking),
            beeld.Voorzieningen.Length >= Persoonsbeeld.MaxVoorzieningen, verwerking);
        return opname switch
        {
            Opname.Nieuw =>
                (opname, new Persoonsbeeld(beeld.Voorzieningen.Add(voorziening), beeld.Feiten, beeld.Signalen, beeld.Leegten), beeld.Voorzieningen.Length),
            Opname.Vervangen => (opname, new Persoonsbeeld(beeld.Voorzieningen.SetItem(plek, voorziening), beeld.Feiten, beeld.Signalen, beeld.Leegten), plek),
            _ => (opname, beeld, plek),
        };
    }

    /// <summary>What becomes of a fact, the person with it, and its place there (-1 when no version of it is kept).</summary>
    internal static (Opname Opname, Persoonsbeeld Beeld, int Plek) Take(Persoonsbeeld beeld, Feit feit, Verwerking verwerking)
    {
        var plek = beeld.IndexOf(feit);
        var isIngehaald = feit.Geleverd < verwerking.Stand(feit.Bron).LaatsteKopie || feit.Geleverd < beeld.LeegSinds(feit.Bron);
        var opname = Decide(
            feit, plek < 0 ? null : feit.CompareVersie(beeld.Feiten[plek]), isIngehaald, HasGrondslag(feit.Bron, verwerking),
            beeld.Feiten.Length >= Persoonsbeeld.MaxFeiten, verwerking);
        return opname switch
        {
            Opname.Nieuw => (opname, new Persoonsbeeld(beeld.Voorzieningen, beeld.Feiten.Add(feit), beeld.Signalen, beeld.Leegten), beeld.Feiten.Length),
            Opname.Vervangen => (opname, new Persoonsbeeld(beeld.Voorzieningen, beeld.Feiten.SetItem(plek, feit), beeld.Signalen, beeld.Leegten), plek),
            _ => (opname, beeld, plek),
        };
    }

    /// <summary>What becomes of a source saying that it has no fact of the person.</summary>
    internal static Opname Judge(Persoonsbeeld beeld, Leegmelding melding, Verwerking verwerking)
    {
        if (IsToekomstig(melding.Geleverd, verwerking.Moment))
            return Opname.Toekomstig;
        if (melding.Geleverd < verwerking.Stand(melding.Bron).LaatsteKopie)
            return Opname.Verouderd;
        if (beeld.LeegSinds(melding.Bron) is { } bekend)
            return Supersede(melding.Geleverd.CompareTo(bekend));
        if (beeld.Feiten.Any(f => f.Bron == melding.Bron))
            return Opname.Vervangen;
        if (Vergeten.DagGeleverd(melding) <= verwerking.Vergeetgrens)
            return Opname.Verlopen;
        return HasGrondslag(melding.Bron, verwerking) ? Opname.Nieuw : Opname.GeenGrondslag;
    }

    /// <summary>Whether a source dates something so far ahead that it would bar every correction until then.</summary>
    internal static bool IsToekomstig(Leverorde geleverd, DateTimeOffset moment) => geleverd.Moment > moment + Voorloop;

    /// <summary>What becomes of one version.</summary>
    /// <param name="levering">The version.</param>
    /// <param name="orde">How it compares with the one that is kept; <see langword="null"/> when none is.</param>
    /// <param name="isIngehaald">Whether its source has spoken of everything since.</param>
    /// <param name="heeftGrondslag">Whether a rule that could use it has a ground today.</param>
    /// <param name="isVol">Whether there is no room for another.</param>
    /// <param name="verwerking">Sources and moment.</param>
    private static Opname Decide(Levering levering, int? orde, bool isIngehaald, bool heeftGrondslag, bool isVol, Verwerking verwerking)
    {
        if (IsToekomstig(levering.Geleverd, verwerking.Moment))
            return Opname.Toekomstig;
        if (isIngehaald)
            return Opname.Verouderd;
        // What is kept must be right, also while nothing may be compared; what is not kept must not come in then.
        if (orde is { } vergeleken)
            return Supersede(vergeleken);
        if (IsVerlopen(levering, verwerking))
            return Opname.Verlopen;
        if (!heeftGrondslag)
            return Opname.GeenGrondslag;
        return isVol ? Opname.Vol : Opname.Nieuw;
    }

    private static Opname Supersede(int orde) => orde switch
    {
        > 0 => Opname.Vervangen,
        0 => Opname.Herhaald,
        _ => Opname.Verouderd,
    };

    // What was forgotten would come back with the next full copy, or with an old version that was long under way, and be told anew.
    private static bool IsVerlopen(Levering levering, Verwerking verwerking)
        => Vergeten.OverSinds(levering) <= verwerking.Vergeetgrens || Vergeten.DagGeleverd(levering) <= verwerking.Vergeetgrens;

    private static bool HasGrondslag(Voorziening voorziening, Verwerking verwerking)
    {
        foreach (var regel in verwerking.Regels.Alle)
        {
            if (regel.Domein == voorziening.Domein && regel.Geldt(verwerking.Dag))
                return true;
        }

        return false;
    }

    private static bool HasGrondslag(Bron bron, Verwerking verwerking)
    {
        foreach (var regel in verwerking.Regels.Alle)
        {
            if (regel.Bron == bron && regel.Geldt(verwerking.Dag))
                return true;
        }

        return false;
    }
}
