namespace IB.Gateway.Telemetrie;

/// <summary>The protocol over which a message comes in.</summary>
internal enum Kanaal
{
    /// <summary>A StUF envelope over SOAP.</summary>
    Stuf = 1,

    /// <summary>The REST interface.</summary>
    Rest,
}
