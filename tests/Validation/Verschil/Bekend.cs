using System.Text;
using System.Text.RegularExpressions;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>A kind of document on which the knooppunt has its own verdict, or one of the oracles a wrong one.</summary>
/// <param name="Reden">What each does.</param>
/// <param name="Bron">The rule that decides.</param>
/// <param name="Geldig">The right verdict.</param>
/// <param name="Geldt">Whether a document is of this kind.</param>
/// <remarks>
/// What is not here: values, on which <see cref="Waardespec"/> decides and whose differences <see cref="Waardegeval"/> lists, and the few
/// differences in structure for which <see cref="Arbitrage"/> writes a document anew.
/// </remarks>
internal sealed partial record Bekend(string Reden, string Bron, bool Geldig, Func<string, bool> Geldt)
{
    private static readonly Bekend[] Alle =
    [
        new(
            "Beyond XmlLimieten, or not in UTF-8; both oracles take more depth, more attributes and other encodings.",
            "attack suite X8-X12", Geldig: false, Geldt: tekst => Fout(tekst) is XmlFout.LimietOverschreden or XmlFout.GeenUtf8),
        new(
            "A namespace name with a reference or a line end in it is refused: legal, never seen.",
            "Utf8XmlReader", Geldig: false, Geldt: tekst => Fout(tekst) == XmlFout.NietWelgevormd && Naamruimte().IsMatch(tekst)),
        new(
            "A reference longer than 16 bytes is refused; only leading zeros make one so long.",
            "Utf8XmlReader", Geldig: false, Geldt: tekst => Fout(tekst) == XmlFout.Entiteit && LangeVerwijzing().IsMatch(tekst)),
        new(
            "Only version 1.0 is taken. libxml2 reads 1.1 as 1.0, as the fifth edition has it; System.Xml reads no further than 1.0, so takes 1.0x.",
            "XML 1.0 section 2.8", Geldig: false, Geldt: tekst => Fout(tekst) == XmlFout.NietWelgevormd && AndereVersie().IsMatch(tekst)),
        new(
            "System.Xml forgets the beginning of a character with which a document ends.",
            "XML 1.0 section 2.1", Geldig: false, Geldt: tekst => HalfTeken().IsMatch(tekst)),
        new(
            "libxml2 takes a NUL for the end of the document.",
            "XML 1.0 section 2.2", Geldig: false, Geldt: tekst => tekst.Contains('\0', StringComparison.Ordinal)),
    ];

    /// <summary>The rule for a document; <see langword="null"/> when there is none.</summary>
    internal static Bekend? Find(byte[] document)
    {
        var tekst = Encoding.Latin1.GetString(document);
        return Array.Find(Alle, b => b.Geldt(tekst));
    }

    /// <summary>Whether a document is well-formed to the reader that stands at the door, which is tested by itself.</summary>
    internal static bool IsWelgevormd(ReadOnlySpan<byte> document) => Fout(document) == XmlFout.Geen;

    private static XmlFout Fout(string tekst) => Fout(Encoding.Latin1.GetBytes(tekst));

    private static XmlFout Fout(ReadOnlySpan<byte> document)
    {
        var lezer = new Utf8XmlReader(document, laatste: true, new Utf8XmlState(verwerkingsinstructies: true));
        XmlToken token;
        do
            token = lezer.Read();
        while (token is not (XmlToken.Fout or XmlToken.EindeDocument));
        return token == XmlToken.Fout ? lezer.Fout : XmlFout.Geen;
    }

    [GeneratedRegex("""\sxmlns(:[^\s=]*)?\s*=\s*("[^"<]*[&\t\r\n]|'[^'<]*[&\t\r\n])""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex Naamruimte();

    [GeneratedRegex("&#x?0{6,}", RegexOptions.None, 10_000)]
    private static partial Regex LangeVerwijzing();

    [GeneratedRegex("""\A(\xEF\xBB\xBF)?<\?xml\s+version(?>\s*=\s*)(?!"1\.0"|'1\.0')""", RegexOptions.ExplicitCapture, 10_000)]
    private static partial Regex AndereVersie();

    [GeneratedRegex(@"[\xC2-\xF4][\x80-\xBF]{0,2}\z", RegexOptions.None, 10_000)]
    private static partial Regex HalfTeken();
}
