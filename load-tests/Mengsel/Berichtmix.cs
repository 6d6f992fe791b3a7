namespace IB.Gateway.LoadTests.Mengsel;

/// <summary>A part of all messages, by count.</summary>
/// <param name="Functie">The message type: <c>WMO301</c>.</param>
/// <param name="Deel">Its part, 0 to 1.</param>
internal sealed record Aandeel(string Functie, double Deel);

/// <summary>
/// Which message types travel, and how many of each. A load model and no count: nobody publishes how the messages divide over the types.
/// </summary>
/// <remarks>
/// The model has 5 % iEb, 2 % iPgb and 1 % other messages too. Those standards are not among the packs; their part is divided over what is
/// there, in proportion.
/// </remarks>
internal static class Berichtmix
{
    // Of people with support at home and of children with youth care there are about that many for one another.
    private const double DeelWmo = 0.7;

    // By count, of 92 parts: the three numbers of each line share its part, heenbericht and retour alike.
    private static readonly (int Deel, string[] Nummers)[] Groepen =
    [
        (8, ["323"]),
        (8, ["325"]),
        (30, ["301", "302"]),
        (30, ["305", "306", "307", "308"]),
        (16, ["315", "316", "317", "318", "319", "320"]),
    ];

    /// <summary>What the model has and the mix leaves out, of 100 parts: iEb, iPgb and other messages.</summary>
    internal const int DeelBuitenMengsel = 8;

    /// <summary>All types with their part; together 1.</summary>
    internal static IReadOnlyList<Aandeel> Aandelen { get; } = [.. Expand()];

    /// <summary>Whether a message of this type has a list of clients, so that one can be about very many people.</summary>
    internal static bool IsDeclaratie(string functie) => functie.EndsWith("323", StringComparison.Ordinal) || functie.EndsWith("325", StringComparison.Ordinal);

    /// <summary>How many of <paramref name="totaal"/> messages each type gets: whole numbers that add up, each less than 1 from its part.</summary>
    internal static IReadOnlyList<(string Functie, int Aantal)> Divide(int totaal)
    {
        var getallen = Verdeling.Divide(totaal, [.. Aandelen.Select(a => a.Deel)]);
        return [.. Aandelen.Select((a, i) => (a.Functie, getallen[i]))];
    }

    private static IEnumerable<Aandeel> Expand()
    {
        double alles = Groepen.Sum(g => g.Deel);
        foreach (var (deel, nummers) in Groepen)
        {
            foreach (var nummer in nummers)
            {
                yield return new Aandeel("WMO" + nummer, deel / alles / nummers.Length * DeelWmo);
                yield return new Aandeel("JW" + nummer, deel / alles / nummers.Length * (1 - DeelWmo));
            }
        }
    }
}
