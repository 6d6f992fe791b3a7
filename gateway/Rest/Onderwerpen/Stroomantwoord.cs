using System.IO.Pipelines;
using IB.Gateway.Limieten;
using IB.Gateway.Ontvangst;
using IB.Gateway.Routing;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace IB.Gateway.Rest;

/// <summary>
/// Events as they come, for as long as the client reads and the right holds. Nothing is read ahead of the client: the next message is opened
/// when the one before it is on the line. It ends with an event when the right does, and without one when the knooppunt stops, when it is no longer
/// known who the client is, or when some of what it has not had yet is no longer kept: then the client comes back, and hears what there is to hear.
/// </summary>
internal sealed class Stroomantwoord(Volgmiddelen middelen, Verstrekker verstrekker)
{
    private const int PerKeer = 50;
    private const string Geeindigd = "Het recht van uw organisatie om dit onderwerp te volgen geldt niet meer. Vraag beheer wat is afgesproken.";

    // A client that was cut off by a restart comes back when that is over.
    private static readonly TimeSpan Terugkomst = TimeSpan.FromSeconds(3);

    public async Task WriteAsync(HttpContext http, string naam, long vanaf)
    {
        Prepare(http);
        var (doel, weg) = (http.Response.BodyWriter, http.RequestAborted);
        Stroomregels.WriteRetry(doel, Terugkomst);
        await doel.FlushAsync(weg);
        using var volger = middelen.Join();
        var (plek, bij, gezegd) = (vanaf, false, middelen.Tijd.GetTimestamp());
        while (!middelen.Stopt)
        {
            if (middelen.Find(http, naam) is not { } toegang)
            {
                if (Volgmiddelen.Kent(http))
                    await WriteEindeAsync(doel, plek, weg);
                return;
            }

            var stuk = await middelen.ReadAsync(toegang, plek, PerKeer, wacht: true, weg);

            // Who was at the end all the time missed nothing. For who was behind, or waited, retention may have come by: coming back tells (410).
            if (!(bij && stuk.Bij) && await middelen.FindVervallenAsync(plek, weg) is not null)
                return;
            if (stuk.Berichten.Count > 0)
            {
                (plek, bij) = await WriteAsync(http, toegang, stuk);
                gezegd = middelen.Tijd.GetTimestamp();
                continue;
            }

            (plek, bij) = (stuk.Verder, stuk.Bij);
            if (bij)
                await middelen.WaitAsync(plek, middelen.Options.Hartslag - middelen.Tijd.GetElapsedTime(gezegd), weg);
            if (await TrySayAsync(doel, stuk, gezegd, weg))
                gezegd = middelen.Tijd.GetTimestamp();
        }
    }

    private static void Prepare(HttpContext http)
    {
        http.Response.ContentType = Volgvormen.Eventstream;

        // nginx keeps answers back until it has more of them.
        http.Response.Headers["X-Accel-Buffering"] = "no";
        http.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
    }

    /// <summary>
    /// Writes what there is. Gives where to go on, and whether that is the end: at the first message that did not go, because there was no room
    /// and the client was made to wait, or because the client may no longer have it like this. A client may be slow.
    /// </summary>
    private async Task<(long Plek, bool Bij)> WriteAsync(HttpContext http, Toegang toegang, Onderwerpstuk stuk)
    {
        var (doel, weg) = (http.Response.BodyWriter, http.RequestAborted);
        var toelating = http.Features.GetRequiredFeature<Toelating>();
        stuk = Verstrekker.Fit(toelating, toegang, stuk);
        if (Verstrekker.TryReserve(toelating, toegang, stuk.Berichten, out var reservering) is { } afwijzing)
        {
            await WaitForRoomAsync(http, toegang.Onderwerp.Naam, afwijzing, stuk.Berichten[0].Volgnummer);
            toelating.Resume();
            return (stuk.Berichten[0].Volgnummer, Bij: false);
        }

        using var bezet = reservering;
        var verstrekt = await verstrekker.RecordAsync(toegang, stuk.Berichten, weg);
        foreach (var bericht in stuk.Berichten)
        {
            if (!middelen.Mag(http, toegang, bericht))
                return (bericht.Volgnummer, Bij: false);
            Stroomregels.Begin(doel, bericht.Volgnummer + 1, naam: null);
            await verstrekker.WriteAsync(doel, toegang, bericht, verstrekt, weg);
            Stroomregels.End(doel);
            await doel.FlushAsync(weg);
        }

        return (stuk.Verder, stuk.Bij);
    }

    /// <summary>
    /// Waits for as long as the answer to a request would say, for who asks sooner counts as one who does not listen. In steps of a heartbeat: the
    /// right may end meanwhile.
    /// </summary>
    private async Task WaitForRoomAsync(HttpContext http, string naam, Afwijzing afwijzing, long plek)
    {
        var (begin, duur, hartslag) = (middelen.Tijd.GetTimestamp(), TimeSpan.FromSeconds(afwijzing.Seconden), middelen.Options.Hartslag);
        while (!middelen.Stopt && middelen.Find(http, naam) is not null && duur - middelen.Tijd.GetElapsedTime(begin) is var rest && rest > TimeSpan.Zero)
        {
            // Timers know no parts of a millisecond.
            var stap = TimeSpan.FromMilliseconds(Math.Ceiling(Math.Min(rest.TotalMilliseconds, hartslag.TotalMilliseconds)));
            await middelen.DelayAsync(stap, http.RequestAborted);
            await WriteHartslagAsync(http.Response.BodyWriter, plek, http.RequestAborted);
        }
    }

    /// <summary>Tells how far the client is, when there was much to get past, or nothing was said for long.</summary>
    private async Task<bool> TrySayAsync(PipeWriter doel, Onderwerpstuk stuk, long gezegd, CancellationToken weg)
    {
        if (!stuk.Bij)
            await WriteStandAsync(doel, stuk.Verder, weg);
        else if (middelen.Tijd.GetElapsedTime(gezegd) >= middelen.Options.Hartslag)
            await WriteHartslagAsync(doel, stuk.Verder, weg);
        else
            return false;
        return true;
    }

    private async Task WriteStandAsync(PipeWriter doel, long plek, CancellationToken weg)
    {
        Stroomregels.Begin(doel, plek, Stroomregels.Stand);
        Gebeurtenisschrijver.WriteStand(doel, middelen.Stand(plek, bij: false));
        Stroomregels.End(doel);
        await doel.FlushAsync(weg);
    }

    private async Task WriteEindeAsync(PipeWriter doel, long plek, CancellationToken weg)
    {
        Stroomregels.Begin(doel, plek, Stroomregels.Einde);
        Gebeurtenisschrijver.WriteEinde(doel, middelen.Stand(plek, bij: false), Geeindigd);
        Stroomregels.End(doel);
        await doel.FlushAsync(weg);
    }

    private static async Task WriteHartslagAsync(PipeWriter doel, long plek, CancellationToken weg)
    {
        Stroomregels.WriteHartslag(doel, plek);
        await doel.FlushAsync(weg);
    }
}
