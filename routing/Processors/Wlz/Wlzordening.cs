using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors.Wlz;

/// <summary>Where what a message says stands in the order of its source. Pure.</summary>
internal static class Wlzordening
{
    // Room for the place in a message; the rest of the number says which message.
    private const int Plaatsbits = 20;

    /// <summary>
    /// Where something stands in the order of its source: by the time that the sender put on the message, and within it by its place. The
    /// Dagtekening is only a day, and of one day there may be more messages. A tijdstipBericht may leave out parts of seconds, and more;
    /// what it leaves open, the order of receipt fills in. Of two with the same moment after all the one that came in last is the later.
    /// </summary>
    /// <param name="bericht">The message.</param>
    /// <param name="plaats">The place in it, 0 to a million.</param>
    internal static Leverorde OrdeOf(Bericht bericht, int plaats)
    {
        var tijdstip = bericht.Envelop.TijdstipBericht;
        var volgnummer = ((ulong)bericht.Volgnummer << Plaatsbits) | (uint)plaats;
        if (Berichttijd.Parse(tijdstip, bericht.OntvangenOp) is not { } verzonden)
            return Leverorde.At(bericht.OntvangenOp, volgnummer);
        var sindsdien = Math.Clamp((bericht.OntvangenOp - verzonden).Ticks, 0, Speling(tijdstip.Length).Ticks - TimeSpan.TicksPerMillisecond);
        return Leverorde.At(verzonden.AddTicks(sindsdien), volgnummer);
    }

    // So that what a sender put later stays later, also on the shortest day.
    private static TimeSpan Speling(int cijfers) => cijfers switch
    {
        >= 17 => TimeSpan.FromMilliseconds(1),
        16 => TimeSpan.FromMilliseconds(10),
        15 => TimeSpan.FromMilliseconds(100),
        >= 13 => TimeSpan.FromSeconds(1),
        >= 11 => TimeSpan.FromMinutes(1),
        >= 9 => TimeSpan.FromHours(1),
        _ => TimeSpan.FromHours(23),
    };
}
