namespace IB.Gateway.Routing;

/// <summary>
/// Determines which provisions and facts of one person coincide, and what the holders are told of it. Pure: the same person, delivery and
/// moment give the same signals with the same ids.
/// </summary>
/// <remarks>
/// Deliveries may arrive in any order and any number of times: which signals stand in the end, and what they say, depends only on what
/// each source said last. What is told on the way there does depend on it.
/// </remarks>
internal static class Samenloopbepaling
{
    /// <summary>Takes in one version of a provision or a fact, or that there is no fact.</summary>
    /// <param name="pseudoniem">Whose: 16 to 32 bytes. It only makes the ids of signals.</param>
    /// <param name="beeld">The person before.</param>
    /// <param name="levering">The version. Of one that was there before, or is older, what is kept is judged again: it may not have been told.</param>
    /// <param name="verwerking">Rules, sources and moment.</param>
    public static Samenloopuitkomst Apply(ReadOnlySpan<byte> pseudoniem, Persoonsbeeld beeld, Levering levering, Verwerking verwerking) => levering switch
    {
        Voorziening voorziening => Apply(pseudoniem, beeld, voorziening, verwerking),
        Feit feit => Apply(pseudoniem, beeld, feit, verwerking),
        Leegmelding melding => Apply(pseudoniem, beeld, melding, verwerking),
        _ => throw new ArgumentOutOfRangeException(nameof(levering), levering.GetType().Name, "Onbekende levering."),
    };

    /// <summary>
    /// Judges all provisions and facts anew, as things are at this moment: when a rule came, a ground begins to hold, or a holder can be reached again.
    /// </summary>
    public static Samenloopuitkomst Reevaluate(ReadOnlySpan<byte> pseudoniem, Persoonsbeeld beeld, Verwerking verwerking)
    {
        var bepaling = new Bepaling(pseudoniem, beeld, Leverorde.At(verwerking.Moment, 0), verwerking);
        foreach (var regel in verwerking.Regels.Alle)
        {
            for (var v = 0; v < beeld.Voorzieningen.Length; v++)
                bepaling.JudgeVoorziening(regel, v, doorHouder: false);
        }

        return bepaling.Finish(Opname.Herhaald);
    }

    private static Samenloopuitkomst Apply(ReadOnlySpan<byte> pseudoniem, Persoonsbeeld beeld, Voorziening voorziening, Verwerking verwerking)
    {
        var (opname, nieuw, plek) = Opneming.Take(beeld, voorziening, verwerking);
        var bepaling = new Bepaling(pseudoniem, nieuw, voorziening.Geleverd, verwerking);
        foreach (var regel in verwerking.Regels.Alle)
        {
            if (plek >= 0 && MustJudge(opname))
                bepaling.JudgeVoorziening(regel, plek, doorHouder: IsOpgenomen(opname));
            else if (opname == Opname.GeenGrondslag && regel.Domein == voorziening.Domein)
                bepaling.CheckGrondslag(regel);
        }

        return bepaling.Finish(opname);
    }

    private static Samenloopuitkomst Apply(ReadOnlySpan<byte> pseudoniem, Persoonsbeeld beeld, Feit feit, Verwerking verwerking)
    {
        var (opname, nieuw, plek) = Opneming.Take(beeld, feit, verwerking);
        var bepaling = new Bepaling(pseudoniem, nieuw, feit.Geleverd, verwerking);
        foreach (var regel in verwerking.Regels.Alle)
        {
            if (regel.Bron != feit.Bron)
                continue;
            if (plek >= 0 && MustJudge(opname))
                bepaling.JudgeFeit(regel, plek);
            else if (opname == Opname.GeenGrondslag)
                bepaling.CheckGrondslag(regel);
        }

        return bepaling.Finish(opname);
    }

    private static Samenloopuitkomst Apply(ReadOnlySpan<byte> pseudoniem, Persoonsbeeld beeld, Leegmelding melding, Verwerking verwerking)
    {
        var opname = Opneming.Judge(beeld, melding, verwerking);
        var uitkomst = new Samenloopuitkomst(beeld, [], [], [], opname);
        if (!MustJudge(opname))
            return uitkomst;
        var feiten = IsOpgenomen(opname)
            ? Kopievergelijking.Diff(beeld, melding.Bron, [], melding.Geleverd)
            : [.. beeld.Feiten.Where(f => f.Bron == melding.Bron)];
        foreach (var feit in feiten)
            uitkomst = uitkomst.Met(Apply(pseudoniem, uitkomst.Beeld, feit, verwerking));
        return IsOpgenomen(opname) ? uitkomst with { Beeld = uitkomst.Beeld.Met(new Leegte(melding.Bron, melding.Geleverd)) } : uitkomst;
    }

    private static bool IsOpgenomen(Opname opname) => opname is Opname.Nieuw or Opname.Vervangen;

    private static bool MustJudge(Opname opname) => IsOpgenomen(opname) || opname is Opname.Herhaald or Opname.Verouderd;
}
