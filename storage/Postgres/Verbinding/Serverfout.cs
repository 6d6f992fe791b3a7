using System.Text;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// Tells what went wrong with the database, and turns it into words that say what, why and what now. Never repeats what the server says of
/// values: that may be content.
/// </summary>
internal static class Serverfout
{
    /// <summary>Whether this comes from the database or the way to it, and not from the work itself.</summary>
    public static bool Is(Exception e) => e is NpgsqlException or IOException or TimeoutException or ObjectDisposedException or EncoderFallbackException;

    /// <summary>Another transaction was in the way, or the connection was no longer there: the same again may go well at once.</summary>
    public static bool MagDirectOpnieuw(Exception e)
        => e is PostgresException server
            ? server.SqlState is PostgresErrorCodes.DeadlockDetected or PostgresErrorCodes.SerializationFailure or Deelweg || IsWeggestuurd(server)
            : e is NpgsqlException { InnerException: IOException } or IOException;

    /// <summary>
    /// Whether a commit that failed like this was certainly not made: the server said no, and stays. Otherwise it may have been made.
    /// </summary>
    public static bool IsZekerNiet(Exception e) => e is PostgresException server && !IsWeggestuurd(server) && server.InvariantSeverity is "ERROR";

    /// <summary>In words for who asked.</summary>
    /// <param name="naam">The database, for messages.</param>
    /// <param name="e">What went wrong.</param>
    public static OpslagException Translate(string naam, Exception e) => e switch
    {
        OpslagException klaar => klaar,
        PostgresException server => Translate(naam, server),
        // Of several servers none would do: what was wrong with one that is there says more than that another is not.
        NpgsqlException { InnerException: AggregateException alle } when alle.InnerExceptions.OfType<OpslagException>().FirstOrDefault() is { } afgekeurd => afgekeurd,
        EncoderFallbackException => new OpslagException($"Database {naam}: een veld van het bericht is geen geldige tekst. Er is niets vastgelegd; hetzelfde bericht opnieuw sturen helpt niet.") { IsVanDeGegevens = true },
        _ => new OpslagException($"Database {naam} is niet bereikbaar ({Kort(e)}). Er is niets vastgelegd. Controleer de server en het netwerk; het knooppunt gaat vanzelf verder.", e) { IsTijdelijk = true },
    };

    // No partition for the row: what it was for was dropped just now, and the next attempt knows the new one.
    private const string Deelweg = "23514";

    private static bool IsWeggestuurd(PostgresException server)
        => server.SqlState.StartsWith("57P", StringComparison.Ordinal) || server.SqlState.StartsWith("08", StringComparison.Ordinal)
            || server.SqlState is "25P03" || server.InvariantSeverity is "FATAL" or "PANIC";

    private static OpslagException Translate(string naam, PostgresException server)
    {
        var kop = $"Database {naam}: fout {server.SqlState}";
        return server.SqlState switch
        {
            PostgresErrorCodes.DiskFull => new OpslagException($"{kop}: de schijf van de databaseserver is vol; er is niets vastgelegd. Maak daar ruimte.", server) { IsVol = true, IsTijdelijk = true },
            PostgresErrorCodes.ReadOnlySqlTransaction => new OpslagException($"{kop}: de server is alleen-lezen, een reserve die het nog niet heeft overgenomen. Er is niets vastgelegd; het knooppunt gaat vanzelf verder zodra er een hoofdserver is.", server) { IsTijdelijk = true },
            PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected
                => new OpslagException($"{kop}: de server kwam er niet op tijd aan toe; er is niets vastgelegd. Probeer het opnieuw.", server) { IsTijdelijk = true },
            PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted
                => new OpslagException($"{kop}: de database is beschadigd. Bewaar haar als bewijs en zet een reservekopie terug.", server),
            var code => code[..2] switch
            {
                "08" or "53" or "57" or "58" or "25" => new OpslagException($"{kop} ({server.MessageText}); er is niets vastgelegd. Het knooppunt probeert het opnieuw.", server) { IsTijdelijk = true },
                "28" or "3D" => new OpslagException($"{kop} ({server.MessageText}). Controleer opslag.postgres: gebruiker, wachtwoord en database.", server),
                // Its text may repeat values.
                "22" or "23" => new OpslagException($"{kop}: een veld kan zo niet worden opgeslagen ({server.ConstraintName ?? server.SqlState}). Er is niets vastgelegd; hetzelfde opnieuw sturen helpt niet.") { IsVanDeGegevens = true },
                "42" => new OpslagException($"{kop} ({server.MessageText}): het schema is niet wat dit programma verwacht, of rechten ontbreken. Er is niets vastgelegd.", server),
                _ => new OpslagException($"{kop}; er is niets vastgelegd.", server),
            },
        };
    }

    private static string Kort(Exception e) => (e.InnerException ?? e) switch
    {
        TimeoutException => "geen antwoord op tijd",
        var andere => andere.GetType().Name,
    };
}
