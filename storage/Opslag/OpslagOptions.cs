namespace IB.Gateway.Storage;

/// <summary>Settings of the store. <see cref="Validate"/> reports every error at once.</summary>
public sealed record OpslagOptions
{
    /// <summary>Default of <see cref="MaxBatch"/>.</summary>
    public const int DefaultMaxBatch = 256;

    /// <summary>Default of <see cref="MaxBatchBytes"/>: 8 MiB.</summary>
    public const long DefaultMaxBatchBytes = 8L << 20;

    /// <summary>Default of <see cref="MaxWachtrij"/>.</summary>
    public const int DefaultMaxWachtrij = 4096;

    /// <summary>Default of <see cref="MaxWachtrijBytes"/>: 64 MiB.</summary>
    public const long DefaultMaxWachtrijBytes = 64L << 20;

    /// <summary>Default of <see cref="Lezers"/>.</summary>
    public const int DefaultLezers = 8;

    /// <summary>Default of <see cref="CheckpointBytes"/>: 16 MiB.</summary>
    public const long DefaultCheckpointBytes = 16L << 20;

    /// <summary>Default of <see cref="CacheBytes"/>: 64 MiB.</summary>
    public const long DefaultCacheBytes = 64L << 20;

    /// <summary>Default of <see cref="SegmentBytes"/>: 64 MiB.</summary>
    public const long DefaultSegmentBytes = 64L << 20;

    /// <summary>Default of <see cref="InpakkenVanafBytes"/>: 32 KiB.</summary>
    public const long DefaultInpakkenVanafBytes = 32L << 10;

    /// <summary>Default of <see cref="ReserveBytes"/>: 64 MiB.</summary>
    public const long DefaultReserveBytes = 64L << 20;

    /// <summary>Where the store is. Default <see cref="Opslagsoort.Sqlite"/>.</summary>
    public Opslagsoort Soort { get; init; }

    /// <summary>The database, when the store is in one.</summary>
    public PostgresOptions Postgres { get; init; } = new();

    /// <summary>
    /// The data folder. It is made (0700) when it does not exist; one process at a time may use it.
    /// </summary>
    public required string Map { get; init; }

    /// <summary>
    /// Path of the file with key-encryption keys. Default: <c>opslag.sleutels</c> in <see cref="Map"/>. Keep it on another disk
    /// than the data, and in another backup.
    /// </summary>
    public string? Sleutelbestand { get; init; }

    /// <summary>Most commands in one transaction, 1 or more. Default 256.</summary>
    public int MaxBatch { get; init; } = DefaultMaxBatch;

    /// <summary>Most payload bytes in one transaction; one larger message goes alone. Default 8 MiB.</summary>
    public long MaxBatchBytes { get; init; } = DefaultMaxBatchBytes;

    /// <summary>Most commands that may wait for the writer; further callers wait outside. Default 4096.</summary>
    public int MaxWachtrij { get; init; } = DefaultMaxWachtrij;

    /// <summary>Most payload bytes that may wait for the writer; further callers wait outside. Default 64 MiB.</summary>
    public long MaxWachtrijBytes { get; init; } = DefaultMaxWachtrijBytes;

    /// <summary>
    /// Size in bytes of a segment file of the log, 1 MiB or more; one larger message makes a larger segment. Default 64 MiB. Disk space
    /// is given back by whole segments, and a new one takes its room at once.
    /// </summary>
    public long SegmentBytes { get; init; } = DefaultSegmentBytes;

    /// <summary>
    /// Payloads of at least so many bytes are packed before they are sealed, when that makes them at least an eighth smaller; 0 for none.
    /// Default 32 KiB. What is stored already stays as it is, and readable, whatever this says.
    /// </summary>
    public long InpakkenVanafBytes { get; init; } = DefaultInpakkenVanafBytes;

    /// <summary>
    /// Disk space in bytes that is kept in reserve, 1 MiB or more. When the disk is full it is given up, so that deliveries and
    /// management go on; nothing new is taken in until it is back. Default 64 MiB.
    /// </summary>
    public long ReserveBytes { get; init; } = DefaultReserveBytes;

