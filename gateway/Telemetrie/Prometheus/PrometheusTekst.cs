using System.Buffers;
using System.Globalization;
using System.Text;

namespace IB.Gateway.Telemetrie.Prometheus;

/// <summary>Writes metrics in the Prometheus text format, version 0.0.4. The same metrics always give the same text.</summary>
internal static class PrometheusTekst
{
    /// <summary>The media type of what is written.</summary>
    public const string ContentType = "text/plain; version=0.0.4; charset=utf-8";

    /// <summary>Writes <paramref name="families"/>, whose names are unique, by name and then by labels.</summary>
    public static void Write(IBufferWriter<byte> uitvoer, IEnumerable<Metriekfamilie> families)
    {
        foreach (var familie in families.OrderBy(f => f.Naam, StringComparer.Ordinal))
            WriteFamilie(uitvoer, familie);
    }

    private static void WriteFamilie(IBufferWriter<byte> uitvoer, Metriekfamilie familie)
    {
        WriteTekst(uitvoer, $"# HELP {familie.Naam} {Escape(familie.Uitleg, quotes: false)}\n");
        WriteTekst(uitvoer, $"# TYPE {familie.Naam} {Type(familie.Soort)}\n");
        if (familie.Eenheid.Length > 0)
            WriteTekst(uitvoer, $"# UNIT {familie.Naam} {familie.Eenheid}\n");

        var reeksen = familie.Reeksen.Select(r => (Labels: LabelTekst(r.Labels), r.Monsters)).OrderBy(r => r.Labels, StringComparer.Ordinal);
        foreach (var (labels, monsters) in reeksen)
        {
            foreach (var monster in monsters)
                WriteTekst(uitvoer, $"{familie.Naam}{monster.Achtervoegsel}{Accolades(labels, monster.Grens)} {Getal(monster.Waarde)}\n");
        }
    }

    private static string LabelTekst(IReadOnlyList<Label> labels)
        => string.Join(',', labels.Select(l => $"{l.Naam}=\"{Escape(l.Waarde, quotes: true)}\""));

    private static string Accolades(string labels, double? grens)
    {
        if (grens is { } le)
            return $"{{{labels}{(labels.Length > 0 ? "," : "")}le=\"{Getal(le)}\"}}";
        return labels.Length > 0 ? $"{{{labels}}}" : "";
    }

    private static string Escape(string tekst, bool quotes)
    {
        var escaped = tekst.Replace("\\", "\\\\").Replace("\n", "\\n");
        return quotes ? escaped.Replace("\"", "\\\"") : escaped;
    }

    private static string Getal(double waarde) => waarde switch
    {
        double.PositiveInfinity => "+Inf",
        double.NegativeInfinity => "-Inf",
        _ => waarde.ToString("R", CultureInfo.InvariantCulture),
    };

    private static string Type(Metrieksoort soort) => soort switch
    {
        Metrieksoort.Counter => "counter",
        Metrieksoort.Gauge => "gauge",
        Metrieksoort.Histogram => "histogram",
        _ => throw new ArgumentOutOfRangeException(nameof(soort), soort, "No such kind of metric."),
    };

    private static void WriteTekst(IBufferWriter<byte> uitvoer, string tekst)
    {
        var ruimte = uitvoer.GetSpan(Encoding.UTF8.GetMaxByteCount(tekst.Length));
        uitvoer.Advance(Encoding.UTF8.GetBytes(tekst, ruimte));
    }
}
