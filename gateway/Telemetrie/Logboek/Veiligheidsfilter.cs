using Microsoft.Extensions.Logging;

namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>
/// The last line of defence of the log: wraps the provider that writes, and hands it only text, values, scopes and exceptions
/// that went through <see cref="Zuivering"/>. A BSN should never get this far; each line that had one is counted, so that the
/// place that logged it is found. Safe for use by many threads at once.
/// </summary>
[ProviderAlias("Console")]
internal sealed class Veiligheidsfilter(ILoggerProvider provider, Knooppuntmeter meter) : ILoggerProvider, ISupportExternalScope
{
    /// <inheritdoc/>
    public ILogger CreateLogger(string categoryName) => new Logger(provider.CreateLogger(categoryName), meter);

    /// <inheritdoc/>
    public void SetScopeProvider(IExternalScopeProvider scopeProvider)
        => (provider as ISupportExternalScope)?.SetScopeProvider(new Scopes(scopeProvider, meter));

    /// <inheritdoc/>
    public void Dispose() => provider.Dispose();

    private sealed class Logger(ILogger logger, Knooppuntmeter meter) : ILogger
    {
        public bool IsEnabled(LogLevel logLevel) => logger.IsEnabled(logLevel);

        // Scopes come through SetScopeProvider; one pushed here directly would bypass the filter.
        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => null;

        public void Log<TState>(
            LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            if (!IsEnabled(logLevel))
                return;
            var tekst = Zuivering.Clean(formatter(state, exception), out var bsn);
            var toestand = VeiligeToestand.Clean(state, ref bsn);
            var bsnInFout = false;
            var fout = exception is null ? null : GezuiverdeFout.Of(exception, out bsnInFout);
            if (bsn || bsnInFout)
                meter.CountGezuiverdeLogregel();
            logger.Log(logLevel, eventId, toestand, fout, (_, _) => tekst);
        }
    }

    private sealed class Scopes(IExternalScopeProvider scopes, Knooppuntmeter meter) : IExternalScopeProvider
    {
        public void ForEachScope<TState>(Action<object?, TState> callback, TState state)
            => scopes.ForEachScope(
                static (scope, s) =>
                {
                    var bsn = false;
                    s.callback(VeiligeToestand.Clean(scope, ref bsn), s.state);
                    if (bsn)
                        s.meter.CountGezuiverdeLogregel();
                },
                (callback, state, meter));

        public IDisposable Push(object? state) => scopes.Push(state);
    }
}
