using IB.Gateway.Storage.Postgres;
using IB.Gateway.Storage.Sqlite;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage;

/// <summary>Opens the store that the settings choose. Nothing else asks which one it is.</summary>
internal static class Opslagkeuze
{
    /// <exception cref="OpslagException">It cannot be opened; nothing was changed, and the message says what to do.</exception>
    public static async Task<IOpslag> OpenAsync(
        OpslagOptions options, IStappen stappen, TimeProvider time, ILoggerFactory loggers, CancellationToken cancellationToken)
        => options.Soort switch
        {
            Opslagsoort.Sqlite => SqliteOpslag.Open(options, stappen, time, loggers.CreateLogger<SqliteOpslag>()),
            Opslagsoort.Postgres => await PostgresOpslag.OpenAsync(options, stappen, time, loggers.CreateLogger<PostgresOpslag>(), cancellationToken),
            _ => throw new ArgumentOutOfRangeException(nameof(options), options.Soort, "Onbekende soort opslag."),
        };
}
