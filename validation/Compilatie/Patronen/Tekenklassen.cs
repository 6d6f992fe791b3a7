using System.Collections.Concurrent;
using System.Globalization;

namespace IB.Gateway.Validation.Compilatie;

/// <summary>The character classes that have a name (XML Schema part 2, F.1.1).</summary>
internal static class Tekenklassen
{
    private static readonly ConcurrentDictionary<string, Tekenverzameling?> Categorieen = new();

    /// <summary>Everything but the ends of lines.</summary>
    internal static Tekenverzameling Punt { get; } = Tekenverzameling.Of(('\n', '\n'), ('\r', '\r')).Complement();

    private static Tekenverzameling Wit { get; } = Tekenverzameling.Of(('\t', '\n'), ('\r', '\r'), (' ', ' '));

    /// <summary>The set behind <c>\s</c>, <c>\d</c> and their like; <see langword="null"/> when there is no such escape.</summary>
    internal static Tekenverzameling? Find(char letter) => letter switch
    {
        's' => Wit,
        'd' => FindCategorie("Nd"),
        'w' => FindCategorie("P")!.Union(FindCategorie("Z")!).Union(FindCategorie("C")!).Complement(),
        'i' => Naamtekens.Begin,
        'c' => Naamtekens.Vervolg,
        'S' or 'D' or 'W' or 'I' or 'C' => Find(char.ToLowerInvariant(letter))!.Complement(),
        _ => null,
    };

    /// <summary>The set behind <c>\p{Lu}</c> or <c>\p{L}</c>; <see langword="null"/> for a block or an unknown name.</summary>
    internal static Tekenverzameling? FindCategorie(string naam) => Categorieen.GetOrAdd(naam, static n =>
    {
        UnicodeCategory[] past = [.. Enum.GetValues<UnicodeCategory>().Where(c => Afkorting(c).StartsWith(n, StringComparison.Ordinal))];
        return past.Length == 0 || n.Length is < 1 or > 2 ? null : Tekenverzameling.OfCategories(c => Array.IndexOf(past, c) >= 0);
    });

    private static string Afkorting(UnicodeCategory categorie) => categorie switch
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
        UnicodeCategory.OtherNotAssigned => "Cn",
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

        // Surrogates are no characters of XML.
        _ => "Cs",
    };
}
