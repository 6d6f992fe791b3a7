using IB.Gateway.Validation;

namespace IB.Gateway.Routing;

/// <summary>A check that failed.</summary>
/// <param name="Punt">Which.</param>
/// <param name="Bijzonderheid">What it was about, fit to be shown: a code, a functie, a path. Never payload content.</param>
/// <param name="Schemafouten">The faults in the payload, for <see cref="Controlepunt.InhoudOnjuist"/>.</param>
public sealed record Bevinding(Controlepunt Punt, string Bijzonderheid, IReadOnlyList<Schemafout> Schemafouten)
{
    /// <summary>A failed check without payload faults.</summary>
    public Bevinding(Controlepunt punt, string bijzonderheid)
        : this(punt, bijzonderheid, [])
    {
    }
}
