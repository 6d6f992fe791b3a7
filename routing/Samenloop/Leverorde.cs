namespace IB.Gateway.Routing;

/// <summary>
/// Where a version stands in the order of its source, however the versions arrive. This is the second time axis beside the period in which
/// something holds: what the source said last, not what came in last.
/// </summary>
/// <param name="Ms">The source's own moment (dagtekening): milliseconds since 1970, 0 or more.</param>
/// <param name="Volgnummer">
/// Parts versions of the same millisecond, up to 2^63 - 1: which message, and the place in it. The same however often the versions are read.
/// </param>
internal readonly record struct Leverorde(long Ms, ulong Volgnummer) : IComparable<Leverorde>
{
    /// <summary>The moment in whole milliseconds.</summary>
    public DateTimeOffset Moment => DateTimeOffset.FromUnixTimeMilliseconds(Ms);

    /// <summary>The place of what a source signed at <paramref name="moment"/>; parts of milliseconds fall away, and before 1970 counts as 1970.</summary>
    public static Leverorde At(DateTimeOffset moment, ulong volgnummer) => new(Math.Max(0, moment.ToUnixTimeMilliseconds()), volgnummer);

    public int CompareTo(Leverorde other) => Ms == other.Ms ? Volgnummer.CompareTo(other.Volgnummer) : Ms.CompareTo(other.Ms);

    public static bool operator <(Leverorde links, Leverorde rechts) => links.CompareTo(rechts) < 0;

    public static bool operator >(Leverorde links, Leverorde rechts) => links.CompareTo(rechts) > 0;

    public static bool operator <=(Leverorde links, Leverorde rechts) => links.CompareTo(rechts) <= 0;

    public static bool operator >=(Leverorde links, Leverorde rechts) => links.CompareTo(rechts) >= 0;
}
