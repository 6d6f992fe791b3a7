using System.CommandLine;
using IB.Gateway.Beheer;
using IB.Gateway.Client;
using IB.Gateway.Storage;

namespace IB.Gateway.Cli;

/// <summary><c>herbezorgingen start</c>: begins one, or shows what it would do.</summary>
internal static class Herbezorgstartverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var filters = new Filteropties();
        var reden = Opties.Tekst(
            "--reden", "TEKST",
            "Waarom, 1 tot 200 tekens; verzender en ontvanger lezen dit in de historie. Verplicht, behalve met --dry-run.").Hoogstens(Herbezorging.MaxReden);
        var dryRun = Opties.Vlag("--dry-run", "Tel alleen, en noem voorbeelden; er wordt niets opnieuw aangeboden.");
        var proef = Opties.Getal(
            "--proef", "AANTAL", 1, Herbezorgaanvraag.MaxProef,
            $"Berichten die eerst gaan, waarna de herbezorging op akkoord wacht; standaard {Herbezorgaanvraag.StandaardProef}.");
        var zonderProef = Opties.Vlag("--zonder-proef", "Bied alles zonder proef opnieuw aan.");
        var tempo = Opties.Getal(
            "--tempo", "AANTAL", 1, Herbezorgopdracht.MaxTempo,
            $"Berichten per seconde, 1 tot en met {Herbezorgopdracht.MaxTempo}; standaard {Herbezorgaanvraag.StandaardTempo}.");
        var beheer = Beheerpoort.Adres();
        var json = Beheerpoort.Json();
        var verb = new Verb(
            "start",
            "Begint een herbezorging van alles wat mislukt of verlopen is en aan de filters voldoet; dezelfde vraag nog eens geeft dezelfde herbezorging.",
            $"{Verb.Programma} herbezorgingen start --ontvanger 42420001 --van 2026-03-02 --dry-run",
            $"{Verb.Programma} herbezorgingen start --ontvanger 42420001 --van 2026-03-02 --reden storing-voorbij")
        {
            Uitgangen = ["0  begonnen, al bezig, of geteld", "1  niets om opnieuw te bezorgen", "2  vraag onjuist, of geen antwoord van de beheerpoort"],
        };
        filters.AddTo(verb);
        foreach (var optie in (Option[])[reden, dryRun, proef, zonderProef, tempo, beheer, json])
            verb.Add(optie);
        verb.SetAction((uitvoer, stop) =>
        {
            var f = filters.Read(uitvoer);
            var alleenTellen = uitvoer.GetValue(dryRun);
            var aanvraag = new Herbezorgaanvraag
            {
                Partij = f.GetValueOrDefault("partij"),
                Zender = f.GetValueOrDefault("zender"),
                Ontvanger = f.GetValueOrDefault("ontvanger"),
                Functie = f.GetValueOrDefault("functie"),
                Toestand = f.GetValueOrDefault("toestand"),
                Foutcode = f.GetValueOrDefault("foutcode"),
                Van = f.GetValueOrDefault("van"),
                Tot = f.GetValueOrDefault("tot"),
                Referentienummer = f.GetValueOrDefault("referentienummer"),
                Conversatie = f.GetValueOrDefault("conversatie"),
                Reden = uitvoer.GetValue(reden),
                Tempo = uitvoer.GetValue(tempo),
                Proef = uitvoer.GetValue(proef),
                ZonderProef = uitvoer.GetValue(zonderProef),
            };
            return Beheerpoort.AskAsync(
                uitvoer.GetValue(beheer), omgeving, (client, t) => client.StartHerbezorgingAsync(aanvraag, alleenTellen, t),
                antwoord => alleenTellen
                    ? ShowTelling(antwoord, uitvoer.GetValue(json), omgeving)
                    : Herbezorgverb.Show(antwoord, uitvoer.GetValue(json), omgeving),
                stop);
        });
        return verb;
    }

    private static int ShowTelling(Postbusantwoord antwoord, bool json, Omgeving omgeving)
        => Beheerpoort.Show(antwoord, CliJson.Default.Proefdraaiantwoord, json, telling => Taakweergave.Write(telling, omgeving), omgeving);
}
