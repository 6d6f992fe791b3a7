namespace IB.Gateway.Schemas.Tests;

/// <summary>
/// The two text patterns that the packs write otherwise than the standard does. The standard's first one nests
/// quantifiers, its second one scans a long value many times, and both lean on <c>\s</c> and <c>.</c>, which .NET reads
/// otherwise than XML Schema.
/// </summary>
internal static class Patronen
{
    /// <summary>Commentaar as the tables give it.</summary>
    public const string CommentaarInTabel = @"([.\s]*\S+[.\s]*)+";

    /// <summary>Commentaar in the packs: any text with something else than white space in it.</summary>
    public const string Commentaar = @"[ \t\n\r]*[^ \t\n\r][\s\S]*";

    /// <summary>Names and other one-line text as the tables give it.</summary>
    public const string RegelInTabel = @".*[^\s].*";

    /// <summary>One-line text in the packs: no line ends, and something else than white space in it.</summary>
    public const string Regel = @"[ \t]*[^ \t\n\r][^\n\r]*";
}
