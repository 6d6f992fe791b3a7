using IB.Gateway.Telemetrie;

namespace IB.Gateway.Beheer;

/// <summary>Answers the questions of an orchestrator: is the process alive, and may it have messages?</summary>
internal sealed class Gezondheid(
    Opstartfase opstart, Hartslag hartslag, IEnumerable<IGereedheidscheck> checks, Beheeropties opties)
{
    /// <summary>
    /// Alive as long as no loop hangs. A failing loop or store does not count: starting the process again would not mend it,
    /// and an operator needs the process to see why.
    /// </summary>
    public Levend CheckLevend()
    {
        var lussen = hartslag.List();
        var levend = !lussen.Any(l => l.Hangt(opties.MaxStilte));
        return new Levend(levend ? Levend.Ja : Levend.Nee, [.. lussen.Select(l => new Luslevend(
            l.Naam, Labelwaarde.Of(l.Toestand), l.Hangt(opties.MaxStilte), l.LaatsteVoortgang, l.Herstarts, l.LaatsteFout))]);
    }

    /// <summary>Ready in <see cref="Fase.Gereed"/>, as long as no check is at fault.</summary>
    public Gereedheid CheckGereed()
    {
        var verloop = opstart.Verloop;
        var resultaten = checks.SelectMany(c => c.Check()).ToArray();
        var gereed = verloop[^1].Fase == Fase.Gereed && resultaten.All(r => r.Status != Checkstatus.Fout);
        return new Gereedheid(
            gereed ? Gereedheid.Ja : Gereedheid.Nee,
            Labelwaarde.Of(verloop[^1].Fase),
            [.. verloop.Select(f => new Faseverloop(Labelwaarde.Of(f.Fase), f.Op))],
            [.. resultaten.Select(r => new Checkantwoord(r.Naam, Labelwaarde.Of(r.Status), r.Oorzaak, r.LaatsteVoortgang))]);
    }
}
