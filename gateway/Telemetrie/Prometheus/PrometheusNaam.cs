using System.Text;

namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>
/// From instrument names, units and tag keys to names that Prometheus takes, as the OpenTelemetry specification for
/// compatibility with Prometheus has it.
/// </summary>
internal static class PrometheusNaam
{
    private const string Totaal = "_total";

    /// <summary><c>ib.ontvangst.duur</c> in <c>s</c> becomes <c>ib_ontvangst_duur_seconds</c>; a counter ends in <c>_total</c>.</summary>
    public static string Metriek(string instrument, string eenheid, Metrieksoort soort)
    {
        var naam = Sanitise(instrument, colon: true);
        if (soort == Metrieksoort.Counter && naam.EndsWith(Totaal, StringComparison.Ordinal))
            naam = naam[..^Totaal.Length];
        if (eenheid.Length > 0 && !naam.EndsWith("_" + eenheid, StringComparison.Ordinal))
            naam = $"{naam}_{eenheid}";
        return soort == Metrieksoort.Counter ? naam + Totaal : naam;
    }

    /// <summary>The unit (UCUM) as a metric name spells it: <c>s</c> becomes <c>seconds</c>, <c>{bericht}</c> becomes nothing.</summary>
    public static string Eenheid(string? ucum)
    {
        var zonderAantekening = (ucum ?? "").Split('{')[0];
        return zonderAantekening switch
        {
            "" or "1" => "",
            "s" => "seconds",
            "ms" => "milliseconds",
            "By" => "bytes",
            "%" => "percent",
            _ => Sanitise(zonderAantekening, colon: false).Trim('_'),
        };
    }

    /// <summary>
    /// A label name. Names that begin with two underscores belong to Prometheus itself, and <c>le</c> to buckets: both get
    /// another name.
    /// </summary>
    public static string Label(string sleutel)
    {
        var naam = Sanitise(sleutel, colon: false);
        if (naam.StartsWith("__", StringComparison.Ordinal))
            naam = "key" + naam;
        return naam == "le" ? "key_le" : naam;
    }

    private static string Sanitise(string tekst, bool colon)
    {
        if (tekst.Length == 0)
            return "_";
        var naam = new StringBuilder(tekst.Length + 1);
        if (char.IsAsciiDigit(tekst[0]))
            naam.Append('_');
        foreach (var teken in tekst)
            naam.Append(char.IsAsciiLetterOrDigit(teken) || (colon && teken == ':') ? teken : '_');
        return naam.ToString();
    }
}
