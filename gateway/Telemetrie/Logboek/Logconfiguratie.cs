using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;
using Microsoft.Extensions.Options;

namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>How the knooppunt logs: JSON lines on standard output, in UTC, through <see cref="Veiligheidsfilter"/>, and nowhere else.</summary>
internal static class Logconfiguratie
{
    /// <summary>Time as it stands in a log line: <c>2026-03-02T09:00:00.123Z</c>.</summary>
    public const string Tijdformaat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";

    /// <summary>Replaces every provider by the filtered JSON console. Needs <see cref="Knooppuntmeter"/>.</summary>
    public static ILoggingBuilder UseVeiligLogboek(this ILoggingBuilder builder)
    {
        builder.AddJsonConsole(options =>
        {
            options.UseUtcTimestamp = true;
            options.TimestampFormat = Tijdformaat;
            options.IncludeScopes = true;
            options.JsonWriterOptions = new() { Indented = false };
        });
        builder.ClearProviders();

        // Below a warning the server writes the address and headers of every request: what a client sent, and six lines of it.
        builder.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Configure(options => options.ActivityTrackingOptions = ActivityTrackingOptions.TraceId | ActivityTrackingOptions.SpanId);
        builder.Services.AddSingleton<ILoggerProvider>(services => new Veiligheidsfilter(
            new ConsoleLoggerProvider(
                services.GetRequiredService<IOptionsMonitor<ConsoleLoggerOptions>>(), services.GetServices<ConsoleFormatter>()),
            services.GetRequiredService<Knooppuntmeter>()));
        return builder;
    }
}
