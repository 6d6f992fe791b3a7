using System.Text;
using SQLitePCL;

namespace IB.Gateway.Storage.Sqlite;

/// <summary>
/// One prepared statement of one connection, used again and again: <c>using</c> it resets it, the <see cref="Database"/>
/// finalises it. Goes straight to SQLite because the writer spends its time here: no boxing, no reader object, spans in and out.
/// Not safe for two threads at once.
/// </summary>
internal sealed class Query(Database database, sqlite3_stmt statement) : IDisposable
{
    private int _parameter;

    public Query Bind(long value) => Check(raw.sqlite3_bind_int64(statement, ++_parameter, value));

    public Query Bind(long? value) => value is { } v ? Bind(v) : BindNull();

    public Query Bind(ReadOnlySpan<byte> blob) => Check(raw.sqlite3_bind_blob(statement, ++_parameter, blob));

    public Query Bind(string? text)
        => text is null ? BindNull() : Check(raw.sqlite3_bind_text(statement, ++_parameter, text));

    /// <summary>Binds a UUID as 16 bytes and any other id as text.</summary>
    public Query BindId(string? id)
    {
        Span<byte> uuid = stackalloc byte[Kenmerk.Length];
        return id is not null && Kenmerk.TryCompact(id, uuid) ? Bind(uuid) : Bind(id);
    }

    /// <summary>Runs to the next row; <see langword="false"/> when there is none.</summary>
    public bool Step()
    {
        var code = raw.sqlite3_step(statement);
        return code switch
        {
            raw.SQLITE_ROW => true,
            raw.SQLITE_DONE => false,
            _ => throw database.Error(code),
        };
    }

    /// <summary>Runs a statement that yields no rows; returns how many rows it changed.</summary>
    public int Run()
    {
        while (Step())
        {
        }

        return database.Changes;
    }

    public bool IsNull(int column) => raw.sqlite3_column_type(statement, column) == raw.SQLITE_NULL;

    public long Long(int column) => raw.sqlite3_column_int64(statement, column);

    public long? LongOrNull(int column) => IsNull(column) ? null : Long(column);

    /// <summary>The bytes of a blob or text; gone at the next step.</summary>
    public ReadOnlySpan<byte> Bytes(int column) => raw.sqlite3_column_blob(statement, column);

    public string Text(int column) => Encoding.UTF8.GetString(Bytes(column));

    public string? TextOrNull(int column) => IsNull(column) ? null : Text(column);

    public string Id(int column)
        => raw.sqlite3_column_type(statement, column) == raw.SQLITE_BLOB ? Kenmerk.Expand(Bytes(column)) : Text(column);

    public string? IdOrNull(int column) => IsNull(column) ? null : Id(column);

    /// <summary>Makes the statement ready for its next use. Its last error was thrown already, so the code is not looked at.</summary>
    public void Dispose()
    {
        _parameter = 0;
        _ = raw.sqlite3_reset(statement);
        _ = raw.sqlite3_clear_bindings(statement);
    }

    public void Finalise() => statement.Dispose();

    private Query BindNull() => Check(raw.sqlite3_bind_null(statement, ++_parameter));

    private Query Check(int code) => code == raw.SQLITE_OK ? this : throw database.Error(code);
}
