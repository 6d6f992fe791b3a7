using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace IB.Gateway.Tests.Telemetrie;

/// <summary>
/// A strict reader of the Prometheus text format 0.0.4, written from its description and not from our writer: the oracle.
/// Throws <see cref="FormatException"/> on anything that the description does not allow.
/// </summary>
internal sealed partial class Promtekst
{
    private readonly string _tekst;
    private int _plek;

    private Promtekst(string tekst) => _tekst = tekst;

    public sealed record Familie(string Naam, string Soort, string Uitleg, string Eenheid, List<Monster> Monsters);

    public sealed record Monster(string Naam, IReadOnlyDictionary<string, string> Labels, double Waarde);

    public static IReadOnlyList<Familie> Parse(ReadOnlySpan<byte> bytes)
        => new Promtekst(new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes)).ReadFamilies();

    private List<Familie> ReadFamilies()
    {
        var families = new List<Familie>();
        while (_plek < _tekst.Length)
            families.Add(ReadFamilie());
        Require(families.Select(f => f.Naam).Distinct().Count() == families.Count, "a family stands twice");
        foreach (var familie in families)
            RequireFamilie(familie);
        return families;
    }

    private Familie ReadFamilie()
    {
        Take("# HELP ");
        var naam = TakeNaam();
        Take(" ");
        var uitleg = Unescape(TakeUntil('\n'), quotes: false);
        Take($"\n# TYPE {naam} ");
        var soort = TakeUntil('\n');
        Take("\n");
        var eenheid = "";
        if (Peek($"# UNIT {naam} "))
        {
            Take($"# UNIT {naam} ");
            eenheid = TakeUntil('\n');
            Take("\n");
        }

        var monsters = new List<Monster>();
        while (_plek < _tekst.Length && !Peek("#"))
            monsters.Add(ReadMonster());
        return new Familie(naam, soort, uitleg, eenheid, monsters);
    }

    private Monster ReadMonster()
    {
        var naam = TakeNaam();
        var labels = new Dictionary<string, string>();
        if (Peek("{"))
        {
            Take("{");
            while (true)
            {
                var label = LabelRegex().Match(_tekst, _plek).Value;
                Require(label.Length > 0 && !label.StartsWith("__", StringComparison.Ordinal), "bad label name");
                Take(label + "=\"");
                Require(labels.TryAdd(label, TakeLabelwaarde()), "a label stands twice");
                if (!Peek(","))
                    break;
                Take(",");
            }

            Take("}");
        }

        Take(" ");
        var waarde = TakeUntil('\n');
        Take("\n");
        return new Monster(naam, labels, ParseGetal(waarde));
    }

    private static void RequireFamilie(Familie familie)
    {
        Require(familie.Soort is "counter" or "gauge" or "histogram", "bad type");
        Require(
            familie.Eenheid.Length == 0 || familie.Naam.Replace("_total", "").EndsWith("_" + familie.Eenheid, StringComparison.Ordinal),
            "unit is not in the name");
        Require(familie.Monsters.Select(Sleutel).Distinct().Count() == familie.Monsters.Count, "a series stands twice");
        if (familie.Soort != "histogram")
        {
            Require(familie.Monsters.All(m => m.Naam == familie.Naam), "a sample of another family");
            Require(familie.Soort != "counter" || familie.Naam.EndsWith("_total", StringComparison.Ordinal), "a counter without _total");
            return;
        }

        foreach (var reeks in familie.Monsters.GroupBy(m => Sleutel(m with { Naam = "", Labels = m.Labels.Where(l => l.Key != "le").ToDictionary() })))
        {
            var emmers = reeks.Where(m => m.Naam == familie.Naam + "_bucket").ToList();
            var grenzen = emmers.Select(m => ParseGetal(m.Labels["le"])).ToList();
            Require(grenzen.SequenceEqual(grenzen.Order()) && double.IsPositiveInfinity(grenzen[^1]), "buckets are not in order or do not end in +Inf");
            Require(emmers.Select(m => m.Waarde).SequenceEqual(emmers.Select(m => m.Waarde).Order()), "buckets are not cumulative");
            Require(reeks.Single(m => m.Naam == familie.Naam + "_count").Waarde == emmers[^1].Waarde, "count is not the last bucket");
            _ = reeks.Single(m => m.Naam == familie.Naam + "_sum");
            Require(reeks.Count() == emmers.Count + 2, "a sample of another family");
        }
    }

    private static string Sleutel(Monster monster)
        => monster.Naam + '\0' + string.Join('\0', monster.Labels.OrderBy(l => l.Key, StringComparer.Ordinal).Select(l => $"{l.Key}\0{l.Value}"));

    private static double ParseGetal(string tekst) => tekst switch
    {
        "+Inf" => double.PositiveInfinity,
        "-Inf" => double.NegativeInfinity,
        "NaN" => double.NaN,
        _ when GetalRegex().IsMatch(tekst) => double.Parse(tekst, NumberStyles.Float, CultureInfo.InvariantCulture),
        _ => throw new FormatException($"'{tekst}' is not a number."),
    };

    private string TakeLabelwaarde()
    {
        var ruw = new StringBuilder();
        while (_tekst[_plek] != '"')
        {
            Require(_tekst[_plek] != '\n', "a line break in a label value");
            if (_tekst[_plek] == '\\')
                ruw.Append(_tekst[_plek++]);
            ruw.Append(_tekst[_plek++]);
        }

        Take("\"");
        return Unescape(ruw.ToString(), quotes: true);
    }

    private static string Unescape(string ruw, bool quotes)
    {
        var tekst = new StringBuilder();
        for (var i = 0; i < ruw.Length; i++)
        {
            if (ruw[i] != '\\')
            {
                tekst.Append(ruw[i]);
                continue;
            }

            i++;
            Require(i < ruw.Length && (ruw[i] is '\\' or 'n' || (quotes && ruw[i] == '"')), "an unknown escape");
            tekst.Append(ruw[i] == 'n' ? '\n' : ruw[i]);
        }

        return tekst.ToString();
    }

    private string TakeNaam()
    {
        var naam = NaamRegex().Match(_tekst, _plek).Value;
        Require(naam.Length > 0, "no metric name");
        _plek += naam.Length;
        return naam;
    }

    private string TakeUntil(char einde)
    {
        var tot = _tekst.IndexOf(einde, _plek);
        Require(tot >= 0, "the last line does not end");
        var deel = _tekst[_plek..tot];
        _plek = tot;
        return deel;
    }

    private bool Peek(string verwacht) => string.CompareOrdinal(_tekst, _plek, verwacht, 0, verwacht.Length) == 0;

    private void Take(string verwacht)
    {
        Require(Peek(verwacht), $"expected '{verwacht}' at {_plek}");
        _plek += verwacht.Length;
    }

    private static void Require(bool waar, string fout)
    {
        if (!waar)
            throw new FormatException($"Not the text format: {fout}.");
    }

    [GeneratedRegex(@"\G[a-zA-Z_:][a-zA-Z0-9_:]*", RegexOptions.None, 1000)]
    private static partial Regex NaamRegex();

    [GeneratedRegex(@"\G[a-zA-Z_][a-zA-Z0-9_]*", RegexOptions.None, 1000)]
    private static partial Regex LabelRegex();

    [GeneratedRegex(@"^-?[0-9]+(\.[0-9]+)?(E[+-][0-9]+)?\z", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex GetalRegex();
}
