using System.Net;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary><c>berichten show</c>: what an operator may know of a message, from the management port.</summary>
internal static class Berichtenverb
{
    private const string Standaardadres = "http://127.0.0.1:9443";
    private const long MaxAntwoord = 64 * 1024 * 1024;

    internal static Verb Create(Omgeving omgeving)
    {
        var nummer = Opties.Argument("REFERENTIENUMMER", "Referentienummer (traceerId) van het bericht; hoofdletters tellen.");
        var beheer = Opties.Tekst("--beheer", "URL", $"Adres van de beheerpoort; standaard {Standaardadres}.");
        var json = Opties.Vlag("--json", "Schrijf het antwoord van de beheerpoort als JSON.");
        var show = new Verb(
            "show", "Toont elk bericht met dit nummer: envelop, toestand en de hele historie.",
            $"{Verb.Programma} berichten show 3f0e9a52-6d1c-4d0e-9b7a-1c2d3e4f5a6b")
        {
            Uitgangen = ["0  gevonden", "1  onbekend nummer", "2  geen antwoord van de beheerpoort"],
        };
        show.Add(nummer);
        show.Add(beheer);
        show.Add(json);
        show.SetAction((uitvoer, stop) => ShowAsync(
            uitvoer.GetRequiredValue(nummer), uitvoer.GetValue(beheer) ?? Standaardadres, uitvoer.GetValue(json), omgeving, stop));
        return new Verb("berichten", "Kijkt na wat er van berichten is geworden, voor beheerders.", show.Voorbeelden) { show };
    }

    private static async Task<int> ShowAsync(string nummer, string beheer, bool json, Omgeving omgeving, CancellationToken gestopt)
    {
        if (!Uri.TryCreate(beheer, UriKind.Absolute, out var adres) || (adres.Scheme != Uri.UriSchemeHttp && adres.Scheme != Uri.UriSchemeHttps))
            return omgeving.RefuseUse($"Optie --beheer moet een adres zijn zoals {Standaardadres}.");
        if (!IsVindbaar(nummer))
            return omgeving.RefuseUse($"{nummer} is geen referentienummer.");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            MaxResponseContentBufferSize = MaxAntwoord,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var geduld = new CancellationTokenSource(Verbindingsfout.Tijdslimiet, omgeving.Tijd);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gestopt, geduld.Token);
        try
        {
            return Show(await new Beheerclient(client, adres).FindAsync(nummer, stop.Token), json, omgeving);
        }
        catch (Exception fout) when (Verbindingsfout.Is(fout, gestopt))
        {
            return omgeving.RefuseUse(Verbindingsfout.Describe(fout, adres, weigering: null));
        }
    }

    private static int Show(Postbusantwoord antwoord, bool json, Omgeving omgeving)
    {
        if (antwoord.Gelukt)
            return Antwoordlezer.Write(omgeving, antwoord, CliJson.Default.Berichtenantwoord, json, berichten => Berichtweergave.Write(berichten, omgeving));
        omgeving.Fouten.WriteRegel(Probleemtekst.Of(antwoord));
        return antwoord.Status == (int)HttpStatusCode.NotFound ? Uitgang.Mislukt : Uitgang.Gebruik;
    }

    // A dot segment would be another address than the one of messages.
    private static bool IsVindbaar(string nummer) => nummer.Length > 0 && nummer.Trim('.').Length > 0;
}
