using IB.Gateway.Storage.Schrijven;
using IB.Gateway.Storage.Versleuteling;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// The store of a cluster: one PostgreSQL that several nodes share, with payloads encrypted under keys from a file. Each node has a writer of the
/// journal and one of deliveries, both with group commit, and a pool of readers.
/// </summary>
internal sealed partial class PostgresOpslag : IOpslag
{
    private readonly Verbindingen _verbindingen;
    private readonly Schrijflijn _beheer;
    private readonly Schrijflijn _sleutellijn;
    private readonly Groepschrijver<Journaalblad> _journaal;
    private readonly Groepschrijver<Bezorggroep> _bezorging;
    private readonly PostgresBeurten _beurten;
    private readonly OpslagMeters _meters;
    private readonly ILogger _logger;
    private int _gesloten;

    private PostgresOpslag(GeopendeDatabase database, OpslagOptions options, Klokwacht klok, IStappen stappen, TimeProvider time, ILogger logger)
    {
        _logger = logger;
        _verbindingen = new Verbindingen(database.Schrijvers, database.Lezers, database.Naam, options.Lezers);
        Schrijflijn Lijn(string naam) => new(_verbindingen, naam, options.Postgres, stappen, time, logger);
        var (boekrij, bezorgrij) = (NewRij<Journaalblad>(options), NewRij<Bezorggroep>(options));
        var wachtend = new Wachtsom([boekrij, bezorgrij]);
        var (boekstand, bezorgstand, sleutelstand) = (new Schrijverstand(time), new Schrijverstand(time), new Schrijverstand(time));
        var gezondheid = new Schrijfgezondheid(wachtend, klok, time, [boekstand, bezorgstand, sleutelstand]);
        _meters = new OpslagMeters(wachtend);
        var ladingen = new Ladingschrijver();
        _beheer = Lijn("beheer");
        // Its own, for whoever books waits for a new key, and management may take its time.
        _sleutellijn = Lijn("sleutels");
        _journaal = new Groepschrijver<Journaalblad>(
            "journaal", Lijn("journaal"), boekrij, transactie => new Journaalblad(transactie, ladingen, klok), options, boekstand, stoptBijSchade: true,
            _meters, stappen, time, logger);
        _bezorging = new Groepschrijver<Bezorggroep>(
            "bezorging", Lijn("bezorging"), bezorgrij, static transactie => new Bezorggroep(transactie), options, bezorgstand, stoptBijSchade: false, _meters,
            stappen, time, logger);
        _beurten = new PostgresBeurten(_verbindingen, Houder(), options.Postgres.Beurtduur);
        var sleutelregister = new Sleutelregister(_verbindingen, _sleutellijn, database.Bos, sleutelstand, _meters);
        var sleutels = new Datasleutels(sleutelregister.GetOrAddAsync, time);
        var verzegelaar = new Verzegelaar(_journaal, sleutels, options.InpakkenVanafBytes);
        Journaal = new PostgresJournaal(verzegelaar, _verbindingen, new Inhouden(_verbindingen, database.Bos), time);
        Bezorgingen = new PostgresBezorgingen(_bezorging, _beheer, _verbindingen, time);
        Bewaring = new PostgresBewaring(_verbindingen, _beheer, database.Bos, time);
        Zoeker = new PostgresZoeker(_verbindingen, PostgresZoeker.StandaardWerk);
        Herbezorgtaken = new PostgresHerbezorgtaken(_verbindingen, _beheer, time);
        Processors = new PostgresProcessoropslag(_journaal, _verbindingen, verzegelaar, sleutels, _beurten, time);
        Volgen = new PostgresVolgopslag(_bezorging, _verbindingen, gezondheid, PostgresZoeker.StandaardWerk, time);
        Volgposities = new PostgresVolgposities(_beheer, _verbindingen);
        Seinen = new PostgresSeinen(_verbindingen, klok);
        Gezondheid = gezondheid;
    }

