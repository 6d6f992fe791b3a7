using System.CommandLine;
using IB.Gateway.Beheer;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>processors</c>: how they stand, what they have parked, and what an operator does about it.</summary>
internal static class Processorverb
{
    private const string Waarom = "Waarom, 1 tot 200 tekens en zonder persoonsgegevens; wordt bewaard (processors ingrepen) en komt in het logboek.";
    private const string NaarHistorie = "Waarom, 1 tot 200 tekens en zonder persoonsgegevens; wordt bewaard (processors ingrepen), komt in het logboek en, als het bericht klaar is, in zijn historie.";
    private static readonly string[] Daaduitgangen = ["0  gedaan", "1  onbekend, of kan nu niet", "2  vraag onjuist, of geen antwoord van de beheerpoort"];

    internal static Verb Create(Omgeving omgeving)
    {
        Verb[] verbs =
        [
            CreateList(omgeving),
            CreateGeparkeerd(omgeving),
            CreateDaad(omgeving, "hervat", "Verwerkt een geparkeerd stuk alsnog, en daarna wat erop wachtte.", NaarHistorie),
            CreateDaad(omgeving, "terzijde", "Legt een geparkeerd stuk terzijde; van een volledige kopie alle delen.", NaarHistorie),
            CreateMassa(omgeving, "hervat", "Verwerkt alsnog alles wat om een reden geparkeerd is, hoogstens 500 stukken per keer."),
            CreateMassa(omgeving, "terzijde", "Legt alles terzijde wat om een reden geparkeerd is, hoogstens 500 stukken per keer."),
            CreateDaad(omgeving, "aanvaard", "Verwerkt een volledige kopie die geparkeerd is omdat zij te veel verandert.", Waarom),
            CreateReplay(omgeving),
            CreateIngrepen(omgeving),
        ];
        var groep = new Verb("processors", "Toont en bedient de processors, voor beheerders.", [.. verbs.SelectMany(static v => v.Voorbeelden).Take(3)]);
        foreach (var verb in verbs)
            groep.Add(verb);
        return groep;
    }

