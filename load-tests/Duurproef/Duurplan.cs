namespace IB.Gateway.LoadTests.Duurproef;

/// <summary>How a soak is done.</summary>
internal sealed record Duurplan
{
    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>The knooppunt.</summary>
    internal required string Programma { get; init; }

    /// <summary>How long.</summary>
    internal required TimeSpan Duur { get; init; }

    /// <summary>Heenberichten per second; <see langword="null"/> for half of what it can at most.</summary>
    internal required double? Tempo { get; init; }

    /// <summary>Where the points are written.</summary>
    internal required string Csv { get; init; }

    /// <summary>Decides the mix.</summary>
    internal required int Zaad { get; init; }

    /// <summary>Settings by path that the knooppunt should have otherwise.</summary>
    internal required IReadOnlyDictionary<string, string> Instellingen { get; init; }

    /// <summary>Messages under way at once.</summary>
    internal int Verbindingen { get; } = 64;

    /// <summary>Time between two points.</summary>
    internal TimeSpan Interval { get; } = TimeSpan.FromSeconds(10);

    /// <summary>How long it is sought what the knooppunt can at most.</summary>
    internal TimeSpan Zoekduur { get; } = TimeSpan.FromSeconds(20);

    /// <summary>How long what still waits for receivers that do answer may take, in the end.</summary>
    internal TimeSpan Leeglooptijd { get; } = TimeSpan.FromMinutes(10);
}
