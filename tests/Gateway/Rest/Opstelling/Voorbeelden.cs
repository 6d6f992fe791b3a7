using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using IB.Gateway.Routing;
using IB.Gateway.Storage;

namespace IB.Gateway.Tests.Rest;

/// <summary>The parties and messages of the tests. A gemeente, two providers, and a supplier that acts for the first provider.</summary>
internal static class Voorbeelden
{
    public const string Gemeente = "9999";
    public const string Instelling = "99000001";
    public const string Praktijk = "99000002";
    public const string Leverancier = "LEVERANCIER";
    public const string Toewijzingen = "toewijzingen";
    public const string Meldingen = "meldingen";
    public const string Verborgen = "verborgen";
    public const string Id = "0b7f1d4e-6a52-4f0e-9c3b-5d2e8a71c964";
    public const string AnderId = "7c9e6679-7425-40de-944b-e07fc1f90ae7";

    public static readonly DateTimeOffset Nu = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);

    public static byte[] Xml { get; } = "<Bericht><Bsn>999900006</Bsn></Bericht>"u8.ToArray();

    public static Partijregister Register { get; } = CreateRegister(Recht(Toewijzingen, Verstrekwijze.Inhoud), Recht(Meldingen, Verstrekwijze.Melding));

    /// <summary>The directory, with these rights of the first provider.</summary>
    public static Partijregister CreateRegister(params Onderwerprecht[] rechten) => new(
        [
            Partij(Gemeente, Rol.Gemeente),
            Partij(Instelling, Rol.Instelling) with { Onderwerpen = [.. rechten] },
            Partij(Praktijk, Rol.Praktijk),
            Partij(Leverancier, Rol.Intermediair) with
            {
                Mandaten = [new Mandaat(Instelling, Verzenden: true, Ontvangen: true, new Functiebereik(["WMO*"]), default)],
            },
        ],
        Releasekalender.Leeg)
    {
        Onderwerpen = [Onderwerp(Toewijzingen), Onderwerp(Meldingen), Onderwerp(Verborgen)],
    };

    public static Partij Zoek(string code) => Register.Find(code, new DateOnly(2026, 3, 2)) ?? throw new ArgumentException(code, nameof(code));

    public static Envelop Envelop(string id = Id, string zender = Gemeente, string ontvanger = Instelling, string functie = "WMO301") => new()
    {
        Soort = Berichtsoort.Di01,
        Referentienummer = id,
        ConversatieId = id,
        Zender = new Systeem(zender, "Zaaksysteem"),
        Ontvanger = new Systeem(ontvanger, "GGk"),
        TijdstipBericht = "20260302100000",
        Functie = functie,
        FunctieVersie = new Versie(3, 2),
        ApplicatieVersie = new Versie(1, 0),
    };

    public static Bericht Bericht(Envelop? envelop = null, Toestand toestand = Toestand.Klaargezet, long volgnummer = 1, byte[]? inhoud = null)
    {
        envelop ??= Envelop();
        inhoud ??= Xml;
        return new Bericht
        {
            Volgnummer = volgnummer,
            Envelop = envelop,
            Indiener = envelop.Zender.Organisatie,
            OntvangstId = AnderId,
            OntvangenOp = Nu,
            Toestand = toestand,
            InhoudLengte = inhoud.Length,
            InhoudSha256 = SHA256.HashData(inhoud),
        };
    }

    public static Fout Fout(string code = "IB210") => new(code, "client", "Ontvangende organisatie onbekend.", "WMO301-00030002");

    /// <summary>Metadata of a heenbericht of the instelling to the gemeente.</summary>
    public static string Metadata(
        string id = Id, string? conversatie = null, string? antwoordOp = null, string afzender = Instelling, string rol = "Instelling", string type = "WMO305")
    {
        var antwoord = antwoordOp is null ? string.Empty : $", \"alsAntwoordOp\": \"{antwoordOp}\"";
        return $$"""
            {
              "routeringgegevens": {
                "afzender": { "rol": "{{rol}}", "code": "{{afzender}}" },
                "geadresseerden": [ { "rol": "Gemeente", "code": "{{Gemeente}}" } ],
                "berichtstroom": { "berichttype": "{{type}}", "berichtversie": 3, "berichtsubversie": 2 }
              },
              "referentiegegevens": { "traceerId": "{{id}}", "conversatieId": "{{conversatie ?? id}}"{{antwoord}} }
            }
            """;
    }

    /// <summary>A multipart body as raw bytes, so that tests can spoil it.</summary>
    public static byte[] Multipart(string metadata, byte[] payload, string boundary = "grens", bool payloadEerst = false)
    {
        byte[] een = [.. Ascii(
            $"Content-Disposition: form-data; name=\"berichtMetadata\"\r\nContent-Type: application/json\r\n\r\n"), .. Encoding.UTF8.GetBytes(metadata)];
        byte[] twee = [.. Ascii($"Content-Disposition: form-data; name=\"payload\"; filename=\"b.xml\"\r\nContent-Type: application/xml\r\n\r\n"), .. payload];
        var (eerste, tweede) = payloadEerst ? (twee, een) : (een, twee);
        return [.. Ascii($"--{boundary}\r\n"), .. eerste, .. Ascii($"\r\n--{boundary}\r\n"), .. tweede, .. Ascii($"\r\n--{boundary}--\r\n")];
    }

    public static byte[] Ascii(string tekst) => Encoding.ASCII.GetBytes(tekst);

    private static Onderwerp Onderwerp(string naam) => new(naam, "Toewijzingen", [new Onderwerpselectie(new Functiebereik(["WMO301"]), [], [], [], default)]);

    public static Onderwerprecht Recht(string onderwerp, Verstrekwijze wijze) => new()
    {
        Onderwerp = onderwerp,
        Wijze = wijze,
        Bereik = Rechtbereik.Eigen,
        Gemeenten = [],
        Grondslag = "Wmo 2015 art. 2.3.2",
        Geldig = new Geldigheid(new DateOnly(2020, 1, 1), null),
    };

    private static Partij Partij(string code, Rol rol) => new()
    {
        Code = code,
        Rol = rol,
        Naam = "Voorbeeld " + code,
        Geldig = default,
        Kenmerken = [],
        Functies = Functiebereik.Alles,
        Bezorging = [new Bezorgafspraak(Bezorgwijze.Postbus, null, default)],
        Mandaten = ImmutableArray<Mandaat>.Empty,
        Applicatie = new Applicatie("ECD", new Versie(7, 1)),
    };
}
