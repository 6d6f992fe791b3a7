using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>Puts facts about processors into the register.</summary>
internal static class Processorregister
{
    private const string UpsertStand = """
        INSERT INTO processor (naam, volgnummer, deel, reeks, verder) VALUES (?1, ?2, ?3, ?4, ?5)
        ON CONFLICT (naam) DO UPDATE SET volgnummer = ?2, deel = ?3, reeks = ?4, verder = ?5
        """;

    private const string UpsertStaat = """
        INSERT INTO processorstaat (reeks, sleutel, waarde) VALUES (?1, ?2, ?3)
        ON CONFLICT (reeks, sleutel) DO UPDATE SET waarde = ?3
        """;

    private const string UpsertParkering = """
        INSERT INTO processorparkering (processor, volgnummer, deel, sleutel, reden, tijd) VALUES (?1, ?2, ?3, ?4, ?5, ?6)
        ON CONFLICT (processor, volgnummer, deel) DO UPDATE SET reden = ?5, tijd = ?6
        """;

    public static void Apply(Database database, Processorfeit feit)
    {
        switch (feit)
        {
            case ProcessorstapGezet f:
                Step(database, f);
                break;
            case ProcessorTeruggezet f:
                Reset(database, f);
                break;
            case ProcessorIngegrepen f:
                Ingreeprij.Add(database, f);
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(feit), feit.GetType().Name, "Onbekend feit.");
        }
    }

    private static void Step(Database database, ProcessorstapGezet f)
    {
        var reeks = Processorrij.Find(database, f.Processor)?.Reeks ?? Processorrij.NextReeks(database);
        WriteStand(database, f, f.Naar, reeks);
        foreach (var staat in f.Staten)
            WriteStaat(database, reeks, staat);
        // First what is let go of: something else may be parked at the same place.
        foreach (var plek in f.Vrijgegeven)
        {
            using var q = database.Prepare("DELETE FROM processorparkering WHERE processor = ? AND volgnummer = ? AND deel = ?");
            q.Bind(f.Processor).Bind(plek.Volgnummer).Bind(plek.Deel).Run();
        }

        foreach (var (plek, sleutel, reden, op) in f.Geparkeerd)
        {
            using var q = database.Prepare(UpsertParkering);
            q.Bind(f.Processor).Bind(plek.Volgnummer).Bind(plek.Deel).Bind(sleutel.Span).Bind(reden).Bind(op.ToUnixTimeMilliseconds()).Run();
        }
    }

    private static void Reset(Database database, ProcessorTeruggezet f)
    {
        WriteStand(database, f, f.Naar, f.Reeks);
        using var q = database.Prepare("DELETE FROM processorparkering WHERE processor = ?1 AND (volgnummer, deel) >= (?2, ?3)");
        q.Bind(f.Processor).Bind(f.Naar.Volgnummer).Bind(f.Naar.Deel).Run();
    }

    private static void WriteStand(Database database, Processorfeit feit, Positie positie, long reeks)
    {
        using var q = database.Prepare(UpsertStand);
        q.Bind(feit.Processor).Bind(positie.Volgnummer).Bind(positie.Deel).Bind(reeks).Bind(feit.TijdMs).Run();
    }

    private static void WriteStaat(Database database, long reeks, Staat staat)
    {
        if (staat.Waarde is { } waarde)
        {
            using var q = database.Prepare(UpsertStaat);
            q.Bind(reeks).Bind(staat.Sleutel.Span).Bind(waarde.Span).Run();
        }
        else
        {
            using var q = database.Prepare("DELETE FROM processorstaat WHERE reeks = ? AND sleutel = ?");
            q.Bind(reeks).Bind(staat.Sleutel.Span).Run();
        }
    }
}
