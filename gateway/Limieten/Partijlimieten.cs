using System.Collections.Concurrent;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Limieten;

/// <summary>
/// The limits of all parties. What belongs to a party is made at its first request and forgotten when it leaves the directory, so that there is
/// never more than the directory is large. Safe for use by many threads at once.
/// </summary>
internal sealed class Partijlimieten(
    Grensbepaling grenzen, Bytesbudget budget, Budgetbezwaar overbelast, IPartijregisterBron register, IVerkeerstelling telling, Knooppuntmeter meter,
    TimeProvider tijd)
    : IDisposable
{
    private readonly ConcurrentDictionary<(string Partij, Verkeerssoort Soort), Partijverkeer> _verkeer = new();
    private readonly Lock _opruimen = new();
    private volatile Partijregister _gezien = register.Huidig;

    /// <summary>Lets a request of a party in, or says why not.</summary>
    public Toelating? TryAdmit(Partij partij, Verkeerssoort soort, Kanaal kanaal, out Afwijzing? afwijzing)
    {
        if (!ReferenceEquals(_gezien, register.Huidig))
            Forget(register.Huidig);
        return _verkeer.GetOrAdd((partij.Code, soort), static (sleutel, zelf) => zelf.Make(sleutel.Partij, sleutel.Soort), this)
            .TryAdmit(partij, kanaal, overbelast.Afwijzing, out afwijzing);
    }

    /// <summary>Every party that made a request, with the code of the party.</summary>
    public IEnumerable<(string Partij, Partijverkeer Verkeer)> List() => _verkeer.Select(v => (v.Key.Partij, v.Value));

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var verkeer in _verkeer.Values)
            verkeer.Dispose();
    }

    private Partijverkeer Make(string partij, Verkeerssoort soort) => new(partij, soort, budget, grenzen, telling, meter, tijd);

    private void Forget(Partijregister huidig)
    {
        lock (_opruimen)
        {
            if (ReferenceEquals(_gezien, huidig))
                return;
            var bekend = huidig.Partijen.Select(p => p.Code).ToHashSet();

            // Not disposed of: a request of a party that has just left may still be under way, and there is nothing to free.
            foreach (var weg in _verkeer.Keys.Where(s => !bekend.Contains(s.Partij)))
            {
                _verkeer.TryRemove(weg, out _);
                telling.Forget(weg.Partij, weg.Soort);
            }

            _gezien = huidig;
        }
    }
}
