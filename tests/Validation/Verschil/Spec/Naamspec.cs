using System.Globalization;
using System.Text;

namespace IB.Gateway.Validation.Tests.Verschil;

/// <summary>Names and classes of characters: XML 1.0 (5th edition) 2.3, Namespaces in XML 1.0 section 4, XML Schema part 2 appendix F.</summary>
internal static class Naamspec
{
    private static readonly (int Van, int Tot)[] Begin =
    [
        (':', ':'), ('A', 'Z'), ('_', '_'), ('a', 'z'), (0xC0, 0xD6), (0xD8, 0xF6), (0xF8, 0x2FF), (0x370, 0x37D), (0x37F, 0x1FFF), (0x200C, 0x200D),
        (0x2070, 0x218F), (0x2C00, 0x2FEF),
        (0x3001, 0xD7FF), (0xF900, 0xFDCF), (0xFDF0, 0xFFFD), (0x10000, 0xEFFFF),
    ];

    private static readonly (int Van, int Tot)[] Vervolg = [.. Begin, ('-', '.'), ('0', '9'), (0xB7, 0xB7), (0x300, 0x36F), (0x203F, 0x2040)];

    internal static bool IsBegin(Rune r) => Array.Exists(Begin, b => b.Van <= r.Value && r.Value <= b.Tot);

    internal static bool IsVervolg(Rune r) => Array.Exists(Vervolg, b => b.Van <= r.Value && r.Value <= b.Tot);

    internal static bool IsNmToken(string tekst) => tekst.Length > 0 && tekst.EnumerateRunes().All(IsVervolg);

    internal static bool IsNaam(string tekst) => IsNmToken(tekst) && IsBegin(Rune.GetRuneAt(tekst, 0));

    internal static bool IsNCNaam(string tekst) => IsNaam(tekst) && !tekst.Contains(':', StringComparison.Ordinal);

    internal static bool IsQNaam(string tekst) => tekst.Split(':') is { Length: 1 or 2 } delen && delen.All(IsNCNaam);

    /// <summary>The two letters of a category: <c>Lu</c>, <c>Nd</c>.</summary>
    internal static string Categorie(Rune r) => Rune.GetUnicodeCategory(r) switch
    {
        UnicodeCategory.UppercaseLetter => "Lu",
        UnicodeCategory.LowercaseLetter => "Ll",
        UnicodeCategory.TitlecaseLetter => "Lt",
        UnicodeCategory.ModifierLetter => "Lm",
        UnicodeCategory.OtherLetter => "Lo",
        UnicodeCategory.NonSpacingMark => "Mn",
        UnicodeCategory.SpacingCombiningMark => "Mc",
        UnicodeCategory.EnclosingMark => "Me",
        UnicodeCategory.DecimalDigitNumber => "Nd",
        UnicodeCategory.LetterNumber => "Nl",
        UnicodeCategory.OtherNumber => "No",
        UnicodeCategory.SpaceSeparator => "Zs",
        UnicodeCategory.LineSeparator => "Zl",
        UnicodeCategory.ParagraphSeparator => "Zp",
        UnicodeCategory.Control => "Cc",
        UnicodeCategory.Format => "Cf",
        UnicodeCategory.PrivateUse => "Co",
        UnicodeCategory.ConnectorPunctuation => "Pc",
        UnicodeCategory.DashPunctuation => "Pd",
        UnicodeCategory.OpenPunctuation => "Ps",
        UnicodeCategory.ClosePunctuation => "Pe",
        UnicodeCategory.InitialQuotePunctuation => "Pi",
        UnicodeCategory.FinalQuotePunctuation => "Pf",
        UnicodeCategory.OtherPunctuation => "Po",
        UnicodeCategory.MathSymbol => "Sm",
        UnicodeCategory.CurrencySymbol => "Sc",
        UnicodeCategory.ModifierSymbol => "Sk",
        UnicodeCategory.OtherSymbol => "So",
        _ => "Cn",
    };
}
