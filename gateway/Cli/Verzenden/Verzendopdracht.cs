using IB.Gateway.Storage;

namespace IB.Gateway.Cli;

/// <summary>Which protocol a message is handed in with.</summary>
internal enum Verzendwijze
{
    /// <summary>In a StUF envelope, as a gemeente does.</summary>
    Stuf = 1,

    /// <summary>With metadata to the REST mailbox, as an aanbieder does.</summary>
    Rest,
}

/// <summary>A message to hand in, as the options of <c>send</c> describe it. The knooppunt judges whether it is right.</summary>
internal sealed record Verzendopdracht
{
    /// <summary>How.</summary>
    public required Verzendwijze Wijze { get; init; }

    /// <summary>Code of the sender.</summary>
    public required string Van { get; init; }

    /// <summary>Code of the receiver.</summary>
    public required string Naar { get; init; }

    /// <summary>Rol of the sender; only for REST.</summary>
    public required string? RolVan { get; init; }

    /// <summary>Rol of the receiver; only for REST.</summary>
    public required string? RolNaar { get; init; }

    /// <summary>Id of the message.</summary>
    public required string Referentie { get; init; }

    /// <summary>Id of the message that it answers; <see langword="null"/> for a heenbericht.</summary>
    public required string? AntwoordOp { get; init; }

    /// <summary>Name of the sending application; only for StUF, REST takes it from the party directory.</summary>
    public required string Applicatie { get; init; }

    /// <summary>Message type: <c>WMO301</c>.</summary>
    public required string Functie { get; init; }

    /// <summary>Version of the message type.</summary>
    public required Versie FunctieVersie { get; init; }
}
