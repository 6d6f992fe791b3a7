using System.Diagnostics.Metrics;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Schijfruimte;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// Shows what holds messages back at the moment of a scrape: bytes in memory per step and how many there may be, whether intake is
/// closed, room on disk, and how many parties are limited. Reads only what is in memory.
/// </summary>
internal sealed class Lastmeters
{
    // What an objection can be about; the other reasons are about one party.
    private static readonly Afwijsreden[] Sluitredenen = [Afwijsreden.Budget, Afwijsreden.Ruimte];

    private readonly Bytesbudget _budget;
    private readonly Bezorglast _bezorglast;
    private readonly Innamepoort _inname;
    private readonly Schijfwacht _schijf;
    private readonly Partijlimieten _limieten;
    private readonly TimeProvider _time;

    public Lastmeters(
        IMeterFactory meters, Bytesbudget budget, Bezorglast bezorglast, Innamepoort inname, Schijfwacht schijf, RuimteOptions ruimte, Partijlimieten limieten,
        TimeProvider time)
    {
        (_budget, _bezorglast, _inname, _schijf, _limieten, _time) = (budget, bezorglast, inname, schijf, limieten, time);
        var meter = meters.Create(Meetbron.Gateway);
        meter.CreateObservableGauge("ib.onderweg", () => PerStap(_budget.InGebruik, _bezorglast.Bytes), "By", "Bytes of messages in memory, by step.");
        meter.CreateObservableGauge(
            "ib.onderweg.maximum", () => PerStap(_budget.Maximum, _bezorglast.Maximum), "By", "Most bytes of messages that may be in memory, by step.");
        meter.CreateObservableGauge("ib.inname.dicht", Dicht, description: "1 while new messages are kept out for this reason, otherwise 0.");
        meter.CreateObservableGauge("ib.schijf.vrij", Vrij, "By", "Free bytes on the disk of the store.");
        meter.CreateObservableGauge("ib.schijf.minimum", () => ruimte.MinVrijeBytes, "By", "Free bytes below which new messages are kept out.");
        meter.CreateObservableGauge("ib.partijen.beperkt", Beperkt, "{partij}", "Parties that were turned away and whose wait is not over.");
    }

    private static IEnumerable<Measurement<long>> PerStap(long ontvangst, long bezorging)
        => [new(ontvangst, Label("stap", "ontvangst")), new(bezorging, Label("stap", "bezorging"))];

    private IEnumerable<Measurement<int>> Dicht()
    {
        var bezwaren = _inname.List().Select(b => b.Reden).ToHashSet();
        return Sluitredenen.Select(r => new Measurement<int>(bezwaren.Contains(r) ? 1 : 0, Label("reden", Labelwaarde.Of(r))));
    }

    private IEnumerable<Measurement<long>> Vrij() => _schijf.Vrij is { } vrij ? [new(vrij)] : [];

    private IEnumerable<Measurement<int>> Beperkt()
    {
        var nu = _time.GetUtcNow();
        var beperkt = _limieten.List().Where(p => p.Verkeer.Afwijsstand?.Tot > nu).CountBy(p => p.Verkeer.Soort).ToDictionary();
        return Enum.GetValues<Verkeerssoort>().Select(s => new Measurement<int>(beperkt.GetValueOrDefault(s), Label("verkeer", Labelwaarde.Of(s))));
    }

    private static KeyValuePair<string, object?> Label(string naam, string waarde) => new(naam, waarde);
}
