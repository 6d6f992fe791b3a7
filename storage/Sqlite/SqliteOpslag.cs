using IB.Gateway.Storage.Sqlite.Bestanden;
using IB.Gateway.Storage.Versleuteling;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// The embedded store: one SQLite file in a folder of its own, one writer with group commit, a pool of readers, payloads
/// encrypted under keys from a file.
/// </summary>
public sealed partial class SqliteOpslag : IOpslag
{
    private readonly Mapslot _slot;
    private readonly Database _writer;
    private readonly Schrijver _schrijver;
    private readonly Lezers _lezers;
    private readonly ILogger _logger;
    private int _gesloten;

    private SqliteOpslag(Mapslot slot, Database writer, Sleutelbos bos, OpslagOptions options, TimeProvider time, ILogger logger)
    {
        _slot = slot;
        _writer = writer;
        _logger = logger;
        _schrijver = new Schrijver(writer, options, time, logger);
        _lezers = new Lezers(writer.Path, options.Lezers);
        Journaal = new SqliteJournaal(_schrijver, _lezers, new Datasleutels(_schrijver, bos, time), bos, time);
        Bezorgingen = new SqliteBezorgingen(_schrijver, _lezers, time);
    }

    /// <inheritdoc />
    public IJournaal Journaal { get; }

    /// <inheritdoc />
    public IBezorgingen Bezorgingen { get; }

    /// <inheritdoc />
    public IOpslagGezondheid Gezondheid => _schrijver;

    internal Schrijver Schrijver => _schrijver;

    internal Lezers Lezers => _lezers;

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
    {
        ArgumentNullException.ThrowIfNull(options);
        ArgumentNullException.ThrowIfNull(time);
        if (options.Validate() is { Count: > 0 } fouten)
            throw new ArgumentException(string.Join(' ', fouten), nameof(options));
        var bestanden = new Opslagbestanden(options);
        try
        {
            Rechten.EnsureFolder(bestanden.Map);
            return Open(bestanden, options, time, logger);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException(
                $"Gegevensmap {bestanden.Map} is niet toegankelijk: {e.Message} Controleer of zij bestaat en van deze gebruiker is.", e);
        }
    }

    private static SqliteOpslag Open(Opslagbestanden bestanden, OpslagOptions options, TimeProvider time, ILogger logger)
    {
        var slot = Mapslot.Acquire(bestanden.Slot);
        try
        {
            var (writer, bos) = SqliteOpening.Open(bestanden, slot, options, time);
            LogOpen(logger, bestanden.Database);
            return new SqliteOpslag(slot, writer, bos, options, time, logger);
        }
        catch
        {
            slot.Dispose();
            throw;
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
            _writer.LetCloseRemoveLog(SqliteOpening.MoveLogToFile(_writer, _slot));
        }
        // The log holds what could not be copied; the next start finds it there.
        catch (OpslagException e)
        {
            LogClose(_logger, e);
        }
        finally
        {
            _writer.Dispose();
            _slot.Dispose();
        }
    }

    [LoggerMessage(10, LogLevel.Information, "Opslag {Bestand} is open")]
    private static partial void LogOpen(ILogger logger, string bestand);

    [LoggerMessage(11, LogLevel.Warning, "Het logbestand kon bij het sluiten niet naar de database worden overgebracht; dat gebeurt bij de volgende start")]
    private static partial void LogClose(ILogger logger, Exception cause);
}
