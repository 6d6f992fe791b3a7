using System.Globalization;
using System.Text;

namespace IB.Gateway.Cli;

/// <summary>
/// Makes a text from outside (a file name, an answer) fit for a terminal: what would move the cursor, break the line or turn the
/// reading direction is shown as <c>\u{1b}</c> (attack suite X25).
/// </summary>
internal static class Zichtbaar
{
    internal static string Of(string tekst)
    {
        foreach (var rune in tekst.EnumerateRunes())
        {
            if (IsOnzichtbaar(rune))
                return Escape(tekst);
        }

        return tekst;
    }

    private static string Escape(string tekst)
    {
        var uit = new StringBuilder(tekst.Length + 16);
        foreach (var rune in tekst.EnumerateRunes())
        {
            if (IsOnzichtbaar(rune))
                uit.Append(CultureInfo.InvariantCulture, $"\\u{{{rune.Value:x}}}");
            else
                uit.Append(rune.ToString());
        }

        return uit.ToString();
    }

    private static bool IsOnzichtbaar(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator
            or UnicodeCategory.ParagraphSeparator or UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned;
}
