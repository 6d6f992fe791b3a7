using IB.Gateway.Storage.Versleuteling;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres;

/// <summary>What processors keep, on PostgreSQL.</summary>
internal sealed class PostgresProcessoropslag(
    Groepschrijver<Journaalblad> schrijver, Verbindingen verbindingen, Verzegelaar verzegelaar, Datasleutels sleutels, PostgresBeurten beurten,
    TimeProvider time)
    : IProcessoropslag
{
    // A stretch that costs a few milliseconds at most, whether or not anything in it concerns the processor.
    private const int Strook = 1024;

    private const string SelectStaten = """
        SELECT s.sleutel, s.waarde FROM processorstaat s WHERE s.reeks = (SELECT reeks FROM processor WHERE naam = $1) AND s.sleutel > $2
        ORDER BY s.sleutel LIMIT $3
        """;

    private const string SelectStaat = """
        SELECT s.sleutel, s.waarde FROM processorstaat s WHERE s.reeks = (SELECT reeks FROM processor WHERE naam = $1) AND s.sleutel = ANY($2)
        """;

    private const string SelectParkeringen = """
        SELECT volgnummer, deel, sleutel, reden, tijd FROM processorparkering
        WHERE processor = $1 AND (volgnummer, deel) > ($2, $3) ORDER BY volgnummer, deel LIMIT $4
        """;

    // Through the index on the key; few pieces bear the same.
    private const string SelectParkeringenVan = """
        SELECT volgnummer, deel, sleutel, reden, tijd FROM processorparkering
        WHERE processor = $1 AND sleutel = $2 AND (volgnummer, deel) > ($3, $4) ORDER BY volgnummer, deel LIMIT $5
        """;

    public ValueTask<Processorstand> GetAsync(string processor, CancellationToken cancellationToken)
        => verbindingen.ReadAsync(
            async verbinding =>
            {
                var rij = await Processorrij.FindAsync(verbinding, processor, cancellationToken);
                var geparkeerd = await verbinding.ListAsync(
                    "SELECT count(*) FROM processorparkering WHERE processor = $1", [P(processor)], static r => r.Long(0), cancellationToken);
                return new Processorstand(processor, rij?.Positie ?? Positie.Begin, geparkeerd[0], rij is null ? null : Tijd.FromMs(rij.VerderMs));
            },
            cancellationToken);

    public ValueTask<Journaalstuk> ReadAsync(long vanaf, IReadOnlyCollection<string> functies, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vanaf);
        ArgumentNullException.ThrowIfNull(functies);
        return verbindingen.ReadAsync(verbinding => Journaalstrook.ReadAsync(verbinding, vanaf, Strook, functies, cancellationToken), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadStatenAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken)
    {
        var sleutel = await sleutels.GetBlijvendAsync(processor);
        var staten = await verbindingen.ListAsync(
            SelectStaat, [P(processor), All(keys.Select(static k => (byte[]?)k.ToArray()))], rij => Open(sleutel, processor, rij), cancellationToken);
        var perSleutel = staten.ToDictionary(static s => Convert.ToHexString(s.Sleutel.Span), static s => s.Waarde, StringComparer.Ordinal);
        return [.. keys.Select(k => perSleutel.GetValueOrDefault(Convert.ToHexString(k.Span)))];
    }

    public async ValueTask<IReadOnlyList<Staat>> ListStatenAsync(
        string processor, ReadOnlyMemory<byte> na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var sleutel = await sleutels.GetBlijvendAsync(processor);
        return await verbindingen.ListAsync(SelectStaten, [P(processor), P(na.ToArray()), P(limit)], rij => Open(sleutel, processor, rij), cancellationToken);
    }

    public async ValueTask<byte[]> GetPseudoniemsleutelAsync(string processor, CancellationToken cancellationToken)
    {
        Processorcontrole.RequireNaam(processor);
        return Processorzegel.DerivePseudoniemsleutel(await sleutels.GetBlijvendAsync(processor));
    }

    public async ValueTask<Stapuitkomst> CommitAsync(Processorstap stap, CancellationToken cancellationToken)
    {
        Processorcontrole.Require(stap);
        var beurt = beurten.FindEigen(Beurt.VanProcessor(stap.Processor));
        var gesloten = Processorzegel.Close(await sleutels.GetBlijvendAsync(stap.Processor), stap);
        return await verzegelaar.BookAsync(
            stap.Uitvoer,
            gesloten.Staten.Sum(static s => (long)(s.Waarde?.Length ?? 0)),
            (blad, uitvoer) => Stapblad.Ask(blad, gesloten, uitvoer),
            (blad, uitvoer) => Stapblad.HeeftBeurt(blad, stap.Processor, beurt)
                ? Stapbesluit.Commit(new Stapblad(blad), gesloten, uitvoer, time.NowMs())
                : new Stapuitkomst(Gezet: false, []),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdAsync(string processor, Positie? na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var plek = na ?? default;
        return await verbindingen.ListAsync(SelectParkeringen, [P(processor), P(plek.Volgnummer), P(plek.Deel), P(limit)], ReadParkering, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdVanAsync(
        string processor, ReadOnlyMemory<byte> sleutel, Positie? na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var plek = na ?? default;
        return await verbindingen.ListAsync(
            SelectParkeringenVan, [P(processor), P(sleutel.ToArray()), P(plek.Volgnummer), P(plek.Deel), P(limit)], ReadParkering, cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> FindGeblokkeerdAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken)
    {
        var gevonden = await verbindingen.ListAsync(
            "SELECT DISTINCT sleutel FROM processorparkering WHERE processor = $1 AND sleutel = ANY($2)",
            [P(processor), All(keys.Select(static k => (byte[]?)k.ToArray()))], static rij => Convert.ToHexString(rij.Bytes(0)), cancellationToken);
        return [.. keys.Where(k => gevonden.Contains(Convert.ToHexString(k.Span)))];
    }

    public async ValueTask<bool> ResetAsync(string processor, Terugzetting terugzetting, CancellationToken cancellationToken)
    {
        Processorcontrole.RequireNaam(processor);
        Processorcontrole.Require(terugzetting);
        var beurt = beurten.FindEigen(Beurt.VanProcessor(processor));
        var gesloten = Processorzegel.Close(await sleutels.GetBlijvendAsync(processor), processor, terugzetting);
        return await schrijver.ExecuteAsync(
            blad => Stapblad.Ask(blad, processor, gesloten),
            blad => Stapblad.HeeftBeurt(blad, processor, beurt) && Stapbesluit.Reset(new Stapblad(blad), processor, gesloten, time.NowMs()),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Ingreepregel>> ListIngrepenAsync(string processor, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await verbindingen.ListAsync(Ingreeprij.Select, [P(processor), P(limit)], Ingreeprij.Read, cancellationToken);
    }

    private static Parkering ReadParkering(NpgsqlDataReader rij)
        => new(new Positie(rij.Long(0), rij.GetInt32(1)), rij.Bytes(2), rij.Text(3), Tijd.FromMs(rij.Long(4)));

    private Staat Open(Datasleutel sleutel, string processor, NpgsqlDataReader rij)
    {
        var key = rij.Bytes(0);
        return new Staat(key, Processorzegel.Open(verbindingen.Naam, sleutel, processor, key, rij.Bytes(1)));
    }
}
