namespace IB.Gateway.LoadTests.Jaar;

/// <summary>How a year is done.</summary>
internal sealed record Jaarplan
{
    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>The knooppunt.</summary>
    internal required string Programma { get; init; }

    /// <summary>How many messages.</summary>
    internal required long Berichten { get; init; }

    /// <summary>Which part of them is fetched and confirmed meanwhile.</summary>
    internal required double Ophaaldeel { get; init; }

    /// <summary>Messages under way at once.</summary>
    internal required int Verbindingen { get; init; }

    /// <summary>Decides the mix.</summary>
    internal required int Zaad { get; init; }

    /// <summary>Settings by path that the knooppunt should have otherwise: how long it keeps messages.</summary>
    internal required IReadOnlyDictionary<string, string> Instellingen { get; init; }

    /// <summary>Messages from which it is told how much disk a message takes. They count.</summary>
    internal long Aanloop => Math.Min(Berichten, 50_000);
}
