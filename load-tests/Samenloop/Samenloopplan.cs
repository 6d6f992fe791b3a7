namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>How much is compared with how much.</summary>
internal sealed record Samenloopplan
{
    /// <summary>Folder on the disk where the peer has its database.</summary>
    internal required string Map { get; init; }

    /// <summary>Provisions.</summary>
    internal required int Voorzieningen { get; init; }

    /// <summary>Facts, and so the size of the full copy.</summary>
    internal required int Feiten { get; init; }

    /// <summary>Decides all that is drawn.</summary>
    internal required int Zaad { get; init; }
}
