namespace IB.Gateway.Schemas;

/// <summary>What the sources say about one fact, and whether they agree.</summary>
/// <param name="Waarden">The different values, each with where it stands; letter case does not make a difference.</param>
internal sealed record Afgeleid(IReadOnlyList<(string Waarde, string Plaats)> Waarden)
{
    /// <summary>The value, when the sources agree on one.</summary>
    public string? Waarde => Waarden is [var (waarde, _)] ? waarde : null;

    public bool Strijdig => Waarden.Count > 1;

    public static Afgeleid From(params IEnumerable<(string? Waarde, string Plaats)> bronnen)
        => new([.. bronnen.Where(b => b.Waarde is { Length: > 0 }).Select(b => (b.Waarde!, b.Plaats)).DistinctBy(b => b.Item1.ToUpperInvariant())]);

    public override string ToString() => string.Join(" en ", Waarden.Select(w => $"{w.Waarde} ({w.Plaats})"));
}
