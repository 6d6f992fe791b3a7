using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Testing;

namespace IB.Gateway.Routing.Tests;

/// <summary>Messages as a protocol would hand them over, with the fixtures as payload.</summary>
internal static class Proefberichten
{
    /// <summary>The n-th id of a fixed series of UUIDs.</summary>
    public static string Id(int n) => $"{n:x8}-0000-4000-8000-000000000000";

    /// <summary>A WMO301 from the gemeente to the aanbieder.</summary>
    public static Aanbieding Toewijzing(int n) => Maak(n, Berichtsoort.Di01, "WMO301", Proefpartijen.Gemeente, Proefpartijen.Aanbieder, null);

    /// <summary>The WMO302 that answers it; its Header names the parties as that of the 301 does.</summary>
    public static Aanbieding Retour(int n, string? op) => Maak(n, Berichtsoort.Du01, "WMO302", Proefpartijen.Aanbieder, Proefpartijen.Gemeente, op);

    public static Aanbieding Maak(int n, Berichtsoort soort, string functie, string van, string naar, string? op) => new()
    {
        Envelop = new Envelop
        {
            Soort = soort,
            Referentienummer = Id(n),
            ConversatieId = op ?? Id(n),
            AntwoordOp = op,
            Zender = new Systeem(van, "Suite"),
            Ontvanger = new Systeem(naar, "GGk"),
            TijdstipBericht = "20260302100000",
            Functie = functie,
            FunctieVersie = Release(functie),
            ApplicatieVersie = new Versie(12, 4),
        },
        Inhoud = Fixtures.Bytes($"{Definitie(functie).Pack}/{functie}.xml"),
    };

    /// <summary>The type of a functie that comes with the program in one release.</summary>
    public static BerichtDefinitie Definitie(string functie) => Proefknooppunt.Catalogus.FindByFunctie(functie).Single();

    private static Versie Release(string functie) => new(Definitie(functie).Versie, Definitie(functie).Subversie);

    /// <summary>An Fo01 by which a party rejects what it received.</summary>
    public static Aanbieding Fo01(int n, string van, string naar, string op) => new()
    {
        Envelop = new Envelop
        {
            Soort = Berichtsoort.Fo01,
            Referentienummer = Id(n),
            ConversatieId = op,
            AntwoordOp = op,
            Zender = new Systeem(van, "Suite"),
            Ontvanger = new Systeem(naar, "GGk"),
            TijdstipBericht = "20260302110000",
            Functie = string.Empty,
            FunctieVersie = default,
            ApplicatieVersie = default,
        },
        Inhoud = new Foutbericht("StUF055", "client", "De inhoud voldoet niet aan het schema.", null, op, op).ToBytes(),
    };

    public static Aanbieding Met(this Aanbieding aanbieding, Func<Envelop, Envelop> wijzig) => aanbieding with { Envelop = wijzig(aanbieding.Envelop) };

    /// <summary>The same message with a text in its payload replaced, wherever it stands.</summary>
    public static Aanbieding MetTekst(this Aanbieding aanbieding, string oud, string nieuw)
    {
        var tekst = System.Text.Encoding.UTF8.GetString(aanbieding.Inhoud.Span);
        Assert.Contains(oud, tekst, StringComparison.Ordinal);
        return aanbieding with { Inhoud = System.Text.Encoding.UTF8.GetBytes(tekst.Replace(oud, nieuw, StringComparison.Ordinal)) };
    }

    /// <summary>The same message with one byte of its payload changed, inside a comment, so that it stays valid.</summary>
    public static Aanbieding MetAndereInhoud(this Aanbieding aanbieding)
        => aanbieding with { Inhoud = (byte[])[.. aanbieding.Inhoud.Span, .. "<!-- anders -->"u8] };
}
