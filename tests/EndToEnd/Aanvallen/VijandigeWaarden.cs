using System.Text;

namespace IB.Gateway.EndToEnd.Tests;

/// <summary>Values that are made to keep a validator busy, or to break what counts and calculates, are refused in bounded time (X11).</summary>
[Collection(Doelwit.Naam)]
[Trait(Aanvalslijst.Kenmerk, "X11")]
public sealed class VijandigeWaarden(Doelwit doelwit)
{
    private static readonly (string Element, string Functie)[] Velden =
    [
        ("iwmo:Identificatie", "WMO301"), ("iwmo:Dagtekening", "WMO301"), ("wmo301:Geslacht", "WMO301"), ("iwmo:Huisnummer", "WMO301"),
        ("iwmo:Achternaam", "WMO301"), ("iwmo:Bedrag", "WMO323"), ("wmo323:GeleverdVolume", "WMO323"), ("wmo323:DeclaratieNummer", "WMO323"),
    ];

    private static readonly Dictionary<string, string> Waarden = new()
    {
        ["backtracking letters"] = new string('a', 20_000) + "!",
        ["backtracking blanks"] = new string(' ', 20_000) + Doelwit.Merkteken + new string(' ', 20_000),
        ["backtracking pairs"] = new StringBuilder().Insert(0, " a", 20_000).Append('!').ToString(),
        ["huge decimal"] = new string('9', 100_000),
        ["huge exponent"] = "1e999999999",
        ["long fraction"] = "0." + new string('3', 100_000),
        ["negative zero"] = "-0" + Doelwit.Merkteken,
        ["year 99999"] = "99999-12-31",
        ["year zero"] = "0000-00-00",
        ["thirty-first of february"] = "2026-02-31",
        ["time zone in a date"] = "2026-02-03+99:99",
        ["list of many"] = string.Join(' ', Enumerable.Repeat("1", 50_000)),
        ["nothing"] = string.Empty,
    };

    public static TheoryData<string, string, string> Gevallen
    {
        get
        {
            var gevallen = new TheoryData<string, string, string>();
            foreach (var (element, functie) in Velden)
            {
                foreach (var waarde in Waarden.Where(w => !IsToegestaan(element, w.Value)).Select(w => w.Key))
                    gevallen.Add(functie, element, waarde);
            }

            return gevallen;
        }
    }

    [Theory]
    [MemberData(nameof(Gevallen))]
    public async Task Value_ThatIsHostile_IsRefusedWithoutEcho(string functie, string element, string waarde)
    {
        var keten = doelwit.Proefketen;
        var (van, naar) = functie == "WMO301" ? (Deelnemers.Diemen, Deelnemers.ZorgThuis) : (Deelnemers.ZorgThuis, Deelnemers.Diemen);
        var bericht = Change(Proefbericht.Of(functie, van, naar), element, Waarden[waarde]);

        await doelwit.WithstandAsync(bericht.Inhoud.Length, journaal: 2, async () =>
        {
            var tekst = van == Deelnemers.Diemen
                ? await RefusedOverStufAsync(keten, bericht)
                : (await keten.ZorgThuis.SendRestAsync(bericht)).Tekst;
            Assert.Contains("StUF055", tekst, StringComparison.Ordinal);
            Assert.DoesNotContain(Doelwit.Merkteken, tekst, StringComparison.OrdinalIgnoreCase);
            return tekst;
        });
    }

    // Odd, but a name or a number of one's own may be odd, and XML Schema knows years of any length.
    private static bool IsToegestaan(string element, string waarde) => element switch
    {
        "iwmo:Dagtekening" => waarde == "99999-12-31",
        "iwmo:Achternaam" => waarde.Length is > 0 and <= 200,
        "iwmo:Identificatie" => waarde.Length is > 0 and <= 12,
        "wmo323:DeclaratieNummer" => waarde.Length is > 0 and <= 12 && waarde.All(char.IsAsciiLetterOrDigit),
        _ => false,
    };

    private static async Task<string> RefusedOverStufAsync(Proefketen keten, Proefbericht bericht)
    {
        await keten.Diemen.SendAsync(bericht);
        return (await keten.Diemen.WaitForFoutAsync(bericht.Referentie)).Foutbericht!.ToString();
    }

    private static Proefbericht Change(Proefbericht bericht, string element, string waarde)
    {
        var xml = Encoding.UTF8.GetString(bericht.Inhoud);
        var begin = xml.IndexOf($"<{element}>", StringComparison.Ordinal) + element.Length + 2;
        var einde = xml.IndexOf($"</{element}>", begin, StringComparison.Ordinal);
        return bericht with { Inhoud = Encoding.UTF8.GetBytes(xml[..begin] + waarde + xml[einde..]) };
    }
}
