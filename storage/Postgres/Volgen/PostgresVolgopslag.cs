namespace IB.Gateway.Storage.Postgres;

/// <summary>Following the journal, on PostgreSQL.</summary>
internal sealed class PostgresVolgopslag : IVolgopslag
{
    private const string Grenzen = "SELECT coalesce((SELECT max(laatste) FROM vergeten), 0) + 1, volgnummer + 1 FROM stand WHERE id = 1";

    private readonly Groepschrijver<Bezorggroep> _schrijver;
    private readonly Verbindingen _verbindingen;
    private readonly IOpslagGezondheid _gezondheid;
    private readonly TimeProvider _time;
    private readonly int _werk;

    /// <param name="schrijver">Writes lines of histories.</param>
    /// <param name="verbindingen">The connections.</param>
    /// <param name="gezondheid">Tells whether there is room.</param>
    /// <param name="werk">What one read may cost, counted in rows found; <see cref="PostgresZoeker.MinWerk"/> or more.</param>
    /// <param name="time">Tells when a line is written.</param>
    public PostgresVolgopslag(Groepschrijver<Bezorggroep> schrijver, Verbindingen verbindingen, IOpslagGezondheid gezondheid, int werk, TimeProvider time)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(werk, PostgresZoeker.MinWerk);
        (_schrijver, _verbindingen, _gezondheid, _werk, _time) = (schrijver, verbindingen, gezondheid, werk, time);
    }

    public async ValueTask<Journaalgrenzen> GetGrenzenAsync(CancellationToken cancellationToken)
        => (await _verbindingen.ListAsync(Grenzen, [], static rij => new Journaalgrenzen(rij.Long(0), rij.Long(1)), cancellationToken))[0];

    public ValueTask<Journaalstuk> ReadAsync(Volgvraag vraag, long vanaf, int limit, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vraag);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(vanaf);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(limit, IVolgopslag.MaxLimit);
        return _verbindingen.WalkAsync(verbinding => Volgstrook.Read(verbinding, vraag, vanaf, limit, _werk), cancellationToken);
    }

    public ValueTask<Functielijst> ListFunctiesAsync(Functielijst bekend, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(bekend);
        return _verbindingen.ReadAsync(verbinding => Functiezoeker.ReadAsync(verbinding, bekend, cancellationToken), cancellationToken);
    }

    public async ValueTask<IReadOnlySet<long>> RecordVerstrekkingAsync(
        IReadOnlyList<Aantekening> aantekeningen, DateTimeOffset sinds, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(aantekeningen);
        if (aantekeningen.Count == 0)
            return new HashSet<long>();

        // What room is left is for deliveries.
        if (_gezondheid.Stand.Schijfvol)
            throw new OpslagException(
                "De databaseserver heeft geen schijfruimte meer: er wordt niets verstrekt tot er ruimte is. Er is niets vastgelegd. Probeer het later opnieuw.")
            {
                IsVol = true,
                IsTijdelijk = true,
            };
        var sindsMs = sinds.ToUnixTimeMilliseconds();
        return await _schrijver.ExecuteAsync(
            blad => Ask(blad.Bezorging, aantekeningen, sindsMs), blad => Record(blad.Bezorging, aantekeningen, sindsMs, _time.NowMs()), cancellationToken);
    }

    private static void Ask(Bezorgblad blad, IReadOnlyList<Aantekening> aantekeningen, long sindsMs)
    {
        foreach (var aantekening in aantekeningen)
        {
            blad.Ask(aantekening.Volgnummer);
            blad.AskInhoud(aantekening.Volgnummer);
            blad.AskLijn(aantekening, sindsMs);
        }
    }

    private static HashSet<long> Record(Bezorgblad blad, IReadOnlyList<Aantekening> aantekeningen, long sindsMs, DateTimeOffset nu)
    {
        var verstrekt = new HashSet<long>();
        foreach (var aantekening in aantekeningen)
        {
            // Who waits for it, or waited: a refused message has no receiver.
            var (volgnummer, oorzaak) = aantekening;
            if (blad.Find(volgnummer) is not { Stand.Toestand: not Toestand.Vastgehouden } || !blad.HasInhoud(volgnummer))
                continue;
            if (!blad.HasLijn(aantekening, sindsMs))
                blad.AddLijn(volgnummer, nu, toestand: null, oorzaak);
            verstrekt.Add(volgnummer);
        }

        return verstrekt;
    }
}
