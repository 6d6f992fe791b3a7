using System.Globalization;
using System.Text.Json;
using IB.Gateway.Telemetrie;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Logging.Console;

namespace IB.Gateway.Tests.Telemetrie;

public sealed class VeiligheidsfilterTests : IDisposable
{
    private const string Bsn = "999900006";
    private const string Gezuiverd = "ib.logregels.gezuiverd";

    private readonly Meterbank _bank = new();
    private readonly Logboekfake _logboek = new();
    private readonly ILoggerFactory _factory;

    public VeiligheidsfilterTests()
    {
        var meter = _bank.CreateMeter();
        _factory = LoggerFactory.Create(builder => builder.AddProvider(new Veiligheidsfilter(_logboek, meter)));
    }

    [Fact]
    public void Log_CleanLine_PassesAsItIs()
    {
        var fout = new IOException("De schijf is vol.");
        Logger().Schoon(fout, "5b1c0c0e-6f0a-4d7e-9c64-0d8c9f8f7a11", "00000099000000384000", 12);

        var regel = Assert.Single(_logboek.Regels);
        Assert.Equal("Bericht 5b1c0c0e-6f0a-4d7e-9c64-0d8c9f8f7a11 van 00000099000000384000 na 12", regel.Tekst);
        Assert.Equal((LogLevel.Error, 7), (regel.Niveau, regel.Nummer));
        Assert.Same(fout, regel.Fout);
        Assert.Equal(12, regel.Waarden["Duur"]);
        Assert.Equal([$"{Gezuiverd}{{}} 0"], _bank.Observe());
    }

    [Fact]
    public void Log_BsnInTextAndValue_IsReplacedInBothAndCountedOnce()
    {
        Logger().Nummers(Bsn, 999900018);

        var regel = Assert.Single(_logboek.Regels);
        Assert.Equal("Cliënt [bsn?], [bsn?]", regel.Tekst);
        Assert.Equal("[bsn?]", regel.Waarden["Nummer"]);
        Assert.Equal("[bsn?]", regel.Waarden["Getal"]);
        Assert.Equal([$"{Gezuiverd}{{}} 1"], _bank.Observe());
    }

    [Fact]
    public void Log_LineBreakAndAnsiFromAClient_CannotForgeALine()
    {
        Logger().Onderwerp("CN=x\r\n{\"LogLevel\":\"Critical\"}\u001b[2J");

        var regel = Assert.Single(_logboek.Regels);
        Assert.Equal("Onderwerp CN=x\\r\\n{\"LogLevel\":\"Critical\"}\\u001b[2J", regel.Tekst);
        Assert.DoesNotContain('\u001b', (string)regel.Waarden["Onderwerp"]!);
    }

    [Fact]
    public void Log_ExceptionsThatQuoteABsn_AreReplacedToTheInnermost()
    {
        var fout = new AggregateException(
            new InvalidOperationException("buiten", new FormatException($"'{Bsn}' is geen getal\nvervalst")), new IOException("ander"));
        Logger().Mislukt(fout);

        var tekst = Assert.Single(_logboek.Regels).Fout!.ToString();
        Assert.Contains("System.FormatException: '[bsn?]' is geen getal\\nvervalst", tekst, StringComparison.Ordinal);
        Assert.Contains("System.IO.IOException: ander", tekst, StringComparison.Ordinal);
        Assert.DoesNotContain(Bsn, tekst, StringComparison.Ordinal);
        Assert.Equal([$"{Gezuiverd}{{}} 1"], _bank.Observe());
    }

    [Fact]
    public void Log_WithinScopes_CleansThem()
    {
        var logger = Logger();
        using (logger.BeginScope(new Dictionary<string, object?> { ["RequestPath"] = $"/berichten/{Bsn}" }))
        using (logger.BeginScope($"los {Bsn}"))
            logger.Verzoek();

        Assert.Equal(["RequestPath=/berichten/[bsn?]", "los [bsn?]"], Assert.Single(_logboek.Regels).Scopes);
        Assert.Equal([$"{Gezuiverd}{{}} 2"], _bank.Observe());
    }

