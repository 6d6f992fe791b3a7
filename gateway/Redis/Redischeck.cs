using IB.Gateway.Beheer;
using IB.Gateway.Telemetrie;

namespace IB.Gateway.Redis;

/// <summary>Warns while Redis is gone. No fault: everything goes on without it.</summary>
internal sealed class Redischeck(Redisstand stand) : IGereedheidscheck
{
    private const string Naam = "redis";

    /// <inheritdoc/>
    public IEnumerable<Checkresultaat> Check()
    {
        if (stand.Aanwezig)
            return [new(Naam, Checkstatus.Ok, null, null)];
        var (op, reden) = stand.Weg;
        return [new(
            Naam, Checkstatus.Waarschuwing,
            reden is { } waarom
                ? $"Redis is weg sinds {op:u} ({Labelwaarde.Of(waarom)}). Berichten gaan door; elk knooppunt telt de limieten van partijen voor zichzelf. Kijk naar Redis of de verbinding."
                : "Redis is nog niet verbonden. Wacht op de eerste verbinding.",
            null)];
    }
}
