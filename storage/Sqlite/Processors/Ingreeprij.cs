using IB.Gateway.Storage.Feiten;

namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>Rows of <c>processoringreep</c>.</summary>
internal static class Ingreeprij
{
    private const string Insert = """
        INSERT INTO processoringreep (processor, nummer, tijd, daad, volgnummer, deel, reden)
        VALUES (?1, (SELECT coalesce(max(nummer), 0) + 1 FROM processoringreep WHERE processor = ?1), ?2, ?3, ?4, ?5, ?6)
        """;

    private const string Select = "SELECT tijd, daad, volgnummer, deel, reden FROM processoringreep WHERE processor = ? ORDER BY nummer DESC LIMIT ?";

    public static void Add(Database database, ProcessorIngegrepen feit)
    {
        var (daad, plek, reden) = feit.Ingreep;
        using var q = database.Prepare(Insert);
        q.Bind(feit.Processor).Bind(feit.TijdMs).Bind(daad).Bind(plek.Volgnummer).Bind(plek.Deel).Bind(reden).Run();
    }

    public static List<Ingreepregel> List(Database database, string processor, int limit)
    {
        using var q = database.Prepare(Select);
        q.Bind(processor).Bind(limit);
        var rijen = new List<Ingreepregel>();
        while (q.Step())
            rijen.Add(new Ingreepregel(Tijd.FromMs(q.Long(0)), new Ingreep(q.Text(1), new Positie(q.Long(2), (int)q.Long(3)), q.Text(4))));
        return rijen;
    }
}
