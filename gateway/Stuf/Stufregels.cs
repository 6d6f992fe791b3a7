using System.Buffers;
using IB.Gateway.Storage;

namespace IB.Gateway.Stuf;

/// <summary>The facets of the envelope's values (koppelvlak 3 and 4). Pure.</summary>
internal static class Stufregels
{
    private static readonly SearchValues<char> Cijfers = SearchValues.Create("0123456789");
    private static readonly SearchValues<char> Bestandsnaamtekens = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._");

    private static readonly SearchValues<char> Nummertekens = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._@");

    /// <summary>What is wrong with a value, in Dutch, or <see langword="null"/>.</summary>
    internal static string? Check(Stufveld veld, string waarde) => veld switch
    {
        Stufveld.ZenderOrganisatie or Stufveld.OntvangerOrganisatie => Lengte("organisatie", waarde, 0, 200),
        Stufveld.ZenderApplicatie or Stufveld.OntvangerApplicatie => Lengte("applicatie", waarde, 3, 50),
        Stufveld.ZenderAdministratie or Stufveld.OntvangerAdministratie => Lengte("administratie", waarde, 0, 50),
        Stufveld.ZenderGebruiker or Stufveld.OntvangerGebruiker => Lengte("gebruiker", waarde, 0, 100),
        Stufveld.Referentienummer => Nummer("referentienummer", waarde),
        Stufveld.CrossRefnummer => Nummer("crossRefnummer", waarde),
        Stufveld.GeweigerdRefnummer => Tekst("crossRefnummer", waarde, 40),
        Stufveld.TijdstipBericht => waarde.Length is >= 8 and <= 17 && AlleenCijfers(waarde)
            ? null : "tijdstipBericht moet uit 8 tot 17 cijfers bestaan",
        Stufveld.Functie => Lengte("functie", waarde, 0, 30),
        Stufveld.ApplicatieVersie => VierCijfers("applicatieVersie", waarde),
        Stufveld.ApplicatieSubversie => VierCijfers("applicatieSubversie", waarde),
        Stufveld.FunctieVersie => VierCijfers("functieVersie", waarde),
        Stufveld.FunctieSubversie => VierCijfers("functieSubversie", waarde),
        Stufveld.Bestandsnaam => waarde.Length is >= 4 and <= 255 && !waarde.AsSpan().ContainsAnyExcept(Bestandsnaamtekens)
            ? null : "bestandsnaam moet 4 tot 255 tekens lang zijn, alleen letters, cijfers, punt, streepje en liggend streepje",
        Stufveld.Code => Lengte("code", waarde, 0, 7),
        Stufveld.Plek => waarde is "client" or "server" ? null : "plek moet client of server zijn",
        Stufveld.Omschrijving => Tekst("omschrijving", waarde, 200),
        Stufveld.Details => Tekst("details", waarde, 1000),
        _ => null,
    };

    /// <summary>The version that two values of four digits each make; they passed <see cref="Check"/>.</summary>
    internal static Versie Versie(string hoofd, string sub)
        => new(int.Parse(hoofd, System.Globalization.CultureInfo.InvariantCulture), int.Parse(sub, System.Globalization.CultureInfo.InvariantCulture));

    private static string? Lengte(string naam, string waarde, int minimum, int maximum)
    {
        if (waarde.AsSpan().IndexOfAnyInRange('\0', '\u001f') >= 0)
            return $"{naam} bevat een stuurteken";
        var tekens = Tekens(waarde);
        return tekens >= minimum && tekens <= maximum
            ? null
            : minimum == 0 ? $"{naam} mag niet langer zijn dan {maximum} tekens" : $"{naam} moet {minimum} tot {maximum} tekens lang zijn";
    }

    // Prose: it may have lines.
    private static string? Tekst(string naam, string waarde, int maximum)
        => Tekens(waarde) <= maximum ? null : $"{naam} mag niet langer zijn dan {maximum} tekens";

    // Characters as XML counts them, so a surrogate pair is one.
    private static int Tekens(string waarde)
    {
        var aantal = waarde.Length;
        foreach (var c in waarde)
        {
            if (char.IsLowSurrogate(c))
                aantal--;
        }

        return aantal;
    }

    // Longer than the standard's 40, or with other signs, could not even be repeated in an Fo01.
    private static string? Nummer(string naam, string waarde)
        => waarde.Length is > 0 and <= 40 && !waarde.AsSpan().ContainsAnyExcept(Nummertekens)
            ? null : $"{naam} moet een UUID zijn";

    private static string? VierCijfers(string naam, string waarde)
        => waarde.Length == 4 && AlleenCijfers(waarde) ? null : $"{naam} moet uit vier cijfers bestaan";

    private static bool AlleenCijfers(string waarde) => !waarde.AsSpan().ContainsAnyExcept(Cijfers);
}
