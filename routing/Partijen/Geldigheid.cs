namespace IB.Gateway.Routing;

/// <summary>A period of whole days; both ends belong to it.</summary>
/// <param name="Vanaf">First day; <see langword="null"/> = always was.</param>
/// <param name="Tot">Last day; <see langword="null"/> = no end.</param>
public readonly record struct Geldigheid(DateOnly? Vanaf, DateOnly? Tot)
{
    /// <summary>Whether <paramref name="dag"/> lies in the period.</summary>
    public bool Omvat(DateOnly dag) => (Vanaf is null || Vanaf <= dag) && (Tot is null || dag <= Tot);

    /// <summary>Whether the two periods have a day in common.</summary>
    public bool Overlapt(Geldigheid ander)
        => (Vanaf is null || ander.Tot is null || Vanaf <= ander.Tot) && (ander.Vanaf is null || Tot is null || ander.Vanaf <= Tot);

    /// <summary>Whether two of the periods have a day in common.</summary>
    internal static bool Overlappen(IEnumerable<Geldigheid> perioden)
    {
        var lijst = perioden.ToList();
        for (var i = 0; i < lijst.Count; i++)
        {
            for (var j = 0; j < i; j++)
            {
                if (lijst[i].Overlapt(lijst[j]))
                    return true;
            }
        }

        return false;
    }
}
