using System.Globalization;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Makes the settings of a connection from those of the knooppunt.</summary>
internal static class Verbindingsbouwer
{
    private const int MaxWachtwoord = 4096;

    // Beside the readers: four writers, one that listens, and those that look after a commit that broke off or a lock that hangs.
    private const int BesideLezers = 8;

    // Every question has its index, and is to use it from the first message of a strook on. The server plans by what it last counted of a table, and of a new
    // one that is nothing: it would read the whole of it for each question until it counts again, a minute and a hundred thousand messages later.
    private const string Plannen = "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off -c plan_cache_mode=force_generic_plan";

    /// <summary>The database as messages call it.</summary>
    public static string Naam(PostgresOptions options) => $"{options.Server}/{options.Database}";

    /// <param name="options">The settings of the store.</param>
    /// <param name="commit">How commits are made durable (<c>synchronous_commit</c>); <see langword="null"/> to leave it as the server has it.</param>
    public static NpgsqlConnectionStringBuilder Build(OpslagOptions options, string? commit)
    {
        var postgres = options.Postgres;
        return new NpgsqlConnectionStringBuilder
        {
            Host = postgres.Server,
            Port = postgres.Poort,
            Database = postgres.Database,
            Username = postgres.Gebruiker,
            Password = postgres.Wachtwoordbestand is { } bestand ? ReadWachtwoord(bestand) : postgres.Wachtwoord,
            SslMode = postgres.IsVersleuteld ? SslMode.VerifyFull : SslMode.Disable,
            RootCertificate = postgres.Ankers,
            SslCertificate = postgres.Certificaat,
            SslKey = postgres.Sleutel,
            GssEncryptionMode = GssEncryptionMode.Disable,
            ApplicationName = Schrijverregister.Programma,
            MaxPoolSize = options.Lezers + BesideLezers,
            Timeout = 10,
            CommandTimeout = 30,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 2,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // Nothing is set for a session that the next user of the connection should not find; who listens says himself when he stops.
            NoResetOnClose = true,
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
            Options = SessionOptions(postgres.Slottijd, commit),
        };
    }

    // A node that hangs in the middle of a transaction may not keep the others waiting for long.
    private static string SessionOptions(TimeSpan slottijd, string? commit)
    {
        var opties = string.Create(
            CultureInfo.InvariantCulture,
            $"-c jit=off {Plannen} -c timezone=UTC -c idle_in_transaction_session_timeout={(int)slottijd.TotalMilliseconds} -c lock_timeout={(int)slottijd.TotalMilliseconds} -c statement_timeout=60000");
        return commit is null ? opties : $"{opties} -c synchronous_commit={commit}";
    }

    private static string ReadWachtwoord(string pad)
    {
        try
        {
            using var stream = new FileStream(pad, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (stream.Length > MaxWachtwoord)
                throw new OpslagException($"Wachtwoordbestand {pad} is {stream.Length} bytes; hoogstens {MaxWachtwoord}. Is dit het goede bestand?");
            using var reader = new StreamReader(stream);
            return reader.ReadLine() is { Length: > 0 } regel ? regel : throw new OpslagException($"Wachtwoordbestand {pad} is leeg. Zet het wachtwoord op de eerste regel.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new OpslagException($"Wachtwoordbestand {pad} is niet te lezen ({e.GetType().Name}). Herstel het bestand of de rechten.", e);
        }
    }
}
