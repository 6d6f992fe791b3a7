using IB.Gateway.Beheer;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>berichten</c>: what an operator may know of a message, and do for it, through the management port.</summary>
internal static class Berichtenverb
{
    private const string Voorbeeld = "3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b";

    internal static Verb Create(Omgeving omgeving)
    {
        var show = CreateShow(omgeving);
        var search = Zoekverb.Create(omgeving);
        var resend = CreateResend(omgeving);
        return new Verb(
            "berichten", "Kijkt na wat er van berichten is geworden, voor beheerders.",
            [.. show.Voorbeelden, .. search.Voorbeelden, .. resend.Voorbeelden]) { show, search, resend };
    }

    private static Verb CreateShow(Omgeving omgeving)
    {
        var nummer = Beheerpoort.Nummer();
        var beheer = Beheerpoort.Adres();
        var json = Beheerpoort.Json();
        var show = new Verb(
            "show", "Toont elk bericht met dit nummer: envelop, toestand en de hele historie.", $"{Verb.Programma} berichten show {Voorbeeld}")
        {
            Uitgangen = ["0  gevonden", "1  onbekend nummer", "2  geen antwoord van de beheerpoort"],
        };
        show.Add(nummer);
        show.Add(beheer);
        show.Add(json);
        show.SetAction((uitvoer, stop) =>
        {
            var gevraagd = uitvoer.GetRequiredValue(nummer);
            return Beheerpoort.AskAsync(
                gevraagd, uitvoer.GetValue(beheer), omgeving, (client, t) => client.FindAsync(gevraagd, t),
                antwoord => Show(antwoord, uitvoer.GetValue(json), omgeving), stop);
        });
        return show;
    }

    private static Verb CreateResend(Omgeving omgeving)
    {
        var nummer = Beheerpoort.Nummer();
        var beheer = Beheerpoort.Adres();
        var reden = Opties.Verplicht("--reden", "TEKST", "Waarom, 1 tot 200 tekens; verzender en ontvanger lezen dit in de historie.")
            .Hoogstens(Herbezorging.MaxReden);
        var resend = new Verb(
            "resend", "Biedt een bericht dat Mislukt of Verlopen is opnieuw aan, met hetzelfde nummer en dezelfde inhoud.",
            $"{Verb.Programma} berichten resend {Voorbeeld} --reden storing-voorbij")
        {
            Uitgangen =
            [
                "0  het bericht wacht weer op bezorging", "1  onbekend nummer, of niets om opnieuw te bezorgen",
                "2  geen reden, of geen antwoord van de beheerpoort",
            ],
        };
        resend.Add(nummer);
        resend.Add(reden);
        resend.Add(beheer);
        resend.SetAction((uitvoer, stop) =>
        {
            var gevraagd = uitvoer.GetRequiredValue(nummer);
            var waarom = uitvoer.GetRequiredValue(reden);
            return Beheerpoort.AskAsync(
                gevraagd, uitvoer.GetValue(beheer), omgeving, (client, t) => client.ResendAsync(gevraagd, waarom, t),
                antwoord => ShowHerbezorging(antwoord, gevraagd, omgeving), stop);
        });
        return resend;
    }

    private static int Show(Postbusantwoord antwoord, bool json, Omgeving omgeving)
        => Beheerpoort.Show(antwoord, CliJson.Default.Berichtenantwoord, json, berichten => Berichtweergave.Write(berichten, omgeving), omgeving);

    private static int ShowHerbezorging(Postbusantwoord antwoord, string nummer, Omgeving omgeving)
    {
        if (!antwoord.Gelukt)
            return Beheerpoort.Refuse(antwoord, omgeving);
        omgeving.Uit.WriteRegel($"{nummer}: wacht weer op bezorging");
        return Uitgang.Goed;
    }
}
