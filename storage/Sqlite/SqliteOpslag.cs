using IB.Gateway.Storage.Bestanden;
using IB.Gateway.Storage.Log;
using IB.Gateway.Storage.Schrijven;
using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Sqlite.Herbezorgen;
using IB.Gateway.Storage.Sqlite.Kenmerken;
using IB.Gateway.Storage.Sqlite.Processors;
using IB.Gateway.Storage.Sqlite.Volgen;
using IB.Gateway.Storage.Sqlite.Zoeken;
using IB.Gateway.Storage.Versleuteling;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// The embedded store: a log that is the truth, with payloads encrypted under keys from a file; a register in SQLite that follows it and
/// is what is looked up in; one writer with group commit; a pool of readers.
/// </summary>
public sealed partial class SqliteOpslag : IOpslag
{
    private readonly Mapslot _slot;
    private readonly Database _writer;
    private readonly Logschrijver _log;
    private readonly Registerboeking _register;
    private readonly Schrijver _schrijver;
    private readonly Lezers _lezers;
    private readonly Inhoudlezer _inhouden;
    private readonly ILogger _logger;
    private int _gesloten;

    private SqliteOpslag(
        Mapslot slot, Geopend geopend, Opslagbestanden bestanden, OpslagOptions options, IStappen stappen, TimeProvider time, ILogger logger)
    {
        _slot = slot;
        _writer = geopend.Writer;
        _logger = logger;
        var map = bestanden.Log;
        var reserve = new Reserve(bestanden.Reserve, options.ReserveBytes, () => new DriveInfo(bestanden.Map).AvailableFreeSpace, time);
        var rij = new Schrijfrij<Opdracht<Boekblad>>(options.MaxWachtrij, options.MaxWachtrijBytes);
        var zicht = new Zichtbaarheid(rij.Wake);
        _log = new Logschrijver(map, geopend.Stand, map.Laatste, options.SegmentBytes, stappen, time);
        _register = new Registerboeking(geopend.Blad, geopend.Lezer, zicht, slot, reserve, options, stappen, geopend.Veilig, logger);
        _schrijver = new Schrijver(_register, _log, rij, reserve, options, stappen, time, logger);
        _lezers = new Lezers(_writer.Path, options.Lezers, zicht);
        _inhouden = new Inhoudlezer(map);
        var sleutels = new Datasleutels(
            doel => _schrijver.ExecuteAsync(blad => Sleutelregister.GetOrAdd(blad, geopend.Bos, doel), CancellationToken.None).AsTask(), time);
        var verzegelaar = new Verzegelaar(_schrijver, sleutels, options.InpakkenVanafBytes);
        Journaal = new SqliteJournaal(verzegelaar, _lezers, geopend.Blad.Zeven, new Inhouden(_inhouden, geopend.Bos), time);
        var beurten = new Eigenbeurten();
        Beurten = beurten;
        Seinen = new GeenSeinen(time);
        Bezorgingen = new SqliteBezorgingen(_schrijver, _lezers, beurten, time);
        Bewaring = new SqliteBewaring(_schrijver, _lezers, _register, new Ruimer(map, _inhouden), map, geopend.Bos, time);
        Zoeker = new SqliteZoeker(_lezers, geopend.Blad.Zeven, SqliteZoeker.StandaardWerk);
        Herbezorgtaken = new SqliteHerbezorgtaken(_schrijver, _lezers, time);
        Processors = new SqliteProcessoropslag(_schrijver, _lezers, verzegelaar, sleutels, time);
        Volgen = new SqliteVolgopslag(_schrijver, _lezers, geopend.Blad.Zeven, SqliteZoeker.StandaardWerk, time);
        Volgposities = new SqliteVolgposities(_schrijver, _lezers);
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
    public IBeurten Beurten { get; }

    /// <inheritdoc />
    public ISeinen Seinen { get; }

    /// <inheritdoc />
    public IVolgopslag Volgen { get; }

    /// <inheritdoc />
    public IVolgposities Volgposities { get; }

    /// <inheritdoc />
    public IOpslagGezondheid Gezondheid => _schrijver;

    internal Schrijver Schrijver => _schrijver;

    internal Lezers Lezers => _lezers;

    internal Zeven Zeven => _register.Blad.Zeven;

    /// <summary>
    /// Opens the store in <see cref="OpslagOptions.Map"/>, and makes one (with its key file) only where none ever was. Blocks
    /// while SQLite recovers what a crash left; nothing is accepted before that is done.
    /// </summary>
    /// <exception cref="ArgumentException">The options are not valid; the message has every error.</exception>
    /// <exception cref="OpslagException">
    /// The folder is in use, a file is missing, damaged, not ours or of a later version, or the key file is missing or another
    /// one. Nothing was changed; the message names the file and says what to do.
    /// </exception>
    public static SqliteOpslag Open(OpslagOptions options, TimeProvider time, ILogger<SqliteOpslag> logger)
        => Open(options, GeenStappen.Instance, time, logger);

    /// <inheritdoc cref="Open(OpslagOptions, TimeProvider, ILogger{SqliteOpslag})" />
    internal static SqliteOpslag Open(OpslagOptions options, IStappen stappen, TimeProvider time, ILogger<SqliteOpslag> logger)
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } fouten)
            throw new ArgumentException(string.Join(' ', fouten), nameof(options));
        var bestanden = new Opslagbestanden(options);
        try
        {
            Rechten.EnsureFolder(bestanden.Map);
            return Open(bestanden, options, stappen, time, logger);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException(
                $"Gegevensmap {bestanden.Map} is niet toegankelijk: {e.Message} Controleer of zij bestaat en van deze gebruiker is.", e);
        }
    }

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _gesloten, 1) == 1)
            return;
        await _schrijver.DisposeAsync();
        await _lezers.DisposeAsync();
        try
        {
            _log.Dispose();
            _writer.LetCloseRemoveLog(!_register.Achter && SqliteOpening.MoveLogToFile(_writer, _slot, _log.Stand));
        }
        // The write-ahead log holds what could not be copied; the next start finds it there.
        catch (Exception e) when (e is OpslagException or IOException)
        {
            LogClose(_logger, e);
        }
        finally
        {
            _inhouden.Dispose();
            _register.Dispose();
            _writer.Dispose();
            _slot.Dispose();
        }
    }

    private static SqliteOpslag Open(Opslagbestanden bestanden, OpslagOptions options, IStappen stappen, TimeProvider time, ILogger logger)
    {
        var slot = Mapslot.Acquire(bestanden.Slot);
        try
        {
            var geopend = SqliteOpening.Open(bestanden, slot, options, time);
            LogOpen(logger, bestanden.Database);
            return new SqliteOpslag(slot, geopend, bestanden, options, stappen, time, logger);
        }
        catch
        {
            slot.Dispose();
            throw;
        }
    }

    [LoggerMessage(10, LogLevel.Information, "Opslag {Bestand} is open")]
    private static partial void LogOpen(ILogger logger, string bestand);

    [LoggerMessage(11, LogLevel.Warning, "Het logbestand kon bij het sluiten niet naar de database worden overgebracht; dat gebeurt bij de volgende start")]
    private static partial void LogClose(ILogger logger, Exception cause);
}
