using System.Text.Json;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads and judges a party directory. It says every error at once; a directory with an error is no directory.</summary>
public static class PartijenLezer
{
    /// <summary>Reads the JSON of a party directory.</summary>
    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="catalogus">The message types and releases that there are.</param>
    /// <returns>The directory, or every error found, in Dutch, each with the place in the file.</returns>
    public static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(ReadOnlySpan<byte> json, Berichtcatalogus catalogus)
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
        var kalender = KalenderLezer.Read(document, fouten);
        var onderwerpen = OnderwerpLezer.Read(document?.Onderwerpen, fouten);
        if (fouten.Leeg)
        {
            PartijenControle.Check(partijen, fouten);
            KalenderControle.Check(kalender, partijen, catalogus, fouten);
            OnderwerpControle.Check(onderwerpen, partijen, catalogus, fouten);
        }

        return fouten.Leeg ? (new Partijregister(partijen, kalender) { Onderwerpen = [.. onderwerpen] }, []) : (null, fouten.Regels);
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
        var trekkingsrecht = Trekkingsrechtlezer.Read(regel.Trekkingsrecht, rol, fouten);
        var eigenBerichten = Eigenberichtenlezer.Read(regel.EigenBerichten, rol, fouten);
        var onderwerpen = OnderwerprechtLezer.Read(regel.Onderwerpen, rol, fouten);
        var functies = ReadFuncties(regel.Functies, verplicht: rol != Rol.Intermediair, fouten);
        var applicatie = ReadApplicatie(regel.Applicatie, fouten.In("applicatie"));
        var limieten = LimietLezer.Read(regel.Limieten, fouten.In("limieten"));
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
            Trekkingsrecht = [.. trekkingsrecht],
            EigenBerichten = [.. eigenBerichten],
            Onderwerpen = [.. onderwerpen],
            Applicatie = applicatie,
            Limieten = limieten,
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
}
