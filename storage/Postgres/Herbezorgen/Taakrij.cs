using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Rows of <c>herbezorgtaak</c> as <see cref="Herbezorgtaak"/>.</summary>
internal static class Taakrij
{
    public const string Kolommen =
        "id, vraag, reden, tempo, proef, totaal, gemaakt, tot_en_met, stand, proef_voorbij, plek, herbezorgd, andere_toestand, inhoud_weg";

    public static Herbezorgtaak Read(NpgsqlDataReader rij) => new()
    {
        Id = rij.Long(0),
        Opdracht = new Herbezorgopdracht
        {
            Vraag = Zoekvraagtekst.Read(rij.Text(1)),
            Reden = rij.Text(2),
            Tempo = rij.GetInt32(3),
            Proef = rij.GetInt32(4),
            Totaal = rij.LongOrNull(5),
        },
        GemaaktOp = Tijd.FromMs(rij.Long(6)),
        TotEnMet = rij.Long(7),
        Stand = (Taakstand)rij.GetInt16(8),
        ProefVoorbij = rij.GetBoolean(9),
        Plek = rij.Long(10),
        Herbezorgd = rij.Long(11),
        AndereToestand = rij.Long(12),
        InhoudWeg = rij.Long(13),
    };
}
