namespace IB.Gateway.Routing;

/// <summary>Makes a value from outside fit for an error text: a code and nothing else, so that no text, no markup and no BSN gets through.</summary>
internal static class Toonbaar
{
    private const int MaxLengte = 20;

    /// <summary>The value when it is a code of letters and digits that cannot be a BSN, and otherwise a word that says that it is not.</summary>
    internal static string Code(string waarde)
        => waarde.Length is > 0 and <= MaxLengte && waarde.Length != 9 && waarde.All(char.IsAsciiLetterOrDigit) ? waarde : "(geen geldige code)";
}
