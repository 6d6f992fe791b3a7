using System.Diagnostics;
using IB.Gateway.LoadTests.Aanbod;
using SQLitePCL;

namespace IB.Gateway.LoadTests.Delen;

/// <summary>
/// The least that a durable append can be: the bytes in one table of a SQLite file with a write-ahead log, so many per transaction, each
/// transaction on disk before the next begins. No index, no reader, no other thread.
/// </summary>
internal sealed class Kaleopslag : IDisposable
{
    private readonly sqlite3 _database;
    private readonly sqlite3_stmt _begin;
    private readonly sqlite3_stmt _insert;
    private readonly sqlite3_stmt _commit;

    internal Kaleopslag(string pad)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open(pad, out _database), raw.SQLITE_OK);

        // 4096 pages of 4 kB are 16 MiB: where the store of the knooppunt copies its log too.
        Check(
            raw.sqlite3_exec(
                _database,
                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA wal_autocheckpoint = 4096; CREATE TABLE bericht (nummer INTEGER PRIMARY KEY, gegevens BLOB NOT NULL) STRICT;"),
            raw.SQLITE_OK);
        _begin = Prepare("BEGIN IMMEDIATE");
        _insert = Prepare("INSERT INTO bericht (gegevens) VALUES (?)");
        _commit = Prepare("COMMIT");
    }

    /// <summary>Appends as many bytes as the messages of a deck have, for some time; returns the number of messages per second.</summary>
    internal double Measure(Dek dek, int perTransactie, TimeSpan duur)
    {
        long aantal = 0;
        var begin = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(begin) < duur)
        {
            Run(_begin);
            for (var i = 0; i < perTransactie; i++)
            {
                Check(raw.sqlite3_bind_blob(_insert, 1, dek.Next().Evenveel), raw.SQLITE_OK);
                Run(_insert);
            }

            Run(_commit);
            aantal += perTransactie;
        }

        return aantal / Stopwatch.GetElapsedTime(begin).TotalSeconds;
    }

    public void Dispose()
    {
        _begin.Dispose();
        _insert.Dispose();
        _commit.Dispose();
        _database.Dispose();
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var opdracht), raw.SQLITE_OK);
        return opdracht;
    }

    private void Run(sqlite3_stmt opdracht)
    {
        Check(raw.sqlite3_step(opdracht), raw.SQLITE_DONE);
        Check(raw.sqlite3_reset(opdracht), raw.SQLITE_OK);
    }

    private void Check(int code, int verwacht)
    {
        if (code != verwacht)
            throw new IOException($"SQLite says {code}: {raw.sqlite3_errmsg(_database).utf8_to_string()}");
    }
}
