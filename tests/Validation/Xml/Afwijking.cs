using System.Text;
using System.Text.RegularExpressions;

namespace IB.Gateway.Validation.Tests.Xml;

/// <summary>A place where <see cref="Utf8XmlReader"/> means to judge otherwise than the reader of the framework.</summary>
/// <param name="Reden">Why it does.</param>
/// <param name="Geldt">Whether a document on which the two differ is such a place.</param>
internal sealed record Afwijking(string Reden, Func<byte[], Lezing, Lezing, bool> Geldt)
{
    private static readonly Afwijking[] Bedoeld =
    [
        new("Beyond XmlLimieten; the framework knows no such limits.",
            (_, onze, _) => onze.Fout == nameof(XmlFout.LimietOverschreden)),
        new("Only UTF-8 is taken; the framework also takes UTF-16 and UTF-32, with or without a byte order mark.",
            (data, onze, _) => !onze.Aanvaard && IsUtf16OrUtf32(data)),
        new("Only UTF-8 may be declared; the framework follows other declarations, us-ascii for instance.",
            (data, onze, _) => onze.Fout == nameof(XmlFout.GeenUtf8) && Holds(data, @"^(\xEF\xBB\xBF)?<\?xml[^>]*encoding")),
        new("A reference or line end in a namespace name is refused: legal, never seen.",
            (data, onze, _) => onze.Fout == nameof(XmlFout.NietWelgevormd) && Holds(data, "xmlns[^=]{0,40}=\\s*(\"[^\"]*[&\\t\\r\\n]|'[^']*[&\\t\\r\\n])")),
        new("A reference longer than 16 bytes is refused; only leading zeros make one so long.",
            (data, onze, _) => onze.Fout == nameof(XmlFout.Entiteit) && Holds(data, "&#x?0{6,}")),
        new("Names follow the fifth edition of XML 1.0; the framework follows the fourth, which allows fewer letters.",
            (data, onze, zijn) => onze.Aanvaard && !zijn.Aanvaard && Holds(data, @"<[/?]?[^<>]*[\x80-\xFF]")),
        new("The framework looks into xml:space, whose value is no matter of being well-formed.",
            (data, onze, zijn) => onze.Aanvaard && !zijn.Aanvaard && Holds(data, "xml:space")),
        new("The framework reads no further than 1.0 in the version of the declaration.",
            (data, onze, _) => onze.Fout == nameof(XmlFout.NietWelgevormd) && Holds(data, @"^(\xEF\xBB\xBF)?<\?xml\s+version\s*=\s*['""]1\.0[^'""]")),
        new("The framework forgets the beginning of a character with which a document ends.",
            (data, onze, _) => !onze.Aanvaard && Holds(data, @"[\xC2-\xF4][\x80-\xBF]{0,2}\z")),
    ];

    /// <summary>The rule that explains why the two differ on a document; <see langword="null"/> when none does.</summary>
    public static Afwijking? Find(byte[] data, Lezing onze, Lezing zijn) => Array.Find(Bedoeld, a => a.Geldt(data, onze, zijn));

    private static bool IsUtf16OrUtf32(byte[] data)
        => data is [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] || data.AsSpan(0, Math.Min(4, data.Length)).Contains((byte)0);

    private static bool Holds(byte[] data, string patroon)
        => Regex.IsMatch(Encoding.Latin1.GetString(data), patroon, RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(5));
}
