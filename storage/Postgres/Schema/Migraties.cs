using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Logging;
using Npgsql;
using static IB.Gateway.Storage.Postgres.Parameters;

namespace IB.Gateway.Storage.Postgres.Schema;

/// <summary>
/// The schema, as a list of steps that only goes forward. Each step that was taken is written down with the SHA-256 of its text, so that a database
/// of another program, or of a later version, is known as such. A step that has been released never changes.
/// </summary>
internal static partial class Migraties
{
    private const string Tabel = """
        CREATE TABLE ib_gateway (
          stap integer PRIMARY KEY,
          naam text NOT NULL,
          sha256 bytea NOT NULL,
          programma text NOT NULL,
          tijd timestamptz NOT NULL
        )
        """;

    // Whatever is made by a user: tables, views, sequences.
    private const string Telling = """
        SELECT count(*) FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
        WHERE n.nspname = current_schema() AND c.relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
        """;

    private const string Ontbrekend = "SELECT t FROM unnest($1) t WHERE to_regclass(quote_ident(current_schema()) || '.' || t) IS NULL";

    private static readonly string[] Stappen =
    [
        "001-journaal.sql", "002-zoeken.sql", "003-herbezorgen.sql", "004-processors.sql", "005-volgposities.sql", "006-sleutelgebruik.sql",
        "007-ophalingen.sql",
    ];

    /// <summary>Without one of these the database is damaged.</summary>
    private static readonly string[] Tabellen =
    [
        "stand", "strook", "schrijver", "kek", "sleutel", "bericht", "bezorging", "gebeurtenis", "kenmerk", "claim", "inhoud", "lading", "deel", "vergeten",
        "kloksprong", "beurt", "herbezorgtaak", "herbezorgclaim", "herbezorgverloop", "processor", "processorstaat", "processorparkering", "processoringreep",
        "volgpositie",
    ];

    /// <summary>The schema version of this program.</summary>
    public static int Versie => Stappen.Length;

    /// <summary>Whether nothing was ever made in the database.</summary>
    /// <exception cref="OpslagException">The database is of another program, of a later version, or damaged; nothing was changed.</exception>
    public static async Task<bool> IsNewAsync(NpgsqlConnection verbinding, string naam, CancellationToken cancellationToken)
        => await ReadAsync(verbinding, naam, cancellationToken) == 0;

    /// <summary>Brings the schema up to date, each step in a transaction of its own. Only under the lock of opening.</summary>
    /// <exception cref="OpslagException">The database is of another program, of a later version, or damaged.</exception>
    public static async Task ApplyAsync(NpgsqlConnection verbinding, string naam, ILogger logger, CancellationToken cancellationToken)
    {
        var versie = await ReadAsync(verbinding, naam, cancellationToken);
        for (var stap = versie; stap < Versie; stap++)
        {
            await using var bezig = await verbinding.BeginTransactionAsync(cancellationToken);
            if (stap == 0)
                await verbinding.RunAsync(Tabel, [], cancellationToken);
            await RunScriptAsync(verbinding, ReadStap(Stappen[stap]), cancellationToken);
            await verbinding.RunAsync(
                "INSERT INTO ib_gateway (stap, naam, sha256, programma, tijd) VALUES ($1, $2, $3, $4, clock_timestamp())",
                [P(stap + 1), P(Stappen[stap]), P(Som(Stappen[stap])), P(typeof(Migraties).Assembly.GetName().Version?.ToString() ?? "?")], cancellationToken);
            await bezig.CommitAsync(cancellationToken);
            LogStap(logger, naam, stap + 1, Stappen[stap]);
        }

        LogVersie(logger, naam, Versie, Versie - versie);
        if (await verbinding.ListAsync(Ontbrekend, [All(Tabellen)], static rij => rij.Text(0), cancellationToken) is { Count: > 0 } weg)
            throw new OpslagException(
                $"Database {naam} is beschadigd: {string.Join(", ", weg)} ontbreekt. Er wordt niets opnieuw gemaakt, want dat zou verlies verbergen. Zet een reservekopie terug.");
    }

    private static async Task<int> ReadAsync(NpgsqlConnection verbinding, string naam, CancellationToken cancellationToken)
    {
        var bestaat = await verbinding.ListAsync(
            "SELECT to_regclass(quote_ident(current_schema()) || '.ib_gateway') IS NOT NULL", [], static rij => rij.GetBoolean(0), cancellationToken);
        if (!bestaat[0])
        {
            var aantal = (await verbinding.ListAsync(Telling, [], static rij => rij.Long(0), cancellationToken))[0];
            return aantal == 0 ? 0 : throw new OpslagException(
                $"Database {naam} bevat {aantal} tabellen of andere objecten die niet van IB.Gateway zijn. Er is niets gewijzigd. Maak een lege database, of noem de goede in opslag.postgres.database.");
        }

        var gezet = await verbinding.ListAsync(
            "SELECT stap, sha256 FROM ib_gateway ORDER BY stap", [], static rij => (Stap: rij.GetInt32(0), Som: rij.Bytes(1)), cancellationToken);
        if (gezet.Count == 0 || gezet.Where((stap, plek) => stap.Stap != plek + 1).Any())
            throw new OpslagException(
                $"Database {naam} is beschadigd: tabel ib_gateway telt de schemastappen niet aaneengesloten. Er is niets gewijzigd. Zet een reservekopie terug.");
        if (gezet.Count > Versie)
            throw new OpslagException(
                $"Database {naam} heeft schemaversie {gezet.Count}; dit programma kent er {Versie}. Er is niets gewijzigd. Start de nieuwere versie van IB.Gateway die haar schreef, of zet een oudere reservekopie terug.");
        var anders = gezet.FindIndex(stap => !stap.Som.AsSpan().SequenceEqual(Som(Stappen[stap.Stap - 1])));
        return anders < 0 ? gezet.Count : throw new OpslagException(
            $"Database {naam}: schemastap {anders + 1} is een andere dan die van dit programma. Zij is van een ander programma of van een tussenversie; er is niets gewijzigd.");
    }

    private static async Task RunScriptAsync(NpgsqlConnection verbinding, string script, CancellationToken cancellationToken)
    {
        await using var command = new NpgsqlCommand(script, verbinding);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    private static byte[] Som(string naam) => SHA256.HashData(Encoding.UTF8.GetBytes(ReadStap(naam)));

    private static string ReadStap(string naam)
    {
        using var stream = typeof(Migraties).Assembly.GetManifestResourceStream($"schema/postgres/{naam}")
            ?? throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"Schemastap {naam} zit niet in het programma."));
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }

    [LoggerMessage(30, LogLevel.Information, "Database {Naam}: schemastap {Stap} ({Bestand}) is gezet")]
    private static partial void LogStap(ILogger logger, string naam, int stap, string bestand);

    [LoggerMessage(31, LogLevel.Information, "Database {Naam} heeft schemaversie {Versie}; {Nieuw} stappen zijn nu gezet")]
    private static partial void LogVersie(ILogger logger, string naam, int versie, int nieuw);
}
