using System.Globalization;
using System.Text;

namespace IB.Gateway.Identiteit;

/// <summary>
/// One text per distinguished name, so that names can be compared and written in a configuration. The attributes stand in
/// encoded order as <c>TYPE=value</c> with <c>,</c> between them and <c>+</c> within a multi-valued part; values are
/// compared as RFC 5280 7.1 asks: lower case, white space trimmed and folded to one space. Separators, control and
/// formatting characters are escaped as in RFC 4514, so two different names never give one text, nor one that spoils a log.
/// </summary>
internal static class Onderwerptekst
{
    private const string Gescheiden = ",+\"\\<>;=";

    public static string Format(IReadOnlyList<IReadOnlyList<Naamattribuut>> delen)
        => string.Join(',', delen.Select(FormatDeel));

    private static string FormatDeel(IReadOnlyList<Naamattribuut> attributen)
        => string.Join('+', attributen.Select(FormatAttribuut).Order(StringComparer.Ordinal));

    private static string FormatAttribuut(Naamattribuut attribuut)
    {
        var waarde = attribuut.Tekst is { } tekst ? FormatTekst(tekst) : "#" + Convert.ToHexStringLower(attribuut.Der.Span);
        return $"{Typenaam(attribuut.Type)}={waarde}";
    }

    private static string FormatTekst(string tekst)
    {
        var uit = new StringBuilder(tekst.Length);
        var spatie = false;
        foreach (var rune in tekst.EnumerateRunes())
        {
            if (Rune.IsWhiteSpace(rune))
            {
                spatie = uit.Length > 0;
                continue;
            }

            if (spatie)
                uit.Append(' ');
            spatie = false;
            AppendRune(uit, Rune.ToLowerInvariant(rune));
        }

        return uit.ToString();
    }

    private static void AppendRune(StringBuilder uit, Rune rune)
    {
        if (IsOnzichtbaar(rune))
        {
            Span<byte> utf8 = stackalloc byte[4];
            foreach (var octet in utf8[..rune.EncodeToUtf8(utf8)])
                uit.Append('\\').Append(octet.ToString("x2", CultureInfo.InvariantCulture));
            return;
        }

        // A leading # would read as an encoded value.
        if ((rune.IsBmp && Gescheiden.Contains((char)rune.Value)) || (rune.Value == '#' && uit.Length == 0))
            uit.Append('\\');
        uit.Append(rune.ToString());
    }

    private static bool IsOnzichtbaar(Rune rune)
        => Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.OtherNotAssigned or UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate;

    private static string Typenaam(string oid) => oid switch
    {
        "2.5.4.3" => "CN",
        "2.5.4.4" => "SN",
        "2.5.4.5" => "SERIALNUMBER",
        "2.5.4.6" => "C",
        "2.5.4.7" => "L",
        "2.5.4.8" => "ST",
        "2.5.4.9" => "STREET",
        "2.5.4.10" => "O",
        "2.5.4.11" => "OU",
        "2.5.4.12" => "T",
        "2.5.4.42" => "G",
        "0.9.2342.19200300.100.1.25" => "DC",
        _ => oid,
    };
}
