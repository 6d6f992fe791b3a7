using System.Diagnostics.Metrics;
using IB.Gateway.Routing.Kafka;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// Shows what goes out over Kafka and how far behind it is. Names of topics become labels: an operator declares them; parties do not. From memory.
/// </summary>
internal sealed class Kafkameters
{
    private readonly Func<Kafkastand> _stand;
    private readonly Journaalmeting _meting;
    private readonly TimeProvider _tijd;

    /// <param name="meters">Owns the meter.</param>
    /// <param name="stand">Reads how it stands; from memory.</param>
    /// <param name="meting">Tells how long the journal is.</param>
    /// <param name="tijd">Tells how old a message is.</param>
    public Kafkameters(IMeterFactory meters, Func<Kafkastand> stand, Journaalmeting meting, TimeProvider tijd)
    {
        (_stand, _meting, _tijd) = (stand, meting, tijd);
        var meter = meters.Create(Meetbron.Gateway);
        meter.CreateObservableCounter(
            "ib.kafka.gebeurtenissen",
            () => _stand().Tellingen.Select(
                static t => new Measurement<long>(t.Gebeurtenissen, Label("onderwerp", t.Onderwerp), Label("wijze", Labelwaarde.Of(t.Wijze)))),
            "{gebeurtenis}", "Events that the brokers confirmed.");
        meter.CreateObservableCounter(
            "ib.kafka.inhoud",
            () => _stand().Tellingen.GroupBy(static t => t.Onderwerp)
                .Select(static g => new Measurement<long>(g.Sum(static t => t.Bytes), Label("onderwerp", g.Key))),
            "By", "Content in those events.");
        meter.CreateObservableCounter(
            "ib.kafka.fouten", () => _stand().Fouten.Select(static f => new Measurement<long>(f.Value, Label("soort", Labelwaarde.Of(f.Key)))),
            "{fout}", "Times that publishing for a follower failed.");
        meter.CreateObservableGauge(
            "ib.kafka.onderweg", () => _stand().Volgers.Sum(static v => v.OnderwegBytes), "By", "Events handed over and not confirmed.");
        meter.CreateObservableGauge(
            "ib.kafka.achterstand", Achterstanden, "{bericht}", "Messages of the journal after the position of the follower that is furthest behind.");
        meter.CreateObservableGauge(
            "ib.kafka.oudste.leeftijd", Leeftijden, "s",
            "How long ago the oldest message came in of which an event was read and not confirmed; 0 when there is none.");
        meter.CreateObservableGauge(
            "ib.kafka.volgers",
            () => _stand() is var nu
                ? Enum.GetValues<Volgertoestand>()
                    .Select(t => new Measurement<int>(nu.Volgers.Count(v => v.Toestand == t), Label("toestand", Labelwaarde.Of(t))))
                : [],
            "{volger}", "Followers over Kafka, by what becomes of their events.");
    }

    private IEnumerable<Measurement<long>> Achterstanden()
        => _meting.Read().Laatste is { } opname
            ? PerOnderwerp(v => v.Laag > 0 ? Math.Max(0, opname.Stand.LaatsteVolgnummer + 1 - v.Laag) : 0)
            : [];

    private IEnumerable<Measurement<double>> Leeftijden()
    {
        var nu = _tijd.GetUtcNow();
        return PerOnderwerp(v => v.Oudste is { } oudste ? Math.Max(0, (nu - oudste).TotalSeconds) : 0);
    }

    /// <summary>The worst of each topic, among the followers that this node sends to.</summary>
    private IEnumerable<Measurement<T>> PerOnderwerp<T>(Func<Volgerstand, T> meet)
        where T : struct
        => _stand().Volgers.Where(static v => v.Toestand != Volgertoestand.Elders).GroupBy(static v => v.Volger.Onderwerp)
            .Select(g => new Measurement<T>(g.Max(meet), Label("onderwerp", g.Key)));

    private static KeyValuePair<string, object?> Label(string naam, string waarde) => new(naam, waarde);
}
