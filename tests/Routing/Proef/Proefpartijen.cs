using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Tests;

/// <summary>The parties of the fixtures, and a way to change one of them.</summary>
internal static class Proefpartijen
{
    public const string Gemeente = "0384";
    public const string AndereGemeente = "0363";
    public const string Aanbieder = "42420001";
    public const string AndereAanbieder = "42420002";
    public const string Intermediair = "Softwarehuis";

    public static Geldigheid Altijd => new(null, null);

    public static Partijregister Register { get; } = new(
        [
            Maak(Gemeente, Rol.Gemeente), Maak(AndereGemeente, Rol.Gemeente),
            Maak(Aanbieder, Rol.Instelling), Maak(AndereAanbieder, Rol.Praktijk),
            Maak("CAK", Rol.Ketenpartner), Maak("CIZ", Rol.Ketenpartner), Maak("SVB", Rol.Ketenpartner), Maak("VWS", Rol.Ketenpartner),
            Maak(Intermediair, Rol.Intermediair) with { Mandaten = [Mandaat(Gemeente, "WMO*")] },
        ],
        Releasekalender.Leeg);

    public static Partij Maak(string code, Rol rol) => new()
    {
        Code = code,
        Rol = rol,
        Naam = $"Organisatie {code}",
        Geldig = Altijd,
        Kenmerken = [new Kenmerk($"subject:CN={code}", Altijd)],
        Functies = Functiebereik.Alles,
        Bezorging = [new Bezorgafspraak(Bezorgwijze.Postbus, null, Altijd)],
        Mandaten = [],
        Applicatie = new Applicatie("Proef", new Versie(1, 0)),
    };

    public static Mandaat Mandaat(string namens, params string[] functies)
        => new(namens, Verzenden: true, Ontvangen: true, new Functiebereik([.. functies]), Altijd);

    /// <summary>The same directory with one party changed.</summary>
    public static Partijregister Met(this Partijregister register, string code, Func<Partij, Partij> wijzig)
        => new(register.Partijen.Select(p => p.Code == code ? wijzig(p) : p), register.Kalender);

    /// <summary>The same directory with another calendar.</summary>
    public static Partijregister Met(this Partijregister register, Releasekalender kalender) => new(register.Partijen, kalender);

    public static Partij Get(this Partijregister register, string code) => register.Partijen.Single(p => p.Code == code);
}
