using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>One connection to the database file with its prepared statements. Not safe for two threads at once.</summary>
internal sealed class Database : IDisposable
{
    // Only opening and recovery ever wait for one another; afterwards readers and the writer do not.
    private const int BusyTimeoutMs = 5_000;
    private readonly SqliteConnection _connection;
    private readonly Dictionary<string, Query> _queries = new(StringComparer.Ordinal);
    private readonly sqlite3 _handle;

    static Database()
    {
        Batteries_V2.Init();
        // A connection has one user at a time, so locks per connection and one around each allocation buy nothing. Only possible before
        // the first connection of the process; where another came first it goes on with locks.
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MULTITHREAD);
        _ = raw.sqlite3_config(raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    private Database(string path, SqliteOpenMode mode, Action<Database> configure)
    {
        Path = path;
        _connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
        }.ConnectionString);
        try
        {
            _connection.Open();
            _handle = _connection.Handle ?? throw new InvalidOperationException("Een open verbinding heeft een handle.");
            _ = raw.sqlite3_extended_result_codes(_handle, 1);
            _ = raw.sqlite3_busy_timeout(_handle, BusyTimeoutMs);
            // Without this a statement that a partial index might serve is planned anew each time that a parameter is bound.
            _ = raw.sqlite3_db_config(_handle, raw.SQLITE_DBCONFIG_ENABLE_QPSG, 1, out _);
            Execute("PRAGMA trusted_schema = OFF; PRAGMA cell_size_check = ON; PRAGMA temp_store = MEMORY;");
            configure(this);
        }
        catch (SqliteException e)
        {
            Dispose();
            throw Databasefout.Create(path, e.SqliteExtendedErrorCode, e.Message);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    public string Path { get; }

    /// <summary>Bytes per page, of a writer.</summary>
    public long PageSize { get; private set; }

    /// <summary>The statements prepared so far.</summary>
    public IReadOnlyCollection<string> Prepared => _queries.Keys;

    public int Changes => raw.sqlite3_changes(_handle);

    /// <summary>Between BEGIN and the end of the transaction; SQLite itself ends it after some errors.</summary>
    public bool InTransaction => raw.sqlite3_get_autocommit(_handle) == 0;

    /// <summary>Opens a file that exists, to write.</summary>
    public static Database OpenWriter(string path, OpslagOptions options)
        => new(path, SqliteOpenMode.ReadWrite, database => database.ConfigureWriter(options));

    /// <summary>Opens a file that exists, to read only.</summary>
    public static Database OpenReader(string path)
        => new(path, SqliteOpenMode.ReadOnly, static database => database.Execute("PRAGMA query_only = ON;"));

    /// <summary>Makes a database in an empty file.</summary>
    public static Database Create(string path)
        => new(
            path,
            SqliteOpenMode.ReadWriteCreate,
            static database => database.Execute("PRAGMA auto_vacuum = INCREMENTAL; PRAGMA synchronous = EXTRA; PRAGMA foreign_keys = ON;"));

    /// <summary>The prepared statement for this text; dispose it after use.</summary>
    /// <param name="sql">A constant: each distinct text stays prepared for the life of the connection.</param>
    public Query Prepare(string sql)
    {
        if (_queries.TryGetValue(sql, out var query))
            return query;
        var code = raw.sqlite3_prepare_v3(_handle, sql, raw.SQLITE_PREPARE_PERSISTENT, out var statement);
        if (code != raw.SQLITE_OK)
            throw Error(code);
        query = new Query(this, statement);
        _queries.Add(sql, query);
        return query;
    }

    /// <summary>The first row of a query without parameters, which must have one.</summary>
    public T Scalar<T>(string sql, Func<Query, T> read)
    {
        using var query = Prepare(sql);
        return query.Step() ? read(query) : throw new InvalidOperationException($"Geen rij: {sql}");
    }

    /// <summary>Runs statements once, without keeping them prepared.</summary>
    public void Execute(string sql)
    {
        var code = raw.sqlite3_exec(_handle, sql);
        if (code != raw.SQLITE_OK)
            throw Error(code);
    }

    /// <summary>Runs one statement without rows that stays prepared.</summary>
    public void Run(string sql)
    {
        using var query = Prepare(sql);
        query.Run();
    }

    /// <summary>
    /// Does work inside a transaction that a full disk may stop, but not the transaction with it; <see langword="false"/> when it did. Only
    /// with statements that SQLite can undo by themselves, such as INSERT with SELECT: after another it ends the transaction.
    /// </summary>
    public bool TryExtra(Action work)
    {
        Run("SAVEPOINT extra");
        try
        {
            work();
            return true;
        }
        catch (OpslagException e) when (e.IsVol && InTransaction)
        {
            Run("ROLLBACK TO extra");
            return false;
        }
        finally
        {
            if (InTransaction)
                Run("RELEASE extra");
        }
    }

    public void RollbackIfOpen()
    {
        if (InTransaction)
            Run("ROLLBACK");
    }

    /// <summary>Pages that this connection wrote since the last call, to the write-ahead log when there is one.</summary>
    public long TakePagesWritten()
    {
        var code = raw.sqlite3_db_status(_handle, raw.SQLITE_DBSTATUS_CACHE_WRITE, out var written, out _, resetFlg: 1);
        return code == raw.SQLITE_OK ? written : throw Error(code);
    }

    /// <summary>Copies the write-ahead log into the database file; <see langword="false"/> when a reader stood in the way.</summary>
    public bool CopyLog(bool truncate)
    {
        var mode = truncate ? raw.SQLITE_CHECKPOINT_TRUNCATE : raw.SQLITE_CHECKPOINT_PASSIVE;
        var code = raw.sqlite3_wal_checkpoint_v2(_handle, "main", mode, out var frames, out var copied);
        if (code == raw.SQLITE_BUSY)
            return false;
        return code == raw.SQLITE_OK ? frames == copied : throw Error(code);
    }

    /// <summary>Says whether closing may empty and remove the write-ahead log. Not before the store is known to be good.</summary>
    public void LetCloseRemoveLog(bool allowed)
    {
        var code = raw.sqlite3_db_config(_handle, raw.SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, allowed ? 0 : 1, out _);
        if (code != raw.SQLITE_OK)
            throw Error(code);
    }

    public OpslagException Error(int code)
        => Databasefout.Create(Path, code, raw.sqlite3_errmsg(_handle).utf8_to_string());

    public void Dispose()
    {
        foreach (var query in _queries.Values)
            query.Finalise();
        _queries.Clear();
        _connection.Dispose();
    }

    private void ConfigureWriter(OpslagOptions options)
    {
        LetCloseRemoveLog(allowed: false);
        // Checkpoints are the writer's own business, after the answers.
        Execute($"""
            {Checkpoint.Snel};
            PRAGMA foreign_keys = ON;
            PRAGMA secure_delete = ON;
            PRAGMA wal_autocheckpoint = 0;
            PRAGMA journal_size_limit = {options.CheckpointBytes * 2};
            PRAGMA cache_size = -{options.CacheBytes / 1024};
            """);
        var mode = Scalar("PRAGMA journal_mode = WAL", static q => q.Text(0));
        if (mode != "wal")
            throw new OpslagException($"Opslag {Path}: het bestandssysteem laat geen write-ahead log toe (stand {mode}). Kies een lokale schijf.");
        PageSize = Scalar("PRAGMA page_size", static q => q.Long(0));
        if (options.MaxDatabaseBytes is { } max)
            Execute($"PRAGMA max_page_count = {max / PageSize};");
    }
}
