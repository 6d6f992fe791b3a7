using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>One measurement: what the senders saw, and what both sides used for it.</summary>
internal sealed record Meetregel
{
    internal required string Naam { get; init; }

    internal required Zenduitkomst Uitkomst { get; init; }

    /// <summary>Time from the receipt until a message stands in the list of the mailbox that is watched; <see langword="null"/> for a peer.</summary>
    internal Latenties? Postbus { get; init; }

    /// <summary>Time from the receipt until a message was pushed, of a sample; <see langword="null"/> for a peer.</summary>
    internal Latenties? Push { get; init; }

    /// <summary>Core time of the server per message.</summary>
    internal required TimeSpan CpuServer { get; init; }

    /// <summary>Core time of the senders, and the mailbox readers beside them, per message.</summary>
    internal required TimeSpan CpuZender { get; init; }

    /// <summary>Bytes that the server sent to the disk per message.</summary>
    internal required double Geschreven { get; init; }

    /// <summary>Most memory that the server had in use since it started, in bytes.</summary>
    internal required long Piekgeheugen { get; init; }

    /// <summary>What the knooppunt says of itself; <see langword="null"/> for a peer.</summary>
    internal Eigenmeting? Eigen { get; init; }
}

/// <summary>What the knooppunt did during a measurement, by its own metrics.</summary>
/// <param name="CommitsPerSeconde">Transactions made durable; each is one fsync of the log.</param>
/// <param name="PerCommit">Commands in one.</param>
/// <param name="Toegewezen">Bytes of heap per message.</param>
internal sealed record Eigenmeting(double CommitsPerSeconde, double PerCommit, double Toegewezen)
{
    internal static Eigenmeting Between(Metrieken voor, Metrieken na, Zenduitkomst uitkomst)
    {
        double Groei(string naam) => na[naam] - voor[naam];
        var commits = Groei("ib_opslag_commits_total");
        return new Eigenmeting(
            commits / uitkomst.Duur.TotalSeconds, Groei("ib_opslag_batch_sum") / commits,
            Groei("dotnet_gc_heap_total_allocated_bytes_total") / uitkomst.Bevestigd);
    }
}
