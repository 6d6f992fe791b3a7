using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Decides on tasks, each with its row locked: of several nodes one at a time.</summary>
internal static class Taakbesluit
{
    private const string FindOpen = $"SELECT {Taakrij.Kolommen} FROM herbezorgtaak WHERE md5(vraag) = md5($1) AND vraag = $1 AND stand IN (1, 2, 3)";
    private const string Houd = $"SELECT {Taakrij.Kolommen} FROM herbezorgtaak WHERE id = $1 FOR UPDATE";

    private const string Maak = $"""
        INSERT INTO herbezorgtaak (id, vraag, reden, tempo, proef, totaal, gemaakt, tot_en_met, proef_voorbij, stand, plek, herbezorgd, andere_toestand, inhoud_weg)
        SELECT (SELECT coalesce(max(id), 0) + 1 FROM herbezorgtaak), $1, $2, $3, $4, $5, $6, volgnummer, $4 = 0, 1, 0, 0, 0, 0 FROM stand
        RETURNING {Taakrij.Kolommen}
        """;

    private const string Schrijf = """
        UPDATE herbezorgtaak SET stand = $2, proef_voorbij = $3, plek = $4, herbezorgd = $5, andere_toestand = $6, inhoud_weg = $7 WHERE id = $1
        """;

    private const string VoegLijn = """
        INSERT INTO herbezorgverloop (taak, nummer, tijd, stand, oorzaak)
        SELECT $1, (SELECT coalesce(max(nummer), 0) + 1 FROM herbezorgverloop WHERE taak = $1), $2, $3, $4
        """;

    private const string VoegClaims = "INSERT INTO herbezorgclaim (taak, volgnummer, uitkomst) SELECT $1, u.* FROM unnest($2, $3) u";

    public static async Task<Taakvorming> CreateAsync(Transactie transactie, Herbezorgopdracht opdracht, DateTimeOffset nu)
    {
        var vraag = Zoekvraagtekst.Write(opdracht.Vraag);
        await transactie.Verbinding.RunAsync("LOCK TABLE herbezorgtaak IN SHARE ROW EXCLUSIVE MODE", [], CancellationToken.None);
        if (await transactie.Verbinding.ListAsync(FindOpen, [P(vraag)], Taakrij.Read, CancellationToken.None) is [var open])
            return new Taakvorming(open, Nieuw: false);
        var taak = (await transactie.Verbinding.ListAsync(
            Maak, [P(vraag), P(opdracht.Reden), P(opdracht.Tempo), P(opdracht.Proef), P(opdracht.Totaal), P(nu.ToUnixTimeMilliseconds())], Taakrij.Read,
            CancellationToken.None))[0];
        await AddLijnAsync(transactie, taak, nu, opdracht.Reden);
        return new Taakvorming(taak, Nieuw: true);
    }

    public static async Task<Taakwijziging> MoveAsync(Transactie transactie, long id, Taakdaad daad, DateTimeOffset nu, string oorzaak)
    {
        if (await FindAsync(transactie, id) is not { } taak)
            return new Taakwijziging(null, Gelukt: false);
        if (Taakovergang.Na(taak.Stand, taak.ProefVoorbij, daad) is not { } naar)
            return new Taakwijziging(taak, Gelukt: false);
        if (naar == taak.Stand)
            return new Taakwijziging(taak, Gelukt: true);
        // A trial is over once the task goes on after it.
        var daarna = taak with { Stand = naar, ProefVoorbij = taak.ProefVoorbij || (taak.Stand == Taakstand.Proef && naar == Taakstand.Loopt) };
        await WriteAsync(transactie, daarna);
        await AddLijnAsync(transactie, daarna, nu, oorzaak);
        return new Taakwijziging(daarna, Gelukt: true);
    }

