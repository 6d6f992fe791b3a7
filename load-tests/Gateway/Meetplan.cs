namespace IB.Gateway.LoadTests.Gateway;

/// <summary>What is measured, and how long.</summary>
internal sealed record Meetplan
{
    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>The knooppunt.</summary>
    internal required string Programma { get; init; }

    /// <summary>Connections of the senders together.</summary>
    internal required int Verbindingen { get; init; }

    /// <summary>Length of one measurement.</summary>
    internal required TimeSpan Duur { get; init; }

    /// <summary>How often the knooppunt and its peers are measured in turn; the median counts.</summary>
    internal required int Rondes { get; init; }

    /// <summary>Which part of what is accepted is fetched from the mailboxes meanwhile.</summary>
    internal double Ophaaldeel { get; } = 0.1;

    /// <summary>At which parts of the highest rate the time until the receipt is measured.</summary>
    internal IReadOnlyList<double> Lastdelen { get; } = [0.25, 0.5, 0.7, 0.9];
}
