using System.Text;

namespace IB.Gateway.Generator;

/// <summary>Makes names for code from names in schemas.</summary>
internal static class Identificatie
{
    private const string Groeptype = "CDT_";
    private const string Waardetype = "LDT_";

    /// <summary>The words in a name, each with a capital, and nothing that an identifier cannot hold: <c>iwmo-3.2</c> is <c>Iwmo32</c>.</summary>
    internal static string Pascal(string naam)
    {
        var tekst = new StringBuilder(naam.Length);
        var begin = true;
        foreach (var teken in naam)
        {
            if (!char.IsLetterOrDigit(teken) && teken != '_')
            {
                begin = true;
                continue;
            }

            tekst.Append(begin ? char.ToUpperInvariant(teken) : teken);
            begin = false;
        }

        return tekst.Length == 0 || char.IsDigit(tekst[0]) ? "_" + tekst : tekst.ToString();
    }

    /// <summary>The same with a small letter first, for a parameter.</summary>
    internal static string Camel(string naam)
    {
        var pascal = Pascal(naam);
        return char.ToLowerInvariant(pascal[0]) + pascal.Substring(1);
    }

    /// <summary>A functie as the name of a class: <c>WMO301</c> is <c>Wmo301</c>.</summary>
    internal static string Klasse(string functie) => Pascal(functie.ToLowerInvariant());

    /// <summary>The name of a type without what the standards put before it (CDT_ for groups, LDT_ for values).</summary>
    internal static string Typenaam(string naam)
        => Pascal(naam.StartsWith(Groeptype, StringComparison.Ordinal)
            || naam.StartsWith(Waardetype, StringComparison.Ordinal) ? naam.Substring(Groeptype.Length) : naam);
}
