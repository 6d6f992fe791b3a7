using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage;

/// <summary>Decides what a step of a processor comes to.</summary>
internal static class Stapbesluit
{
    /// <summary>State, messages and position at once; nothing when the processor is elsewhere.</summary>
    /// <param name="blad">What is booked on.</param>
    /// <param name="stap">The step, with its state sealed.</param>
    /// <param name="uitvoer">Its messages, sealed.</param>
    /// <param name="nu">The present.</param>
    public static Stapuitkomst Commit(IStapblad blad, Processorstap stap, IReadOnlyList<VerzegeldeBoeking> uitvoer, DateTimeOffset nu)
    {
        if ((blad.FindPositie(stap.Processor) ?? Positie.Begin) != stap.Van)
            return new Stapuitkomst(Gezet: false, []);
        var uitgezonden = new List<Bericht>();
        foreach (var verzegeld in uitvoer)
        {
            if (!blad.IsGeclaimd(verzegeld.Boeking.Envelop))
                uitgezonden.Add(blad.Append(verzegeld, nu));
        }

        var nummers = uitgezonden.Select(static b => b.Envelop.Referentienummer).ToHashSet(StringComparer.Ordinal);
        foreach (var aantekening in stap.Aantekeningen)
        {
            if ((aantekening.AlleenMet is not { } met || nummers.Contains(met)) && blad.Mist(aantekening))
                blad.Note(aantekening, nu);
        }

        Finish(blad, stap.Verwerkt, nu);
        blad.Step(stap, nu);
        return new Stapuitkomst(Gezet: true, uitgezonden);
    }

    /// <summary>Sets a processor back; <see langword="false"/> when it never did a step, or is not that far. Its state is sealed.</summary>
    public static bool Reset(IStapblad blad, string processor, Terugzetting terugzetting, DateTimeOffset nu)
    {
        if (blad.FindPositie(processor) is not { } positie || positie < terugzetting.Naar)
            return false;
        Finish(blad, terugzetting.Verwerkt, nu);
        blad.Reset(processor, terugzetting, nu);
        return true;
    }

    private static void Finish(IStapblad blad, IReadOnlyList<Aantekening> verwerkt, DateTimeOffset nu)
    {
        foreach (var (volgnummer, oorzaak) in verwerkt)
        {
            if (blad.FindStand(volgnummer) is { } stand && Overgang.Wacht(stand.Toestand))
                blad.Move(volgnummer, stand.Bezorgd(nu.ToUnixTimeMilliseconds()), nu, oorzaak);
        }
    }
}
