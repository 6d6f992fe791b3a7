namespace IB.Gateway.Schemas;

/// <summary>Finds what claims a name that something else claims too.</summary>
internal static class Botsingen
{
    public static IEnumerable<string> Find<T>(IEnumerable<T> items, Func<T, string> key, Func<T, string> describe, string soort)
        => items.GroupBy(key)
            .Where(g => g.Count() > 1)
            .Select(g => $"{soort} {g.Key} komt meer dan eens voor: {string.Join(", ", g.Select(describe))}.");
}
