using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>Decides what taking a message into the journal comes to. Runs on the writer's thread, inside its transaction.</summary>
internal static class Inboekregister
{
    private const string FindClaimInBak = """
        SELECT b.volgnummer, b.afdruk FROM kenmerk k CROSS JOIN bericht b ON b.volgnummer = k.volgnummer
        WHERE k.bak = ?1 AND k.id = ?2 AND k.soort = 1 AND b.zender = ?3 AND b.claimt = 1
        """;

    public static Inboeking Append(Boekblad blad, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
    {
        var boeking = verzegeld.Boeking;
        if (boeking.ClaimtReferentie && FindClaim(blad, boeking.Envelop) is { } claim)
        {
            if (!claim.Afdruk.AsSpan().SequenceEqual(boeking.Afdruk.Span))
                return new Inboeking(Inboekuitkomst.Strijdig, Get(blad.Database, claim.Volgnummer));
            blad.Book(new Aangetekend(claim.Volgnummer, nu.ToUnixTimeMilliseconds(), Historietekst.Herhaald));
            return new Inboeking(Inboekuitkomst.Herhaling, Get(blad.Database, claim.Volgnummer));
        }

        var bericht = Insert(blad, verzegeld, nu);
        foreach (var aantekening in boeking.Aantekeningen)
            AddAantekening(blad, aantekening, nu);
        foreach (var gevolg in verzegeld.Gevolgen)
            AppendGevolg(blad, gevolg, nu);
        return new Inboeking(Inboekuitkomst.Nieuw, bericht);
    }

    /// <summary>The message at a journal position, or <see langword="null"/>.</summary>
    public static Bericht? Find(Database database, long volgnummer)
    {
        using var q = database.Prepare($"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = ?");
        return q.Bind(volgnummer).Step() ? Berichtrij.Read(q) : null;
    }

    /// <summary>Whether the zender used the referentienummer before.</summary>
    public static bool IsGeclaimd(Boekblad blad, Envelop envelop) => FindClaim(blad, envelop) is not null;

    private static Bericht Get(Database database, long volgnummer)
        => Find(database, volgnummer) ?? throw new InvalidOperationException($"Bericht {volgnummer} is verdwenen.");

    private static Claim? FindClaim(Boekblad blad, Envelop envelop)
    {
        foreach (var bak in blad.Zeven.Find(envelop.Referentienummer))
        {
            using var q = blad.Database.Prepare(FindClaimInBak);
            if (q.Bind(bak).BindId(envelop.Referentienummer).Bind(envelop.Zender.Organisatie).Step())
                return new Claim(q.Long(0), q.Bytes(1).ToArray());
        }

        return null;
    }

    private static Bericht Insert(Boekblad blad, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
    {
        // Content sealed with a key that was destroyed meanwhile must not be accepted.
        if (!Sleutelregister.Exists(blad.Database, verzegeld.SleutelId))
            throw new SleutelVervallenException(verzegeld.SleutelId);
        var boeking = verzegeld.Boeking;
        var (vastTot, oorzaak) = Vasthoudregister.Decide(blad.Database, boeking, nu);
        var ontvangenMs = blad.AcceptMs(nu);
        var feit = new BerichtGeboekt(
            blad.VolgendVolgnummer,
            boeking.At(ontvangenMs),
            ontvangenMs,
            boeking.Inhoud.Length,
            verzegeld.SleutelId,
            blad.Place(verzegeld.Inhoud),
            verzegeld.Inhoud.Length,
            vastTot,
            oorzaak);
        blad.Book(feit);
        return feit.ToBericht();
    }

    private static void AddAantekening(Boekblad blad, Aantekening aantekening, DateTimeOffset nu)
    {
        using (var q = blad.Database.Prepare("SELECT 1 FROM bericht WHERE volgnummer = ?"))
        {
            if (!q.Bind(aantekening.Volgnummer).Step())
                throw new InvalidOperationException($"Een aantekening hoort bij bericht {aantekening.Volgnummer}, dat er niet is.");
        }

        blad.Book(new Aangetekend(aantekening.Volgnummer, nu.ToUnixTimeMilliseconds(), aantekening.Oorzaak));
    }

    private static void AppendGevolg(Boekblad blad, VerzegeldeBoeking gevolg, DateTimeOffset nu)
    {
        var uitkomst = Append(blad, gevolg, nu).Uitkomst;
        if (uitkomst != Inboekuitkomst.Nieuw)
            throw new InvalidOperationException($"Een gevolg draagt een referentienummer dat al in gebruik is ({uitkomst}).");
    }

    private readonly record struct Claim(long Volgnummer, byte[] Afdruk);
}