    [Fact]
    public void Log_BelowTheLevelOfTheProvider_RendersNothing()
    {
        _logboek.Minimum = LogLevel.Warning;
        Logger().Log(LogLevel.Information, 0, "toestand", null, (_, _) => throw new InvalidOperationException("Rendered for nothing."));

        Assert.Empty(_logboek.Regels);
    }

    [Fact]
    public void UseVeiligLogboek_LeavesOnlyTheFilter_AndWritesJsonInUtc()
    {
        using var services = new ServiceCollection()
            .AddMetrics().AddSingleton(new Meetlabels([])).AddSingleton<Knooppuntmeter>()
            .AddLogging(builder => builder.AddDebug().UseVeiligLogboek())
            .BuildServiceProvider();

        Assert.IsType<Veiligheidsfilter>(Assert.Single(services.GetServices<ILoggerProvider>()));
        var formatter = services.GetServices<ConsoleFormatter>().Single(f => f.Name == ConsoleFormatterNames.Json);
        using var uitvoer = new StringWriter();
        formatter.Write(new LogEntry<string>(LogLevel.Information, "cat", 1010, "x", null, (s, _) => s), null, uitvoer);
        using var json = JsonDocument.Parse(uitvoer.ToString());
        Assert.Matches(@"^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$", json.RootElement.GetProperty("Timestamp").GetString());
        Assert.Equal(1010, json.RootElement.GetProperty("EventId").GetInt32());
        Assert.Single(uitvoer.ToString().TrimEnd('\n').Split('\n'));
    }

    public void Dispose()
    {
        _factory.Dispose();
        _logboek.Dispose();
        _bank.Dispose();
    }

    private ILogger Logger() => _factory.CreateLogger("test");

    private sealed record Regel(LogLevel Niveau, int Nummer, string Tekst, Dictionary<string, object?> Waarden, Exception? Fout, List<string> Scopes);

    private sealed class Logboekfake : ILoggerProvider, ISupportExternalScope, ILogger
    {
        private IExternalScopeProvider _scopes = new LoggerExternalScopeProvider();

        public List<Regel> Regels { get; } = [];

        public LogLevel Minimum { get; set; } = LogLevel.Trace;

        public ILogger CreateLogger(string categoryName) => this;

        public void SetScopeProvider(IExternalScopeProvider scopeProvider) => _scopes = scopeProvider;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= Minimum;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull
            => throw new NotSupportedException();

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var scopes = new List<string>();
            _scopes.ForEachScope((scope, lijst) => lijst.Add(Tekst(scope)), scopes);
            Regels.Add(new(logLevel, eventId.Id, formatter(state, exception), Paren(state).ToDictionary(), exception, scopes));
        }

        public void Dispose()
        {
        }

        private static string Tekst(object? scope)
            => scope is IEnumerable<KeyValuePair<string, object?>> paren
                ? string.Join(';', paren.Select(p => $"{p.Key}={p.Value}"))
                : Convert.ToString(scope, CultureInfo.InvariantCulture)!;

        private static IEnumerable<KeyValuePair<string, object?>> Paren(object? toestand)
            => toestand as IEnumerable<KeyValuePair<string, object?>> ?? [];
    }
}

internal static partial class Testregels
{
    [LoggerMessage(7, LogLevel.Error, "Bericht {Referentienummer} van {Oin} na {Duur}")]
    public static partial void Schoon(this ILogger logger, Exception fout, string referentienummer, string oin, int duur);

    [LoggerMessage(8, LogLevel.Information, "Cliënt {Nummer}, {Getal}")]
    public static partial void Nummers(this ILogger logger, string nummer, int getal);

    [LoggerMessage(9, LogLevel.Information, "Onderwerp {Onderwerp}")]
    public static partial void Onderwerp(this ILogger logger, string onderwerp);

    [LoggerMessage(10, LogLevel.Error, "Mislukt")]
    public static partial void Mislukt(this ILogger logger, Exception fout);

    [LoggerMessage(11, LogLevel.Information, "Verzoek")]
    public static partial void Verzoek(this ILogger logger);
}
