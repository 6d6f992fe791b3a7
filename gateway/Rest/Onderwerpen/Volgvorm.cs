using Microsoft.Extensions.Primitives;

namespace IB.Gateway.Rest;

/// <summary>In which form events go out.</summary>
internal enum Volgvorm
{
    /// <summary>A page: a CloudEvent per line (application/x-ndjson), after waiting for one if there is none.</summary>
    Blad = 1,

    /// <summary>Server-sent events (text/event-stream), for as long as the client wants.</summary>
    Stroom,
}

/// <summary>Chooses a form.</summary>
internal static class Volgvormen
{
    public const string Ndjson = "application/x-ndjson";
    public const string Eventstream = "text/event-stream";

    /// <summary>
    /// The form that the client wants most; a page when it wants both as much, or says nothing. <see langword="null"/> when it takes neither.
    /// </summary>
    public static Volgvorm? Choose(StringValues accept)
    {
        var (blad, stroom) = (Acceptatie.Kwaliteit(accept, Ndjson), Acceptatie.Kwaliteit(accept, Eventstream));
        if (blad == 0 && stroom == 0)
            return null;
        return stroom > blad ? Volgvorm.Stroom : Volgvorm.Blad;
    }
}
