namespace IB.Gateway.Storage.Sqlite;

/// <summary>Takes messages into the journal. Runs on the writer's thread, inside its transaction.</summary>
internal static class Inboekregister
{
    private const string Herhaald = "Herhaling ontvangen; het eerdere antwoord geldt";

    public static Inboeking Append(Database database, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
    {
        var boeking = verzegeld.Boeking;
        if (boeking.ClaimtReferentie && FindClaim(database, boeking.Envelop) is { } claim)
        {
            if (!claim.Afdruk.AsSpan().SequenceEqual(boeking.Afdruk.Span))
                return new Inboeking(Inboekuitkomst.Strijdig, Get(database, claim.Volgnummer));
            Historie.Add(database, claim.Volgnummer, nu, toestand: null, Herhaald);
            return new Inboeking(Inboekuitkomst.Herhaling, Get(database, claim.Volgnummer));
        }

        var bericht = Insert(database, verzegeld, nu);
        foreach (var aantekening in boeking.Aantekeningen)
            AddAantekening(database, aantekening, nu);
        foreach (var gevolg in verzegeld.Gevolgen)
            AppendGevolg(database, gevolg, nu);
        return new Inboeking(Inboekuitkomst.Nieuw, bericht);
    }

    /// <summary>The message at a journal position, or <see langword="null"/>.</summary>
    public static Bericht? Find(Database database, long volgnummer)
    {
        using var q = database.Prepare($"SELECT {Berichtrij.Kolommen} {Berichtrij.Bron} WHERE b.volgnummer = ?");
        return q.Bind(volgnummer).Step() ? Berichtrij.Read(q) : null;
    }

    private static Bericht Get(Database database, long volgnummer)
        => Find(database, volgnummer) ?? throw new InvalidOperationException($"Bericht {volgnummer} is verdwenen.");

    private static Claim? FindClaim(Database database, Envelop envelop)
    {
        using var q = database.Prepare("SELECT volgnummer, afdruk FROM bericht WHERE referentienummer = ? AND zender = ? AND claimt = 1");
        q.BindId(envelop.Referentienummer).Bind(envelop.Zender.Organisatie);
        return q.Step() ? new Claim(q.Long(0), q.Bytes(1).ToArray()) : null;
    }

    private static Bericht Insert(Database database, VerzegeldeBoeking verzegeld, DateTimeOffset nu)
    {
        var boeking = verzegeld.Boeking;
        var volgnummer = Berichtrij.Write(database, boeking, nu);
        WriteInhoud(database, verzegeld, volgnummer);
        Historie.Add(database, volgnummer, nu, Toestand.Ontvangen, $"Ontvangen van {boeking.Indiener}");
        DateTimeOffset? vastTot = null;
        if (boeking.Bezorgaan is not null)
        {
            vastTot = Bezorgregister.Open(database, volgnummer, boeking, nu);
        }
        else
        {
            Historie.Add(database, volgnummer, nu, Toestand.Afgekeurd, boeking.Oorzaak);
            Historie.Count(database, Toestand.Afgekeurd, 1);
        }

        return Berichtrij.FromBoeking(boeking, volgnummer, nu, vastTot);
    }

    private static void WriteInhoud(Database database, VerzegeldeBoeking verzegeld, long volgnummer)
    {
        // Takes the id from the table of keys: content sealed with a key that was destroyed meanwhile must not be accepted.
        using var q = database.Prepare("INSERT INTO inhoud (volgnummer, sleutel, gegevens) SELECT ?1, id, ?3 FROM sleutel WHERE id = ?2");
        q.Bind(volgnummer).Bind(verzegeld.SleutelId);
        var groot = verzegeld.Inhoud.Length >= Inhoudblob.Groot;
        _ = groot ? q.BindZeroes(verzegeld.Inhoud.Length) : q.Bind(verzegeld.Inhoud.Span);
        if (q.Run() != 1)
            throw new SleutelVervallenException(verzegeld.SleutelId);
        if (groot)
            Inhoudblob.Write(database, volgnummer, verzegeld.Inhoud.Span);
    }

    private static void AddAantekening(Database database, Aantekening aantekening, DateTimeOffset nu)
    {
        using (var q = database.Prepare("SELECT 1 FROM bericht WHERE volgnummer = ?"))
        {
            if (!q.Bind(aantekening.Volgnummer).Step())
                throw new InvalidOperationException($"Een aantekening hoort bij bericht {aantekening.Volgnummer}, dat er niet is.");
        }

        Historie.Add(database, aantekening.Volgnummer, nu, toestand: null, aantekening.Oorzaak);
    }

    private static void AppendGevolg(Database database, VerzegeldeBoeking gevolg, DateTimeOffset nu)
    {
        var uitkomst = Append(database, gevolg, nu).Uitkomst;
        if (uitkomst != Inboekuitkomst.Nieuw)
            throw new InvalidOperationException($"Een gevolg draagt een referentienummer dat al in gebruik is ({uitkomst}).");
    }

    private readonly record struct Claim(long Volgnummer, byte[] Afdruk);
}

/// <summary>The data key was destroyed between sealing and storing; sealing again with a new key helps.</summary>
internal sealed class SleutelVervallenException(long id) : Exception($"Datasleutel {id} bestaat niet meer.")
{
    public long Id => id;
}
