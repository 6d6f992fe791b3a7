using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using IB.Gateway.Telemetrie;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// Every log line of the whole run, of every knooppunt in this process and of every process that a test starts. Those of this process
/// are kept twice: as the code wrote them, and as they left <see cref="Veiligheidsfilter"/>.
/// </summary>
internal static class Logarchief
{
    private static readonly ConcurrentQueue<string> AlleRegels = new();
    private static readonly ConcurrentDictionary<string, string> AlleVerboden = new();

    /// <summary>All lines so far.</summary>
    internal static IReadOnlyCollection<string> Regels => AlleRegels;

    internal static void Add(string regel) => AlleRegels.Enqueue(regel);

    /// <summary>Says that a text of a test may be in no line, whenever it was written.</summary>
    internal static void Forbid(string tekst, string waarom) => AlleVerboden[tekst] = waarom;

    /// <summary>What should not be in the lines but is: personal data of a fixture, or a text that a test forbade.</summary>
    internal static IReadOnlyList<string> FindLekken()
    {
        var verboden = Persoonsgegevens.InFixtures.Select(p => (Tekst: p, Waarom: "persoonsgegeven"))
            .Concat(AlleVerboden.Select(v => (Tekst: v.Key, Waarom: v.Value))).ToList();
        return [.. from regel in AlleRegels from v in verboden where regel.Contains(
            v.Tekst, StringComparison.OrdinalIgnoreCase) select $"{v.Waarom} in: {regel}"];
    }

    /// <summary>The log of the knooppunt as it runs, but into this archive instead of onto the console.</summary>
    internal static void Use(ILoggingBuilder logboek)
    {
        logboek.UseVeiligLogboek().SetMinimumLevel(LogLevel.Debug).ClearProviders();
        logboek.Services.AddSingleton<ILoggerProvider>(s => new Schrijver(new Veiligheidsfilter(new Schrijver(null), s.GetRequiredService<Knooppuntmeter>())));
    }

    private sealed class Schrijver(ILoggerProvider? volgende) : ILoggerProvider, ISupportExternalScope
    {
        private IExternalScopeProvider? _scopes;

        public ILogger CreateLogger(string categoryName) => new Logger(this, categoryName, volgende?.CreateLogger(categoryName));

        public void SetScopeProvider(IExternalScopeProvider scopeProvider)
        {
            _scopes = scopeProvider;
            (volgende as ISupportExternalScope)?.SetScopeProvider(scopeProvider);
        }

        public void Dispose() => volgende?.Dispose();

        private sealed class Logger(Schrijver schrijver, string categorie, ILogger? volgende) : ILogger
        {
            public bool IsEnabled(LogLevel logLevel) => true;

            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull
                => null;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                var regel = new StringBuilder();
                regel.Append(logLevel).Append(' ').Append(categorie).Append(' ').Append(CultureInfo.InvariantCulture, $"{eventId.Id} ")
                    .Append(formatter(state, exception));
                if (state is IEnumerable<KeyValuePair<string, object?>> paren)
                    regel.AppendJoin(' ', paren);
                schrijver._scopes?.ForEachScope(static (scope, r) => r.Append(" => ").Append(scope), regel);
                regel.Append(exception);
                Add(regel.ToString());
                volgende?.Log(logLevel, eventId, state, exception, formatter);
            }
        }
    }
}
