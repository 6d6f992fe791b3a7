using System.Xml;

namespace IB.Gateway.Schemas;

/// <summary>
/// The schema of <c>xml:lang</c> and its like. Nearly every schema that uses these imports them from an address of the W3C, and
/// hardly any brings the file along; so it comes with the program.
/// </summary>
internal static class Xmlattributen
{
    public const string Namespace = "http://www.w3.org/XML/1998/namespace";

    private const string Bron = "standaard/xml.xsd";

    /// <summary>What a reference to it is resolved to.</summary>
    public static Uri Uri { get; } = new("schemapack-standaard:///xml.xsd");

    /// <summary>Whether a schemaLocation is one of the addresses where the W3C keeps it.</summary>
    public static bool IsAdres(string? plaats)
        => plaats is not null
            && (plaats.StartsWith("http://www.w3.org/", StringComparison.Ordinal) || plaats.StartsWith("https://www.w3.org/", StringComparison.Ordinal))
            && plaats.EndsWith("/xml.xsd", StringComparison.Ordinal);

    public static Stream Open()
        => typeof(Xmlattributen).Assembly.GetManifestResourceStream(Bron) ?? throw new XmlException($"Resource {Bron} is missing.");
}