    /// <summary>Number of read-only connections, 1-64. Default 8.</summary>
    public int Lezers { get; init; } = DefaultLezers;

    /// <summary>Size in bytes of the write-ahead log above which it is copied into the database file. Default 16 MiB.</summary>
    public long CheckpointBytes { get; init; } = DefaultCheckpointBytes;

    /// <summary>How many messages are made findable at once, see <see cref="Sqlite.Zoeken.Trefwoorden"/>. Less in tests.</summary>
    internal int Trefwoordslag { get; init; } = Sqlite.Zoeken.Trefwoorden.StandaardSlag;

    /// <summary>
    /// Messages of one stretch of ids, as a power of two, see <see cref="Sqlite.Kenmerken.Zeven"/>: the same for the life of a store. Less in tests.
    /// </summary>
    internal int Bakbits { get; init; } = Sqlite.Kenmerken.Zeven.StandaardBits;

    /// <summary>Page cache of the writer in bytes. Default 64 MiB.</summary>
    public long CacheBytes { get; init; } = DefaultCacheBytes;

    /// <summary>
    /// Upper bound of the database file in bytes, rounded down to pages; <see langword="null"/> (the default) for none. Above it
    /// appends fail, so that the disk keeps room for the write-ahead log and for delivering what is there.
    /// </summary>
    public long? MaxDatabaseBytes { get; init; }

    /// <summary>The same settings with absolute paths.</summary>
    /// <param name="map">Folder that relative paths start from.</param>
    public OpslagOptions Rooted(string map) => this with
    {
        Map = Path.GetFullPath(Map, map),
        Sleutelbestand = Sleutelbestand is { } sleutels ? Path.GetFullPath(sleutels, map) : null,
        Postgres = Postgres.Rooted(map),
    };

    /// <summary>What is wrong with these settings, in Dutch; empty when all is well.</summary>
    public IReadOnlyList<string> Validate()
    {
        var fouten = new List<string>();
        if (string.IsNullOrWhiteSpace(Map))
            fouten.Add($"{nameof(Map)} is leeg: noem de gegevensmap.");
        if (Sleutelbestand is not null && string.IsNullOrWhiteSpace(Sleutelbestand))
            fouten.Add($"{nameof(Sleutelbestand)} is leeg: noem een bestand of laat de instelling weg.");
        RequireAtLeast(1, MaxBatch, nameof(MaxBatch));
        RequireAtLeast(1, MaxBatchBytes, nameof(MaxBatchBytes));
        RequireAtLeast(1, MaxWachtrij, nameof(MaxWachtrij));
        RequireAtLeast(1, MaxWachtrijBytes, nameof(MaxWachtrijBytes));
        RequireAtLeast(1 << 20, SegmentBytes, nameof(SegmentBytes));
        RequireAtLeast(0, InpakkenVanafBytes, nameof(InpakkenVanafBytes));
        RequireAtLeast(1 << 20, ReserveBytes, nameof(ReserveBytes));
        RequireAtLeast(1, Lezers, nameof(Lezers));
        RequireAtLeast(64 << 10, CheckpointBytes, nameof(CheckpointBytes));
        RequireAtLeast(1 << 20, CacheBytes, nameof(CacheBytes));
        if (Lezers > 64)
            fouten.Add($"{nameof(Lezers)} is {Lezers}: hoogstens 64.");
        if (MaxDatabaseBytes is { } max)
            RequireAtLeast(1 << 20, max, nameof(MaxDatabaseBytes));
        if (!Enum.IsDefined(Soort))
            fouten.Add($"{nameof(Soort)} moet Sqlite of Postgres zijn.");
        if (Soort == Opslagsoort.Postgres)
            fouten.AddRange(Postgres.Validate());
        return fouten;

        void RequireAtLeast(long minimum, long waarde, string naam)
        {
            if (waarde < minimum)
                fouten.Add($"{naam} is {waarde}: minstens {minimum}.");
        }
    }
}