    /// <summary>Deals with messages. A message is claimed and put ready in one transaction, so a crash leaves both or neither.</summary>
    public static async Task<Claimronde> ClaimAsync(Transactie transactie, long id, IReadOnlyList<long> volgnummers, DateTimeOffset nu)
    {
        var taak = await FindAsync(transactie, id) ?? throw new InvalidOperationException($"Er is geen herbezorgtaak {id}.");
        var blad = new Bezorgblad(transactie);
        foreach (var volgnummer in volgnummers)
        {
            blad.Ask(volgnummer);
            blad.AskInhoud(volgnummer);
        }

        await blad.LoadAsync(CancellationToken.None);
        var (daarna, claims, partijen) = Decide(blad, taak, volgnummers, nu);
        await using (var batch = new NpgsqlBatch(transactie.Verbinding))
        {
            blad.AddWrites(batch);
            batch.Add(VoegClaims, P((long?)id), All(claims.Select(static c => c.Volgnummer)), All(claims.Select(static c => (short)c.Uitkomst)));
            await batch.ExecuteNonQueryAsync();
        }

        await WriteAsync(transactie, daarna);
        if (daarna.Stand != taak.Stand)
            await AddLijnAsync(transactie, daarna, nu, Historietekst.ProefVoorbij(daarna.Opdracht));
        return new Claimronde(daarna, [.. partijen]);
    }

    private static (Herbezorgtaak Taak, List<(long Volgnummer, Claimuitkomst Uitkomst)> Claims, HashSet<string> Partijen) Decide(
        Bezorgblad blad, Herbezorgtaak taak, IReadOnlyList<long> volgnummers, DateTimeOffset nu)
    {
        var claims = new List<(long Volgnummer, Claimuitkomst Uitkomst)>();
        var partijen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var volgnummer in volgnummers)
        {
            if (taak.Stand != Taakstand.Loopt || taak.ProefBereikt)
                break;
            if (volgnummer <= taak.Plek || volgnummer > taak.TotEnMet)
                continue;
            var uitkomst = Judge(blad, taak, volgnummer, nu);
            claims.Add((volgnummer, uitkomst));
            taak = Count(taak, volgnummer, uitkomst);
            if (uitkomst == Claimuitkomst.Herbezorgd)
                partijen.Add(blad.Find(volgnummer)!.Partij);
        }

        return (taak is { Stand: Taakstand.Loopt, ProefBereikt: true } ? taak with { Stand = Taakstand.Proef } : taak, claims, partijen);
    }

    private static Claimuitkomst Judge(Bezorgblad blad, Herbezorgtaak taak, long volgnummer, DateTimeOffset nu)
    {
        if (blad.Find(volgnummer) is not { } rij || !Overgang.MagOpnieuw(rij.Stand.Toestand))
            return Claimuitkomst.AndereToestand;
        return Bezorgbesluit.Resend(blad, volgnummer, nu, Historietekst.Herbezorgd(taak)) ? Claimuitkomst.Herbezorgd : Claimuitkomst.InhoudWeg;
    }

    private static Herbezorgtaak Count(Herbezorgtaak taak, long volgnummer, Claimuitkomst uitkomst) => taak with
    {
        Plek = volgnummer,
        Herbezorgd = taak.Herbezorgd + (uitkomst == Claimuitkomst.Herbezorgd ? 1 : 0),
        AndereToestand = taak.AndereToestand + (uitkomst == Claimuitkomst.AndereToestand ? 1 : 0),
        InhoudWeg = taak.InhoudWeg + (uitkomst == Claimuitkomst.InhoudWeg ? 1 : 0),
    };

    private static async Task<Herbezorgtaak?> FindAsync(Transactie transactie, long id)
        => (await transactie.Verbinding.ListAsync(Houd, [P((long?)id)], Taakrij.Read, CancellationToken.None)).FirstOrDefault();

    private static Task<int> WriteAsync(Transactie transactie, Herbezorgtaak taak)
        => transactie.Verbinding.RunAsync(
            Schrijf,
            [P((long?)taak.Id), P((int)taak.Stand), P(taak.ProefVoorbij), P((long?)taak.Plek), P((long?)taak.Herbezorgd), P((long?)taak.AndereToestand), P(
                (long?)taak.InhoudWeg)],
            CancellationToken.None);

    private static Task<int> AddLijnAsync(Transactie transactie, Herbezorgtaak taak, DateTimeOffset nu, string oorzaak)
        => transactie.Verbinding.RunAsync(
            VoegLijn, [P((long?)taak.Id), P(nu.ToUnixTimeMilliseconds()), P((int)taak.Stand), P(oorzaak)], CancellationToken.None);
}
