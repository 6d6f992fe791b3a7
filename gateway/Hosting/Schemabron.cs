using IB.Gateway.Schemas;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Hosting;

/// <summary>
/// The message catalog from the program and a folder of schema packs. When the folder changes it is read again; a folder with an
/// error in it keeps the catalog that was, and every error is logged. Safe for use by many threads at once.
/// </summary>
internal sealed class Schemabron : ICatalogusBron, IDisposable
{
    // A change comes as several events, the first before the writer is done.
    private static readonly TimeSpan Rust = TimeSpan.FromMilliseconds(250);

    private readonly string _map;
    private readonly Action<Berichtcatalogus> _prepare;
    private readonly ILogger<Schemabron> _logger;
    private readonly FileSystemWatcher? _wachter;
    private readonly ITimer _timer;
    private readonly Lock _lezen = new();
    private volatile Berichtcatalogus _huidig;
    private volatile IReadOnlyList<string> _fouten = [];

    private Schemabron(string map, Berichtcatalogus catalogus, Action<Berichtcatalogus> prepare, TimeProvider tijd, ILogger<Schemabron> logger)
    {
        _map = map;
        _huidig = catalogus;
        _prepare = prepare;
        _logger = logger;
        _timer = tijd.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _wachter = Directory.Exists(map) ? Watch() : null;
    }

    /// <inheritdoc/>
    public Berichtcatalogus Huidig => _huidig;

    /// <summary>What is wrong with the folder as it was read last, so that an older content holds; empty when it holds itself.</summary>
    internal IReadOnlyList<string> Fouten => _fouten;

    /// <summary>Opens the folder, and makes it when it is not there.</summary>
    /// <param name="map">The folder.</param>
    /// <param name="prepare">Gets every later catalog ready for use, before it holds; throws <see cref="SchemaPackException"/> when that fails.</param>
    /// <param name="tijd">The clock.</param>
    /// <param name="logger">For what was read and what was refused.</param>
    /// <exception cref="InstellingenException">A pack cannot be used, or the folder cannot be read; every error at once.</exception>
    /// <remarks>Where the folder cannot be made, nobody else can put a pack either: then those of the program hold, and a warning is logged.</remarks>
    internal static Schemabron Open(string map, Action<Berichtcatalogus> prepare, TimeProvider tijd, ILogger<Schemabron> logger)
    {
        try
        {
            Directory.CreateDirectory(map);
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            SchemaLog.Waarschuwing(
                logger, map,
                $"de map is niet te maken ({fout.Message}); alleen de schemapakketten van het programma gelden. Maak hem zelf, of kies een andere (schemas.map), en start opnieuw.");
        }

        var lezing = Schemamap.Read(map);
        if (lezing.Catalogus is not { } catalogus)
            throw new InstellingenException([.. lezing.Fouten.Select(f => $"{map}: {f}")]);
        Log(logger, map, lezing, catalogus);
        return new Schemabron(map, catalogus, prepare, tijd, logger);
    }

    /// <summary>Reads the folder again, now. False when something in it is wrong: the catalog that was stays.</summary>
    internal bool Reload()
    {
        lock (_lezen)
        {
            var lezing = Schemamap.Read(_map);
            if (lezing.Catalogus is not { } catalogus)
                return Refuse(lezing.Fouten);
            try
            {
                _prepare(catalogus);
            }
            catch (SchemaPackException fout)
            {
                return Refuse(fout.Fouten);
            }

            _huidig = catalogus;
            _fouten = [];
            Log(_logger, _map, lezing, catalogus);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _wachter?.Dispose();
        _timer.Dispose();
    }

    private FileSystemWatcher Watch()
    {
        var wachter = new FileSystemWatcher(_map)
        {
            IncludeSubdirectories = true,
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.DirectoryName | NotifyFilters.Size,
        };
        wachter.Changed += OnChanged;
        wachter.Created += OnChanged;
        wachter.Deleted += OnChanged;
        wachter.Renamed += OnChanged;
        wachter.EnableRaisingEvents = true;
        return wachter;
    }

    private bool Refuse(IReadOnlyList<string> fouten)
    {
        _fouten = fouten;
        SchemaLog.Geweigerd(_logger, _map, fouten.Count, string.Join("; ", fouten));
        return false;
    }

    private static void Log(ILogger logger, string map, Schemalezing lezing, Berichtcatalogus catalogus)
    {
        foreach (var waarschuwing in lezing.Waarschuwingen)
            SchemaLog.Waarschuwing(logger, map, waarschuwing);
        foreach (var (pack, patroon) in lezing.Patronen)
        {
            if (Patroonkeuring.Check(patroon.Patroon) is { } oordeel)
                SchemaLog.Waarschuwing(logger, map, $"{pack}: {patroon.Bestand} regel {patroon.Regel}: {oordeel}");
        }

        SchemaLog.Gelezen(logger, string.Join(", ", catalogus.Packs.Select(p => p.Naam)), catalogus.Berichten.Count, catalogus.Documenten.Count);
    }

    private void OnChanged(object sender, FileSystemEventArgs e) => _timer.Change(Rust, Timeout.InfiniteTimeSpan);
}

internal static partial class SchemaLog
{
    [LoggerMessage(2201, LogLevel.Information, "Schemapakketten gelezen: {Packs} ({Berichten} berichten, {Documenten} documenten).")]
    internal static partial void Gelezen(ILogger logger, string packs, int berichten, int documenten);

    [LoggerMessage(2202, LogLevel.Error, "Schemamap {Map} heeft {Aantal} fouten; de vorige schemapakketten blijven gelden: {Fouten}")]
    internal static partial void Geweigerd(ILogger logger, string map, int aantal, string fouten);

    [LoggerMessage(2203, LogLevel.Warning, "Schemamap {Map}: {Waarschuwing}")]
    internal static partial void Waarschuwing(ILogger logger, string map, string waarschuwing);
}
