using System.Threading.RateLimiting;
using IB.Gateway.Ontvangst;
using IB.Gateway.Telemetrie;
using Microsoft.AspNetCore.Http;

namespace IB.Gateway.Limieten;

/// <summary>
/// One request that was let in. Room for its bytes is asked here, because only its endpoint knows how many they are. Disposing it gives
/// back what the request held. Has one owner at a time.
/// </summary>
internal sealed class Toelating : IDisposable
{
    private readonly Partijverkeer _verkeer;
    private readonly Begrenzer _begrenzer;
    private readonly RateLimitLease _plaats;
    private readonly Kanaal _kanaal;
    private readonly Afwijzing _overbelast;
    private DateOnly? _dag;

    internal Toelating(Partijverkeer verkeer, Begrenzer begrenzer, RateLimitLease plaats, DateOnly? dag, Kanaal kanaal, Afwijzing overbelast)
    {
        (_verkeer, _begrenzer, _plaats) = (verkeer, begrenzer, plaats);
        (_dag, _kanaal, _overbelast) = (dag, kanaal, overbelast);
    }

    /// <summary>Why the body could not be read to its end; see <see cref="Follow"/>.</summary>
    public Afwijzing? Afgewezen { get; private set; }

    /// <summary>Most bytes for which there can be room at all, however quiet it is: the share of the party.</summary>
    public long Grootste => _begrenzer.Aandeel.Grootste;

    /// <summary>Asks room for a body that is to be read, or says why there is none.</summary>
    /// <param name="lengte">Content-Length; <see langword="null"/> when unknown, and then <see cref="Follow"/> counts.</param>
    /// <param name="inhoud">Bytes that will be kept of it; <see langword="null"/> when unknown.</param>
    /// <param name="reservering">The memory to begin with, for an <see cref="Inhoudbuffer"/>.</param>
    public Afwijzing? TryReceive(long? lengte, long? inhoud, out Reservering? reservering)
        => Check(Inhoudbuffer.TryReserve(_begrenzer.Aandeel, inhoud, out reservering), lengte ?? 0, ref reservering);

    /// <summary>Asks room for what is to be sent, or says why there is none.</summary>
    /// <param name="lengte">Its length in bytes.</param>
    /// <param name="reservering">The memory for all of it.</param>
    public Afwijzing? TrySend(long lengte, out Reservering? reservering)
        => Check(_begrenzer.Aandeel.TryReserve(lengte, out reservering), lengte, ref reservering);

    /// <summary>The refusal that follows from a lack of room.</summary>
    /// <param name="ruimte">AandeelOp or BudgetOp.</param>
    public Afwijzing Reject(Ruimte ruimte) => _verkeer.Reject(_kanaal, ruimte, _overbelast);

    /// <summary>A refusal for another reason than room.</summary>
    /// <param name="reden">Why.</param>
    /// <param name="wacht">After how long it may come again.</param>
    public Afwijzing Reject(Afwijsreden reden, TimeSpan wacht) => _verkeer.Reject(_kanaal, reden, wacht);

    /// <summary>A stream that was told to wait has waited, and may ask again; a request that ends with its refusal has no use for it.</summary>
    public void Resume() => Afgewezen = null;

    /// <summary>
    /// The body, counted while it is read if it did not say how long it is. When the party has no more bytes the stream ends, and
    /// <see cref="Afgewezen"/> says so: ask it before believing that the end was the end.
    /// </summary>
    public Stream Follow(HttpRequest verzoek) => verzoek.ContentLength is null ? new Telstroom(verzoek.Body, this) : verzoek.Body;

    /// <summary>The message was taken over for the first time: it counts for today.</summary>
    public void Keep() => _dag = null;

    /// <inheritdoc/>
    public void Dispose()
    {
        _plaats.Dispose();
        if (_dag is { } dag)
            _verkeer.Undo(dag);
        _dag = null;
    }

    internal bool TryPay(long bytes)
    {
        if (Afgewezen is null && !_begrenzer.TryPay(bytes, out var wacht))
            Afgewezen = _verkeer.Reject(_kanaal, Afwijsreden.Bytes, wacht);
        return Afgewezen is null;
    }

    private Afwijzing? Check(Ruimte ruimte, long bytes, ref Reservering? reservering)
    {
        if (ruimte != Ruimte.Genoeg)
            return Reject(ruimte);
        if (TryPay(bytes))
            return null;
        reservering?.Dispose();
        reservering = null;
        return Afgewezen;
    }
}
