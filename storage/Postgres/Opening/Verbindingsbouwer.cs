using System.Globalization;
using Npgsql;

namespace IB.Gateway.Storage.Postgres;

/// <summary>Makes the settings of a connection from those of the knooppunt.</summary>
internal static class Verbindingsbouwer
{
    // Four writers, each with one that looks after a commit that broke off or a lock that hangs; who listens; and the turns.
    private const int MaxSchrijvers = 9 + Verbindingen.MaxKlein;

    // Every question has its index, and is to use it from the first message of a strook on. The server plans by what it last counted of a table, and of a new
    // one that is nothing: it would read the whole of it for each question until it counts again, a minute and a hundred thousand messages later.
    internal const string Plannen =
        "-c enable_seqscan=off -c enable_hashjoin=off -c enable_mergejoin=off -c enable_material=off -c plan_cache_mode=force_generic_plan";

    /// <summary>The database as messages call it.</summary>
    public static string Naam(PostgresOptions options) => $"{options.Server}/{options.Database}";

    /// <summary>
    /// For who writes. What is not answered in time breaks the connection, and has an unknown outcome. Otherwise the server would be asked to cancel, and
    /// at a commit that waits for a replica it then says that all is well.
    /// </summary>
    public static NpgsqlConnectionStringBuilder BuildSchrijvers(OpslagOptions options, string commit)
    {
        var verbinding = Build(options, commit);
        verbinding.MaxPoolSize = MaxSchrijvers;
        verbinding.CancellationTimeout = -1;
        return verbinding;
    }

    /// <summary>For who reads.</summary>
    public static NpgsqlConnectionStringBuilder BuildLezers(OpslagOptions options, string commit)
    {
        var verbinding = Build(options, commit);
        verbinding.MaxPoolSize = options.Lezers;
        return verbinding;
    }

    /// <summary>For who opens the store, once: it may have to wait for another node that changes the schema, however long that takes.</summary>
    public static NpgsqlConnectionStringBuilder BuildOpener(OpslagOptions options)
    {
        var verbinding = Build(options, commit: null);
        verbinding.Pooling = false;
        verbinding.CommandTimeout = 0;
        return verbinding;
    }

    /// <param name="options">The settings of the store.</param>
    /// <param name="commit">How commits are made durable (<c>synchronous_commit</c>); <see langword="null"/> to leave it as the server has it.</param>
    private static NpgsqlConnectionStringBuilder Build(OpslagOptions options, string? commit)
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
            Timeout = 10,
            CommandTimeout = (int)postgres.Antwoordtijd.TotalSeconds,
            TcpKeepAlive = true,
            TcpKeepAliveTime = 5,
            TcpKeepAliveInterval = 2,
            MaxAutoPrepare = 200,
            AutoPrepareMinUsages = 2,
            // Nothing is set for a session that the next user of the connection should not find; who listens says himself when he stops.
            NoResetOnClose = true,
            IncludeErrorDetail = false,
            PersistSecurityInfo = false,
            Options = SessionOptions(postgres, commit),
        };
    }

    // A node that hangs in the middle of a transaction may not keep the others waiting for long; nor one that is gone, with the row of its turn, for longer
    // than the turn lasts. What a commit is warned of must be heard (Commitwacht), whatever the server keeps silent about.
    private static string SessionOptions(PostgresOptions postgres, string? commit)
    {
        var (slottijd, stilte) = (Ms(postgres.Slottijd), Ms(postgres.Beurtduur < postgres.Slottijd ? postgres.Beurtduur : postgres.Slottijd));
        var opties = string.Create(
            CultureInfo.InvariantCulture,
            $"-c jit=off {Plannen} -c timezone=UTC -c client_min_messages=warning -c idle_in_transaction_session_timeout={stilte} -c lock_timeout={slottijd} -c statement_timeout=60000");
        return commit is null ? opties : $"{opties} -c synchronous_commit={commit}";
    }

    private static int Ms(TimeSpan duur) => (int)duur.TotalMilliseconds;

    private static string ReadWachtwoord(string pad)
    {
        try
        {
            return Wachtwoordbestand.Read(pad);
        }
        catch (IOException e)
        {
            throw new OpslagException($"Wachtwoordbestand {e.Message}", e);
        }
    }
}
