using IB.Gateway.Rest;

namespace IB.Gateway.Ontvangst;

/// <summary>The <see cref="Bytesbudget"/> as an objection: when nothing is left of it, a request is turned away before it is looked at.</summary>
internal sealed class Budgetbezwaar(Bytesbudget budget, RestOptions options) : IInnamebezwaar
{
    /// <summary>The answer to a request that found no room.</summary>
    public Afwijzing Afwijzing { get; } = new(Afwijsreden.Budget, options.WachtBijDrukte);

    /// <inheritdoc/>
    public bool TryGetBezwaar(out Afwijsreden reden, out TimeSpan wacht)
    {
        (reden, wacht) = Afwijzing;
        return budget.InGebruik >= budget.Maximum;
    }
}
