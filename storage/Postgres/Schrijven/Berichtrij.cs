using IB.Gateway.Storage.Feiten;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Rows of <c>bericht</c> with their <c>bezorging</c>, to and from <see cref="Bericht"/>.</summary>
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
        z.toestand, z.pogingen, z.rijp, z.vast_tot, z.geweigerd, z.ophalingen
        """;

    public const string Bron = "FROM bericht b LEFT JOIN bezorging z ON z.volgnummer = b.volgnummer";

    private const string Insert = """
        INSERT INTO bericht (volgnummer, soort, referentienummer, claimt, conversatie, antwoord_op,
          zender, zender_applicatie, zender_administratie, zender_gebruiker,
          ontvanger, ontvanger_applicatie, ontvanger_administratie, ontvanger_gebruiker,
          tijdstip, functie, functie_versie, applicatie_versie, bestandsnaam,
          indiener, ontvangst, ontvangen, afdruk, inhoud_lengte, inhoud_sha256, traceparent, begin, oorzaak,
          fout_code, fout_plek, fout_omschrijving, fout_details)
        SELECT * FROM unnest($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23, $24, $25, $26,
          $27, $28, $29, $30, $31, $32)
        """;

    /// <summary>Writes the rows.</summary>
    public static void AddInserts(NpgsqlBatch batch, IReadOnlyList<BerichtGeboekt> feiten)
    {
        var (boekingen, enveloppen) = (feiten.Select(static f => f.Boeking), feiten.Select(static f => f.Boeking.Envelop));
        batch.Add(
            Insert,
            All(feiten.Select(static f => f.Volgnummer)),
            All(enveloppen.Select(static e => (short)e.Soort)),
            All(enveloppen.Select(static e => Kenmerkbytes.Write(e.Referentienummer))),
            All(boekingen.Select(static b => b.ClaimtReferentie)),
            All(enveloppen.Select(static e => HeeftEigenConversatie(e) ? Kenmerkbytes.Write(e.ConversatieId) : null)),
            All(enveloppen.Select(static e => Kenmerkbytes.WriteOrNull(e.AntwoordOp))),
            All(enveloppen.Select(static e => (string?)e.Zender.Organisatie)),
            All(enveloppen.Select(static e => (string?)e.Zender.Applicatie)),
            All(enveloppen.Select(static e => e.Zender.Administratie)),
            All(enveloppen.Select(static e => e.Zender.Gebruiker)),
            All(enveloppen.Select(static e => (string?)e.Ontvanger.Organisatie)),
            All(enveloppen.Select(static e => (string?)e.Ontvanger.Applicatie)),
            All(enveloppen.Select(static e => e.Ontvanger.Administratie)),
            All(enveloppen.Select(static e => e.Ontvanger.Gebruiker)),
            All(enveloppen.Select(static e => (string?)e.TijdstipBericht)),
            All(enveloppen.Select(static e => (string?)e.Functie)),
            All(enveloppen.Select(static e => Versiegetal.Pack(e.FunctieVersie))),
            All(enveloppen.Select(static e => Versiegetal.Pack(e.ApplicatieVersie))),
            All(enveloppen.Select(static e => e.Bestandsnaam)),
            All(boekingen.Select(static b => (string?)b.Indiener)),
            All(boekingen.Select(static b => Kenmerkbytes.Write(b.OntvangstId))),
            All(feiten.Select(static f => f.OntvangenMs)),
            All(boekingen.Select(static b => b.Afdruk.ToArray())),
            All(feiten.Select(static f => f.InhoudLengte)),
            All(boekingen.Select(static b => b.InhoudSha256.ToArray())),
            All(boekingen.Select(static b => b.Traceparent)),
            All(feiten.Select(static f => (short)f.Begin)),
            All(feiten.Select(static f => (string?)f.Oorzaak)),
            All(boekingen.Select(static b => b.Fout?.Code)),
            All(boekingen.Select(static b => b.Fout?.Plek)),
            All(boekingen.Select(static b => b.Fout?.Omschrijving)),
            All(boekingen.Select(static b => b.Fout?.Details)));
    }

    /// <summary>Whether its conversation is another than the one that it starts.</summary>
    public static bool HeeftEigenConversatie(Envelop envelop) => envelop.ConversatieId != envelop.Referentienummer;

    /// <summary>Reads a row.</summary>
    public static Bericht Read(NpgsqlDataReader rij)
    {
        var referentie = rij.Id(2);
        return new Bericht
        {
            Volgnummer = rij.Long(0),
            Envelop = new Envelop
            {
                Soort = (Berichtsoort)rij.GetInt16(1),
                Referentienummer = referentie,
                ConversatieId = rij.IdOrNull(3) ?? referentie,
                AntwoordOp = rij.IdOrNull(4),
                Zender = ReadSysteem(rij, 5),
                Ontvanger = ReadSysteem(rij, 9),
                TijdstipBericht = rij.Text(13),
                Functie = rij.Text(14),
                FunctieVersie = Versiegetal.Unpack(rij.Long(15)),
                ApplicatieVersie = Versiegetal.Unpack(rij.Long(16)),
                Bestandsnaam = rij.TextOrNull(17),
            },
            Indiener = rij.Text(18),
            OntvangstId = rij.Id(19),
            OntvangenOp = Tijd.FromMs(rij.Long(20)),
            InhoudLengte = rij.Long(21),
            InhoudSha256 = rij.Bytes(22),
            Traceparent = rij.TextOrNull(23),
            Fout = rij.IsDBNull(24) ? null : new Fout(rij.Text(24), rij.Text(25), rij.Text(26), rij.TextOrNull(27)),
            Toestand = rij.IsDBNull(28) ? Toestand.Afgekeurd : rij.Toestand(28),
            Pogingen = rij.IsDBNull(29) ? 0 : rij.GetInt32(29),
            VolgendePoging = Bezorgstand.PlanOf(rij.LongOrNull(30)),
            VastgehoudenTot = Tijd.FromMs(rij.LongOrNull(31)),
            GeweigerdMet = rij.TextOrNull(32),
            Ophalingen = rij.IsDBNull(33) ? 0 : rij.GetInt32(33),
        };
    }

    private static Systeem ReadSysteem(NpgsqlDataReader rij, int column)
        => new(rij.Text(column), rij.Text(column + 1), rij.TextOrNull(column + 2), rij.TextOrNull(column + 3));
}
