using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>What the payload of a message is, as who gets it is told.</summary>
public static class Inhoudtype
{
    /// <summary>Of a foutbericht.</summary>
    public const string Json = "application/json";

    /// <summary>Of a message of one of the standards.</summary>
    public const string Xml = "application/xml";

    /// <summary>Of a tekstBestand, which may be anything.</summary>
    public const string Bytes = "application/octet-stream";

    /// <summary>The media type of the payload.</summary>
    public static string Of(Envelop envelop) => envelop switch
    {
        { Soort: Berichtsoort.Fo01 } => Json,
        { Bestandsnaam: not null } => Bytes,
        _ => Xml,
    };
}
