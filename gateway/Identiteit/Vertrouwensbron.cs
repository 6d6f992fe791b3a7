using Microsoft.Extensions.Logging;

namespace IB.Gateway.Identiteit;

/// <summary>
/// Holds the current <see cref="Vertrouwensstand"/> and reads the files again every
/// <see cref="VertrouwensOptions.Herlaadinterval"/>, by content rather than by date: a mounted secret keeps its date. A new
/// state is swapped in whole; readers keep the one they took. Safe for use by many threads at once.
/// </summary>
internal sealed partial class Vertrouwensbron : IDisposable
{
    private readonly VertrouwensOptions _options;
    private readonly TimeProvider _tijd;
    private readonly ILogger<Vertrouwensbron> _log;
    private readonly Lock _laadslot = new();
    private readonly ITimer _timer;
    private volatile Vertrouwensstand _stand;
    private HashSet<string> _zonderLijst = [];

    /// <exception cref="ArgumentException">The options are invalid; call <see cref="VertrouwensOptions.Validate"/> first.</exception>
    public Vertrouwensbron(VertrouwensOptions options, TimeProvider tijd, ILogger<Vertrouwensbron> log)
    {
        var fouten = options.Validate();
        if (fouten.Count > 0)
            throw new ArgumentException(string.Join(Environment.NewLine, fouten), nameof(options));
        _options = options;
        _tijd = tijd;
        _log = log;
        _stand = Vertrouwensstand.Load(options, vorige: null, tijd.GetUtcNow());
        LogStand(_stand);
        LogTekorten();
        _timer = tijd.CreateTimer(_ => ReloadOnTimer(), state: null, options.Herlaadinterval, options.Herlaadinterval);
    }

    /// <summary>What counts now. Take it once per decision.</summary>
    public Vertrouwensstand Stand => _stand;

    /// <summary>The configuration this source was made with.</summary>
    public VertrouwensOptions Options => _options;

    /// <summary>The CAs that have no current revocation list now; none when no folder for lists is set, which only Toestaan allows.</summary>
    public IReadOnlyList<Lijsttekort> ListTekorten() => _options.CrlMap is null ? [] : Lijsttekort.Find(_stand, _tijd.GetUtcNow());

    /// <summary>Reads the files now. Returns the errors; what they concern keeps its previous content.</summary>
    public IReadOnlyList<string> Reload()
    {
        lock (_laadslot)
        {
            var nieuw = Vertrouwensstand.Load(_options, _stand, _tijd.GetUtcNow());
            if (!ReferenceEquals(nieuw, _stand))
            {
                _stand = nieuw;
                LogStand(nieuw);
            }

            LogTekorten();
            return nieuw.Fouten;
        }
    }

    /// <summary>Stops reading.</summary>
    public void Dispose() => _timer.Dispose();

    // An exception here would end the process, or worse: end the reloading. Expected ones are in Fouten; what is left is a
    // bug, and it must be seen while the gateway goes on with what it had.
    private void ReloadOnTimer()
    {
        try
        {
            Reload();
        }
#pragma warning disable CA1031 // see above
        catch (Exception fout)
#pragma warning restore CA1031
        {
            LogHerladenMislukt(fout);
        }
    }

    private void LogStand(Vertrouwensstand stand)
    {
        LogGeladen(stand.Certificaten.Ankers.Count, stand.Certificaten.Tussencertificaten.Count, stand.Lijsten.Alle.Count());
        foreach (var fout in stand.Fouten)
            LogFout(fout);
    }

    // Each once, when it begins: a list that goes and comes back is told of again.
    private void LogTekorten()
    {
        var tekorten = ListTekorten();
        foreach (var tekort in tekorten.Where(t => !_zonderLijst.Contains(t.Sleutel + t.Verlopen)))
        {
            if (tekort.Verlopen is { } sinds)
                LogLijstVerlopen(tekort.Ca, sinds);
            else
                LogLijstOntbreekt(tekort.Ca, _options.CrlMap!);
        }

        _zonderLijst = [.. tekorten.Select(t => t.Sleutel + t.Verlopen)];
    }

    [LoggerMessage(
        4101, LogLevel.Information,
        "Vertrouwen geladen: {Ankers} ankers, {Tussencertificaten} tussencertificaten, {Lijsten} intrekkingslijsten.")]
    private partial void LogGeladen(int ankers, int tussencertificaten, int lijsten);

    [LoggerMessage(4102, LogLevel.Warning, "Vertrouwen: {Fout}")]
    private partial void LogFout(string fout);

    [LoggerMessage(
        4103, LogLevel.Error,
        "Intrekkingslijst van CA {Ca} is verlopen op {NextUpdate:u}. Haal de nieuwe CRL op; "
        + "tot dan worden certificaten van deze CA geweigerd, tenzij intrekkingOnbekend Toestaan is.")]
    private partial void LogLijstVerlopen(string ca, DateTimeOffset nextUpdate);

    [LoggerMessage(
        4105, LogLevel.Warning,
        "Van CA {Ca} is geen intrekkingslijst geladen. Zet de actuele CRL in {CrlMap}; "
        + "tot dan worden certificaten van deze CA geweigerd, tenzij intrekkingOnbekend Toestaan is.")]
    private partial void LogLijstOntbreekt(string ca, string crlMap);

    [LoggerMessage(4104, LogLevel.Error, "Herladen van ankers en intrekkingslijsten mislukt; de vorige stand blijft in gebruik.")]
    private partial void LogHerladenMislukt(Exception fout);
}
