using System.Globalization;
using System.Text;
using IB.Gateway.Validation;

namespace IB.Gateway.Telemetrie.Logboek;

/// <summary>Makes text fit for a log: one line, without control characters, without anything that may be a BSN.</summary>
/// <remarks>
/// A BSN is taken to be a run of exactly nine ASCII digits with a right check digit that no letter or digit touches, nor a
/// decimal point with a digit before it. OINs (20 digits), AGB codes (8), timestamps, UUIDs and hashes have no such run. Of
/// other nine-digit numbers one in eleven looks like a BSN: do not log such numbers.
/// </remarks>
internal static class Zuivering
{
    /// <summary>What stands in place of a BSN.</summary>
    public const string Vervanging = "[bsn?]";

    /// <summary>The text made fit; the same instance when it was already.</summary>
    /// <param name="tekst">Any text.</param>
    /// <param name="bsn">Whether something that may be a BSN was removed.</param>
    public static string Clean(string tekst, out bool bsn)
    {
        bsn = false;
        StringBuilder? schoon = null;
        var over = 0;
        for (var i = 0; i < tekst.Length; i++)
        {
            var lengte = 1;
            string vervanging;
            if (IsBsn(tekst, i))
            {
                (lengte, vervanging, bsn) = (Elfproef.Lengte, Vervanging, true);
            }
            else if (IsVerboden(tekst[i]))
            {
                vervanging = Escape(tekst[i]);
            }
            else
            {
                continue;
            }

            schoon ??= new StringBuilder(tekst.Length + 16);
            schoon.Append(tekst, over, i - over).Append(vervanging);
            over = i + lengte;
            i = over - 1;
        }

        return schoon is null ? tekst : schoon.Append(tekst, over, tekst.Length - over).ToString();
    }

    /// <summary>The text made fit.</summary>
    public static string Clean(string tekst) => Clean(tekst, out _);

    private static bool IsBsn(string tekst, int begin)
    {
        if (!char.IsAsciiDigit(tekst[begin]) || begin + Elfproef.Lengte > tekst.Length)
            return false;
        if (begin > 0 && char.IsLetterOrDigit(tekst[begin - 1]))
            return false;
        if (begin > 1 && tekst[begin - 1] == '.' && char.IsAsciiDigit(tekst[begin - 2]))
            return false;
        var einde = begin + Elfproef.Lengte;
        return (einde == tekst.Length || !char.IsLetterOrDigit(tekst[einde])) && Elfproef.Voldoet(tekst.AsSpan(begin, Elfproef.Lengte));
    }

    // Control characters move a terminal's cursor or begin a new line; the format characters reverse or hide what is read.
    private static bool IsVerboden(char teken)
        => teken < ' ' || (teken > '~' && CharUnicodeInfo.GetUnicodeCategory(teken)
            is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Escape(char teken) => teken switch
    {
        '\n' => "\\n",
        '\r' => "\\r",
        '\t' => "\\t",
        _ => string.Create(CultureInfo.InvariantCulture, $"\\u{(int)teken:x4}"),
    };
}
