namespace IB.Gateway.Routing;

/// <summary>What the calendar of releases says of a message at one moment.</summary>
internal abstract record Releaseoordeel;

/// <summary>It may go.</summary>
internal sealed record Toegestaan : Releaseoordeel
{
    internal static Toegestaan Altijd { get; } = new();
}

/// <summary>It is refused.</summary>
/// <param name="Reden">Why.</param>
/// <param name="Tot">From when on such a message is taken (or kept back); <see langword="null"/> when that is never, which only a closed release is.</param>
internal sealed record Geweigerd(Weigerreden Reden, DateTimeOffset? Tot) : Releaseoordeel;

/// <summary>It is taken over, and kept from its receiver.</summary>
/// <param name="Tot">Until when.</param>
internal sealed record Vastgehouden(DateTimeOffset Tot) : Releaseoordeel;

/// <summary>Why the calendar refuses a message.</summary>
internal enum Weigerreden
{
    /// <summary>The release may be used later.</summary>
    NogNietOpen = 1,

    /// <summary>The release may not be used any more.</summary>
    Gesloten,

    /// <summary>A freeze refuses everything.</summary>
    Bevroren,

    /// <summary>A freeze refuses what begins something new.</summary>
    Leegloop,
}
