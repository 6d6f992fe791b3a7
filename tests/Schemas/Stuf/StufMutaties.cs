using System.Text;
using System.Text.RegularExpressions;
using IB.Gateway.Testing;

namespace IB.Gateway.Schemas.Tests;

/// <summary>Small changes to the example envelopes.</summary>
internal static class StufMutaties
{
    /// <summary>The schema that declares the root of an example envelope.</summary>
    public static string SchemaOf(string naam)
        => naam.Contains("/D", StringComparison.Ordinal) ? StufSchemas.GgkSchema : StufSchemas.StufSchema;

    /// <summary>The envelope with the content of the first element <paramref name="element"/> replaced.</summary>
    public static byte[] WithContent(string naam, string element, string inhoud)
        => Rewrite(naam, $"(<(?<naam>(GGK|StUF):{element})(?<rest>[^>]*)>).*?</(GGK|StUF):{element}>", $"<${{naam}}${{rest}}>{inhoud}</${{naam}}>");

    /// <summary>The envelope without the first element <paramref name="element"/>.</summary>
    public static byte[] Without(string naam, string element)
        => Rewrite(naam, $"<(GGK|StUF):{element}\\b.*?</(GGK|StUF):{element}>", "");

    /// <summary>The envelope with <paramref name="xml"/> put behind the first element <paramref name="element"/>.</summary>
    public static byte[] WithBehind(string naam, string element, string xml)
        => Rewrite(naam, $"</(?<naam>(GGK|StUF):{element})>", $"</${{naam}}>{xml}");

    /// <summary>The envelope with the first start tag of <paramref name="element"/> replaced.</summary>
    public static byte[] WithStartTag(string naam, string element, string tag)
        => Rewrite(naam, $"<(GGK|StUF):{element}\\b[^>]*>", tag);

    private static byte[] Rewrite(string naam, string patroon, string vervanging)
    {
        var regex = new Regex(patroon, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var voor = Fixtures.Text(naam);
        var na = regex.Replace(voor, vervanging, 1);
        Assert.NotEqual(voor, na);
        return Encoding.UTF8.GetBytes(na);
    }
}
