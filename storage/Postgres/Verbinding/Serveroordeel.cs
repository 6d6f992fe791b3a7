using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>What an error of the server means: in words, and for who wanted something.</summary>
/// <param name="Wat">What is the matter; without values, which may be content.</param>
/// <param name="Nu">What now.</param>
internal sealed record Serveroordeel(string Wat, string Nu)
{
    private const string Vanzelf = "Het knooppunt gaat vanzelf verder.";

    /// <summary>Its disk is full.</summary>
    public bool IsVol { get; private init; }

    /// <summary>It passes by itself, or when somebody looks after the server.</summary>
    public bool IsTijdelijk { get; private init; }

    /// <summary>The database is damaged.</summary>
    public bool IsBeschadigd { get; private init; }

    /// <summary>The server can do nothing with what was to be stored.</summary>
    public bool IsVanDeGegevens { get; private init; }

    public static Serveroordeel Judge(PostgresException fout) => fout.SqlState switch
    {
        PostgresErrorCodes.DiskFull =>
            Tijdelijk("de databaseserver heeft geen schijfruimte meer", $"Maak daar ruimte: gegevens en write-ahead log. {Vanzelf}") with { IsVol = true },
        PostgresErrorCodes.OutOfMemory =>
            Tijdelijk("de databaseserver heeft geen geheugen meer over", $"Kijk in zijn log; geef hem meer, of laat hem minder gebruiken. {Vanzelf}"),
        PostgresErrorCodes.TooManyConnections =>
            Tijdelijk("de databaseserver heeft geen verbindingen meer over", $"Verhoog max_connections, of zoek wie ze bezet houdt. {Vanzelf}"),
        PostgresErrorCodes.IoError =>
            Tijdelijk("de databaseserver kan zijn schijf niet lezen of schrijven", $"Controleer die schijf en het log van de server. {Vanzelf}"),
        PostgresErrorCodes.CannotConnectNow =>
            Tijdelijk("de databaseserver start, of herstelt na een storing", $"Duurt het lang: kijk in zijn log, ook of zijn schijf vol is. {Vanzelf}"),
        PostgresErrorCodes.AdminShutdown or PostgresErrorCodes.CrashShutdown =>
            Tijdelijk("de databaseserver stopt, of stopte door een storing", $"Kijk in zijn log. {Vanzelf}"),
        PostgresErrorCodes.ReadOnlySqlTransaction => Tijdelijk(
            "de databaseserver is alleen-lezen: een reserve die het nog niet heeft overgenomen, of een server die op slot staat omdat zijn schijf vol raakt",
            $"Kijk welke van de twee. {Vanzelf}"),
        PostgresErrorCodes.LockNotAvailable or PostgresErrorCodes.QueryCanceled or PostgresErrorCodes.DeadlockDetected
            => Tijdelijk("de databaseserver kwam er niet op tijd aan toe", "Probeer het opnieuw."),
        PostgresErrorCodes.DataCorrupted or PostgresErrorCodes.IndexCorrupted
            => new("de database is beschadigd", "Bewaar haar als bewijs en zet een reservekopie terug.") { IsBeschadigd = true },
        PostgresErrorCodes.InternalError => new("interne fout van de databaseserver", "Kijk in zijn log."),
        var code => code[..2] switch
        {
            "08" or "53" or "57" or "58" or "25" => Tijdelijk(fout.MessageText, "Het knooppunt probeert het opnieuw."),
            "28" or "3D" => new(fout.MessageText, "Controleer opslag.postgres: gebruiker, wachtwoord en database."),
            // Its text may repeat values.
            "22" or "23" => new($"een veld kan zo niet worden opgeslagen ({fout.ConstraintName ?? code})", "Hetzelfde opnieuw sturen helpt niet.")
            {
                IsVanDeGegevens = true,
            },
            "42" => new(fout.MessageText, "Het schema is niet wat dit programma verwacht, of rechten ontbreken."),
            _ => new("onverwachte fout van de databaseserver", "Kijk in zijn log."),
        },
    };

    private static Serveroordeel Tijdelijk(string wat, string nu) => new(wat, nu) { IsTijdelijk = true };
}
