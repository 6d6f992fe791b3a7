namespace IB.Gateway.Storage;

/// <summary>
/// How far a processor is in the journal: everything before <paramref name="Volgnummer"/> is done, and the first
/// <paramref name="Deel"/> pieces of it.
/// </summary>
/// <param name="Volgnummer">Journal position of the message that is next, 1 or more.</param>
/// <param name="Deel">Pieces of that message that are done, 0 or more.</param>
public readonly record struct Positie(long Volgnummer, int Deel) : IComparable<Positie>
{
    /// <summary>Before the first message.</summary>
    public static Positie Begin { get; } = new(1, 0);

    /// <summary>After a whole message.</summary>
    public static Positie Na(long volgnummer) => new(volgnummer + 1, 0);

    /// <inheritdoc/>
    public int CompareTo(Positie other)
        => Volgnummer != other.Volgnummer ? Volgnummer.CompareTo(other.Volgnummer) : Deel.CompareTo(other.Deel);

    /// <summary>Whether it is earlier in the journal.</summary>
    public static bool operator <(Positie links, Positie rechts) => links.CompareTo(rechts) < 0;

    /// <summary>Whether it is later in the journal.</summary>
    public static bool operator >(Positie links, Positie rechts) => links.CompareTo(rechts) > 0;

    /// <summary>Whether it is no later in the journal.</summary>
    public static bool operator <=(Positie links, Positie rechts) => links.CompareTo(rechts) <= 0;

    /// <summary>Whether it is no earlier in the journal.</summary>
    public static bool operator >=(Positie links, Positie rechts) => links.CompareTo(rechts) >= 0;
}
