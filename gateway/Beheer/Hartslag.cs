namespace IB.Gateway.Beheer;

/// <summary>Knows every loop of the process. Safe for use by many threads at once.</summary>
internal sealed class Hartslag(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly SortedDictionary<string, Hartslagteken> _tekens = new(StringComparer.Ordinal);

    /// <summary>Adds a loop.</summary>
    /// <param name="naam">Its name, constant in the program: it becomes a metric label.</param>
    /// <exception cref="ArgumentException">There is one of that name.</exception>
    public Hartslagteken Register(string naam)
    {
        var teken = new Hartslagteken(naam, time);
        lock (_gate)
            _tekens.Add(naam, teken);
        return teken;
    }

    /// <summary>The state of every loop, by name.</summary>
    public IReadOnlyList<Lusstand> List()
    {
        lock (_gate)
            return [.. _tekens.Values.Select(t => t.Read())];
    }
}
