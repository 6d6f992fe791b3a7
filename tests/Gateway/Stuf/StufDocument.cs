using System.Text.RegularExpressions;

namespace IB.Gateway.Tests.Stuf;

/// <summary>Small changes to the example envelopes, given without their XML declaration.</summary>
internal static class StufDocument
{
    /// <summary>The envelope with the content of the first element <paramref name="element"/> replaced.</summary>
    public static string WithContent(string naam, string element, string inhoud)
        => Rewrite(
            naam,
            $"(?<begin><(GGK|StUF):{element}( [^>]*)?>).*?(?<einde></(GGK|StUF):{element}>)",
            m => m.Groups["begin"].Value + inhoud + m.Groups["einde"].Value);

    /// <summary>The envelope without the first element <paramref name="element"/>.</summary>
    public static string Without(string naam, string element)
        => Rewrite(naam, $"<(GGK|StUF):{element}( [^>]*)?>.*?</(GGK|StUF):{element}>", _ => "");

    /// <summary>The envelope with <paramref name="xml"/> put behind the first element <paramref name="element"/>.</summary>
    public static string WithBehind(string naam, string element, string xml)
        => Rewrite(naam, $"</(GGK|StUF):{element}>", m => m.Value + xml);

    /// <summary>The envelope with the first start tag of <paramref name="element"/> replaced.</summary>
    public static string WithStartTag(string naam, string element, string tag)
        => Rewrite(naam, $"<(GGK|StUF):{element}( [^>]*)?>", _ => tag);

    private static string Rewrite(string naam, string patroon, MatchEvaluator vervanging)
    {
        var regex = new Regex(patroon, RegexOptions.Singleline | RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
        var voor = Stufproef.Kaal(naam);
        var na = regex.Replace(voor, vervanging, 1);
        Assert.NotEqual(voor, na);
        return na;
    }
}
