using IB.Gateway.Storage.Feiten;
using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Sqlite.Zoeken;

namespace IB.Gateway.Storage.Sqlite.Volgen;

/// <summary>Following the journal, on SQLite.</summary>
internal sealed class SqliteVolgopslag : IVolgopslag
{
    private const string Grenzen = "SELECT coalesce((SELECT max(laatste) FROM vergeten), 0) + 1, (SELECT volgnummer FROM stand WHERE id = 1) + 1";

    private readonly Schrijver _schrijver;
    private readonly Lezers _lezers;
    private readonly Zeven _zeven;
    private readonly TimeProvider _time;
    private readonly int _werk;

    /// <param name="schrijver">Writes lines of histories.</param>
    /// <param name="lezers">The readers.</param>
    /// <param name="zeven">Tells of which stretch a message is.</param>
    /// <param name="werk">What one read may cost, counted in rows found; <see cref="SqliteZoeker.MinWerk"/> or more.</param>
    /// <param name="time">Tells when a line is written.</param>
    public SqliteVolgopslag(Schrijver schrijver, Lezers lezers, Zeven zeven, int werk, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(werk, SqliteZoeker.MinWerk);
        (_schrijver, _lezers, _zeven, _werk, _time) = (schrijver, lezers, zeven, werk, time);
    }

    public ValueTask<Journaalgrenzen> GetGrenzenAsync(CancellationToken cancellationToken)
        => _lezers.ReadAsync(static database => database.Scalar(Grenzen, static q => new Journaalgrenzen(q.Long(0), q.Long(1))), cancellationToken);

    public ValueTask<Journaalstuk> ReadAsync(Volgvraag vraag, long vanaf, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vanaf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IVolgopslag.MaxLimit);
        return _lezers.ReadAsync(database => Volgstrook.Read(database, _zeven, vraag, vanaf, limit, _werk), cancellationToken);
    }

    public ValueTask<Functielijst> ListFunctiesAsync(Functielijst bekend, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bekend);
        return _lezers.ReadAsync(database => Functiezoeker.Read(database, _zeven, bekend), cancellationToken);
    }

    public async ValueTask<IReadOnlySet<long>> RecordVerstrekkingAsync(
        IReadOnlyList<Aantekening> aantekeningen, DateTimeOffset sinds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aantekeningen);
        if (aantekeningen.Count == 0)
            return new HashSet<long>();

        // What is in reserve is for deliveries.
        _schrijver.RequireRoom();
        return await _schrijver.ExecuteAsync(blad => Record(blad, aantekeningen, sinds.ToUnixTimeMilliseconds(), _time.NowMs()), cancellationToken);
    }

    private static HashSet<long> Record(Boekblad blad, IReadOnlyList<Aantekening> aantekeningen, long sindsMs, DateTimeOffset nu)
    {
        var verstrekt = new HashSet<long>();
        foreach (var aantekening in aantekeningen)
        {
            // Who waits for it, or waited: a refused message has no receiver.
            var (volgnummer, oorzaak) = aantekening;
            if (Bezorgrij.Find(blad.Database, volgnummer) is not { Stand.Toestand: not Toestand.Vastgehouden } || !Inhouden.Has(blad.Database, volgnummer))
                continue;
            if (!Historie.HasSinds(blad.Database, aantekening, sindsMs))
                blad.Book(new Aangetekend(volgnummer, nu.ToUnixTimeMilliseconds(), oorzaak));
            verstrekt.Add(volgnummer);
        }

        return verstrekt;
    }
}