    private static Verb CreateList(Omgeving omgeving)
    {
        var (beheer, json) = (Beheerpoort.Adres(), Beheerpoort.Json());
        var verb = new Verb("list", "Toont hoe elke processor staat: positie, achterstand, oudste onverwerkte bericht, geparkeerd.", $"{Verb.Programma} processors list")
        {
            Uitgangen = ["0  getoond", "2  geen antwoord van de beheerpoort"],
        };
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, static (client, t) => client.ListProcessorsAsync(t),
            antwoord => Beheerpoort.Show(antwoord, CliJson.Default.Processorenantwoord, uitvoer.GetValue(json), processors => Processorweergave.Write(processors, omgeving), omgeving),
            stop));
        return verb;
    }

    private static Verb CreateGeparkeerd(Omgeving omgeving)
    {
        var (naam, na, beheer, json) = (Naam(), Na("Ga verder na deze plek, zoals de vorige bladzijde haar noemt."), Beheerpoort.Adres(), Beheerpoort.Json());
        var verb = new Verb("geparkeerd", "Toont de stukken die op een mens wachten, de oudste eerst.", $"{Verb.Programma} processors geparkeerd wlz")
        {
            Uitgangen = ["0  getoond", "1  onbekende processor", "2  geen antwoord van de beheerpoort"],
        };
        verb.Add(naam);
        verb.Add(na);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, (client, t) => client.ListGeparkeerdAsync(uitvoer.GetRequiredValue(naam), uitvoer.GetValue(na), t),
            antwoord => Beheerpoort.Show(antwoord, CliJson.Default.Geparkeerdantwoord, uitvoer.GetValue(json), geparkeerd => Processorweergave.Write(geparkeerd, omgeving), omgeving),
            stop));
        return verb;
    }

    private static Verb CreateDaad(Omgeving omgeving, string daad, string uitleg, string redenuitleg)
    {
        var (naam, plek, beheer, json) = (Naam(), Plek(), Beheerpoort.Adres(), Beheerpoort.Json());
        var reden = Opties.Verplicht("--reden", "TEKST", redenuitleg);
        var verb = new Verb(daad, uitleg, $"{Verb.Programma} processors {daad} wlz 12/0 --reden nagevraagd") { Uitgangen = Daaduitgangen };
        verb.Add(naam);
        verb.Add(plek);
        verb.Add(reden);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving,
            (client, t) => client.InterveneAsync(
                uitvoer.GetRequiredValue(naam), uitvoer.GetRequiredValue(plek), daad, uitvoer.GetRequiredValue(reden), t),
            antwoord => Show(antwoord, uitvoer.GetValue(json), omgeving), stop));
        return verb;
    }

    private static Verb CreateMassa(Omgeving omgeving, string daad, string uitleg)
    {
        var (naam, na, beheer, json) = (Naam(), Na("Ga verder na deze plek, zoals het vorige antwoord haar noemt."), Beheerpoort.Adres(), Beheerpoort.Json());
        var metReden = Opties.Verplicht("--met-reden", "TEKST", "Hoe de reden begint waarom de stukken geparkeerd zijn, zoals processors geparkeerd haar toont.");
        var reden = Opties.Verplicht("--reden", "TEKST", NaarHistorie);
        var verb = new Verb(
            $"{daad}-alle", uitleg, $"{Verb.Programma} processors {daad}-alle wlz --met-reden Organisatie --reden nagevraagd") { Uitgangen = Daaduitgangen };
        verb.Add(naam);
        verb.Add(metReden);
        verb.Add(na);
        verb.Add(reden);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving,
            (client, t) => client.InterveneAllAsync(
                uitvoer.GetRequiredValue(naam), daad, uitvoer.GetRequiredValue(metReden), uitvoer.GetValue(na), uitvoer.GetRequiredValue(reden), t),
            antwoord => Show(antwoord, uitvoer.GetValue(json), omgeving), stop));
        return verb;
    }

    private static Verb CreateReplay(Omgeving omgeving)
    {
        var (naam, beheer, json) = (Naam(), Beheerpoort.Adres(), Beheerpoort.Json());
        var vanaf = Opties.Verplicht("--from", "VOLGNUMMER", "Eerste plaats in het journaal die opnieuw wordt gelezen; 1 is het begin.");
        vanaf.Validators.Add(static gevonden =>
        {
            if (gevonden.Tokens is [var getal] && Processoreindpunten.ReadPlek($"{getal.Value}/0") is null)
                gevonden.AddError("Optie --from is een geheel getal vanaf 1.");
        });
        var reden = Opties.Verplicht("--reden", "TEKST", Waarom);
        var vergeet = Opties.Vlag("--vergeet", "Ook als iets van wat hij weet niet terugkomt, omdat het van eerdere berichten is of de inhoud niet meer is bewaard.");
        var verb = new Verb(
            "replay", "Laat een processor vergeten wat hij weet en het journaal opnieuw lezen; wat al verzonden is wordt niet nog eens verzonden.",
            $"{Verb.Programma} processors replay wlz --from 1 --reden regel-hersteld")
        {
            Uitgangen = Daaduitgangen,
        };
        verb.Add(naam);
        verb.Add(vanaf);
        verb.Add(reden);
        verb.Add(vergeet);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving,
            (client, t) => client.ReplayAsync(
                uitvoer.GetRequiredValue(naam), Processoreindpunten.ReadPlek($"{uitvoer.GetRequiredValue(vanaf)}/0")!.Value.Volgnummer,
                uitvoer.GetValue(vergeet), uitvoer.GetRequiredValue(reden), t),
            antwoord => Show(antwoord, uitvoer.GetValue(json), omgeving), stop));
        return verb;
    }

    private static Verb CreateIngrepen(Omgeving omgeving)
    {
        var (naam, beheer, json) = (Naam(), Beheerpoort.Adres(), Beheerpoort.Json());
        var verb = new Verb("ingrepen", "Toont wat beheer met een processor deed en waarom, het laatste eerst.", $"{Verb.Programma} processors ingrepen wlz")
        {
            Uitgangen = ["0  getoond", "1  onbekende processor", "2  geen antwoord van de beheerpoort"],
        };
        verb.Add(naam);
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, (client, t) => client.ListIngrepenAsync(uitvoer.GetRequiredValue(naam), t),
            antwoord => Beheerpoort.Show(antwoord, CliJson.Default.Ingrepenantwoord, uitvoer.GetValue(json), ingrepen => Processorweergave.Write(ingrepen, omgeving), omgeving),
            stop));
        return verb;
    }

    private static int Show(Postbusantwoord antwoord, bool json, Omgeving omgeving)
        => Beheerpoort.Show(antwoord, CliJson.Default.Ingreepantwoord, json, ingreep => omgeving.Uit.WriteRegel(ingreep.Uitkomst), omgeving);

    private static Option<string?> Na(string uitleg)
    {
        var na = Opties.Tekst("--na", "PLEK", uitleg);
        na.Validators.Add(static gevonden =>
        {
            if (gevonden.Tokens is [var plek] && Processoreindpunten.ReadPlek(plek.Value) is null)
                gevonden.AddError("Optie --na is een volgnummer en een deel, zoals 12/0.");
        });
        return na;
    }

    private static Argument<string> Naam()
    {
        var naam = Opties.Argument("NAAM", "Naam van de processor, zoals processors list haar toont.");
        naam.Validators.Add(static gevonden =>
        {
            if (!gevonden.Tokens[0].Value.All(static c => char.IsAsciiLetterOrDigit(c) || c == '-'))
                gevonden.AddError("NAAM bestaat uit letters, cijfers en streepjes.");
        });
        return naam;
    }

    private static Argument<string> Plek()
    {
        var plek = Opties.Argument("PLEK", "Volgnummer van het bericht en deel, zoals processors geparkeerd ze toont: 12/0.");
        plek.Validators.Add(static gevonden =>
        {
            if (Processoreindpunten.ReadPlek(gevonden.Tokens[0].Value) is null)
                gevonden.AddError("PLEK is een volgnummer en een deel, zoals 12/0.");
        });
        return plek;
    }
}
