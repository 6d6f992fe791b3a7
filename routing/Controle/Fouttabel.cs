using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using IB.Gateway.Storage;
using IB.Gateway.Validation;

namespace IB.Gateway.Routing;

/// <summary>The one place where a failed check becomes a code, a way back and a text.</summary>
/// <remarks>
/// Why ZenderOnbekend and NietGeautoriseerd are answered at once, where the lists have an Fo01: an Fo01 would go to the
/// organisation that the envelope names, which is exactly the one that did not send it.
/// </remarks>
public static class Fouttabel
{
    private const int MaxOmschrijving = 200;
    private const int MaxDetails = 1000;
    private const int LangWoord = 30;
    private const string Client = "client";
    private const string Server = "server";

    private static readonly FrozenDictionary<Controlepunt, Foutregel> Regels = new Foutregel[]
    {
        new(Controlepunt.EnvelopOnleesbaar, "RIN001", "IB001", Client, Foutweg.Meteen, 400,
            "Het verzoek is niet te lezen: {0}. Herstel dit en stuur het opnieuw."),
        new(Controlepunt.TeGroot, "IB007", "IB003", Server, Foutweg.Meteen, 413,
            "Het bericht is te groot: {0}. Splits het en stuur de delen met nieuwe referentienummers.") { PlekBidn2025 = Client },
        new(Controlepunt.ZenderOnbekend, "IB213", "IB005", Client, Foutweg.Meteen, 403,
            "Verzendende organisatie {0} is niet bekend op het knooppunt. Controleer de code van de zender of meld de organisatie aan."),
        new(Controlepunt.NietGeautoriseerd, "IB002", "IB002", Server, Foutweg.Meteen, 403,
            "Met dit certificaat mag niet worden verzonden namens organisatie {0}. Gebruik het eigen certificaat of laat een mandaat vastleggen."),
        new(Controlepunt.OpslagNietMogelijk, "StUF046", "StUF046", Server, Foutweg.Meteen, 503,
            "Het bericht kan nu niet worden opgeslagen. Stuur het later opnieuw met hetzelfde referentienummer."),
        new(Controlepunt.GeenUuid, "IB009", "IB001", Client, Foutweg.Later, 400,
            "{0} is geen geldige UUID versie 4 in kleine letters. Maak een nieuw nummer en stuur het bericht opnieuw."),
        new(Controlepunt.EnvelopOnjuist, "RIN001", "IB001", Client, Foutweg.Later, 400,
            "De envelop klopt niet: {0}. Herstel dit en stuur het opnieuw; was het al overgenomen, dan met een nieuw referentienummer."),
        new(Controlepunt.StufVersie, "IB798", "IB001", Server, Foutweg.Later, 400,
            "De ontvangen StUF-versie {0} is niet de afgesproken versie. Gebruik ggk0210 en stuur het bericht opnieuw.") { PlekBidn2025 = Client },
        new(Controlepunt.Dubbel, "IB216", "IB016", Client, Foutweg.Later, 409,
            "Referentienummer {0} is al gebruikt voor een ander bericht van deze zender. Stuur dit bericht met een nieuw referentienummer."),
        new(Controlepunt.OntvangerOnbekend, "IB210", "IB005", Client, Foutweg.Later, 400,
            "Ontvangende organisatie onbekend. Organisatie {0}. Controleer de code van de ontvanger en stuur een nieuw bericht."),
        new(Controlepunt.FunctieNietToegestaan, "IB234", "IB007", Client, Foutweg.Later, 400,
            "{0}. Controleer functie, versie en zender, en stuur een nieuw bericht."),
        new(Controlepunt.BerichtcodeFunctie, "IB240", "IB006", Client, Foutweg.Later, 400,
            "{0}. Stuur een heenbericht als Di01 en een retourbericht als Du01."),
        new(Controlepunt.ReleaseNogNietOpen, "IB234", "IB007", Client, Foutweg.Later, 400,
            "{0}. Gebruik tot dan een release die geldt, of stuur het bericht daarna met een nieuw referentienummer."),
        new(Controlepunt.ReleaseGesloten, "IB234", "IB007", Client, Foutweg.Later, 400,
            "{0}. Maak het bericht in een release die geldt en stuur het met een nieuw referentienummer."),
        new(Controlepunt.Bevroren, "IB103", "IB023", Server, Foutweg.Later, 503,
            "{0}. Stuur het bericht daarna opnieuw met een nieuw referentienummer."),
        new(Controlepunt.Leegloop, "IB103", "IB023", Server, Foutweg.Later, 503,
            "{0}; antwoorden gaan wel door. Stuur het daarna opnieuw met een nieuw referentienummer."),
        new(Controlepunt.GeenRoute, "IB102", "IB007", Client, Foutweg.Later, 400,
            "{0}. Controleer ontvanger en functie, of vraag de ontvanger het berichttype aan te zetten."),
        new(Controlepunt.AnderePgbuitvoerder, "IB102", "IB007", Client, Foutweg.Later, 400,
            "{0}. Stuur het met een nieuw referentienummer naar die organisatie, of laat de afspraak wijzigen."),
        new(Controlepunt.GeenCpa, "IB101", "IB023", Server, Foutweg.Later, 503,
            "Organisatie {0} heeft nu geen geldige afspraak voor bezorging. Stuur het bericht opnieuw als de ontvanger weer is aangesloten."),
        new(Controlepunt.AntwoordHoortNietBij, "StUF043", "IB021", Client, Foutweg.Later, 400,
            "{0}. Verwijs naar het bericht dat wordt beantwoord en stuur een nieuw bericht."),
        new(Controlepunt.InhoudOnjuist, "StUF055", "IB001", Client, Foutweg.Later, 400,
            "De inhoud is afgekeurd: {0}. Herstel de inhoud en stuur een nieuw bericht."),
    }.ToFrozenDictionary(r => r.Punt);

