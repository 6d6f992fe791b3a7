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
        NpgsqlException { InnerException: AggregateException alle } when alle.InnerExceptions.OfType<OpslagException>().FirstOrDefault() is { } afgekeurd =>
            afgekeurd,
        NpgsqlException { InnerException: AggregateException alle } when alle.InnerExceptions.OfType<PostgresException>().FirstOrDefault() is { } server =>
            Translate(naam, server),
        EncoderFallbackException =>
            new OpslagException(
                $"Database {naam}: een veld van het bericht is geen geldige tekst. Er is niets vastgelegd; hetzelfde bericht opnieuw sturen helpt niet.")
            {
                IsVanDeGegevens = true,
            },
        _ => new OpslagException(
            $"Database {naam} is niet bereikbaar ({Kort(e)}). Er is niets vastgelegd. Controleer de server en het netwerk; het knooppunt gaat vanzelf verder.",
            e) { IsTijdelijk = true },
    };

    // No partition for the row: what it was for was dropped just now, and the next attempt knows the new one.
    private const string Deelweg = "23514";

    private static bool IsWeggestuurd(PostgresException server)
        => server.SqlState.StartsWith("57P", StringComparison.Ordinal) || server.SqlState.StartsWith("08", StringComparison.Ordinal)
            || server.SqlState is "25P03" || server.InvariantSeverity is "FATAL" or "PANIC";

    /// <summary>What the server said, for who is told that an outcome is not known; empty when it said nothing.</summary>
    public static string Quote(Exception e) => e is PostgresException server ? $" De server meldde {Kop(server)}. {Serveroordeel.Judge(server).Nu}" : "";

    /// <summary>Its disk is full.</summary>
    public static bool IsVol(Exception e) => e is PostgresException server && Serveroordeel.Judge(server).IsVol;

    private static OpslagException Translate(string naam, PostgresException server)
    {
        var oordeel = Serveroordeel.Judge(server);
        var tekst = $"Database {naam}: {Kop(server)}. Er is niets vastgelegd. {oordeel.Nu}";
        // Its text may repeat values.
        if (oordeel.IsVanDeGegevens)
            return new OpslagException(tekst) { IsVanDeGegevens = true };
        return new OpslagException(tekst, server) { IsVol = oordeel.IsVol, IsTijdelijk = oordeel.IsTijdelijk, IsBeschadigd = oordeel.IsBeschadigd };
    }

    private static string Kop(PostgresException server)
        => $"fout {server.SqlState}, {Serveroordeel.Judge(server).Wat}{(server.InvariantSeverity is "PANIC" ? "; hij is erom gestopt en herstelt zich zodra dat kan" : "")}";

    private static string Kort(Exception e) => (e.InnerException ?? e) switch
    {
        TimeoutException => "geen antwoord op tijd",
        var andere => andere.GetType().Name,
    };
}
