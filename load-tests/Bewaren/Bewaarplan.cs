namespace IB.Gateway.LoadTests.Bewaren;

/// <summary>How it is measured what retention does to intake.</summary>
internal sealed record Bewaarplan
{
    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>The knooppunt.</summary>
    internal required string Programma { get; init; }

    /// <summary>Payloads whose term ends at one moment.</summary>
    internal required long Berichten { get; init; }

    /// <summary>Messages per second while they go.</summary>
    internal required double Tempo { get; init; }

    /// <summary>How long is measured before, and after.</summary>
    internal required TimeSpan Duur { get; init; }

    /// <summary>Messages under way at once.</summary>
    internal required int Verbindingen { get; init; }

    /// <summary>From the start of the knooppunt until it is warm.</summary>
    internal static TimeSpan Opwarmtijd => TimeSpan.FromSeconds(30);
}
