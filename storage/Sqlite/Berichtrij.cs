using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>A row of <c>bericht</c> with its <c>bezorging</c>, to and from <see cref="Bericht"/>.</summary>
internal static class Berichtrij
{
    /// <summary>The columns that <see cref="Read"/> expects, of <c>bericht b LEFT JOIN bezorging z</c>.</summary>
    public const string Kolommen = """
        b.volgnummer, b.soort, b.referentienummer, b.conversatie, b.antwoord_op,
        b.zender, b.zender_applicatie, b.zender_administratie, b.zender_gebruiker,
        b.ontvanger, b.ontvanger_applicatie, b.ontvanger_administratie, b.ontvanger_gebruiker,
        b.tijdstip, b.functie, b.functie_versie, b.applicatie_versie, b.bestandsnaam,
        b.indiener, b.ontvangst, b.ontvangen, b.inhoud_lengte, b.inhoud_sha256, b.traceparent,
        b.fout_code, b.fout_plek, b.fout_omschrijving, b.fout_details,
        z.toestand, z.pogingen, z.rijp, z.vast_tot, (SELECT code FROM weigering WHERE volgnummer = b.volgnummer), z.ophalingen
        """;

    public const string Bron = "FROM bericht b LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer";

    private const string Insert = """
        INSERT INTO bericht (volgnummer, soort, referentienummer, claimt, conversatie, antwoord_op,
          zender, zender_applicatie, zender_administratie, zender_gebruiker,
          ontvanger, ontvanger_applicatie, ontvanger_administratie, ontvanger_gebruiker,
          tijdstip, functie, functie_versie, applicatie_versie, bestandsnaam,
          indiener, ontvangst, ontvangen, afdruk, inhoud_lengte, inhoud_sha256, traceparent, begin, oorzaak,
          fout_code, fout_plek, fout_omschrijving, fout_details)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    /// <summary>Writes the row.</summary>
    public static void Write(Database database, BerichtGeboekt feit)
    {
        var (boeking, e) = (feit.Boeking, feit.Boeking.Envelop);
        using var q = database.Prepare(Insert);
        q.Bind(feit.Volgnummer).Bind((long)e.Soort).BindId(e.Referentienummer).Bind(boeking.ClaimtReferentie ? 1 : 0);
        q.BindId(e.ConversatieId == e.Referentienummer ? null : e.ConversatieId).BindId(e.AntwoordOp);
        BindSysteem(q, e.Zender);
        BindSysteem(q, e.Ontvanger);
        q.Bind(e.TijdstipBericht).Bind(e.Functie).Bind(Versiegetal.Pack(e.FunctieVersie)).Bind(Versiegetal.Pack(e.ApplicatieVersie)).Bind(e.Bestandsnaam);
        q.Bind(boeking.Indiener).BindId(boeking.OntvangstId).Bind(feit.OntvangenMs).Bind(boeking.Afdruk.Span);
        q.Bind(feit.InhoudLengte).Bind(boeking.InhoudSha256.Span).Bind(boeking.Traceparent).Bind((long)feit.Begin).Bind(feit.Oorzaak);
        q.Bind(boeking.Fout?.Code).Bind(boeking.Fout?.Plek).Bind(boeking.Fout?.Omschrijving).Bind(boeking.Fout?.Details);
        q.Run();
    }

    /// <summary>Reads the current row.</summary>
    public static Bericht Read(Query q)
    {
        var referentie = q.Id(2);
        return new Bericht
        {
            Volgnummer = q.Long(0),
            Envelop = new Envelop
            {
                Soort = (Berichtsoort)q.Long(1),
                Referentienummer = referentie,
                ConversatieId = q.IdOrNull(3) ?? referentie,
                AntwoordOp = q.IdOrNull(4),
                Zender = ReadSysteem(q, 5),
                Ontvanger = ReadSysteem(q, 9),
                TijdstipBericht = q.Text(13),
                Functie = q.Text(14),
                FunctieVersie = Versiegetal.Unpack(q.Long(15)),
                ApplicatieVersie = Versiegetal.Unpack(q.Long(16)),
                Bestandsnaam = q.TextOrNull(17),
            },
            Indiener = q.Text(18),
            OntvangstId = q.Id(19),
            OntvangenOp = Tijd.FromMs(q.Long(20)),
            InhoudLengte = q.Long(21),
            InhoudSha256 = q.Bytes(22).ToArray(),
            Traceparent = q.TextOrNull(23),
            Fout = q.IsNull(24) ? null : new Fout(q.Text(24), q.Text(25), q.Text(26), q.TextOrNull(27)),
            Toestand = q.IsNull(28) ? Toestand.Afgekeurd : (Toestand)q.Long(28),
            Pogingen = (int)q.Long(29),
            VolgendePoging = Bezorgstand.PlanOf(q.LongOrNull(30)),
            VastgehoudenTot = Tijd.FromMs(q.LongOrNull(31)),
            GeweigerdMet = q.TextOrNull(32),
            Ophalingen = (int)q.Long(33),
        };
    }

    public static List<Bericht> ReadAll(Query q)
    {
        var berichten = new List<Bericht>();
        while (q.Step())
            berichten.Add(Read(q));
        return berichten;
    }

    private static void BindSysteem(Query q, Systeem systeem)
        => q.Bind(systeem.Organisatie).Bind(systeem.Applicatie).Bind(systeem.Administratie).Bind(systeem.Gebruiker);

    private static Systeem ReadSysteem(Query q, int column)
        => new(q.Text(column), q.Text(column + 1), q.TextOrNull(column + 2), q.TextOrNull(column + 3));
}
