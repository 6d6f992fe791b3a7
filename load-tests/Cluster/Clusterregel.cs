using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Cluster;

/// <summary>One measurement: what the senders saw, and what each component used for it, per message.</summary>
internal sealed record Clusterregel
{
    /// <summary>Kop of the table that <see cref="ToString"/> gives the lines of.</summary>
    internal const string Kop = """
        | | berichten/s | bevestigd p50 ms | p99 | p99.9 | in postbus p99 ms | cpu ms knooppunten | cpu ms PostgreSQL | cpu ms zender | kB WAL | piek MB per knooppunt | kernen bezet |
        |---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|
        """;

    internal required string Naam { get; init; }

    /// <summary>Receipts per second.</summary>
    internal required double PerSeconde { get; init; }

    /// <summary>Time until the receipt.</summary>
    internal required Latenties Bevestigd { get; init; }

    /// <summary>Time from the receipt until a message stands in the list of a mailbox that is watched at the last node.</summary>
    internal required Latenties Postbus { get; init; }

    /// <summary>Core time of all nodes.</summary>
    internal required TimeSpan CpuKnooppunten { get; init; }

    /// <summary>Core time of the database server; zero when there is none.</summary>
    internal required TimeSpan CpuDatabase { get; init; }

    /// <summary>Core time of the senders and readers.</summary>
    internal required TimeSpan CpuZender { get; init; }

    /// <summary>Bytes of the write-ahead log of the database server.</summary>
    internal required double Wal { get; init; }

    /// <summary>Most memory that one node had in use, in bytes.</summary>
    internal required long Piekgeheugen { get; init; }

    public override string ToString()
    {
        var kernen = (CpuKnooppunten + CpuDatabase + CpuZender).TotalSeconds * PerSeconde;
        return $"| {Naam} | {PerSeconde:N0} | {Ms(Bevestigd, 0.5)} | {Ms(Bevestigd, 0.99)} | {Ms(Bevestigd, 0.999)} | {Ms(Postbus, 0.99)} | {CpuKnooppunten.TotalMilliseconds:F3} | {CpuDatabase.TotalMilliseconds:F3} | {CpuZender.TotalMilliseconds:F3} | {Wal / 1e3:F1} | {Piekgeheugen / 1e6:F0} | {kernen:F2} |";
    }

    private static string Ms(Latenties latenties, double deel) => $"{latenties.Percentiel(deel).TotalMilliseconds:F1}";
}
