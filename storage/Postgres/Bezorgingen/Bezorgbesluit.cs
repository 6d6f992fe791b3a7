namespace IB.Gateway.Storage.Postgres;

/// <summary>Decides how deliveries go from state to state.</summary>
internal static class Bezorgbesluit
{
    public static int StartPoging(Bezorgblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (blad.Find(volgnummer) is not { } rij || rij.Stand.Begin() is not { } begonnen)
            return 0;
        blad.Move(rij, begonnen, nu, oorzaak);
        return begonnen.Pogingen;
    }

    /// <exception cref="InvalidOperationException">The message is not to be delivered.</exception>
    public static bool CompletePoging(Bezorgblad blad, long volgnummer, Pogingsuitkomst uitkomst, DateTimeOffset nu)
    {
        var rij = blad.Find(volgnummer) ?? throw new InvalidOperationException($"Bericht {volgnummer} heeft geen bezorging.");
        if (rij.Stand.NaPoging(uitkomst, nu.ToUnixTimeMilliseconds()) is not { } naar)
            return false;
        blad.Move(rij, naar, nu, uitkomst.Oorzaak);
        if (uitkomst.Foutcode is { } code)
            blad.Refuse(volgnummer, code);
        return true;
    }

    public static Bevestiging Confirm(Bezorgblad blad, string partij, string referentienummer, DateTimeOffset nu, string oorzaak)
    {
        // Waiting ones first, then what was confirmed already, then what we had given up.
        var rij = blad.Find(partij, referentienummer).Where(static r => r.Stand.Toestand != Toestand.Vastgehouden).MinBy(static r => (Rang(r.Stand.Toestand), r.Volgnummer));
        if (rij is null)
            return Bevestiging.Onbekend;
        if (rij.Stand.Toestand == Toestand.Bezorgd)
            return Bevestiging.WasBevestigd;
        blad.Move(rij, rij.Stand.Bezorgd(nu.ToUnixTimeMilliseconds()), nu, oorzaak);
        return Bevestiging.Bevestigd;
    }

    public static bool Resend(Bezorgblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (blad.Find(volgnummer) is not { } rij || rij.Stand.Opnieuw(nu.ToUnixTimeMilliseconds()) is not { } opnieuw || !blad.HasInhoud(volgnummer))
            return false;
        blad.Move(rij, opnieuw, nu, oorzaak);
        return true;
    }

    public static bool Hold(Bezorgblad blad, long volgnummer, long totMs, DateTimeOffset nu, string oorzaak)
    {
        if (blad.Find(volgnummer) is not { } rij || rij.Stand.Verzet(totMs) is not { } verzet)
            return false;
        blad.Move(rij, verzet, nu, oorzaak);
        return true;
    }

    private static int Rang(Toestand toestand) => Overgang.Wacht(toestand) ? 1 : toestand == Toestand.Bezorgd ? 2 : 3;
}
