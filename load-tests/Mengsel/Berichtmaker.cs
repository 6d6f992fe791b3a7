using System.Globalization;
using System.Text;
using IB.Gateway.Demo;
using IB.Gateway.Schemas;

namespace IB.Gateway.LoadTests.Mengsel;

/// <summary>
/// Makes valid payloads of any type and size: an example of the project, between other parties, in which what the schema lets repeat is
/// repeated.
/// </summary>
internal static class Berichtmaker
{
    private const string Nummerplaats = ":Identificatie>";

    // What repeats in a message of which type, by its number. A 319 and a 320 have nothing that does.
    private static readonly Dictionary<string, string> Herhaalbaar = new(StringComparer.Ordinal)
    {
        ["301"] = "ToegewezenProduct", ["302"] = "ToegewezenProduct", ["305"] = "StartProduct", ["306"] = "StartProduct", ["307"] = "StopProduct",
        ["308"] = "StopProduct", ["315"] = "AangevraagdProduct", ["316"] = "AangevraagdProduct", ["317"] = "NieuwProduct", ["318"] = "NieuwProduct",
        ["323"] = "Client", ["325"] = "Client",
    };

    /// <summary>Whether a message of this type can be larger than its example.</summary>
    internal static bool KanGroeien(string functie) => Herhaalbaar.ContainsKey(functie[^3..]);

    /// <summary>Makes one.</summary>
    /// <param name="definitie">The type.</param>
    /// <param name="gemeente">Code of the gemeente.</param>
    /// <param name="aanbieder">Code of the aanbieder.</param>
    /// <param name="nummer">Makes it another than the next: stands in its Identificatie.</param>
    /// <param name="bytes">
    /// How large it should be. It is at most that, by less than what is repeated; and larger when the example is.
    /// </param>
    internal static byte[] Make(BerichtDefinitie definitie, string gemeente, string aanbieder, int nummer, int bytes)
    {
        var tekst = Example(definitie, bytes);
        tekst = ReplaceCode(tekst, definitie.KopAfzenderRol == Partijrol.Gemeente ? ":Afzender>" : ":Ontvanger>", gemeente);
        tekst = ReplaceCode(tekst, definitie.KopAfzenderRol == Partijrol.Gemeente ? ":Ontvanger>" : ":Afzender>", aanbieder);
        tekst = ReplaceCode(tekst, Nummerplaats, string.Create(CultureInfo.InvariantCulture, $"B{nummer:D11}"));
        return KanGroeien(definitie.Functie) ? Grow(tekst, Herhaalbaar[definitie.Functie[^3..]], bytes, nummer) : Encoding.UTF8.GetBytes(tekst);
    }

    // A retour that takes all is small and has nothing to repeat; one that takes not all repeats what it is about.
    private static string Example(BerichtDefinitie definitie, int bytes)
    {
        var gewoon = Read($"{definitie.Functie}.xml");
        if (definitie.Gespreksrol != Gespreksrol.Retourbericht || !KanGroeien(definitie.Functie))
            return gewoon;
        var afgekeurd = Read($"{definitie.Functie}-afgekeurd.xml");
        return bytes < afgekeurd.Length ? gewoon : afgekeurd;
    }

    private static string Read(string voorbeeld) => Encoding.UTF8.GetString(Demoinhoud.Read(voorbeeld));

    // The first element that ends in this name.
    private static string ReplaceCode(string tekst, string naam, string waarde)
    {
        var begin = tekst.IndexOf(naam, StringComparison.Ordinal) + naam.Length;
        return string.Concat(tekst.AsSpan(0, begin), waarde, tekst.AsSpan(tekst.IndexOf('<', begin)));
    }

    /// <summary>Puts copies of the last such element behind it, a client with a BSN of its own.</summary>
    private static byte[] Grow(string tekst, string element, int bytes, int nummer)
    {
        var sluit = tekst.LastIndexOf($":{element}>", StringComparison.Ordinal);
        if (sluit < 0)
            return Encoding.UTF8.GetBytes(tekst);
        var einde = sluit + element.Length + 2;
        var begin = tekst.LastIndexOf('<', tekst.LastIndexOf($":{element}>", sluit - 1, StringComparison.Ordinal));
        var (voor, stuk, na) = (Encoding.UTF8.GetBytes(tekst[..einde]), Encoding.UTF8.GetBytes(tekst[begin..einde]), Encoding.UTF8.GetBytes(tekst[einde..]));
        var bsn = stuk.AsSpan().IndexOf(":Bsn>"u8);
        var keren = Math.Max(0, (bytes - voor.Length - na.Length) / stuk.Length);

        // Of the right size at once: messages may be tens of megabytes.
        var groot = new byte[voor.Length + (keren * stuk.Length) + na.Length];
        voor.CopyTo(groot, 0);
        for (var i = 0; i < keren; i++)
        {
            var plek = groot.AsSpan(voor.Length + (i * stuk.Length), stuk.Length);
            stuk.CopyTo(plek);
            if (bsn >= 0)
                Encoding.ASCII.GetBytes(Testbsn.Alle[(nummer + i) % Testbsn.Alle.Count], plek[(bsn + 5)..]);
        }

        na.CopyTo(groot, groot.Length - na.Length);
        return groot;
    }
}