    /// <inheritdoc />
    public IJournaal Journaal { get; }

    /// <inheritdoc />
    public IBezorgingen Bezorgingen { get; }

    /// <inheritdoc />
    public IBewaring Bewaring { get; }

    /// <inheritdoc />
    public IZoeker Zoeker { get; }

    /// <inheritdoc />
    public IHerbezorgtaken Herbezorgtaken { get; }

    /// <inheritdoc />
    public IProcessoropslag Processors { get; }

    /// <inheritdoc />
    public IVolgopslag Volgen { get; }

    /// <inheritdoc />
    public IVolgposities Volgposities { get; }

    /// <inheritdoc />
    public IBeurten Beurten => _beurten;

    /// <inheritdoc />
    public ISeinen Seinen { get; }

    /// <inheritdoc />
    public IOpslagGezondheid Gezondheid { get; }

    internal Verbindingen Verbindingen => _verbindingen;

    internal OpslagMeters Meters => _meters;

    internal Groepschrijver<Journaalblad> Boekschrijver => _journaal;

    internal Groepschrijver<Bezorggroep> Bezorgschrijver => _bezorging;

    /// <summary>
    /// Opens the store in <see cref="OpslagOptions.Postgres"/>, and makes one (with its key file) only in a database where nothing ever was.
    /// </summary>
    /// <exception cref="ArgumentException">The options are not valid; the message has every error.</exception>
    /// <exception cref="OpslagException">
    /// The database cannot be reached, is not ours, of a later version or damaged, does not put commits on disk, or the key file is missing or
    /// another one. Nothing was changed; the message says what to do.
    /// </exception>
    public static Task<PostgresOpslag> OpenAsync(OpslagOptions options, TimeProvider time, ILogger<PostgresOpslag> logger, CancellationToken cancellationToken)
        => OpenAsync(options, GeenStappen.Instance, time, logger, cancellationToken);

    /// <inheritdoc cref="OpenAsync(OpslagOptions, TimeProvider, ILogger{PostgresOpslag}, CancellationToken)" />
    internal static async Task<PostgresOpslag> OpenAsync(
        OpslagOptions options, IStappen stappen, TimeProvider time, ILogger<PostgresOpslag> logger, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } fouten)
            throw new ArgumentException(string.Join(' ', fouten), nameof(options));
        var klok = new Klokwacht(Verbindingsbouwer.Naam(options.Postgres), options.Postgres.MaxKlokverschil, time, logger);
        var database = await PostgresOpening.OpenAsync(options, klok, time, logger, cancellationToken);
        LogOpen(logger, database.Naam);
        return new PostgresOpslag(database, options, klok, stappen, time, logger);
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _gesloten, 1) == 1)
            return;
        await _journaal.DisposeAsync();
        await _bezorging.DisposeAsync();
        try
        {
            await _beurten.ReturnAllAsync(CancellationToken.None);
        }
        // They lapse by themselves.
        catch (OpslagException e)
        {
            LogSluiten(_logger, e);
        }

        await _beheer.DisposeAsync();
        await _sleutellijn.DisposeAsync();
        _meters.Dispose();
        await _verbindingen.DisposeAsync();
    }

    private static Schrijfrij<Opdracht<TBlad>> NewRij<TBlad>(OpslagOptions options) => new(options.MaxWachtrij, options.MaxWachtrijBytes);

    // Another one at every start, so that nobody renews what he had before he died.
    private static string Houder()
        => $"{Environment.MachineName} {System.Security.Cryptography.RandomNumberGenerator.GetHexString(16, lowercase: true)}";

    [LoggerMessage(33, LogLevel.Information, "Opslag {Naam} is open")]
    private static partial void LogOpen(ILogger logger, string naam);

    [LoggerMessage(34, LogLevel.Warning, "De beurten van dit knooppunt konden bij het sluiten niet worden teruggegeven; zij verlopen vanzelf")]
    private static partial void LogSluiten(ILogger logger, Exception cause);
}
