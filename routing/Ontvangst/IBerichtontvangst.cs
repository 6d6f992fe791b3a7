namespace IB.Gateway.Routing;

/// <summary>
/// The one way into the knooppunt, whatever the protocol: check, plan, journal. Safe for use by many threads at once.
/// </summary>
public interface IBerichtontvangst
{
    /// <summary>
    /// Judges and stores a message. The answer may be sent as soon as it is there: what it promises is durable.
    /// </summary>
    /// <exception cref="Storage.OpslagException">Nothing was stored (StUF046, 503).</exception>
    ValueTask<Ontvangstuitkomst> AcceptAsync(Aanbieding aanbieding, Indiener indiener, CancellationToken cancellationToken);
}
