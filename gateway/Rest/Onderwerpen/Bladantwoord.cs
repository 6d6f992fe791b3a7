using IB.Gateway.Limieten;
using IB.Gateway.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Rest;

/// <summary>
/// A page of events, one on a line, and behind them how far the client is. Without events it waits for one. A page that is cut short is no harm:
/// each line says where to go on after it.
/// </summary>
internal sealed class Bladantwoord(Volgmiddelen middelen, Verstrekker verstrekker, RestOptions options)
{
    public async Task WriteAsync(HttpContext http, string naam, Volgverzoek verzoek, long vanaf)
    {
        var weg = http.RequestAborted;
        var (toegang, stuk) = await ReadAsync(http, naam, verzoek, vanaf);
        if (toegang is null)
        {
            await Antwoord.WriteAsync(http, Problemen.OnderwerpNietGevonden);
            return;
        }

        // What was there when it was asked may have gone while it was read, and then a gap would not show.
        if (await middelen.FindVervallenAsync(vanaf, weg) is { } grenzen)
        {
            await Antwoord.WriteAsync(http, Problemen.PositieVervallen(grenzen));
            return;
        }

        var toelating = http.Features.GetRequiredFeature<Toelating>();
        stuk = Verstrekker.Fit(toelating, toegang, stuk);
        if (Verstrekker.TryReserve(toelating, toegang, stuk.Berichten, out var reservering) is { } afwijzing)
        {
            await Antwoord.WriteAsync(http, Problemen.Of(afwijzing, options.Foutcodes));
            return;
        }

        using var bezet = reservering;
        var verstrekt = await verstrekker.RecordAsync(toegang, stuk.Berichten, weg);
        http.Response.ContentType = Volgvormen.Ndjson;
        var doel = http.Response.BodyWriter;
        foreach (var bericht in stuk.Berichten)
        {
            // A client may be slow. Who asks again is answered by what he may see then.
            if (!middelen.Mag(http, toegang, bericht))
                return;
            await verstrekker.WriteAsync(doel, toegang, bericht, verstrekt, weg);
            Ndjsonregel.End(doel);
            await doel.FlushAsync(weg);
        }

        Gebeurtenisschrijver.WriteStand(doel, middelen.Stand(stuk.Verder, stuk.Bij));
        Ndjsonregel.End(doel);
        await doel.FlushAsync(weg);
    }

    /// <summary>Reads until there is something, there was much to get past, the time is over or the knooppunt stops.</summary>
    private async Task<(Toegang? Toegang, Onderwerpstuk Stuk)> ReadAsync(HttpContext http, string naam, Volgverzoek verzoek, long vanaf)
    {
        var weg = http.RequestAborted;
        using var volger = verzoek.Wacht > TimeSpan.Zero ? middelen.Join() : null;
        var begin = middelen.Tijd.GetTimestamp();
        var stuk = new Onderwerpstuk([], vanaf, Bij: false);
        while (middelen.Find(http, naam) is { } toegang)
        {
            stuk = await middelen.ReadAsync(toegang, stuk.Verder, verzoek.Limiet, wacht: volger is not null, weg);
            var rest = verzoek.Wacht - middelen.Tijd.GetElapsedTime(begin);
            if (stuk.Berichten.Count > 0 || !stuk.Bij || rest <= TimeSpan.Zero || middelen.Stopt)
                return (toegang, stuk);
            await middelen.WaitAsync(stuk.Verder, rest, weg);
        }

        return (null, stuk);
    }
}
