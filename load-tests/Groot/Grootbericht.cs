using System.Text;
using IB.Gateway.Demo;

namespace IB.Gateway.LoadTests.Groot;

/// <summary>Valid messages of any size: an example in which one element is repeated.</summary>
internal static class Grootbericht
{
    /// <summary>A WMO301 with very many products, of exactly this many bytes.</summary>
    internal static byte[] Toewijzing(string gemeente, string aanbieder, int bytes)
        => Repeat(Demoinhoud.Read("WMO301.xml"), gemeente, aanbieder, "wmo301:ToegewezenProduct", bytes);

    /// <summary>A WMO323 with very many prestaties, of exactly this many bytes.</summary>
    internal static byte[] Declaratie(string aanbieder, string gemeente, int bytes)
        => Repeat(Demoinhoud.Read("WMO323.xml"), gemeente, aanbieder, "wmo323:Prestatie", bytes);

    private static byte[] Repeat(byte[] voorbeeld, string gemeente, string aanbieder, string element, int bytes)
    {
        var tekst = Encoding.UTF8.GetString(voorbeeld)
            .Replace(">0384<", $">{gemeente}<", StringComparison.Ordinal)
            .Replace(">42420001<", $">{aanbieder}<", StringComparison.Ordinal);
        var begin = tekst.IndexOf($"<{element}>", StringComparison.Ordinal);
        var einde = tekst.IndexOf($"</{element}>", begin, StringComparison.Ordinal) + element.Length + 3;
        var herhaald = tekst[begin..einde];
        var keren = (bytes - Encoding.UTF8.GetByteCount(tekst)) / Encoding.UTF8.GetByteCount(herhaald);
        var groot = new StringBuilder(tekst, bytes).Insert(begin, herhaald, keren).ToString();

        // The last bytes are white space between two elements.
        return Encoding.UTF8.GetBytes(groot.Insert(begin, new string(' ', bytes - Encoding.UTF8.GetByteCount(groot))));
    }
}
