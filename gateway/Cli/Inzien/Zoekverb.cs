using System.Globalization;
using IB.Gateway.Beheer;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>berichten search</c>: messages by party, type, state, fault code and period.</summary>
internal static class Zoekverb
{
    private static readonly string[] Kolommen = ["volgnummer", "referentienummer", "ontvangen", "functie", "zender", "ontvanger", "toestand", "foutcode"];

    private static readonly string[] Historiekolommen = ["volgnummer", "tijd", "toestand", "oorzaak"];

    internal static Verb Create(Omgeving omgeving)
    {
        var filters = new Filteropties();
        var volgorde = Opties.Keuze("--volgorde", [Berichtzoekvraag.Aflopend, Berichtzoekvraag.Oplopend], "Wat eerst komt; standaard nieuwste.");
        var limit = Opties.Getal(
            "--limit", "AANTAL", 1, Berichtzoekvraag.MaxLimiet,
            $"Berichten per pagina, 1 tot en met {Berichtzoekvraag.MaxLimiet}; standaard {Berichtzoekvraag.StandaardLimiet}.");
        var cursor = Opties.Tekst("--cursor", "CURSOR", "Ga verder waar de vorige pagina ophield.");
        var alles = Opties.Vlag("--alles", "Haal alle pagina's op, een tabel of JSON-regel per pagina.");
        var historie = Opties.Vlag("--historie", "Toon onder de tabel de historie van elk bericht: wat ermee gebeurde en waarom.");
        var beheer = Beheerpoort.Adres();
        var json = Beheerpoort.Json();
        var verb = new Verb(
            "search", "Zoekt berichten; filters die samen worden gegeven gelden alle.",
            $"{Verb.Programma} berichten search --ontvanger 42420001 --toestand mislukt,verlopen --van 2026-03-02")
        {
            Uitgangen = ["0  gezocht", "2  vraag onjuist, of geen antwoord van de beheerpoort"],
        };
        filters.AddTo(verb);
        verb.Add(volgorde);
        verb.Add(limit);
        verb.Add(cursor);
        verb.Add(alles);
        verb.Add(historie);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction(async (uitvoer, stop) =>
        {
            var vraag = new Dictionary<string, string>(filters.Read(uitvoer), StringComparer.Ordinal);
            Set(vraag, "volgorde", uitvoer.GetValue(volgorde));
            Set(vraag, "limit", uitvoer.GetValue(limit)?.ToString(CultureInfo.InvariantCulture));
            Set(vraag, "cursor", uitvoer.GetValue(cursor));
            var (doorgaan, uitgang) = (true, Uitgang.Goed);
            while (doorgaan && uitgang == Uitgang.Goed)
            {
                string? verder = null;
                uitgang = await Beheerpoort.AskAsync(uitvoer.GetValue(beheer), omgeving, (client, t) => client.SearchAsync(vraag, t), antwoord =>
                {
                    verder = antwoord["cursor"] is { Length: > 0 } c ? c : null;
                    return Show(antwoord, uitvoer.GetValue(json), uitvoer.GetValue(historie), omgeving);
                }, stop);
                if (verder is not null)
                    vraag["cursor"] = verder;
                doorgaan = verder is not null && uitvoer.GetValue(alles);
                if (uitgang == Uitgang.Goed && verder is not null && !doorgaan && !uitvoer.GetValue(json))
                    omgeving.Uit.WriteRegel($"Er kan meer zijn: ga verder met --cursor {verder}, of vraag --alles.");
            }

            return uitgang;
        });
        return verb;
    }

    private static void Set(Dictionary<string, string> vraag, string naam, string? waarde)
    {
        if (waarde is not null)
            vraag[naam] = waarde;
    }

    private static int Show(Postbusantwoord antwoord, bool json, bool historie, Omgeving omgeving)
        => Beheerpoort.Show(antwoord, CliJson.Default.Zoekantwoord, json, gevonden => WriteTabel(gevonden, historie, omgeving), omgeving);

    private static void WriteTabel(Zoekantwoord gevonden, bool historie, Omgeving omgeving)
    {
        if (gevonden.Berichten is not { Count: > 0 } berichten)
        {
            omgeving.Uit.WriteRegel(gevonden.Volgende is null ? "Geen berichten gevonden." : "Op deze pagina niets gevonden.");
            return;
        }

        omgeving.Uit.WriteTabel(Kolommen, berichten.Select(Rij));
        if (historie)
        {
            omgeving.Uit.WriteTabel(Historiekolommen, berichten.SelectMany(static b => b.Historie.Select(h => new[]
            {
                b.Volgnummer.ToString(CultureInfo.InvariantCulture), h.Tijd.ToTekst(), h.Toestand ?? string.Empty, h.Oorzaak ?? string.Empty,
            })));
        }
    }

    private static string[] Rij(Berichtantwoord b) =>
    [
        b.Volgnummer.ToString(CultureInfo.InvariantCulture), b.Referentienummer, b.OntvangenOp.ToTekst(), Berichtweergave.Type(b.Soort, b.Functie),
        b.Zender.Organisatie,
        b.Ontvanger.Organisatie, b.Toestand, b.Fout?.Code ?? b.GeweigerdMet ?? string.Empty,
    ];
}
