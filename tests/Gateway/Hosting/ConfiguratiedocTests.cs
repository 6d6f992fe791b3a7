using System.Collections;
using System.Reflection;
using System.Text.RegularExpressions;
using IB.Gateway.Hosting;
using IB.Gateway.Tests.Deploy;

namespace IB.Gateway.Tests.Hosting;

/// <summary>docs/configuratie.md has a row for every setting of the program, and for no other.</summary>
public sealed partial class ConfiguratiedocTests
{
    /// <summary>What can be set and means nothing, with the reason.</summary>
    private static readonly Dictionary<string, string> Zonder = new(StringComparer.Ordinal)
    {
        ["limieten.ophalen.berichtenPerDag"] = "It is refused: a quota of messages is for handing in.",
        ["rest.foutcodes"] = "It follows knooppunt.foutcodes.",
    };

    [Fact]
    public void Tables_OfTheDocument_HaveEverySettingAndNoOther()
    {
        var instelbaar = Bladeren(typeof(Instellingen), "").Except(Zonder.Keys).Order(StringComparer.Ordinal).ToList();
        var beschreven = Rijen(Deploymap.Read("docs/configuratie.md")).Except(Zonder.Keys).Distinct().Order(StringComparer.Ordinal).ToList();

        Assert.Contains("opslag.postgres.beurtduur", instelbaar);
        Assert.Contains("processors.wlz.jeugdwet.grondslagTot", instelbaar);
        Assert.Empty(instelbaar.Except(beschreven));
        Assert.Empty(beschreven.Except(instelbaar));
    }

    [Fact]
    public void Rijen_NamesAndPrefixes_AreReadAsPeopleWriteThem()
        => Assert.Equal(
            ["a.b", "a.c", "d", "k.e", "x.f", "y.f"],
            Rijen(
                "| setting | default |\n|---|---|\n| `a.b`, `.c` | `z` |\n| `k.*` | |\n| `d` | |\n\n| in `k` | default |\n|---|---|\n| `e` | |\n\n| in `x` and `y` | default |\n|---|---|\n| `f` | |\n\n| in `z` | m |\n|---|---|\n| `g` | |\n"));

    private static IEnumerable<string> Bladeren(Type soort, string plek) => soort
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(static p => p.CanWrite)
        .SelectMany(p => Waarde(p.PropertyType) is var waarde && IsGroep(waarde) ? Bladeren(waarde, $"{plek}{Naam(p)}.") : [plek + Naam(p)]);

    private static Type Waarde(Type soort) => Nullable.GetUnderlyingType(soort) ?? soort;

    private static bool IsGroep(Type soort)
        => !soort.IsEnum && !soort.IsAssignableTo(typeof(IEnumerable)) && soort.Namespace!.StartsWith("IB.Gateway", StringComparison.Ordinal);

    private static string Naam(PropertyInfo eigenschap) => char.ToLowerInvariant(eigenschap.Name[0]) + eigenschap.Name[1..];

    /// <summary>
    /// The settings that tables with a default name: in full, after a dot with the beginning of the one before, or with what the head of the table says.
    /// </summary>
    private static IEnumerable<string> Rijen(string document)
    {
        string[] koppen = [];
        foreach (var regel in document.Split('\n').Where(static r => r.StartsWith('|')))
        {
            var cellen = regel.Split('|', StringSplitOptions.TrimEntries);
            var cel = cellen[1];
            var namen = Code().Matches(cel).Select(static m => m.Groups["naam"].Value).ToList();
            if (cel.StartsWith('-'))
                continue;
            if (!cel.StartsWith('`'))
                koppen = cellen[2] != "default" ? [] : cel == "setting" ? [""] : [.. namen.Select(static n => n + ".")];
            else
                foreach (var naam in koppen.SelectMany(k => Voluit(namen).Select(n => k + n)))
                    yield return naam;
        }
    }

    private static IEnumerable<string> Voluit(IEnumerable<string> namen)
    {
        var groep = "";
        foreach (var naam in namen.Where(static n => !n.EndsWith('*')))
        {
            var voluit = naam.StartsWith('.') ? groep + naam : naam;
            groep = voluit.Contains('.', StringComparison.Ordinal) ? voluit[..voluit.LastIndexOf('.')] : "";
            yield return voluit;
        }
    }

    [GeneratedRegex("`(?<naam>[^`]+)`", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Code();
}
