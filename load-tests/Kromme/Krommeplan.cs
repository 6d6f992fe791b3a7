using IB.Gateway.Storage;

namespace IB.Gateway.LoadTests.Kromme;

/// <summary>How far the store is filled, and how it is measured.</summary>
internal sealed record Krommeplan
{
    /// <summary>Which store.</summary>
    internal required Opslagsoort Soort { get; init; }

    /// <summary>Folder on the disk that is measured.</summary>
    internal required string Map { get; init; }

    /// <summary>Messages at the last point.</summary>
    internal required long Tot { get; init; }

    /// <summary>How long appends are measured at each point.</summary>
    internal required TimeSpan Duur { get; init; }

    /// <summary>Callers at once.</summary>
    internal required int Aanroepers { get; init; }

    /// <summary>Where is measured: 10,000 and every ten times as many, and the last.</summary>
    internal IReadOnlyList<long> Punten
    {
        get
        {
            var punten = new List<long>();
            for (long punt = 10_000; punt < Tot; punt *= 10)
                punten.Add(punt);
            return [.. punten, Tot];
        }
    }
}
