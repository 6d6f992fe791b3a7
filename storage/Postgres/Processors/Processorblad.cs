using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Where processors stand and what they keep, as a transaction sees and changes it.</summary>
internal sealed class Processorblad
{
    private const string Lees = $"SELECT {Processorrij.Kolommen} FROM processor WHERE naam = ANY($1)";

    private const string SchrijfStand = """
        INSERT INTO processor (naam, volgnummer, deel, reeks, verder) VALUES ($1, $2, $3, nextval('processor_reeks'), $4)
        ON CONFLICT (naam) DO UPDATE SET volgnummer = $2, deel = $3, verder = $4
        """;

    private const string SchrijfNieuweReeks =
        "UPDATE processor SET volgnummer = $2, deel = $3, reeks = nextval('processor_reeks'), verder = $4 WHERE naam = $1";

    private const string SchrijfStaten = """
        INSERT INTO processorstaat (reeks, sleutel, waarde)
        SELECT p.reeks, u.sleutel, u.waarde FROM unnest($2, $3) u (sleutel, waarde), processor p WHERE p.naam = $1
        ON CONFLICT (reeks, sleutel) DO UPDATE SET waarde = excluded.waarde
        """;

    private const string WisStaten = "DELETE FROM processorstaat WHERE reeks = (SELECT reeks FROM processor WHERE naam = $1) AND sleutel = ANY($2)";

    private const string SchrijfParkeringen = """
        INSERT INTO processorparkering (processor, volgnummer, deel, sleutel, reden, tijd)
        SELECT $1, u.* FROM unnest($2, $3, $4, $5, $6) u
        ON CONFLICT (processor, volgnummer, deel) DO UPDATE SET reden = excluded.reden, tijd = excluded.tijd
        """;

    private const string WisParkeringen = """
        DELETE FROM processorparkering p USING unnest($2, $3) u (volgnummer, deel)
        WHERE p.processor = $1 AND p.volgnummer = u.volgnummer AND p.deel = u.deel
        """;

    private const string WisParkeringenVanaf = "DELETE FROM processorparkering WHERE processor = $1 AND (volgnummer, deel) >= ($2, $3)";

    private readonly HashSet<string> _gevraagd = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Positie> _geladen = new(StringComparer.Ordinal);
    private readonly Dictionary<string, Positie> _nu = new(StringComparer.Ordinal);
    private readonly List<Action<NpgsqlBatch>> _schrijven = [];

    public void Ask(string processor) => _gevraagd.Add(processor);

    public void AddLoad(Leesbatch batch)
    {
        if (_gevraagd.Count > 0)
            batch.Add(Lees, [All(_gevraagd.Select(static n => (string?)n))], rij => _geladen.Add(rij.Text(0), Processorrij.Read(rij).Positie));
    }

    public void Reset()
    {
        _nu.Clear();
        _schrijven.Clear();
    }

    /// <summary>Where it is by now; <see langword="null"/> when it never did a step.</summary>
    public Positie? Find(string processor)
        => _nu.TryGetValue(processor, out var nu) ? nu : _geladen.TryGetValue(processor, out var positie) ? positie : null;

    /// <summary>A step was done.</summary>
    public void Step(Processorstap stap, DateTimeOffset nu)
    {
        _nu[stap.Processor] = stap.Naar;
        _schrijven.Add(batch => AddStep(batch, stap, nu.ToUnixTimeMilliseconds()));
    }

    /// <summary>It is set back.</summary>
    public void Reset(string processor, Terugzetting terug, DateTimeOffset nu)
    {
        _nu[processor] = terug.Naar;
        _schrijven.Add(batch =>
        {
            batch.Add(SchrijfNieuweReeks, P(processor), P(terug.Naar.Volgnummer), P(terug.Naar.Deel), P(nu.ToUnixTimeMilliseconds()));
            AddStaten(batch, processor, terug.Staten);
            batch.Add(WisParkeringenVanaf, P(processor), P(terug.Naar.Volgnummer), P(terug.Naar.Deel));
            AddVrijgegeven(batch, processor, terug.Vrijgegeven);
            Ingreeprij.AddInsert(batch, processor, terug.Ingreep, nu.ToUnixTimeMilliseconds());
        });
    }

    public void AddWrites(NpgsqlBatch batch)
    {
        foreach (var schrijf in _schrijven)
            schrijf(batch);
    }

    private static void AddStep(NpgsqlBatch batch, Processorstap stap, long nuMs)
    {
        batch.Add(SchrijfStand, P(stap.Processor), P(stap.Naar.Volgnummer), P(stap.Naar.Deel), P(nuMs));
        AddStaten(batch, stap.Processor, stap.Staten);

        // First what is let go of: something else may be parked at the same place.
        AddVrijgegeven(batch, stap.Processor, stap.Vrijgegeven);
        if (stap.Geparkeerd.Count > 0)
        {
            batch.Add(
                SchrijfParkeringen, P(stap.Processor), All(stap.Geparkeerd.Select(static p => p.Plek.Volgnummer)),
                All(stap.Geparkeerd.Select(static p => p.Plek.Deel)),
                All(stap.Geparkeerd.Select(static p => (byte[]?)p.Sleutel.ToArray())), All(stap.Geparkeerd.Select(static p => (string?)p.Reden)),
                All(stap.Geparkeerd.Select(static p => p.Op.ToUnixTimeMilliseconds())));
        }

        if (stap.Ingreep is { } ingreep)
            Ingreeprij.AddInsert(batch, stap.Processor, ingreep, nuMs);
    }

    private static void AddVrijgegeven(NpgsqlBatch batch, string processor, IReadOnlyList<Positie> plekken)
    {
        if (plekken.Count > 0)
            batch.Add(WisParkeringen, P(processor), All(plekken.Select(static p => p.Volgnummer)), All(plekken.Select(static p => p.Deel)));
    }

    private static void AddStaten(NpgsqlBatch batch, string processor, IReadOnlyList<Staat> staten)
    {
        var weg = staten.Where(static s => s.Waarde is null).ToList();
        var blijft = staten.Where(static s => s.Waarde is not null).ToList();
        if (weg.Count > 0)
            batch.Add(WisStaten, P(processor), All(weg.Select(static s => (byte[]?)s.Sleutel.ToArray())));
        if (blijft.Count > 0)
        {
            batch.Add(
                SchrijfStaten, P(processor), All(blijft.Select(static s => (byte[]?)s.Sleutel.ToArray())),
                All(blijft.Select(static s => (byte[]?)s.Waarde!.Value.ToArray())));
        }
    }
}
