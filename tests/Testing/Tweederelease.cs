using System.Text;
using System.Text.RegularExpressions;

namespace IB.Gateway.Testing;

/// <summary>
/// A next release of iWmo that nobody published: iWmo 3.2 with its numbers raised to 3.3, and one element more. Made from the pack that
/// comes with the program, so that tests can have two releases of one standard side by side.
/// </summary>
public static partial class Tweederelease
{
    /// <summary>Name of the pack.</summary>
    public const string Pack = "iwmo-3.3";

    /// <summary>The element that a 301 may have in this release and not in the one before.</summary>
    public const string NieuwElement = "<wmo301:Releasekenmerk>nieuw</wmo301:Releasekenmerk>";

    private const string NieuwSchema =
        """<xs:element name="Releasekenmerk" minOccurs="0"><xs:simpleType><xs:restriction base="xs:string"><xs:enumeration value="nieuw"/></xs:restriction></xs:simpleType></xs:element>""";

    /// <summary>Writes the pack into a folder for packs.</summary>
    /// <param name="map">The folder in which it becomes a folder.</param>
    /// <param name="geldigVan">First day of the release, <c>2027-04-01</c>.</param>
    /// <param name="bestanden">The files of pack iwmo-3.2.</param>
    /// <param name="open">Opens one of them.</param>
    public static void Write(string map, string geldigVan, IEnumerable<string> bestanden, Func<string, Stream> open)
    {
        var pack = Path.Combine(map, Pack);
        foreach (var bestand in bestanden)
        {
            using var lezer = new StreamReader(open(bestand), Encoding.UTF8);
            var tekst = Raise(lezer.ReadToEnd());
            if (bestand == "manifest.json")
                tekst = GeldigVan().Replace(Versies().Replace(tekst, "\"subversie\": 3"), $"\"geldigVan\": \"{geldigVan}\"");
            if (bestand == "wmo301.xsd")
                tekst = Invoegplek().Replace(tekst, "$0" + NieuwSchema, count: 1);
            var doel = Path.Combine(pack, bestand);
            Directory.CreateDirectory(Path.GetDirectoryName(doel)!);
            File.WriteAllText(doel, Subversie().Replace(tekst, "${voor}3"));
        }
    }

    /// <summary>A message of 3.2 as one of 3.3.</summary>
    public static byte[] Bericht(byte[] inhoud) => Encoding.UTF8.GetBytes(Kopversie().Replace(Raise(Encoding.UTF8.GetString(inhoud)), "${voor}3<"));

    /// <summary>A 301 with the element that only 3.3 has.</summary>
    public static byte[] MetNieuwElement(byte[] inhoud)
    {
        const string Hierachter = "</wmo301:Geboortedatum>";
        var tekst = Encoding.UTF8.GetString(inhoud);
        var plek = tekst.IndexOf(Hierachter, StringComparison.Ordinal) + Hierachter.Length;
        return Encoding.UTF8.GetBytes(tekst.Insert(plek, NieuwElement));
    }

    private static string Raise(string tekst) => tekst
        .Replace("iwmo/3_2/", "iwmo/3_3/", StringComparison.Ordinal)
        .Replace("iwmo-3.2", Pack, StringComparison.Ordinal)
        .Replace("\"release\": \"3.2\"", "\"release\": \"3.3\"", StringComparison.Ordinal)
        .Replace(":release>3.2<", ":release>3.3<", StringComparison.Ordinal);

    [GeneratedRegex("\"subversie\": 2", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Versies();

    [GeneratedRegex("\"geldigVan\": \"[0-9-]+\"", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex GeldigVan();

    [GeneratedRegex("(?<voor>LDT_BerichtSubversie\">\\s*<xs:pattern value=\")2", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Subversie();

    [GeneratedRegex("(?<voor>:BerichtSubversie>)2<", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Kopversie();

    [GeneratedRegex("<xs:element name=\"Geboortedatum\"[^>]*/>", RegexOptions.None, matchTimeoutMilliseconds: 10_000)]
    private static partial Regex Invoegplek();
}
