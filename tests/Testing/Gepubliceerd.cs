using System.Text;

namespace IB.Gateway.Testing;

/// <summary>
/// A next release of iWmo as somebody would download it: version 3.3, with a byte order mark, file names in capitals, and a
/// schemaLocation in another case than the file has.
/// </summary>
public static class Gepubliceerd
{
    /// <summary>Writes the folder from the files of release 3.2; returns it.</summary>
    public static string WriteIwmo33(string map, IEnumerable<string> bestanden, Func<string, Stream> open, Func<string, string> rewrite)
    {
        Directory.CreateDirectory(map);
        foreach (var bestand in bestanden.Where(b => b.EndsWith(".xsd", StringComparison.Ordinal)))
        {
            using var lezer = new StreamReader(open(bestand));
            var naam = bestand == "basisschema.xsd" ? bestand : bestand.ToUpperInvariant().Replace(".XSD", ".xsd", StringComparison.Ordinal);
            File.WriteAllText(Path.Combine(map, naam), rewrite(ToRelease33(lezer.ReadToEnd())), new UTF8Encoding(encoderShouldEmitUTF8Identifier: true));
        }

        return map;
    }

    /// <summary>A message of release 3.2 as one of 3.3.</summary>
    public static string ToBericht33(string bericht) => bericht
        .Replace("/3_2/", "/3_3/", StringComparison.Ordinal)
        .Replace("BerichtSubversie>2<", "BerichtSubversie>3<", StringComparison.Ordinal);

    private static string ToRelease33(string schema) => schema
        .Replace("/3_2/", "/3_3/", StringComparison.Ordinal)
        .Replace(":release>3.2<", ":release>3.3<", StringComparison.Ordinal)
        .Replace("<xs:pattern value=\"2\"/>", "<xs:pattern value=\"3\"/>", StringComparison.Ordinal)
        .Replace("schemaLocation=\"basisschema.xsd\"", "schemaLocation=\"Basisschema.xsd\"", StringComparison.Ordinal);
}
