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

    public static int StartOphaling(Bezorgblad blad, long volgnummer, int hoogstens, DateTimeOffset nu, string oorzaak)
        => blad.Find(volgnummer) is { } rij && rij.Stand.BeginOphaling(hoogstens) is { } begonnen ? MoveOphaling(blad, rij, begonnen, nu, oorzaak) : 0;

    public static int JoinOphaling(Bezorgblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
        => blad.Find(volgnummer) is { } rij && rij.Stand.JoinOphaling() is { } begonnen ? MoveOphaling(blad, rij, begonnen, nu, oorzaak) : 0;

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

    public static Bevestiging Confirm(Bezorgblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (blad.Find(volgnummer) is not { Stand.IsGegeven: true } rij)
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

    private static int MoveOphaling(Bezorgblad blad, Bezorgrij rij, Bezorgstand begonnen, DateTimeOffset nu, string oorzaak)
    {
        blad.Move(rij, begonnen, nu, oorzaak);
        return begonnen.Ophalingen;
    }
}
