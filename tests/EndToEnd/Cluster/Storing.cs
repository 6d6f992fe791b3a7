namespace IB.Gateway.EndToEnd.Tests.Cluster;

/// <summary>What may happen to a cluster.</summary>
internal enum Storing
{
    /// <summary>A node is killed, and started again a little later.</summary>
    Dood,

    /// <summary>A node is stopped in order, and started again: as in an upgrade.</summary>
    Herstart,

    /// <summary>A node hangs for less than a turn lasts.</summary>
    KorteHang,

    /// <summary>A node hangs for longer than that, and then goes on as if nothing had happened.</summary>
    LangeHang,

    /// <summary>The database dies, and recovers.</summary>
    Databasedood,

    /// <summary>The database ends all sessions.</summary>
    Sessies,

    /// <summary>The connections of a node to the database are reset, and for a while there are no new ones.</summary>
    Netwerkbreuk,

    /// <summary>For a while nothing comes through between a node and the database, and nobody is told.</summary>
    Netwerkstilte,

    /// <summary>The Redis dies, and comes back empty.</summary>
    Redisdood,

    /// <summary>The Redis says nothing for a while, and then goes on.</summary>
    Redisstilte,

    /// <summary>A broker dies, and comes back.</summary>
    Brokerdood,

    /// <summary>All brokers die, and come back.</summary>
    Brokersdood,
}
