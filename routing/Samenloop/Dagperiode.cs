namespace IB.Gateway.Routing;

/// <summary>
/// Whole days, half-open: <see cref="Van"/> belongs to it, <see cref="Tot"/> does not. The default value is all days there are.
/// </summary>
/// <remarks>Messages and laws name the last day that counts; <see cref="FromInclusive"/> and <see cref="Einddatum"/> speak their way.</remarks>
internal readonly record struct Dagperiode : IComparable<Dagperiode>
{
    // 0 = no end. A length keeps the default value lawful, and equal periods equal.
    private readonly int _dagen;

    /// <summary>A period from its first day up to the first day after it.</summary>
    /// <param name="van">First day.</param>
    /// <param name="tot">First day after it, later than <paramref name="van"/>; <see langword="null"/> = no end.</param>
    /// <exception cref="ArgumentOutOfRangeException">It would have no day.</exception>
    public Dagperiode(DateOnly van, DateOnly? tot)
    {
        if (tot <= van)
            throw new ArgumentOutOfRangeException(nameof(tot), "A period has one day at least.");
        Van = van;
        _dagen = tot is { } dag ? dag.DayNumber - van.DayNumber : 0;
    }

    /// <summary>First day.</summary>
    public DateOnly Van { get; }

    /// <summary>First day after it; <see langword="null"/> = no end.</summary>
    public DateOnly? Tot => _dagen == 0 ? null : Van.AddDays(_dagen);

    /// <summary>Last day; <see langword="null"/> = no end.</summary>
    public DateOnly? Einddatum => _dagen == 0 ? null : Van.AddDays(_dagen - 1);

    private int TotDag => _dagen == 0 ? int.MaxValue : Van.DayNumber + _dagen;

    /// <summary>The days from <paramref name="begin"/> up to and including <paramref name="einde"/>.</summary>
    /// <param name="begin">First day.</param>
    /// <param name="einde">Last day; <see langword="null"/> = no end. The last day of the calendar is no end either: no day comes after it.</param>
    /// <returns><see langword="null"/> when the last day is before the first.</returns>
    public static Dagperiode? FromInclusive(DateOnly begin, DateOnly? einde)
    {
        if (einde < begin)
            return null;
        return new Dagperiode(begin, einde is null || einde == DateOnly.MaxValue ? null : einde.Value.AddDays(1));
    }

    /// <summary>Whether <paramref name="dag"/> lies in it.</summary>
    public bool Omvat(DateOnly dag) => Van <= dag && dag.DayNumber < TotDag;

    /// <summary>Whether the two have a day in common.</summary>
    public bool Overlapt(Dagperiode ander) => Van.DayNumber < ander.TotDag && ander.Van.DayNumber < TotDag;

    /// <summary>The days that both have; <see langword="null"/> when there are none.</summary>
    public Dagperiode? Intersect(Dagperiode ander)
    {
        if (!Overlapt(ander))
            return null;
        var van = Van > ander.Van ? Van : ander.Van;
        var tot = Math.Min(TotDag, ander.TotDag);
        return new Dagperiode(van, tot == int.MaxValue ? null : DateOnly.FromDayNumber(tot));
    }

    /// <summary>Earlier beginning first; of those that begin together the shorter.</summary>
    public int CompareTo(Dagperiode other) => (Van, TotDag).CompareTo((other.Van, other.TotDag));

    public static bool operator <(Dagperiode links, Dagperiode rechts) => links.CompareTo(rechts) < 0;

    public static bool operator >(Dagperiode links, Dagperiode rechts) => links.CompareTo(rechts) > 0;

    public static bool operator <=(Dagperiode links, Dagperiode rechts) => links.CompareTo(rechts) <= 0;

    public static bool operator >=(Dagperiode links, Dagperiode rechts) => links.CompareTo(rechts) >= 0;
}
