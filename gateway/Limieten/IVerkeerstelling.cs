namespace IB.Gateway.Limieten;

/// <summary>What a bucket counts.</summary>
internal enum Emmermaat
{
    /// <summary>Requests.</summary>
    Verzoeken = 1,

    /// <summary>Bytes of bodies.</summary>
    Bytes,
}

/// <summary>Which bucket of whom.</summary>
/// <param name="Partij">Code of the party.</param>
/// <param name="Soort">The kind of traffic.</param>
/// <param name="Maat">What it counts.</param>
internal sealed record Emmernaam(string Partij, Verkeerssoort Soort, Emmermaat Maat);

/// <summary>Makes what the traffic of a party is counted with: for this node alone, or for all nodes together. Safe for use by many threads at once.</summary>
internal interface IVerkeerstelling
{
    /// <summary>A bucket in the place of the one of that name, if there was one.</summary>
    /// <param name="naam">Which one.</param>
    /// <param name="perSeconde">What flows in per second, more than zero.</param>
    /// <param name="piek">What it holds, at least 1.</param>
    /// <param name="grootste">What one request takes out at most, from 1 to <paramref name="piek"/>.</param>
    IEmmer MakeEmmer(Emmernaam naam, double perSeconde, int piek, int grootste);

    /// <summary>A count of messages per day.</summary>
    IDagteller MakeDagteller(string partij, Verkeerssoort soort);

    /// <summary>The party left the directory. What it was given still counts for its last requests.</summary>
    void Forget(string partij, Verkeerssoort soort);
}

/// <summary>Every node counts for itself.</summary>
internal sealed class EigenTelling(TimeProvider tijd) : IVerkeerstelling
{
    /// <inheritdoc/>
    public IEmmer MakeEmmer(Emmernaam naam, double perSeconde, int piek, int grootste) => new Emmer(perSeconde, piek);

    /// <inheritdoc/>
    public IDagteller MakeDagteller(string partij, Verkeerssoort soort) => new Dagteller(tijd);

    /// <inheritdoc/>
    public void Forget(string partij, Verkeerssoort soort)
    {
        // Nothing is kept here.
    }
}
