namespace IB.Gateway.LoadTests.Gateway;

/// <summary>What is measured, and how long.</summary>
internal sealed record Meetplan
{
    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>The knooppunt.</summary>
    internal required string Programma { get; init; }

    /// <summary>Messages under way at once.</summary>
    internal required int Verbindingen { get; init; }

    /// <summary>Length of one measurement.</summary>
    internal required TimeSpan Duur { get; init; }

    /// <summary>How often the knooppunt and its peers are measured in turn; the median counts.</summary>
    internal required int Rondes { get; init; }

    /// <summary>Uniform messages before the first measurement.</summary>
    internal required int Opwarmberichten { get; init; }

    /// <summary>Decides the mix.</summary>
    internal required int Zaad { get; init; }

    /// <summary>Settings by path that the knooppunt should have otherwise.</summary>
    internal required IReadOnlyDictionary<string, string> Instellingen { get; init; }

    /// <summary>Which part of what is accepted is fetched from the mailboxes meanwhile.</summary>
    internal double Ophaaldeel { get; } = 0.1;

    /// <summary>At which parts of the highest rate the time until the receipt is measured; <see cref="Doellast"/> is one of them.</summary>
    internal IReadOnlyList<double> Lastdelen { get; } = [0.25, 0.5, Doellast, 0.9];

    /// <summary>At which part of the highest rate the time until the receipt has a target.</summary>
    internal const double Doellast = 0.7;

    /// <summary>At which part of the highest rate without pushing it is looked whether delivery keeps up.</summary>
    internal const double Pushdeel = 0.25;
}
