using System.Text.RegularExpressions;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing;

/// <summary>Makes a value from outside fit for an error text or a history: so that no text, no markup and no BSN gets through.</summary>
public static partial class Toonbaar
{
    private const int MaxLengte = 20;

    /// <summary>The value when it is a code of letters and digits that holds no BSN, and otherwise a word that says that it is not.</summary>
    public static string Code(string waarde)
        => waarde.Length is > 0 and <= MaxLengte && waarde.All(char.IsAsciiLetterOrDigit) && !Negencijferig().IsMatch(waarde) ? waarde : "(geen geldige code)";

    /// <summary>The referentienummer when it has the form of a UUID. That of an Fo01 from a party need not have it (koppelvlak 3.3).</summary>
    internal static string Nummer(string waarde) => waarde.Length == 36 && Guid.TryParseExact(waarde, "D", out _) ? waarde : "(geen UUID)";

    /// <summary>A fault with its element names, which the sender chose, without anything that has the form of a BSN.</summary>
    internal static Schemafout Fout(Schemafout fout) => fout with { Pad = ZonderNummer(fout.Pad), Tekst = ZonderNummer(fout.Tekst) };

    private static string ZonderNummer(string tekst) => Negencijferig().Replace(tekst, "(nummer)");

    [GeneratedRegex("(?<![0-9])[0-9]{9}(?![0-9])", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Negencijferig();
}
