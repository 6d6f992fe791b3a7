using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Herbezorgen;

/// <summary>Puts facts about resending into the register. Decides nothing; see <see cref="Toepassing"/>.</summary>
internal static class Herbezorgregister
{
    private const string AddTaak = """
        INSERT INTO herbezorgtaak (id, vraag, reden, tempo, proef, totaal, gemaakt, tot_en_met, proef_voorbij, stand, plek, herbezorgd, andere_toestand, inhoud_weg)
        VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?5 = 0, 1, 0, 0, 0, 0)
        """;

    // A trial is over once the task goes on after it.
    private const string MoveTaak = """
        UPDATE herbezorgtaak SET stand = ?3, proef_voorbij = CASE WHEN ?2 = 2 AND ?3 = 1 THEN 1 ELSE proef_voorbij END
        WHERE id = ?1 AND stand = ?2
        """;

    private const string AddLijn = """
        INSERT INTO herbezorgverloop (taak, nummer, tijd, stand, oorzaak)
        VALUES (?1, (SELECT coalesce(max(nummer), 0) + 1 FROM herbezorgverloop WHERE taak = ?1), ?2, ?3, ?4)
        """;

    private const string CountClaim = """
        UPDATE herbezorgtaak SET plek = ?2, herbezorgd = herbezorgd + (?3 = 1), andere_toestand = andere_toestand + (?3 = 2), inhoud_weg = inhoud_weg + (?3 = 3)
        WHERE id = ?1 AND plek < ?2
        """;

    public static void Apply(Database database, Herbezorgfeit feit)
    {
        switch (feit)
        {
            case GeweigerdDoorOntvanger f:
                Weiger(database, f);
                break;
            case HerbezorgtaakGemaakt f:
                Add(database, f);
                break;
            case HerbezorgtaakVerplaatst f:
                Move(database, f);
                break;
            case HerbezorgingGeclaimd f:
                Claim(database, f);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(feit), feit.GetType().Name, "Onbekend feit.");
        }
    }

    private static void Weiger(Database database, GeweigerdDoorOntvanger f)
    {
        using var q = database.Prepare("INSERT INTO weigering (volgnummer, code) VALUES (?1, ?2) ON CONFLICT (volgnummer) DO UPDATE SET code = ?2");
        q.Bind(f.Volgnummer).Bind(f.Code).Run();
    }

    private static void Add(Database database, HerbezorgtaakGemaakt f)
    {
        using (var q = database.Prepare(AddTaak))
            q.Bind(f.Id).Bind(f.Vraag).Bind(f.Reden).Bind(f.Tempo).Bind(f.Proef).Bind(f.Totaal).Bind(f.TijdMs).Bind(f.TotEnMet).Run();
        AddVerloop(database, f.Id, f.TijdMs, Taakstand.Loopt, f.Reden);
    }

    private static void Move(Database database, HerbezorgtaakVerplaatst f)
    {
        using (var q = database.Prepare(MoveTaak))
        {
            if (q.Bind(f.Id).Bind((long)f.Van).Bind((long)f.Naar).Run() != 1)
                throw Contradiction(database, f.Id, $"is niet {f.Van}");
        }

        AddVerloop(database, f.Id, f.TijdMs, f.Naar, f.Oorzaak);
    }

    private static void Claim(Database database, HerbezorgingGeclaimd f)
    {
        using (var q = database.Prepare("INSERT INTO herbezorgclaim (taak, volgnummer, uitkomst) VALUES (?, ?, ?)"))
            q.Bind(f.Taak).Bind(f.Volgnummer).Bind((long)f.Uitkomst).Run();
        using (var q = database.Prepare(CountClaim))
        {
            if (q.Bind(f.Taak).Bind(f.Volgnummer).Bind((long)f.Uitkomst).Run() != 1)
                throw Contradiction(database, f.Taak, $"is al voorbij bericht {f.Volgnummer}");
        }
    }

    private static void AddVerloop(Database database, long taak, long tijdMs, Taakstand stand, string oorzaak)
    {
        using var q = database.Prepare(AddLijn);
        q.Bind(taak).Bind(tijdMs).Bind((long)stand).Bind(oorzaak).Run();
    }

    private static OpslagException Contradiction(Database database, long taak, string wat)
        => new($"Opslag {database.Path}: herbezorgtaak {taak} {wat}, anders dan het log zegt. Register en log spreken elkaar tegen; bewaar de map als bewijs.");
}
