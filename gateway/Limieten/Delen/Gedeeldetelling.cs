namespace IB.Gateway.Limieten.Delen;

/// <summary>All nodes count together, as long as they can ask each other.</summary>
/// <param name="geheugen">Where they meet.</param>
/// <param name="verdeler">Asks them.</param>
/// <param name="sleutels">What a count is called there.</param>
/// <param name="knooppunt">This node, under another name at each start.</param>
/// <param name="tijd">The clock.</param>
internal sealed class Gedeeldetelling(IDeelgeheugen geheugen, Limietverdeler verdeler, Func<string, string> sleutels, string knooppunt, TimeProvider tijd)
    : IVerkeerstelling
{
    private long _tellers;

    /// <inheritdoc/>
    public IEmmer MakeEmmer(Emmernaam naam, double perSeconde, int piek, int grootste)
    {
        var tekst = $"{naam.Maat} {naam.Soort} {naam.Partij}";
        return verdeler.Add(tekst, new GedeeldeEmmer(sleutels(tekst), perSeconde, piek, grootste, new Emmer(perSeconde, piek), geheugen, verdeler, tijd));
    }

    /// <inheritdoc/>
    public IDagteller MakeDagteller(string partij, Verkeerssoort soort)
    {
        var tekst = $"Dag {soort} {partij}";
        return (IDagteller)verdeler.GetOrAdd(tekst, () => new Gedeeldedagteller(
            dag => sleutels($"{tekst} {dag:yyyy-MM-dd}"),
            // Of its own, for a party that leaves and comes back is counted anew beside what it had.
            $"{knooppunt}-{Interlocked.Increment(ref _tellers)}", geheugen, verdeler, tijd));
    }

    /// <inheritdoc/>
    public void Forget(string partij, Verkeerssoort soort)
    {
        foreach (var maat in Enum.GetValues<Emmermaat>())
            verdeler.Remove($"{maat} {soort} {partij}");
        verdeler.Remove($"Dag {soort} {partij}");
    }
}
