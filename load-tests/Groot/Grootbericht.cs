using System.Text;
using IB.Gateway.Demo;

namespace IB.Gateway.LoadTests.Groot;

/// <summary>Valid messages of any size: an example in which one element is repeated.</summary>
internal static class Grootbericht
{
    /// <summary>A WMO301 with very many products, of exactly this many bytes.</summary>
    internal static byte[] Toewijzing(string gemeente, string aanbieder, int bytes)
        => Repeat(Between("WMO301.xml", gemeente, aanbieder), "wmo301:ToegewezenProduct", bytes);

    /// <summary>A WMO323 with very many prestaties, of exactly this many bytes.</summary>
    internal static byte[] Declaratie(string aanbieder, string gemeente, int bytes)
        => Repeat(Between("WMO323.xml", gemeente, aanbieder), "wmo323:Prestatie", bytes);

    /// <summary>A JW323 with very many prestaties, of exactly this many bytes, between the parties of the example.</summary>
    internal static byte[] Jeugddeclaratie(int bytes) => Repeat(Read("JW323.xml"), "jw323:Prestatie", bytes);

    private static string Between(string voorbeeld, string gemeente, string aanbieder)
        => Read(voorbeeld)
            .Replace(">0384<", $">{gemeente}<", StringComparison.Ordinal)
            .Replace(">42420001<", $">{aanbieder}<", StringComparison.Ordinal);

    private static string Read(string voorbeeld) => Encoding.UTF8.GetString(Demoinhoud.Read(voorbeeld));

    private static byte[] Repeat(string tekst, string element, int bytes)
    {
        var begin = tekst.IndexOf($"<{element}>", StringComparison.Ordinal);
        var einde = tekst.IndexOf($"</{element}>", begin, StringComparison.Ordinal) + element.Length + 3;
        var herhaald = tekst[begin..einde];
        var keren = (bytes - Encoding.UTF8.GetByteCount(tekst)) / Encoding.UTF8.GetByteCount(herhaald);
        var groot = new StringBuilder(tekst, bytes).Insert(begin, herhaald, keren).ToString();

        // The last bytes are white space between two elements.
        return Encoding.UTF8.GetBytes(groot.Insert(begin, new string(' ', bytes - Encoding.UTF8.GetByteCount(groot))));
    }
}
