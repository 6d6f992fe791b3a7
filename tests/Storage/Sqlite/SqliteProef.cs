using IB.Gateway.Storage.Sqlite;
using IB.Gateway.Testing;
using Microsoft.Extensions.Logging.Abstractions;

namespace IB.Gateway.Storage.Tests.Sqlite;

/// <summary>A folder with an SQLite store, opened and damaged as a test likes.</summary>
internal sealed class SqliteProef : IDisposable
{
    /// <summary>Messages made findable at once.</summary>
    public const int Slag = 30;
    /// <summary>Stretches of 64 messages.</summary>
    public const int Bakbits = 6;

    private readonly TijdelijkeMap _map = new();

    public SqliteProef() => Options = Small(_map);

    public OpslagOptions Options { get; set; }

    /// <summary>The settings with which hundreds of messages cross the limits that in use thousands do.</summary>
    public static OpslagOptions Small(TijdelijkeMap map) => new() { Map = map["data"], Trefwoordslag = Slag, Bakbits = Bakbits };

    public FakeTime Klok { get; } = new();

    public string Map => Options.Map;

    public string this[string bestand] => Path.Combine(Options.Map, bestand);

    public string Database => this["opslag.db"];

    public string Wal => this["opslag.db-wal"];

    /// <summary>The first segment of the log.</summary>
    public string Segment => this[Path.Combine("log", "0000000001.log")];

    public string Sleutels => this["opslag.sleutels"];

    public SqliteOpslag Open() => SqliteOpslag.Open(Options, Klok, NullLogger<SqliteOpslag>.Instance);

    /// <summary>A store with these messages, closed.</summary>
    public async Task FillAsync(int first, int count)
    {
        await using var opslag = Open();
        for (var n = first; n < first + count; n++)
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), TestContext.Current.CancellationToken);
    }

    /// <summary>A folder that looks as after a crash: the files of an open store, copied without closing it.</summary>
    public async Task<SqliteProef> CrashCopyAsync(int count)
    {
        await using var opslag = Open();
        for (var n = 1; n <= count; n++)
            await opslag.Journaal.AppendAsync(Voorbeeld.Boeking(n), TestContext.Current.CancellationToken);
        return Copy();
    }

    public SqliteProef Copy()
    {
        var copy = new SqliteProef();
        Directory.CreateDirectory(copy.Map);
        Directory.CreateDirectory(copy["log"]);
        foreach (var file in Directory.EnumerateFiles(Map, "*", SearchOption.AllDirectories))
        {
            // SQLite makes the shared index anew; the lock file cannot be read while it is locked, so its content is copied by hand.
            if (Path.GetFileName(file) is "opslag.db-shm" or "opslag.lock" or "opslag.reserve")
                continue;
            using var from = new FileStream(file, new FileStreamOptions { Share = FileShare.ReadWrite | FileShare.Delete });
            using var to = File.Create(copy[Path.GetRelativePath(Map, file)]);
            from.CopyTo(to);
        }

        File.WriteAllText(copy["opslag.lock"], File.Exists(Wal) ? "open 0" : "gesloten 0");
        return copy;
    }

    public void Dispose() => _map.Dispose();
}
