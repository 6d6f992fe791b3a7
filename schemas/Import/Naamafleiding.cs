using System.Text.RegularExpressions;

namespace IB.Gateway.Schemas;

/// <summary>
/// Standard, release and functie of a published schema, from its xs:appinfo and its namespace. The namespaces of iStandaarden have
/// these parts: <c>http://www.istandaarden.nl/iwmo/3_2/wmo301/schema</c>.
/// </summary>
internal sealed partial record Naamafleiding(Afgeleid Standaard, Afgeleid Release, Afgeleid Functie)
{
    private static readonly string[] Schrijfwijzen = ["iWmo", "iJw", "iWlz", "iEb", "iPgb"];

    public static Naamafleiding Of(Xsdbestand schema)
    {
        var ns = NamespaceRegex().Match(schema.Doelnamespace);
        string? Deel(string naam) => ns.Groups[naam] is { Success: true } groep ? groep.Value : null;
        string? Info(string naam) => schema.Appinfo.GetValueOrDefault(naam);
        return new(
            Afgeleid.From((Spell(Info("standaard")), "xs:appinfo"), (Spell(Deel("standaard")), "namespace")),
            Afgeleid.From((Info("release"), "xs:appinfo"), (Deel("release")?.Replace('_', '.'), "namespace")),
            Afgeleid.From((Info("bericht")?.ToUpperInvariant(), "xs:appinfo"), (Deel("bericht")?.ToUpperInvariant(), "namespace")));
    }

    /// <summary>A standard as people write it: <c>iwmo</c> is <c>iWmo</c>.</summary>
    public static string? Spell(string? standaard)
        => Schrijfwijzen.FirstOrDefault(s => string.Equals(s, standaard, StringComparison.OrdinalIgnoreCase)) ?? standaard;

    [GeneratedRegex(
        "^https?://[a-z.]*istandaarden\\.nl/(?<standaard>[a-z]+)/(?<release>[0-9]+_[0-9]+)/(?<bericht>[a-z0-9]+)/schema",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex NamespaceRegex();
}
