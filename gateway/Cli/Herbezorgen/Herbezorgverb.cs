using System.CommandLine;
using System.Globalization;
using IB.Gateway.Beheer;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>herbezorgingen</c>: resending by query, for operators.</summary>
internal static class Herbezorgverb
{
    private const string Reden = "Waarom, 1 tot 200 tekens; blijft bij de herbezorging bewaard.";

    internal static Verb Create(Omgeving omgeving)
    {
        Verb[] verbs =
        [
            Herbezorgstartverb.Create(omgeving),
            CreateList(omgeving),
            CreateShow(omgeving),
            CreateDaad(omgeving, "pause", "pauze", "Houdt een herbezorging aan."),
            CreateDaad(omgeving, "resume", "hervat", "Laat een herbezorging die is gepauzeerd verder gaan."),
            CreateDaad(omgeving, "continue", "doorgaan", "Laat een herbezorging na haar proef verder gaan."),
            CreateDaad(omgeving, "cancel", "annuleer", "Beeindigt een herbezorging; wat al opnieuw is aangeboden blijft dat."),
        ];
        var groep = new Verb(
            "herbezorgingen", "Biedt berichten die mislukt of verlopen zijn op vraag opnieuw aan, voor beheerders.",
            [.. verbs.SelectMany(static v => v.Voorbeelden).Take(3)]);
        foreach (var verb in verbs)
            groep.Add(verb);
        return groep;
    }

    private static Verb CreateList(Omgeving omgeving)
    {
        var beheer = Beheerpoort.Adres();
        var json = Beheerpoort.Json();
        var verb = new Verb("list", "Toont de laatste herbezorgingen.", $"{Verb.Programma} herbezorgingen list")
        {
            Uitgangen = ["0  getoond", "2  geen antwoord van de beheerpoort"],
        };
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, static (client, t) => client.ListHerbezorgingenAsync(t),
            antwoord =>
                Beheerpoort.Show(antwoord, CliJson.Default.Takenantwoord, uitvoer.GetValue(json), taken => Taakweergave.Write(taken, omgeving), omgeving),
            stop));
        return verb;
    }

    private static Verb CreateShow(Omgeving omgeving)
    {
        var (nummer, beheer) = (Nummer(), Beheerpoort.Adres());
        var json = Beheerpoort.Json();
        var verb = new Verb(
            "show", "Toont een herbezorging: voortgang, wat er van haar berichten is geworden, en haar verloop.", $"{Verb.Programma} herbezorgingen show 3")
        {
            Uitgangen = ["0  gevonden", "1  onbekend nummer", "2  geen antwoord van de beheerpoort"],
        };
        verb.Add(nummer);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, (client, t) => client.FindHerbezorgingAsync(uitvoer.GetRequiredValue(nummer), t),
            antwoord => Show(antwoord, uitvoer.GetValue(json), omgeving), stop));
        return verb;
    }

    private static Verb CreateDaad(Omgeving omgeving, string naam, string daad, string uitleg)
    {
        var (nummer, beheer) = (Nummer(), Beheerpoort.Adres());
        var reden = Opties.Verplicht("--reden", "TEKST", Reden).Hoogstens(Herbezorging.MaxReden);
        var verb = new Verb(naam, uitleg, $"{Verb.Programma} herbezorgingen {naam} 3 --reden besproken")
        {
            Uitgangen = ["0  gedaan", "1  onbekend nummer, of kan nu niet", "2  geen reden, of geen antwoord van de beheerpoort"],
        };
        verb.Add(nummer);
        verb.Add(reden);
        verb.Add(beheer);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving,
            (client, t) => client.MoveHerbezorgingAsync(uitvoer.GetRequiredValue(nummer), daad, uitvoer.GetRequiredValue(reden), t),
            antwoord => Show(antwoord, json: false, omgeving), stop));
        return verb;
    }

    internal static int Show(Postbusantwoord antwoord, bool json, Omgeving omgeving)
        => Beheerpoort.Show(antwoord, CliJson.Default.Taakantwoord, json, taak => Taakweergave.Write(taak, omgeving), omgeving);

    private static Argument<string> Nummer()
    {
        var nummer = Opties.Argument("NUMMER", "Nummer van de herbezorging.");
        nummer.Validators.Add(static gevonden =>
        {
            if (!long.TryParse(gevonden.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var id) || id == 0)
                gevonden.AddError("NUMMER is een geheel getal vanaf 1.");
        });
        return nummer;
    }
}
