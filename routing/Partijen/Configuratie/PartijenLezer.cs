using System.Globalization;
using System.Text.Json;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>Reads and judges a party directory. It says every error at once; a directory with an error is no directory.</summary>
public static class PartijenLezer
{
    /// <summary>Reads the JSON of a party directory.</summary>
    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <returns>The directory, or every error found, in Dutch, each with the place in the file.</returns>
    public static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(ReadOnlySpan<byte> json)
    {
        PartijenDocument? document;
        try
        {
            document = JsonSerializer.Deserialize(json, PartijenJson.Default.PartijenDocument);
        }
        catch (JsonException fout)
        {
            return (null, [$"regel {fout.LineNumber + 1}, positie {fout.BytePositionInLine + 1}, {fout.Path ?? "$"}: geen geldige JSON, een onbekende eigenschap of een eigenschap die er twee keer staat"]);
        }

        var fouten = new Foutenlijst();
        if (document?.Partijen is not { Count: > 0 })
            fouten.Add("partijen", "ontbreekt of is leeg");
        var partijen = ReadAll(document?.Partijen, "partijen", fouten, ReadPartij);
        var bevriezingen = ReadAll(document?.Bevriezingen, "bevriezingen", fouten, ReadBevriezing);
        if (fouten.Leeg)
            PartijenControle.Check(partijen, fouten);
        return fouten.Leeg ? (new Partijregister(partijen, bevriezingen), []) : (null, fouten.Regels);
    }

    /// <summary>Reads the lines of a list, numbered as they stand in the file. What has an error is left out of the result.</summary>
    private static List<T> ReadAll<TRegel, T>(List<TRegel?>? regels, string naam, Foutenlijst fouten, Func<TRegel, Foutenlijst, T?> read)
        where TRegel : class
        where T : class
    {
        var gelezen = new List<T>();
        for (var i = 0; i < (regels?.Count ?? 0); i++)
        {
            var plaats = fouten.In($"{naam}[{i}]");
            if (regels![i] is not { } regel)
                plaats.Add("", "is leeg (null); vul in of haal weg");
            else if (read(regel, plaats) is { } waarde)
                gelezen.Add(waarde);
        }

        return gelezen;
    }

    private static Partij? ReadPartij(PartijRegel regel, Foutenlijst fouten)
    {
        if (string.IsNullOrWhiteSpace(regel.Naam))
            fouten.Add("naam", "ontbreekt");
        var rol = Array.Find(Enum.GetValues<Rol>(), r => r.ToString() == regel.Rol);
        if (rol == default)
            fouten.Add("rol", $"moet een van deze zijn: {string.Join(", ", Enum.GetNames<Rol>())}");
        else if (PartijenControle.CheckCode(regel.Code ?? string.Empty, rol) is { } codefout)
            fouten.Add("code", codefout);
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        var kenmerken = ReadAll(regel.Certificaten, "certificaten", fouten, ReadKenmerk);
        var bezorging = ReadAll(regel.Bezorging, "bezorging", fouten, ReadBezorging);
        var mandaten = ReadAll(regel.Mandaten, "mandaten", fouten, ReadMandaat);
        var functies = ReadFuncties(regel.Functies, verplicht: rol != Rol.Intermediair, fouten);
        var applicatie = ReadApplicatie(regel.Applicatie, fouten.In("applicatie"));
        if (!fouten.Leeg)
            return null;
        return new Partij
        {
            Code = regel.Code!,
            Rol = rol,
            Naam = regel.Naam!,
            Geldig = geldig,
            Kenmerken = [.. kenmerken],
            Functies = functies,
            Bezorging = [.. bezorging],
            Mandaten = [.. mandaten],
            Applicatie = applicatie,
        };
    }

    private static Kenmerk? ReadKenmerk(CertificaatRegel regel, Foutenlijst fouten)
    {
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        if (regel.Oin is null == regel.Subject is null)
        {
            fouten.Add("", "heeft precies een van oin en subject nodig");
            return null;
        }

        if (regel.Oin is { } oin && PartijenControle.CheckOin(oin) is { } fout)
            fouten.Add("oin", fout);
        if (regel.Subject is { } subject && string.IsNullOrWhiteSpace(subject))
            fouten.Add("subject", "is leeg");
        return new Kenmerk(regel.Oin is not null ? $"oin:{regel.Oin}" : $"subject:{regel.Subject}", geldig);
    }

