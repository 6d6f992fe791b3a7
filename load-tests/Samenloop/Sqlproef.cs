using System.Buffers.Binary;
using System.Diagnostics;
using IB.Gateway.Routing;
using SQLitePCL;

namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>
/// The peer: provisions and facts in two tables, an index on the person in each, and one join of intervals. It keeps no signals and no
/// versions, so it answers what coincides now and not what is to be told.
/// </summary>
internal sealed class Sqlproef : IDisposable
{
    private readonly sqlite3 _database;
    private readonly byte[] _persoon = new byte[16];

    /// <param name="pad">File of the database; nothing is flushed, and as much is cached as the engine uses.</param>
    internal Sqlproef(string pad)
    {
        Batteries_V2.Init();
        Check(raw.sqlite3_open(pad, out _database), raw.SQLITE_OK);
        Execute(
            """
            PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000;
            CREATE TABLE voorziening (nummer INTEGER PRIMARY KEY, persoon BLOB NOT NULL, van INTEGER NOT NULL, tot INTEGER NOT NULL) STRICT;
            CREATE TABLE feit (nummer INTEGER PRIMARY KEY, persoon BLOB NOT NULL, van INTEGER NOT NULL, tot INTEGER NOT NULL, status INTEGER NOT NULL) STRICT;
            CREATE TABLE kopie (nummer INTEGER PRIMARY KEY, persoon BLOB NOT NULL, van INTEGER NOT NULL, tot INTEGER NOT NULL, status INTEGER NOT NULL) STRICT;
            """);
    }

    /// <summary>Fills the table of provisions, then its index.</summary>
    internal void FillVoorzieningen(IEnumerable<(int Nummer, UInt128 Persoon, Voorziening Voorziening)> rijen)
    {
        using (var insert = Prepare("INSERT INTO voorziening VALUES (?, ?, ?, ?)"))
        {
            Execute("BEGIN");
            foreach (var (nummer, persoon, voorziening) in rijen)
            {
                Bind(insert, nummer, persoon, voorziening.Periode);
                Run(insert);
            }

            Execute("COMMIT");
        }

        Execute("CREATE INDEX voorziening_persoon ON voorziening (persoon)");
    }

    /// <summary>Fills a table of facts (<c>feit</c> or <c>kopie</c>), then its index.</summary>
    internal void FillFeiten(string tabel, IEnumerable<(int Nummer, UInt128 Persoon, Feit Feit)> rijen)
    {
        using (var insert = Prepare($"INSERT INTO {tabel} VALUES (?, ?, ?, ?, ?)"))
        {
            Execute("BEGIN");
            foreach (var (nummer, persoon, feit) in rijen)
            {
                Bind(insert, nummer, persoon, feit.Periode!.Value);
                Check(raw.sqlite3_bind_int(insert, 5, (int)feit.Status), raw.SQLITE_OK);
                Run(insert);
            }

            Execute("COMMIT");
        }

        Execute($"CREATE INDEX {tabel}_persoon ON {tabel} (persoon)");
    }

    /// <summary>Joins all facts of a table with all provisions, in order.</summary>
    internal List<Overlap> ListOverlappen(string tabel)
    {
        using var query = Prepare(Join(tabel));
        return Read(query);
    }

    /// <summary>One fact at a time: puts it in the place of its former version and joins it with the provisions of the person.</summary>
    internal int CountOverlappen(IEnumerable<(int Nummer, UInt128 Persoon, Feit Feit)> rijen, Tijden tijden)
    {
        using var replace = Prepare("REPLACE INTO feit VALUES (?, ?, ?, ?, ?)");
        using var query = Prepare(Join("(SELECT * FROM feit WHERE nummer = ?)"));
        var aantal = 0;
        Execute("BEGIN");
        foreach (var (nummer, persoon, feit) in rijen)
        {
            var begin = Stopwatch.GetTimestamp();
            Bind(replace, nummer, persoon, feit.Periode!.Value);
            Check(raw.sqlite3_bind_int(replace, 5, (int)feit.Status), raw.SQLITE_OK);
            Run(replace);
            Check(raw.sqlite3_bind_int(query, 1, nummer), raw.SQLITE_OK);
            aantal += Read(query).Count;
            Check(raw.sqlite3_reset(query), raw.SQLITE_OK);
            tijden.Record(Stopwatch.GetTimestamp() - begin);
        }

        Execute("COMMIT");
        return aantal;
    }

    public void Dispose() => _database.Dispose();

    private static string Join(string feiten)
        => $"""
            SELECT v.nummer, f.nummer, max(v.van, f.van), min(v.tot, f.tot), f.status FROM {feiten} f
            JOIN voorziening v ON v.persoon = f.persoon AND v.van < f.tot AND f.van < v.tot
            WHERE f.status IN (1, 3) ORDER BY 1, 2
            """;

    private static List<Overlap> Read(sqlite3_stmt query)
    {
        var overlappen = new List<Overlap>();
        while (raw.sqlite3_step(query) == raw.SQLITE_ROW)
        {
            overlappen.Add(new Overlap(
                raw.sqlite3_column_int(query, 0), raw.sqlite3_column_int(query, 1), raw.sqlite3_column_int(query, 2),
                raw.sqlite3_column_int(query, 3), raw.sqlite3_column_int(query, 4)));
        }

        return overlappen;
    }

    private void Bind(sqlite3_stmt opdracht, int nummer, UInt128 persoon, Dagperiode periode)
    {
        BinaryPrimitives.WriteUInt128BigEndian(_persoon, persoon);
        Check(raw.sqlite3_bind_int(opdracht, 1, nummer), raw.SQLITE_OK);
        Check(raw.sqlite3_bind_blob(opdracht, 2, _persoon), raw.SQLITE_OK);
        Check(raw.sqlite3_bind_int(opdracht, 3, periode.Van.DayNumber), raw.SQLITE_OK);
        Check(raw.sqlite3_bind_int(opdracht, 4, periode.Tot?.DayNumber ?? Overlap.GeenEinde), raw.SQLITE_OK);
    }

    private sqlite3_stmt Prepare(string sql)
    {
        Check(raw.sqlite3_prepare_v2(_database, sql, out var opdracht), raw.SQLITE_OK);
        return opdracht;
    }

    private void Execute(string sql) => Check(raw.sqlite3_exec(_database, sql), raw.SQLITE_OK);

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
