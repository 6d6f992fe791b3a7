namespace IB.Gateway.Routing;

/// <summary>Whether a delivery is taken into what is kept of a person, and where. Pure.</summary>
internal static class Opneming
{
    // Clocks differ; a day that was filled in wrong differs more.
    private static readonly TimeSpan Voorloop = TimeSpan.FromHours(1);

    /// <summary>What becomes of a provision, the person with it, and its place there (-1 when it is refused).</summary>
    internal static (Opname Opname, Persoonsbeeld Beeld, int Plek) Take(Persoonsbeeld beeld, Voorziening voorziening, Verwerking verwerking)
    {
        var plek = beeld.IndexOf(voorziening);
        var opname = IsToekomstig(voorziening.Geleverd, verwerking.Moment) ? Opname.Toekomstig
            : plek >= 0 ? Supersede(voorziening.CompareVersie(beeld.Voorzieningen[plek]))
            : IsVerlopen(voorziening, verwerking) ? Opname.Verlopen
            : !HasGrondslag(voorziening, verwerking) ? Opname.GeenGrondslag
            : beeld.Voorzieningen.Length >= Persoonsbeeld.MaxVoorzieningen ? Opname.Vol
            : Opname.Nieuw;
        return opname switch
        {
            Opname.Nieuw => (opname, new Persoonsbeeld(beeld.Voorzieningen.Add(voorziening), beeld.Feiten, beeld.Signalen, beeld.Leegten), beeld.Voorzieningen.Length),
            Opname.Vervangen => (opname, new Persoonsbeeld(beeld.Voorzieningen.SetItem(plek, voorziening), beeld.Feiten, beeld.Signalen, beeld.Leegten), plek),
            _ => (opname, beeld, -1),
        };
    }

    /// <summary>What becomes of a fact, the person with it, and its place there (-1 when it is refused).</summary>
    internal static (Opname Opname, Persoonsbeeld Beeld, int Plek) Take(Persoonsbeeld beeld, Feit feit, Verwerking verwerking)
    {
        var plek = beeld.IndexOf(feit);
        var opname = IsToekomstig(feit.Geleverd, verwerking.Moment) ? Opname.Toekomstig
            : feit.Geleverd < verwerking.Stand(feit.Bron).LaatsteKopie || feit.Geleverd < beeld.LeegSinds(feit.Bron) ? Opname.Verouderd
            : plek >= 0 ? Supersede(feit.CompareVersie(beeld.Feiten[plek]))
            : IsVerlopen(feit, verwerking) ? Opname.Verlopen
            : !HasGrondslag(feit.Bron, verwerking) ? Opname.GeenGrondslag
            : beeld.Feiten.Length >= Persoonsbeeld.MaxFeiten ? Opname.Vol
            : Opname.Nieuw;
        return opname switch
        {
            Opname.Nieuw => (opname, new Persoonsbeeld(beeld.Voorzieningen, beeld.Feiten.Add(feit), beeld.Signalen, beeld.Leegten), beeld.Feiten.Length),
            Opname.Vervangen => (opname, new Persoonsbeeld(beeld.Voorzieningen, beeld.Feiten.SetItem(plek, feit), beeld.Signalen, beeld.Leegten), plek),
            _ => (opname, beeld, -1),
        };
    }

    /// <summary>What becomes of a source saying that it has no fact of the person.</summary>
    internal static Opname Judge(Persoonsbeeld beeld, Leegmelding melding, Verwerking verwerking)
        => IsToekomstig(melding.Geleverd, verwerking.Moment) ? Opname.Toekomstig
            : melding.Geleverd < verwerking.Stand(melding.Bron).LaatsteKopie ? Opname.Verouderd
            : beeld.LeegSinds(melding.Bron) is { } bekend ? Supersede(melding.Geleverd.CompareTo(bekend))
            : beeld.Feiten.Any(f => f.Bron == melding.Bron) ? Opname.Vervangen
            : Vergeten.DagGeleverd(melding) <= verwerking.Vergeetgrens ? Opname.Verlopen
            : !HasGrondslag(melding.Bron, verwerking) ? Opname.GeenGrondslag
            : Opname.Nieuw;

    private static Opname Supersede(int orde) => orde switch
    {
        > 0 => Opname.Vervangen,
        0 => Opname.Herhaald,
        _ => Opname.Verouderd,
    };

    /// <summary>Whether a source dates something so far ahead that it would bar every correction until then.</summary>
    internal static bool IsToekomstig(Leverorde geleverd, DateTimeOffset moment) => geleverd.Moment > moment + Voorloop;

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
