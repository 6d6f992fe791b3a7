using IB.Gateway.Storage.Versleuteling;

namespace IB.Gateway.Storage.Sqlite.Processors;

/// <summary>What processors keep, on SQLite.</summary>
internal sealed class SqliteProcessoropslag(
    Schrijver schrijver, Lezers lezers, Verzegelaar verzegelaar, Datasleutels sleutels, TimeProvider time) : IProcessoropslag
{
    // A stretch that costs a few milliseconds at most, whether or not anything in it concerns the processor.
    private const int Strook = 1024;

    private const string SelectStaten = """
        SELECT s.sleutel, s.waarde FROM processorstaat s WHERE s.reeks = (SELECT reeks FROM processor WHERE naam = ?1) AND s.sleutel > ?2
        ORDER BY s.sleutel LIMIT ?3
        """;

    private const string SelectStaat =
        "SELECT waarde FROM processorstaat WHERE reeks = (SELECT reeks FROM processor WHERE naam = ?1) AND sleutel = ?2";

    public ValueTask<Processorstand> GetAsync(string processor, CancellationToken cancellationToken)
        => lezers.ReadAsync(database => ReadStand(database, processor), cancellationToken);

    public ValueTask<Journaalstuk> ReadAsync(long vanaf, IReadOnlyCollection<string> functies, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vanaf);
        ArgumentNullException.ThrowIfNull(functies);
        return lezers.ReadAsync(database => Journaalstrook.Read(database, vanaf, Strook, functies), cancellationToken);
    }

    public async ValueTask<IReadOnlyList<ReadOnlyMemory<byte>?>> ReadStatenAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken)
    {
        var sleutel = await sleutels.GetBlijvendAsync(processor);
        return await lezers.ReadAsync(
            database => keys.Select(key => Find(database, processor, key) is { } waarde
                ? Processorzegel.Open(database.Path, sleutel, processor, key.Span, waarde)
                : (ReadOnlyMemory<byte>?)null).ToList(),
            cancellationToken);
    }

    public async ValueTask<IReadOnlyList<Staat>> ListStatenAsync(
        string processor, ReadOnlyMemory<byte> na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        var sleutel = await sleutels.GetBlijvendAsync(processor);
        return await lezers.ReadAsync(
            database =>
            {
                using var q = database.Prepare(SelectStaten);
                q.Bind(processor).Bind(na.Span).Bind(limit);
                var staten = new List<Staat>();
                while (q.Step())
                {
                    var key = q.Bytes(0).ToArray();
                    staten.Add(new Staat(key, Processorzegel.Open(database.Path, sleutel, processor, key, q.Bytes(1))));
                }

                return staten;
            },
            cancellationToken);
    }

    public async ValueTask<byte[]> GetPseudoniemsleutelAsync(string processor, CancellationToken cancellationToken)
    {
        Processorcontrole.RequireNaam(processor);
        var sleutel = await sleutels.GetBlijvendAsync(processor);
        return Processorzegel.DerivePseudoniemsleutel(sleutel);
    }

    public async ValueTask<Stapuitkomst> CommitAsync(Processorstap stap, CancellationToken cancellationToken)
    {
        Processorcontrole.Require(stap);
        var sleutel = await sleutels.GetBlijvendAsync(stap.Processor);
        var gesloten = Processorzegel.Close(sleutel, stap);
        return await verzegelaar.BookAsync(
            stap.Uitvoer,
            gesloten.Staten.Sum(static s => (long)(s.Waarde?.Length ?? 0)),
            (blad, uitvoer) => Stapbesluit.Commit(new Stapblad(blad), gesloten, uitvoer, time.NowMs()),
            cancellationToken);
    }

    public ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdAsync(string processor, Positie? na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Parkering>>(database => Parkeerrij.List(database, processor, na ?? default, limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Parkering>> ListGeparkeerdVanAsync(
        string processor, ReadOnlyMemory<byte> sleutel, Positie? na, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Parkering>>(
            database => Parkeerrij.ListVan(database, processor, sleutel.Span, na ?? default, limit), cancellationToken);
    }

    public ValueTask<IReadOnlyList<ReadOnlyMemory<byte>>> FindGeblokkeerdAsync(
        string processor, IReadOnlyList<ReadOnlyMemory<byte>> keys, CancellationToken cancellationToken)
        => lezers.ReadAsync<IReadOnlyList<ReadOnlyMemory<byte>>>(
            database => [.. keys.Where(key => Parkeerrij.Any(database, processor, key.Span))], cancellationToken);

    public async ValueTask<bool> ResetAsync(string processor, Terugzetting terugzetting, CancellationToken cancellationToken)
    {
        Processorcontrole.RequireNaam(processor);
        Processorcontrole.Require(terugzetting);
        var gesloten = Processorzegel.Close(await sleutels.GetBlijvendAsync(processor), processor, terugzetting);
        return await schrijver.ExecuteAsync(blad => Stapbesluit.Reset(new Stapblad(blad), processor, gesloten, time.NowMs()), cancellationToken);
    }

    public ValueTask<IReadOnlyList<Ingreepregel>> ListIngrepenAsync(string processor, int limit, CancellationToken cancellationToken)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return lezers.ReadAsync<IReadOnlyList<Ingreepregel>>(database => Ingreeprij.List(database, processor, limit), cancellationToken);
    }

    private static Processorstand ReadStand(Database database, string processor)
    {
        var rij = Processorrij.Find(database, processor);
        return new Processorstand(
            processor, rij?.Positie ?? Positie.Begin, Parkeerrij.Count(database, processor), rij is null ? null : Tijd.FromMs(rij.VerderMs));
    }

    private static byte[]? Find(Database database, string processor, ReadOnlyMemory<byte> key)
    {
        using var q = database.Prepare(SelectStaat);
        return q.Bind(processor).Bind(key.Span).Step() ? q.Bytes(0).ToArray() : null;
    }
}
