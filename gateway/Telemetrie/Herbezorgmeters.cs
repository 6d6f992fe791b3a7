using System.Diagnostics.Metrics;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Telemetrie;

/// <summary>Shows what resending by query has done and what waits for an operator.</summary>
internal sealed class Herbezorgmeters
{
    private static readonly Taakstand[] Onvoltooid = [Taakstand.Loopt, Taakstand.Proef, Taakstand.Gepauzeerd];
    private readonly Func<Herbezorgstand> _stand;

    /// <param name="meters">Owns the meter.</param>
    /// <param name="stand">Reads what was done; from memory.</param>
    public Herbezorgmeters(IMeterFactory meters, Func<Herbezorgstand> stand)
    {
        _stand = stand;
        var meter = meters.Create(Meetbron.Gateway);
        meter.CreateObservableCounter("ib.herbezorging.berichten", Berichten, "{bericht}", "Messages that a resend task dealt with.");
        meter.CreateObservableGauge("ib.herbezorging.taken", Taken, "{taak}", "Resend tasks that are not finished.");
    }

    private IEnumerable<Measurement<long>> Berichten()
    {
        var stand = _stand();
        yield return Of(stand.Herbezorgd, "uitkomst", Labelwaarde.Of(Claimuitkomst.Herbezorgd));
        yield return Of(stand.AndereToestand, "uitkomst", Labelwaarde.Of(Claimuitkomst.AndereToestand));
        yield return Of(stand.InhoudWeg, "uitkomst", Labelwaarde.Of(Claimuitkomst.InhoudWeg));
    }

    private IEnumerable<Measurement<long>> Taken()
    {
        var taken = _stand().Taken;
        return Onvoltooid.Select(s => Of(taken.GetValueOrDefault(s), "stand", Labelwaarde.Of(s)));
    }

    private static Measurement<long> Of(long waarde, string label, string labelwaarde)
        => new(waarde, new KeyValuePair<string, object?>(label, labelwaarde));
}
