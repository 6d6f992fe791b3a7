using IB.Gateway.Schemas;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// The party directory from a file. When the file changes it is read again; a file with an error keeps the directory that was,
/// and every error is logged. Safe for use by many threads at once.
/// </summary>
public sealed class PartijenBestand : IPartijregisterBron, IDisposable
{
    /// <summary>Largest file that is read: 64 MB, some 100,000 parties.</summary>
    private const long MaxGrootte = 64 * 1024 * 1024;

    // A change comes as several events, the first before the writer is done.
    private static readonly TimeSpan Rust = TimeSpan.FromMilliseconds(250);

    private readonly string _pad;
    private readonly ICatalogusBron _catalogus;
    private readonly ILogger<PartijenBestand> _logger;
    private readonly FileSystemWatcher _wachter;
    private readonly ITimer _timer;
    private readonly Lock _lezen = new();
    private volatile Partijregister _huidig;
    private volatile IReadOnlyList<string> _fouten = [];

    private PartijenBestand(string pad, ICatalogusBron catalogus, Partijregister register, TimeProvider tijd, ILogger<PartijenBestand> logger)
    {
        _pad = pad;
        _catalogus = catalogus;
        _huidig = register;
        _logger = logger;
        _timer = tijd.CreateTimer(_ => Reload(), null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        _wachter = new FileSystemWatcher(Path.GetDirectoryName(pad)!, Path.GetFileName(pad))
        {
            NotifyFilter = NotifyFilters.LastWrite | NotifyFilters.FileName | NotifyFilters.Size,
        };
        _wachter.Changed += OnChanged;
        _wachter.Created += OnChanged;
        _wachter.Deleted += OnChanged;
        _wachter.Renamed += OnChanged;
        _wachter.EnableRaisingEvents = true;
    }

    /// <inheritdoc/>
    public Partijregister Huidig => _huidig;

    /// <summary>What is wrong with the file as it was read last, so that an older content holds; empty when it holds itself.</summary>
    public IReadOnlyList<string> Fouten => _fouten;

    /// <summary>Opens a party directory.</summary>
    /// <returns>The directory, or every error in the file.</returns>
    public static (PartijenBestand? Bron, IReadOnlyList<string> Fouten) Open(
        string pad, ICatalogusBron catalogus, TimeProvider tijd, ILogger<PartijenBestand> logger)
    {
        pad = Path.GetFullPath(pad);
        var (register, fouten) = Read(pad, catalogus.Huidig);
        return register is null ? (null, fouten) : (new PartijenBestand(pad, catalogus, register, tijd, logger), []);
    }

    /// <summary>Reads the file again, now. False when it has an error: the directory that was stays.</summary>
    public bool Reload()
    {
        lock (_lezen)
        {
            var (register, fouten) = Read(_pad, _catalogus.Huidig);
            _fouten = fouten;
            if (register is null)
            {
                PartijenLog.Geweigerd(_logger, _pad, fouten.Count, string.Join("; ", fouten));
                return false;
            }

            _huidig = register;
            PartijenLog.Gelezen(
                _logger, _pad, register.Partijen.Length, register.Kalender.AantalRegels, register.Kalender.AantalBevriezingen, register.Onderwerpen.Length);
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _wachter.Dispose();
        _timer.Dispose();
    }

    private void OnChanged(object sender, FileSystemEventArgs e) => _timer.Change(Rust, Timeout.InfiniteTimeSpan);

    private static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(string pad, Berichtcatalogus catalogus)
    {
        try
        {
            using var stroom = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            if (stroom.Length > MaxGrootte)
                return (null, [$"{pad}: groter dan {MaxGrootte} bytes"]);
            var bytes = new byte[stroom.Length];
            stroom.ReadExactly(bytes);
            var (register, fouten) = PartijenLezer.Read(bytes, catalogus);
            return (register, [.. fouten.Select(f => $"{pad}: {f}")]);
        }
        catch (Exception fout) when (fout is IOException or UnauthorizedAccessException)
        {
            return (null, [$"{pad}: kan niet worden gelezen ({fout.Message})"]);
        }
    }
}

internal static partial class PartijenLog
{
    [LoggerMessage(
        2001, LogLevel.Information,
        "Partijregister {Pad} gelezen: {Aantal} partijen, {Releases} regels over releases, {Bevriezingen} bevriezingen, {Onderwerpen} onderwerpen.")]
    internal static partial void Gelezen(ILogger logger, string pad, int aantal, int releases, int bevriezingen, int onderwerpen);

    [LoggerMessage(2002, LogLevel.Error, "Partijregister {Pad} heeft {Aantal} fouten; het vorige blijft gelden: {Fouten}")]
    internal static partial void Geweigerd(ILogger logger, string pad, int aantal, string fouten);
}
