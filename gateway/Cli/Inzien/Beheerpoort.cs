using System.CommandLine;
using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.Json.Serialization.Metadata;
using IB.Gateway.Client;

namespace IB.Gateway.Cli;

/// <summary>How the verbs for operators reach the management port.</summary>
internal static class Beheerpoort
{
    /// <summary>Address of the management port by default.</summary>
    internal const string Standaardadres = "http://127.0.0.1:9443";

    private const long MaxAntwoord = 64 * 1024 * 1024;

    internal static Option<string?> Adres() => Opties.Tekst("--beheer", "URL", $"Adres van de beheerpoort; standaard {Standaardadres}.");

    internal static Option<bool> Json() => Opties.Vlag("--json", "Schrijf het antwoord van de beheerpoort als JSON.");

    internal static Argument<string> Nummer() => Opties.Argument("REFERENTIENUMMER", "Referentienummer (traceerId) van het bericht; hoofdletters tellen.");

    /// <summary>Asks something about one message; what is wrong with the question or the connection becomes an exit code.</summary>
    internal static Task<int> AskAsync(
        string nummer, string? beheer, Omgeving omgeving, Func<Beheerclient, CancellationToken, Task<Postbusantwoord>> vraag,
        Func<Postbusantwoord, int> toon, CancellationToken gestopt)
        => IsVindbaar(nummer) || !IsAdres(beheer, out _)
            ? AskAsync(beheer, omgeving, vraag, toon, gestopt)
            : Task.FromResult(omgeving.RefuseUse($"{nummer} is geen referentienummer."));

    /// <summary>Asks something; what is wrong with the connection becomes an exit code.</summary>
    internal static async Task<int> AskAsync(
        string? beheer, Omgeving omgeving, Func<Beheerclient, CancellationToken, Task<Postbusantwoord>> vraag,
        Func<Postbusantwoord, int> toon, CancellationToken gestopt)
    {
        if (!IsAdres(beheer, out var adres))
            return omgeving.RefuseUse($"Optie --beheer moet een adres zijn zoals {Standaardadres}.");
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false, UseProxy = false })
        {
            MaxResponseContentBufferSize = MaxAntwoord,
            Timeout = Timeout.InfiniteTimeSpan,
        };
        using var geduld = new CancellationTokenSource(Verbindingsfout.Tijdslimiet, omgeving.Tijd);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(gestopt, geduld.Token);
        try
        {
            return toon(await vraag(new Beheerclient(client, adres), stop.Token));
        }
        catch (Exception fout) when (Verbindingsfout.Is(fout, gestopt))
        {
            return omgeving.RefuseUse(Verbindingsfout.Describe(fout, adres, weigering: null));
        }
    }

    /// <summary>Shows an answer as JSON, or as <paramref name="write"/> does, or says why it was refused; returns an exit code.</summary>
    internal static int Show<T>(Postbusantwoord antwoord, JsonTypeInfo<T> type, bool json, Action<T> write, Omgeving omgeving)
        where T : class
        => antwoord.Gelukt ? Antwoordlezer.Write(omgeving, antwoord, type, json, write) : Refuse(antwoord, omgeving);

    /// <summary>Says why the management port refused; returns the exit code for it.</summary>
    internal static int Refuse(Postbusantwoord antwoord, Omgeving omgeving)
    {
        omgeving.Fouten.WriteRegel(Probleemtekst.Of(antwoord));
        foreach (var fout in Probleemtekst.Fouten(antwoord))
            omgeving.Fouten.WriteRegel($"  {fout}");
        return antwoord.Status is (int)HttpStatusCode.NotFound or (int)HttpStatusCode.Conflict ? Uitgang.Mislukt : Uitgang.Gebruik;
    }

    private static bool IsAdres(string? beheer, [NotNullWhen(true)] out Uri? adres)
        => Uri.TryCreate(beheer ?? Standaardadres, UriKind.Absolute, out adres) && (adres.Scheme == Uri.UriSchemeHttp || adres.Scheme == Uri.UriSchemeHttps);

    // A dot segment would be another address than the one of messages.
    private static bool IsVindbaar(string nummer) => nummer.Length > 0 && nummer.Trim('.').Length > 0;
}
