using IB.Gateway.Routing;
using IB.Gateway.Testing;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>
/// A midnight in the near future and a clock that stands an hour before it: near, because the certificates of the chain are made now
/// and are judged by that clock.
/// </summary>
internal sealed class Wisselnacht
{
    internal Wisselnacht()
    {
        // Not a night on which the clock is changed: the tests name hours after midnight.
        var vandaag = Berichttijd.Dag(TimeProvider.System.GetUtcNow());
        (Dag, Middernacht) = new[] { vandaag.AddDays(2), vandaag.AddDays(3) }.Select(d => (d, Begin(d)))
            .First(n => Berichttijd.Format(n.Item2.AddHours(4)) == n.d.ToString("yyyyMMdd", System.Globalization.CultureInfo.InvariantCulture) + "040000");
        Klok = new FakeTime(Middernacht.AddHours(-1));
    }

    /// <summary>The first day of the new release.</summary>
    internal DateOnly Dag { get; }

    /// <summary>When it begins.</summary>
    internal DateTimeOffset Middernacht { get; }

    internal FakeTime Klok { get; }

    /// <summary>
    /// Moves the clock of the knooppunt, once every push that arrived was recorded as well: a push that is under way would
    /// otherwise take longer than it may, by that clock.
    /// </summary>
    internal async Task AdvanceAsync(Proefketen keten, TimeSpan later)
    {
        foreach (var gekregen in keten.Diemen.Simulator.Gekregen)
            await keten.WaitForToestandAsync(gekregen.Envelop.Referentienummer, "bezorgd");
        Klok.Advance(later);
    }

    /// <summary>iWmo 3.2 until that midnight, iWmo 3.3 from then on, and a day for answers.</summary>
    internal void Plan(Partijregisterbestand register)
    {
        register.Release("iwmo-3.2", null, Text(Dag.AddDays(-1)), uitloopDagen: 1);
        register.Release(Tweederelease.Pack, Text(Dag), null, uitloopDagen: 0);
    }

    private static DateTimeOffset Begin(DateOnly dag)
    {
        var middag = new DateTimeOffset(dag, new TimeOnly(12, 0), TimeSpan.Zero);
        return Enumerable.Range(0, 24).Select(uur => middag.AddHours(-uur)).Last(m => Berichttijd.Dag(m) == dag);
    }

    internal static string Text(DateOnly dag) => dag.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
