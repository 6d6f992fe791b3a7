using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using IB.Gateway.Storage;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace IB.Gateway.Rest;

/// <summary>Topics over REST: which there are, their events, and the content of an event that does not carry it.</summary>
internal sealed class Onderwerppunt(
    Toegangsbepaling toegangen, IVolgopslag opslag, IJournaal journaal, Verstrekker verstrekker, Volgplaatsen plaatsen, Volgmiddelen middelen,
    RestOptions options)
{
    // A place comes free when another request of the party ends, at no known time.
    private static readonly TimeSpan WachtOpPlaats = TimeSpan.FromSeconds(5);

    private readonly Bladantwoord _bladen = new(middelen, verstrekker, options);
    private readonly Stroomantwoord _stromen = new(middelen, verstrekker);

    /// <summary><c>GET /v1/onderwerpen</c></summary>
    public async Task ListAsync(HttpContext http, Indiener indiener)
    {
        var grenzen = await opslag.GetGrenzenAsync(http.RequestAborted);
        var lijst = toegangen.List(indiener.Partij).Select(t => Onderwerpgegevens.Of(t, grenzen));
        await Antwoord.WriteAsync(http, StatusCodes.Status200OK, new Onderwerpenlijst([.. lijst]), RestJson.Default.Onderwerpenlijst);
    }

    /// <summary><c>GET /v1/onderwerpen/{naam}/gebeurtenissen</c></summary>
    public async Task FollowAsync(HttpContext http, Indiener indiener)
    {
        // The right before anything else, so that who has none learns nothing from how his question is found wrong.
        var naam = Waarde(http, "naam");
        if (toegangen.Find(indiener.Partij, naam) is null)
        {
            await Antwoord.WriteAsync(http, Problemen.OnderwerpNietGevonden);
            return;
        }

        if (Volgvormen.Choose(http.Request.Headers.Accept) is not { } vorm)
        {
            await Antwoord.WriteAsync(http, Problemen.AntwoordvormOnmogelijk($"{Volgvormen.Ndjson} of {Volgvormen.Eventstream}"));
            return;
        }

        var (verzoek, probleem) = Volgverzoek.Read(http.Request, vorm, middelen.Options);
        await (verzoek is null ? Antwoord.WriteAsync(http, probleem!) : FollowAsync(http, indiener, naam, verzoek, vorm));
    }

    /// <summary><c>GET /v1/onderwerpen/{naam}/gebeurtenissen/{positie}/inhoud</c></summary>
    public async Task FetchAsync(HttpContext http, Indiener indiener)
    {
        var toegang = toegangen.Find(indiener.Partij, Waarde(http, "naam"));
        var bericht = toegang is not null && Volgverzoek.FindPositie(Waarde(http, "positie")) is { } positie
            ? await journaal.GetAsync(positie, http.RequestAborted)
            : null;
        if (bericht is null || Onderwerptoegang.Judge(toegang!.Onderwerp, toegang.Partij, bericht, toegang.Vandaag) is null)
        {
            await Antwoord.WriteAsync(http, Problemen.OnderwerpNietGevonden);
            return;
        }

        if (await Inhoudzending.AgreeAsync(http, bericht) is { } soort)
            await SendAsync(http, toegang, bericht, soort);
    }

    private async Task FollowAsync(HttpContext http, Indiener indiener, string naam, Volgverzoek verzoek, Volgvorm vorm)
    {
        using var plaats = plaatsen.TryTake(indiener.Partij.Code, vorm);
        if (plaats is null)
        {
            var afwijzing = http.Features.GetRequiredFeature<Toelating>().Reject(Afwijsreden.Volgers, WachtOpPlaats);
            await Antwoord.WriteAsync(http, Problemen.Of(afwijzing, options.Foutcodes));
            return;
        }

        var grenzen = await opslag.GetGrenzenAsync(http.RequestAborted);
        var vanaf = verzoek.Vanaf ?? grenzen.Eerste;
        if (vanaf > grenzen.Volgende)
            await Antwoord.WriteAsync(http, Problemen.PositieOnbekend(grenzen));
        else if (vanaf < grenzen.Eerste)
            await Antwoord.WriteAsync(http, Problemen.PositieVervallen(grenzen));
        else if (vorm == Volgvorm.Stroom)
            await _stromen.WriteAsync(http, naam, vanaf);
        else
            await _bladen.WriteAsync(http, naam, verzoek, vanaf);
    }

    private async Task SendAsync(HttpContext http, Toegang toegang, Bericht bericht, string soort)
    {
        if (http.Features.GetRequiredFeature<Toelating>().TrySend(bericht.InhoudLengte, out var reservering) is { } afwijzing)
        {
            await Antwoord.WriteAsync(http, Problemen.Of(afwijzing, options.Foutcodes));
            return;
        }

        using var bezet = reservering;
        using var inhoud = await OpenAsync(toegang, bericht, http.RequestAborted);
        if (inhoud is not null)
        {
            await Inhoudzending.WriteAsync(http, bericht, soort, inhoud);
            return;
        }

        if (await journaal.GetAsync(bericht.Volgnummer, http.RequestAborted) is { Toestand: Toestand.Vastgehouden, VastgehoudenTot: { } tot })
        {
            await Antwoord.WriteAsync(http, Problemen.InhoudVastgehouden(TimeSpan.FromSeconds(Math.Max(1, (tot - middelen.Tijd.GetUtcNow()).TotalSeconds))));
            return;
        }

        // It may have been kept back until just now.
        using var alsnog = await OpenAsync(toegang, bericht, http.RequestAborted);
        await (alsnog is null ? Antwoord.WriteAsync(http, Problemen.GebeurtenisGewist) : Inhoudzending.WriteAsync(http, bericht, soort, alsnog));
    }

    // First the line in the history, durably, then the payload.
    private async ValueTask<Inhoud?> OpenAsync(Toegang toegang, Bericht bericht, CancellationToken cancellationToken)
        => await verstrekker.RecordAsync(toegang, bericht, cancellationToken) ? await journaal.ReadInhoudAsync(bericht.Volgnummer, cancellationToken) : null;

    private static string Waarde(HttpContext http, string naam) => http.GetRouteValue(naam) as string ?? string.Empty;
}
