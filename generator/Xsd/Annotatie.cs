using System.Text.RegularExpressions;
using System.Xml;
using System.Xml.Schema;

namespace IB.Gateway.Generator;

/// <summary>Reads what a schema says about itself.</summary>
internal static class Annotatie
{
    private static readonly TimeSpan Hoogstens = TimeSpan.FromSeconds(1);

    /// <summary>The documentation of an element or type on one line; or <see langword="null"/>.</summary>
    internal static string? Text(XmlSchemaAnnotated? deel)
    {
        var stukken = deel?.Annotation?.Items.OfType<XmlSchemaDocumentation>().SelectMany(d => d.Markup ?? []).Select(k => k?.InnerText) ?? [];
        var tekst = Regex.Replace(string.Join(" ", stukken), @"\s+", " ", RegexOptions.None, Hoogstens).Trim();
        return tekst.Length == 0 ? null : tekst;
    }

    /// <summary>The versions that the appinfo of a schema names; <see langword="null"/> when it does not name both.</summary>
    internal static XsdVersie? VersieOf(XmlSchema schema)
    {
        var knopen = schema.Items.OfType<XmlSchemaAnnotation>().SelectMany(a => a.Items.OfType<XmlSchemaAppInfo>())
            .SelectMany(i => i.Markup ?? []).OfType<XmlNode>().ToList();
        var basis = knopen.FirstOrDefault(k => k.LocalName == "BasisschemaXsdVersie")?.InnerText.Trim();
        var bericht = knopen.FirstOrDefault(k => k.LocalName == "BerichtXsdVersie")?.InnerText.Trim();
        return basis is null || bericht is null ? null : new XsdVersie(basis, bericht);
    }
}