    /// <summary>How a failed check reaches the sender.</summary>
    public static Foutweg Weg(Controlepunt punt) => Regels[punt].Weg;

    /// <summary>The HTTP status for a fault that is answered at once with problem+json.</summary>
    public static int HttpStatus(Controlepunt punt) => Regels[punt].HttpStatus;

    /// <summary>The fault as the sender gets to see it.</summary>
    /// <param name="bevinding">The check that failed.</param>
    /// <param name="set">The configured list of codes.</param>
    /// <param name="functie">Functie of the refused message; empty when unknown.</param>
    /// <param name="versie">Version of that functie: <c>details</c> of an Fo01 begins with both (koppelvlak 3.3).</param>
    public static Fout Describe(Bevinding bevinding, Foutcodeset set, string functie, Versie versie)
    {
        var regel = Regels[bevinding.Punt];
        var code = set == Foutcodeset.Bidn2025 ? regel.Bidn2025 : regel.Isd21p4;
        var plek = set == Foutcodeset.Bidn2025 ? regel.PlekBidn2025 ?? regel.Plek : regel.Plek;
        var bijzonderheid = Shorten(bevinding.Bijzonderheid, MaxOmschrijving - regel.Tekst.Length + 3);

        // What breaks off ends its sentence by itself.
        var tekst = string.Format(CultureInfo.InvariantCulture, regel.Tekst, bijzonderheid).Replace("….", "…", StringComparison.Ordinal);
        var voluit = bijzonderheid == bevinding.Bijzonderheid || bevinding.Schemafouten.Count > 0 ? null : bevinding.Bijzonderheid;
        return new Fout(code, plek, Shorten(tekst, MaxOmschrijving), Details(bevinding, voluit, functie, versie));
    }

    // What the text had no room for stands here in full.
    private static string? Details(Bevinding bevinding, string? voluit, string functie, Versie versie)
    {
        if (functie.Length == 0)
            return null;
        var details = new StringBuilder(functie).Append('-').Append(versie.AchtCijfers);
        if (voluit is not null)
            details.Append(" | ").Append(voluit);
        foreach (var fout in bevinding.Schemafouten)
        {
            var regel = $" | {Plaats(fout)}{fout.Tekst}";
            if (details.Length + regel.Length > MaxDetails)
                break;
            details.Append(regel);
        }

        return Shorten(details.ToString(), MaxDetails);
    }

    // A rule about the whole of a message has no line, and perhaps no path.
    private static string Plaats(Schemafout fout) => (fout.Regel, fout.Pad) switch
    {
        (0, "") => string.Empty,
        (0, _) => $"{fout.Pad}: ",
        _ => $"regel {fout.Regel}, kolom {fout.Kolom}, {fout.Pad}: ",
    };

    private static string Shorten(string tekst, int lengte)
    {
        if (tekst.Length <= lengte)
            return tekst;

        // At a space when one is near, so that no word is cut. Half a surrogate pair could be written neither as XML nor as UTF-8.
        var eind = char.IsHighSurrogate(tekst[lengte - 2]) ? lengte - 2 : lengte - 1;
        var spatie = tekst.LastIndexOf(' ', eind - 1, Math.Min(eind, LangWoord));
        return spatie > 0 ? string.Concat(tekst.AsSpan(0, spatie), " …") : string.Concat(tekst.AsSpan(0, eind), "…");
    }
}
