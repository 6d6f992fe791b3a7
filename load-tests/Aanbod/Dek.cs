namespace IB.Gateway.LoadTests.Aanbod;

/// <summary>Templates in the order in which they are sent, over and over: so every run sends the same mix. Safe for use by many threads at once.</summary>
/// <param name="naam">What it is called in reports.</param>
/// <param name="sjablonen">The order.</param>
internal sealed class Dek(string naam, IReadOnlyList<Sjabloon> sjablonen)
{
    private long _volgende = -1;

    internal string Naam => naam;

    internal IReadOnlyList<Sjabloon> Sjablonen => sjablonen;

    /// <summary>Bytes of payload of a message, on average.</summary>
    internal double Inhoudbytes => sjablonen.Average(s => (double)s.InhoudLengte);

    internal Sjabloon Next() => sjablonen[(int)(Interlocked.Increment(ref _volgende) % sjablonen.Count)];
}
