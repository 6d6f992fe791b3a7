using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Decides what a step of a processor comes to.</summary>
internal static class Stapbesluit
{
    /// <summary>Says what a step needs.</summary>
    public static void Ask(Journaalblad blad, Processorstap stap, IReadOnlyList<VerzegeldeBoeking> uitvoer)
    {
        blad.Processors.Ask(stap.Processor);
        blad.Beurten.Ask(Beurt.VanProcessor(stap.Processor));
        foreach (var boeking in uitvoer)
            blad.Ask(boeking);
        foreach (var aantekening in stap.Aantekeningen)
        {
            blad.AskBestaat(aantekening.Volgnummer);
            blad.Bezorging.AskLijn(aantekening);
        }

        foreach (var (volgnummer, _) in stap.Verwerkt)
            blad.Bezorging.Ask(volgnummer);
    }

    /// <summary>State, messages and position at once; nothing when the processor is elsewhere, or another node has its turn.</summary>
    /// <param name="blad">What is booked on.</param>
    /// <param name="stap">The step, with its state sealed.</param>
    /// <param name="uitvoer">Its messages, sealed.</param>
    /// <param name="beurt">The number of the turn that this node last took for the processor.</param>
    /// <param name="nu">The present.</param>
    public static Stapuitkomst Commit(Journaalblad blad, Processorstap stap, IReadOnlyList<VerzegeldeBoeking> uitvoer, long? beurt, DateTimeOffset nu)
    {
        var positie = blad.Processors.Find(stap.Processor) ?? Positie.Begin;
        if (positie != stap.Van || !blad.Beurten.MagZonder(Beurt.VanProcessor(stap.Processor), beurt))
            return new Stapuitkomst(Gezet: false, []);
        var uitgezonden = uitvoer.Select(u => Send(blad, u, nu)).OfType<Bericht>().ToList();
        var nummers = uitgezonden.Select(static b => b.Envelop.Referentienummer).ToHashSet(StringComparer.Ordinal);
        foreach (var aantekening in stap.Aantekeningen.Where(a => a.AlleenMet is not { } met || nummers.Contains(met)))
            Note(blad, aantekening, nu);
        foreach (var (volgnummer, oorzaak) in stap.Verwerkt)
            Finish(blad, volgnummer, oorzaak, nu);
        blad.Processors.Step(stap, nu);
        return new Stapuitkomst(Gezet: true, uitgezonden);
    }

    public static bool Reset(
        Journaalblad blad, string processor, Positie naar, Ingreep ingreep, IReadOnlyList<Staat> staten, long? beurt, DateTimeOffset nu)
    {
        if (blad.Processors.Find(processor) is not { } positie || positie < naar || !blad.Beurten.MagZonder(Beurt.VanProcessor(processor), beurt))
            return false;
        blad.Processors.Reset(processor, naar, ingreep, staten, nu);
        return true;
    }

    private static Bericht? Send(Journaalblad blad, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
        => blad.Claims.Find(verzegeld.Boeking.Envelop) is null ? Inboekbesluit.Append(blad, verzegeld, nu).Bericht : null;

    private static void Note(Journaalblad blad, Aantekening aantekening, DateTimeOffset nu)
    {
        if (blad.Bestaat(aantekening.Volgnummer) && !blad.Bezorging.HasLijn(aantekening))
            blad.Bezorging.AddLijn(aantekening.Volgnummer, nu, toestand: null, aantekening.Oorzaak);
    }

    private static void Finish(Journaalblad blad, long volgnummer, string oorzaak, DateTimeOffset nu)
    {
        if (blad.Bezorging.Find(volgnummer) is { } rij && Overgang.Wacht(rij.Stand.Toestand))
            blad.Bezorging.Move(rij, rij.Stand.Bezorgd(nu.ToUnixTimeMilliseconds()), nu, oorzaak);
    }
}
