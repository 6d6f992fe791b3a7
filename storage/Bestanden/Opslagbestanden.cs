namespace IB.Gateway.Storage.Bestanden;

/// <summary>The files of one store.</summary>
internal sealed class Opslagbestanden(OpslagOptions options)
{
    public string Map { get; } = Path.GetFullPath(options.Map);

    public string Database => Path.Combine(Map, "opslag.db");

    public string Wal => Database + "-wal";

    /// <summary>The segment files of the log.</summary>
    public Log.Logmap Log { get; } = new(Path.Combine(Path.GetFullPath(options.Map), "log"));

    /// <summary>A database in the making; it never held a message, so a leftover may go.</summary>
    public string Ontwerp => Database + ".nieuw";

    public string Slot => Path.Combine(Map, "opslag.lock");

    /// <summary>See <see cref="Sqlite.Bestanden.Reserve"/>.</summary>
    public string Reserve => Path.Combine(Map, "opslag.reserve");

    public string Sleutels { get; } = Path.GetFullPath(options.Sleutelbestand ?? Path.Combine(options.Map, "opslag.sleutels"));
}
