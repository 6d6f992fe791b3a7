namespace IB.Gateway.Storage;

/// <summary>Where the store is.</summary>
public enum Opslagsoort
{
    /// <summary>In a folder of this machine, for one node.</summary>
    Sqlite,

    /// <summary>In a PostgreSQL database that several nodes share.</summary>
    Postgres,
}
