using IB.Gateway.LoadTests.Aanbod;
using IB.Gateway.LoadTests.Meten;

namespace IB.Gateway.LoadTests.Gateway;

/// <summary>One measurement: what the senders saw, and what both sides used for it.</summary>
internal sealed record Meetregel
{
    internal required string Naam { get; init; }

    internal required Zenduitkomst Uitkomst { get; init; }

    /// <summary>Core time of the server per message.</summary>
    internal required TimeSpan CpuServer { get; init; }

    /// <summary>Core time of the senders, and the mailbox readers beside them, per message.</summary>
    internal required TimeSpan CpuZender { get; init; }

    /// <summary>Bytes that the server sent to the disk per message.</summary>
    internal required double Geschreven { get; init; }

    /// <summary>Most memory that the server had in use since it started, in bytes.</summary>
    internal required long Piekgeheugen { get; init; }

    /// <summary>What the store of the knooppunt says; <see langword="null"/> for a peer.</summary>
    internal Opslagmeting? Opslag { get; init; }
}

/// <summary>What the store did during a measurement, by its own meter.</summary>
/// <param name="CommitsPerSeconde">Transactions made durable; each is one fsync of the log.</param>
/// <param name="PerCommit">Commands in one.</param>
internal sealed record Opslagmeting(double CommitsPerSeconde, double PerCommit)
{
    internal static Opslagmeting Between(Metrieken voor, Metrieken na, TimeSpan duur)
    {
        var commits = na["ib_opslag_commits_total"] - voor["ib_opslag_commits_total"];
        return new Opslagmeting(commits / duur.TotalSeconds, (na["ib_opslag_batch_sum"] - voor["ib_opslag_batch_sum"]) / commits);
    }
}
