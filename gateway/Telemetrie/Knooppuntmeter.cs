using System.Diagnostics;
using System.Diagnostics.Metrics;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;

namespace IB.Gateway.Telemetrie;

/// <summary>
/// What happens in the knooppunt, counted and timed (docs/metrics.md). Safe for use by many threads at once. A call never
/// waits and never fails.
/// </summary>
internal sealed class Knooppuntmeter
{
    private readonly Meetlabels _labels;
    private readonly Counter<long> _ontvangen;
    private readonly Counter<long> _afgekeurd;
    private readonly Counter<long> _herhaald;
    private readonly Counter<long> _bytes;
    private readonly Histogram<double> _ontvangst;
    private readonly Histogram<double> _validatie;
    private readonly Counter<long> _verschillen;
    private readonly Counter<long> _pogingen;
    private readonly Histogram<double> _bezorging;
    private readonly Counter<long> _identiteit;
    private readonly Counter<long> _afgewezen;
    private long _gezuiverd;

    /// <param name="meters">Owns the meter.</param>
    /// <param name="labels">The known functies.</param>
    public Knooppuntmeter(IMeterFactory meters, Meetlabels labels)
    {
        _labels = labels;
        var meter = meters.Create(Meetbron.Gateway);
        _ontvangen = meter.CreateCounter<long>("ib.berichten.ontvangen", "{bericht}", "Messages handed in, by outcome.");
        _afgekeurd = meter.CreateCounter<long>("ib.berichten.afgekeurd", "{bericht}", "Messages not accepted, by fault code.");
        _herhaald = meter.CreateCounter<long>("ib.berichten.herhaald", "{bericht}", "Messages that were handed in before.");
        _bytes = meter.CreateCounter<long>("ib.ontvangst.bytes", "By", "Size of the requests that handed in a message.");
        _ontvangst = meter.CreateHistogram(
            "ib.ontvangst.duur", "s", "From the first byte of a request to its answer.", tags: null, Buckets.Ontvangst);
        _validatie = meter.CreateHistogram(
            "ib.validatie.duur", "s", "Judging one payload.", tags: null, Buckets.Validatie);
        _verschillen = meter.CreateCounter<long>("ib.validatie.verschillen", "{bericht}", "Payloads that only one of the two engines took.");
        _pogingen = meter.CreateCounter<long>("ib.bezorging.pogingen", "{poging}", "Attempts to push a message.");
        _bezorging = meter.CreateHistogram(
            "ib.bezorging.duur", "s", "One attempt to push a message.", tags: null, Buckets.Bezorging);
        _identiteit = meter.CreateCounter<long>("ib.identiteit.geweigerd", "{verzoek}", "Requests refused for who sent them.");
        _afgewezen = meter.CreateCounter<long>("ib.verzoeken.afgewezen", "{verzoek}", "Requests turned away that may come again later.");
        meter.CreateObservableCounter(
            "ib.logregels.gezuiverd", () => Interlocked.Read(ref _gezuiverd), "{regel}",
            "Log lines from which something that may be a BSN was removed.");
    }

    /// <summary>A message was handed in and answered.</summary>
    /// <param name="kanaal">The protocol.</param>
    /// <param name="functie">As the envelope says it; empty when it could not be read.</param>
    /// <param name="uitkomst">What became of it.</param>
    /// <param name="bytes">Length of the request body.</param>
    /// <param name="duur">From the first byte of the request to the answer.</param>
    public void CountOntvangst(Kanaal kanaal, string functie, Ontvangstuitkomst uitkomst, long bytes, TimeSpan duur)
    {
        CountOntvangst(kanaal, functie, uitkomst.Soort, uitkomst.Fout?.Code, bytes, duur);
        if (uitkomst.Herhaling)
            _herhaald.Add(1, Label("kanaal", Labelwaarde.Of(kanaal)));
    }

    /// <summary>A request was answered before it became a message: unreadable, too large, or the store refused it.</summary>
    /// <param name="kanaal">The protocol.</param>
    /// <param name="code">The fault code that it was answered with.</param>
    /// <param name="bytes">Bytes read of the request body.</param>
    /// <param name="duur">From the first byte of the request to the answer.</param>
    public void CountOnleesbaar(Kanaal kanaal, string code, long bytes, TimeSpan duur)
        => CountOntvangst(kanaal, "", Ontvangstsoort.Geweigerd, code, bytes, duur);

    /// <summary>A payload was judged.</summary>
    public void CountValidatie(bool geldig, TimeSpan duur)
        => _validatie.Record(duur.TotalSeconds, Label("uitkomst", geldig ? "geldig" : "ongeldig"));

    /// <summary>The compiled validator refused a payload, and the reference did not.</summary>
    /// <param name="functie">What the payload is.</param>
    public void CountValidatieverschil(string functie) => _verschillen.Add(1, Label("functie", _labels.Functie(functie)));

    /// <summary>An attempt to push a message ended.</summary>
    public void CountBezorgpoging(Bezorgwijze wijze, Bezorgafloop afloop, TimeSpan duur)
    {
        var labels = new TagList { Label("wijze", Labelwaarde.Of(wijze)), Label("afloop", Labelwaarde.Of(afloop)) };
        _pogingen.Add(1, labels);
        _bezorging.Record(duur.TotalSeconds, labels);
    }

    /// <summary>A request was refused because of the certificate that it came with, or the lack of one.</summary>
    /// <param name="reden">Why; an enum, so that the label is bounded.</param>
    public void CountIdentiteitGeweigerd<TReden>(TReden reden)
        where TReden : struct, Enum
        => _identiteit.Add(1, Label("reden", Labelwaarde.Of(reden)));

    /// <summary>A request of a party was turned away with 429 or 503: it may come again unchanged.</summary>
    public void CountAfwijzing(Kanaal kanaal, Verkeerssoort verkeer, Afwijsreden reden) => _afgewezen.Add(
        1, Label("kanaal", Labelwaarde.Of(kanaal)), Label("verkeer", Labelwaarde.Of(verkeer)), Label("reden", Labelwaarde.Of(reden)));

    /// <summary>Something that may be a BSN was removed from a log line.</summary>
    public void CountGezuiverdeLogregel() => Interlocked.Increment(ref _gezuiverd);

    private void CountOntvangst(Kanaal kanaal, string functie, Ontvangstsoort soort, string? code, long bytes, TimeSpan duur)
    {
        var kanaallabel = Label("kanaal", Labelwaarde.Of(kanaal));
        var uitkomstlabel = Label("uitkomst", Labelwaarde.Of(soort));
        _ontvangen.Add(1, kanaallabel, Label("functie", _labels.Functie(functie)), uitkomstlabel);
        _bytes.Add(bytes, kanaallabel);
        _ontvangst.Record(duur.TotalSeconds, kanaallabel, uitkomstlabel);
        if (code is not null)
            _afgekeurd.Add(1, Label("code", Meetlabels.Code(code)), uitkomstlabel);
    }

    private static KeyValuePair<string, object?> Label(string naam, string waarde) => new(naam, waarde);
}
