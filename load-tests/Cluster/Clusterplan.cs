namespace IB.Gateway.LoadTests.Cluster;

/// <summary>What is measured of the cluster profile, and how long.</summary>
internal sealed record Clusterplan
{
    /// <summary>At which part of the highest rate the time until the receipt is measured.</summary>
    internal const double Lastdeel = 0.7;

    /// <summary>The part of what is accepted that is fetched from the mailboxes meanwhile.</summary>
    internal const double Ophaaldeel = 0.1;

    /// <summary>What a message may cost the nodes of a cluster, of what it costs one node by itself.</summary>
    internal const double MaxVerhouding = 2;

    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>The knooppunt.</summary>
    internal required string Programma { get; init; }

    /// <summary>Messages under way at once, at all nodes together.</summary>
    internal required int Verbindingen { get; init; }

    /// <summary>Length of one measurement.</summary>
    internal required TimeSpan Duur { get; init; }

    /// <summary>Messages to each node before the first measurement.</summary>
    internal required int Opwarmberichten { get; init; }

    /// <summary>Most nodes.</summary>
    internal required int Knooppunten { get; init; }
}
