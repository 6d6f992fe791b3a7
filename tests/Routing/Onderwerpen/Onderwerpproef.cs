using System.Collections.Immutable;
using FsCheck;
using FsCheck.Fluent;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests.Onderwerpen;

/// <summary>Topics, rights and messages for tests, and generators of them: few values, so that they meet.</summary>
internal static class Onderwerpproef
{
    public const string Naam = "proef";

    public static readonly DateOnly Begin = new(2026, 3, 23);

    // A week in which the Dutch clock goes forward.
    public const int Dagen = 10;

    public static readonly string[] Partijen = ["0384", "0363", "42420001", "42420002", "CAK", "SVB", "IB"];

    private static readonly string[] Gemeentecodes = ["0384", "0363"];

    public static Bericht Bericht(string functie, string zender, string ontvanger, DateTimeOffset ontvangen) => new()
    {
        Volgnummer = 1,
        Envelop = new Envelop
        {
            Soort = Berichtsoort.Di01,
            Referentienummer = "11111111-1111-4111-8111-111111111111",
            ConversatieId = "11111111-1111-4111-8111-111111111111",
            Zender = new Systeem(zender, "Suite"),
            Ontvanger = Systeem.Ontvanger(ontvanger),
            TijdstipBericht = "20260302",
            Functie = functie,
            FunctieVersie = new Versie(3, 2),
            ApplicatieVersie = new Versie(1, 0),
        },
        Indiener = zender,
        OntvangstId = "22222222-2222-4222-8222-222222222222",
        OntvangenOp = ontvangen,
        Toestand = Toestand.Klaargezet,
        InhoudLengte = 100,
        InhoudSha256 = new byte[32],
    };

    public static Partij Partij(string code, params Onderwerprecht[] rechten) => new()
    {
        Code = code,
        Rol = Rol.Ketenpartner,
        Naam = code,
        Geldig = default,
        Kenmerken = [],
        Functies = Functiebereik.Alles,
        Bezorging = [],
        Mandaten = [],
        Applicatie = new Applicatie("Proef", new Versie(1, 0)),
        Onderwerpen = [.. rechten],
    };

    public static Onderwerprecht Recht(
        Geldigheid geldig, Rechtbereik bereik = Rechtbereik.Landelijk, Verstrekwijze wijze = Verstrekwijze.Inhoud, params string[] gemeenten) => new()
    {
        Onderwerp = Naam,
        Wijze = wijze,
        Bereik = bereik,
        Gemeenten = [.. gemeenten],
        Grondslag = "Wmo 2015 art. 2.1.4",
        Geldig = geldig,
    };

    public static Onderwerp Onderwerp(params string[] functies)
        => new(Naam, "Proef", [new Onderwerpselectie(new Functiebereik([.. functies]), [], [], [], default)]);

    public static Gen<Onderwerp> Onderwerpen =>
        from selecties in Gen.Choose(1, 3).SelectMany(n => Selecties.ListOf(n))
        select new Onderwerp(Naam, "Proef", [.. selecties]);

    public static Gen<Partij> Volgers =>
        from code in Gen.Elements(Partijen)
        from rechten in Gen.Choose(0, 3).SelectMany(n => Rechten.ListOf(n))
        from geldig in Gen.Frequency((3, Gen.Constant(default(Geldigheid))), (1, Perioden))
        select Partij(code, Apart(rechten)) with { Geldig = geldig };

    public static Gen<Bericht> Berichten =>
        from functie in Gen.Elements("WMO301", "WMO305", "JW301", "WlzSignaal", "WMO399")
        from zender in Gen.Elements(Partijen)
        from ontvanger in Gen.Elements(Partijen)
        from minuten in Gen.Choose(0, Dagen * 24 * 60)
        from lot in Gen.Choose(0, 9)
        select Change(Bericht(functie, zender, ontvanger, new DateTimeOffset(Begin, TimeOnly.MinValue, TimeSpan.Zero).AddMinutes(minuten)), lot);

    private static Gen<Onderwerpselectie> Selecties =>
        from functies in Gen.NonEmptyListOf(Gen.Elements("WMO*", "WMO301", "JW301", "Wlz*", "*")).Resize(3)
        from van in Deelnemers
        from naar in Deelnemers
        from gemeenten in Enkele(Gemeentecodes)
        from geldig in Gen.Frequency((2, Gen.Constant(default(Geldigheid))), (1, Perioden))
        select new Onderwerpselectie(new Functiebereik([.. functies]), van, naar, gemeenten, geldig);

    private static Gen<ImmutableArray<string>> Deelnemers => Enkele(["gemeente", "aanbieder", "CAK", "0384", "42420002"]);

    private static Gen<Onderwerprecht> Rechten =>
        from geldig in Perioden
        from bereik in Gen.Elements(Enum.GetValues<Rechtbereik>())
        from wijze in Gen.Elements(Enum.GetValues<Verstrekwijze>())
        from gemeente in Gen.Elements(Gemeentecodes)
        select Recht(geldig, bereik, wijze, bereik == Rechtbereik.Gemeenten ? [gemeente] : []);

    private static Gen<Geldigheid> Perioden =>
        from vanaf in Gen.Choose(0, Dagen)
        from lengte in Gen.Choose(-1, Dagen)
        select new Geldigheid(Begin.AddDays(vanaf), lengte < 0 ? null : Begin.AddDays(vanaf + lengte));

    private static Gen<ImmutableArray<string>> Enkele(string[] uit)
        => Gen.Frequency(
            (2, Gen.Constant(ImmutableArray<string>.Empty)), (1, Gen.NonEmptyListOf(Gen.Elements(uit)).Resize(2).Select(l => l.Distinct().ToImmutableArray())));

    // As a directory requires: on one day there is one right.
    private static Onderwerprecht[] Apart(IEnumerable<Onderwerprecht> rechten)
    {
        var gekozen = new List<Onderwerprecht>();
        foreach (var recht in rechten.Where(r => gekozen.TrueForAll(g => !g.Geldig.Overlapt(r.Geldig))))
            gekozen.Add(recht);
        return [.. gekozen];
    }

    private static Bericht Change(Bericht bericht, int lot) => lot switch
    {
        0 => bericht with { Fout = new Fout("IB210", "client", "x"), Toestand = Toestand.Afgekeurd },
        1 => bericht with { Envelop = bericht.Envelop with { Soort = Berichtsoort.Fo01 } },
        _ => bericht,
    };
}
