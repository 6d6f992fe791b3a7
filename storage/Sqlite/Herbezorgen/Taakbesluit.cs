using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Herbezorgen;

/// <summary>Decides on tasks. Runs on the writer's thread, inside its transaction.</summary>
internal static class Taakbesluit
{
    public static Taakvorming Create(Boekblad blad, Herbezorgopdracht opdracht, DateTimeOffset nu)
    {
        var vraag = Zoekvraagtekst.Write(opdracht.Vraag);
        if (Taakrij.FindOpen(blad.Database, vraag) is { } open)
            return new Taakvorming(open, Nieuw: false);
        var id = blad.Database.Scalar("SELECT coalesce(max(id), 0) + 1 FROM herbezorgtaak", static q => q.Long(0));
        blad.Book(new HerbezorgtaakGemaakt(
            id, vraag, opdracht.Reden, opdracht.Tempo, opdracht.Proef, blad.VolgendVolgnummer - 1, opdracht.Totaal, nu.ToUnixTimeMilliseconds()));
        return new Taakvorming(Get(blad, id), Nieuw: true);
    }

    public static Taakwijziging Move(Boekblad blad, long id, Taakdaad daad, DateTimeOffset nu, string oorzaak)
    {
        if (Taakrij.Find(blad.Database, id) is not { } taak)
            return new Taakwijziging(null, Gelukt: false);
        if (Taakovergang.Na(taak.Stand, taak.ProefVoorbij, daad) is not { } naar)
            return new Taakwijziging(taak, Gelukt: false);
        if (naar == taak.Stand)
            return new Taakwijziging(taak, Gelukt: true);
        blad.Book(new HerbezorgtaakVerplaatst(id, taak.Stand, naar, nu.ToUnixTimeMilliseconds(), oorzaak));
        return new Taakwijziging(Get(blad, id), Gelukt: true);
    }

    /// <summary>Deals with messages. A message is claimed and put ready in one group of the log, so a crash leaves both or neither.</summary>
    public static Claimronde Claim(Boekblad blad, long id, IReadOnlyList<long> volgnummers, DateTimeOffset nu)
    {
        var taak = Get(blad, id);
        var partijen = new HashSet<string>(StringComparer.Ordinal);
        var oorzaak = Historietekst.Herbezorgd(taak);
        foreach (var volgnummer in volgnummers)
        {
            if (taak.Stand != Taakstand.Loopt || taak.ProefBereikt)
                break;
            if (volgnummer <= taak.Plek || volgnummer > taak.TotEnMet)
                continue;
            var uitkomst = Judge(blad, volgnummer, nu, oorzaak);
            blad.Book(new HerbezorgingGeclaimd(id, volgnummer, uitkomst));
            if (uitkomst == Claimuitkomst.Herbezorgd)
                partijen.Add(FindPartij(blad.Database, volgnummer));
            taak = Get(blad, id);
        }

        if (taak is { Stand: Taakstand.Loopt, ProefBereikt: true })
        {
            blad.Book(new HerbezorgtaakVerplaatst(
                id, Taakstand.Loopt, Taakstand.Proef, nu.ToUnixTimeMilliseconds(), Historietekst.ProefVoorbij(taak.Opdracht)));
            taak = Get(blad, id);
        }

        return new Claimronde(taak, [.. partijen]);
    }

    private static Claimuitkomst Judge(Boekblad blad, long volgnummer, DateTimeOffset nu, string oorzaak)
    {
        if (Bezorgrij.Find(blad.Database, volgnummer) is not { } rij || !Overgang.MagOpnieuw(rij.Stand.Toestand))
            return Claimuitkomst.AndereToestand;
        if (!Inhouden.Has(blad.Database, volgnummer))
            return Claimuitkomst.InhoudWeg;
        return Bezorgregister.Resend(blad, volgnummer, nu, oorzaak) ? Claimuitkomst.Herbezorgd : Claimuitkomst.AndereToestand;
    }

    private static string FindPartij(Database database, long volgnummer)
    {
        using var q = database.Prepare("SELECT partij FROM bezorging WHERE volgnummer = ?");
        return q.Bind(volgnummer).Step() ? q.Text(0) : throw new InvalidOperationException($"Bericht {volgnummer} heeft geen bezorging.");
    }

    private static Herbezorgtaak Get(Boekblad blad, long id)
        => Taakrij.Find(blad.Database, id) ?? throw new InvalidOperationException($"Er is geen herbezorgtaak {id}.");
}
