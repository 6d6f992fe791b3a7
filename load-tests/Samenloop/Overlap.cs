namespace IB.Gateway.LoadTests.Samenloop;

/// <summary>One pair that coincides, as both sides must find it.</summary>
/// <param name="Voorziening">Number of the provision.</param>
/// <param name="Feit">Number of the fact.</param>
/// <param name="Van">First day, as a day number.</param>
/// <param name="Tot">First day after it; <see cref="GeenEinde"/> = no end.</param>
/// <param name="Status">Status of the fact.</param>
internal readonly record struct Overlap(int Voorziening, int Feit, int Van, int Tot, int Status) : IComparable<Overlap>
{
    internal const int GeenEinde = int.MaxValue;

    public int CompareTo(Overlap other) => (Voorziening, Feit, Van, Tot, Status).CompareTo((other.Voorziening, other.Feit, other.Van, other.Tot, other.Status));

    public static bool operator <(Overlap links, Overlap rechts) => links.CompareTo(rechts) < 0;

    public static bool operator >(Overlap links, Overlap rechts) => links.CompareTo(rechts) > 0;

    public static bool operator <=(Overlap links, Overlap rechts) => links.CompareTo(rechts) <= 0;

    public static bool operator >=(Overlap links, Overlap rechts) => links.CompareTo(rechts) >= 0;
}
