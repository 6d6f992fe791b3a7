using System.Net;
using IB.Gateway.Beheer;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>health</c>: whether the knooppunt may have messages, for operators and for a container without a shell.</summary>
internal static class Healthverb
{
    internal static Verb Create(Omgeving omgeving)
    {
        var beheer = Beheerpoort.Adres();
        var json = Beheerpoort.Json();
        var verb = new Verb("health", "Toont of het knooppunt gereed is voor berichten, en zo niet waarom.", $"{Verb.Programma} health")
        {
            Uitgangen = ["0  gereed", "1  niet gereed", "2  geen antwoord van de beheerpoort"],
        };
        verb.Add(beheer);
        verb.Add(json);
        verb.SetAction((uitvoer, stop) => Beheerpoort.AskAsync(
            uitvoer.GetValue(beheer), omgeving, static (client, t) => client.ReadGereedheidAsync(t),
            antwoord => Show(antwoord, uitvoer.GetValue(json), omgeving), stop));
        return verb;
    }

    // Not ready is an answer too, with the same shape.
    private static int Show(Postbusantwoord antwoord, bool json, Omgeving omgeving)
    {
        if (antwoord.Status is not ((int)HttpStatusCode.OK or (int)HttpStatusCode.ServiceUnavailable))
            return Beheerpoort.Refuse(antwoord, omgeving);
        var uitgang = Antwoordlezer.Write(omgeving, antwoord, CliJson.Default.Gereedheid, json, stand => Write(stand, omgeving));
        return uitgang == Uitgang.Goed && !antwoord.Gelukt ? Uitgang.Mislukt : uitgang;
    }

    private static void Write(Gereedheid stand, Omgeving omgeving)
    {
        omgeving.Uit.WriteRegel($"{(stand.IsGereed ? "gereed" : "niet gereed")} (fase {stand.Fase})");
        foreach (var check in (stand.Checks ?? []).Where(static c => c.Oorzaak is not null))
            omgeving.Uit.WriteRegel($"  {check.Status}: {check.Naam}: {check.Oorzaak}");
    }
}
