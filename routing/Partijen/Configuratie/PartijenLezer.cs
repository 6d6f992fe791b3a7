using System.Buffers;
using System.Text.Json;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using static IB.Gateway.Routing.Regellezer;

namespace IB.Gateway.Routing;

/// <summary>Reads and judges a party directory. It says every error at once; a directory with an error is no directory.</summary>
public static class PartijenLezer
{
    // A file with more of them is another kind of file; what else is wrong with it tells nobody anything.
    private const int MaxVormfouten = 1000;

    /// <summary>Reads the JSON of a party directory.</summary>
    /// <param name="json">The file's bytes, UTF-8.</param>
    /// <param name="catalogus">The message types and releases that there are.</param>
    /// <returns>The directory, or every error found, in Dutch, each with the place in the file.</returns>
    public static (Partijregister? Register, IReadOnlyList<string> Fouten) Read(ReadOnlySpan<byte> json, Berichtcatalogus catalogus)
    {
        var (document, vormfouten, leesbaar) = ReadVorm(json);
        if (!leesbaar)
            return (null, [.. vormfouten.Select(static f => f.Fout)]);
        var fouten = new Foutenlijst();
        if (document?.Partijen is not { Count: > 0 })
            fouten.Add("partijen", "ontbreekt of is leeg");
        var partijen = ReadAll(document?.Partijen, "partijen", fouten, ReadPartij);
        var (kalenderfouten, onderwerpfouten) = (fouten.In(""), fouten.In(""));
        var kalender = KalenderLezer.Read(document, kalenderfouten);
        var onderwerpen = OnderwerpLezer.Read(document?.Onderwerpen, onderwerpfouten);

        // What stands in relation is judged where both ends are known, or one fault would seem to be many.
        var bekend = vormfouten.Count == 0 && partijen.Count > 0 && partijen.Count == document!.Partijen!.Count;
        if (bekend)
            PartijenControle.Check(partijen, catalogus, fouten);
        if (bekend && kalenderfouten.Leeg)
            KalenderControle.Check(kalender, partijen, catalogus, kalenderfouten);
        if (bekend && onderwerpfouten.Leeg)
            OnderwerpControle.Check(onderwerpen, partijen, catalogus, onderwerpfouten);

        return fouten.Leeg && vormfouten.Count == 0
            ? (new Partijregister(partijen, kalender) { Onderwerpen = [.. onderwerpen] }, [])
            : (null, [.. vormfouten.Select(static f => f.Fout), .. vormfouten.Count > MaxVormfouten
                ? []
                : fouten.Regels.Where(r => !vormfouten.Any(v => IsOver(r, v.Pad)))]);
    }

    private static (PartijenDocument? Document, List<(string Pad, string Fout)> Fouten, bool Leesbaar) ReadVorm(ReadOnlySpan<byte> json)
    {
        if (json.StartsWith("\uFEFF"u8))
            json = json[3..];
        var kopie = new ArrayBufferWriter<byte>(json.Length + 1);
        using var schrijver = new Utf8JsonWriter(kopie);
        var lezer = new Vormlezer(PartijenJson.Default, PartijenJson.Default.Options, json, schrijver);
        try
        {
            lezer.Read(typeof(PartijenDocument));
            schrijver.Flush();
            return (JsonSerializer.Deserialize(kopie.WrittenSpan, PartijenJson.Default.PartijenDocument), lezer.Fouten, true);
        }
        catch (JsonException fout)
        {
            return (null, [.. lezer.Fouten, ("", $"regel {fout.LineNumber + 1}, positie {fout.BytePositionInLine + 1}: hier is het geen geldige JSON meer. Kijk naar een komma, haakje of aanhalingsteken vlak ervoor.")],
                false);
        }
    }

    // What was left out of the copy for its form is not told of again as missing.
    private static bool IsOver(string regel, string pad)
        => pad.Length == 0 || (regel.Length > pad.Length && regel.StartsWith(pad, StringComparison.Ordinal) && regel[pad.Length] is ':' or '.' or '[');

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
            return rol != default && PartijenControle.CheckCode(regel.Code ?? string.Empty, rol) is null ? OnlyNamed(regel.Code!, rol) : null;
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

    // Stands for a party with a fault while others are judged that refer to it; a directory with a fault is none, so it gets nowhere.
    private static Partij OnlyNamed(string code, Rol rol) => new()
    {
        Code = code,
        Rol = rol,
        Naam = code,
        Geldig = new Geldigheid(null, null),
        Kenmerken = [],
        Functies = Functiebereik.Alles,
        Bezorging = [new Bezorgafspraak(Bezorgwijze.Postbus, null, new Geldigheid(null, null))],
        Mandaten = [],
        Applicatie = ReadApplicatie(null, new Foutenlijst()),
    };

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