    private static Bezorgafspraak? ReadBezorging(BezorgingRegel regel, Foutenlijst fouten)
    {
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        Bezorgwijze? wijze = regel.Wijze switch
        {
            "postbus" => Bezorgwijze.Postbus,
            "stuf" => Bezorgwijze.Stuf,
            "rest" => Bezorgwijze.Rest,
            _ => null,
        };
        if (wijze is null)
            fouten.Add("wijze", "moet postbus, stuf of rest zijn");
        if (wijze == Bezorgwijze.Postbus && regel.Adres is not null)
            fouten.Add("adres", "hoort niet bij een postbus");
        Uri? adres = null;
        if (wijze is Bezorgwijze.Stuf or Bezorgwijze.Rest
            && (!Uri.TryCreate(regel.Adres, UriKind.Absolute, out adres) || adres.Scheme != Uri.UriSchemeHttps || adres.UserInfo.Length > 0))
            fouten.Add("adres", "moet een https-adres zijn, zonder gebruikersnaam");
        return wijze is { } w ? new Bezorgafspraak(w, adres, geldig) : null;
    }

    private static Mandaat? ReadMandaat(MandaatRegel regel, Foutenlijst fouten)
    {
        var geldig = ReadGeldigheid(regel.Vanaf, regel.Tot, fouten);
        if (string.IsNullOrEmpty(regel.Namens))
            fouten.Add("namens", "ontbreekt");
        if (geldig.Vanaf is null)
            fouten.Add("vanaf", "ontbreekt: een mandaat heeft een begindatum");
        if (regel is { Verzenden: not true, Ontvangen: not true })
            fouten.Add("", "geeft geen recht: zet verzenden of ontvangen op true");
        var functies = ReadFuncties(regel.Functies, verplicht: true, fouten);
        return new Mandaat(regel.Namens ?? string.Empty, regel.Verzenden == true, regel.Ontvangen == true, functies, geldig);
    }

    private static Functiebereik ReadFuncties(List<string?>? patronen, bool verplicht, Foutenlijst fouten)
    {
        if (verplicht && patronen is not { Count: > 0 })
            fouten.Add("functies", "ontbreekt of is leeg; gebruik bijvoorbeeld [\"WMO*\", \"JW*\"]");
        for (var i = 0; i < (patronen?.Count ?? 0); i++)
        {
            if (patronen![i] is not { } patroon || !Functiebereik.IsGeldigPatroon(patroon))
                fouten.Add($"functies[{i}]", "moet een functie zijn (WMO301) of een begin met een ster (WMO*)");
        }

        return new Functiebereik([.. (patronen ?? []).OfType<string>()]);
    }

    private static Applicatie ReadApplicatie(ApplicatieRegel? regel, Foutenlijst fouten)
    {
        if (regel is null)
            return new Applicatie("IB.Gateway", new Versie(1, 0));
        if (regel.Naam is not { Length: >= 3 and <= 50 })
            fouten.Add("naam", "moet 3 tot 50 tekens lang zijn");
        if (regel.Versie is not (>= 0 and <= 9999) || regel.Subversie is not (>= 0 and <= 9999))
            fouten.Add("versie", "versie en subversie moeten van 0 tot en met 9999 zijn");
        return new Applicatie(regel.Naam ?? string.Empty, new Versie(regel.Versie ?? 0, regel.Subversie ?? 0));
    }

    private static Bevriezing? ReadBevriezing(BevriezingRegel regel, Foutenlijst fouten)
    {
        var functies = ReadFuncties(regel.Functies, verplicht: true, fouten);
        var van = ReadMoment(regel.Van, "van", fouten);
        var tot = ReadMoment(regel.Tot, "tot", fouten);
        if (van >= tot)
            fouten.Add("tot", "moet na van liggen");
        return van is { } v && tot is { } t ? new Bevriezing(functies, v, t) : null;
    }

    private static DateTimeOffset? ReadMoment(string? tekst, string naam, Foutenlijst fouten)
    {
        if (DateTimeOffset.TryParseExact(
            tekst, "yyyy-MM-dd'T'HH:mm:ssK", CultureInfo.InvariantCulture, DateTimeStyles.None, out var moment) && tekst!.Length > 19)
            return moment;
        fouten.Add(naam, "moet een tijdstip met tijdzone zijn, bijvoorbeeld 2026-06-08T00:00:00+02:00");
        return null;
    }

    private static Geldigheid ReadGeldigheid(string? vanaf, string? tot, Foutenlijst fouten)
    {
        var geldig = new Geldigheid(ReadDatum(vanaf, "vanaf", fouten), ReadDatum(tot, "tot", fouten));
        if (geldig.Vanaf > geldig.Tot)
            fouten.Add("tot", "ligt voor vanaf");
        return geldig;
    }

    private static DateOnly? ReadDatum(string? tekst, string naam, Foutenlijst fouten)
    {
        if (tekst is null)
            return null;
        if (DateOnly.TryParseExact(tekst, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var datum))
            return datum;
        fouten.Add(naam, "moet een datum zijn, bijvoorbeeld 2026-01-01");
        return null;
    }
}
