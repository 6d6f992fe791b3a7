using Microsoft.Extensions.Logging;

namespace IB.Gateway.Storage.Postgres;

/// <summary>
/// How far the clock of this node is off from that of the server. Messages are dated by the server's, which is one for all nodes; all else is by the
/// node's: terms, retention, the day of a data key. Safe on any thread.
/// </summary>
/// <param name="naam">The database, for messages.</param>
/// <param name="max">How far it may be off; <see langword="null"/> when the clock of the node is made, and is the one that counts.</param>
/// <param name="time">The clock of the node.</param>
/// <param name="logger">Is told when it begins to be off.</param>
internal sealed partial class Klokwacht(string naam, TimeSpan? max, TimeProvider time, ILogger logger)
{
    private static readonly TimeSpan Opvallend = TimeSpan.FromMilliseconds(500);

    private long _verschil;
    private int _opvallend;

    /// <summary>In words for operators; <see langword="null"/> while the difference is no more than is allowed at the start.</summary>
    public string? Waarschuwing => TimeSpan.FromTicks(Volatile.Read(ref _verschil)) is var verschil && verschil > max ? Tekst(verschil) : null;

    /// <summary>Requires that the clocks are about equal.</summary>
    /// <exception cref="OpslagException">They are not.</exception>
    public void Require(DateTimeOffset server)
    {
        Measure(server);
        if (Waarschuwing is { } tekst)
            throw new OpslagException($"{tekst} Er is niets gewijzigd.");
    }

    /// <summary>Compares the clocks. The server's was read just now.</summary>
    public void Measure(DateTimeOffset server)
    {
        if (max is null)
            return;
        var verschil = (server - time.GetUtcNow()).Duration();
        Volatile.Write(ref _verschil, verschil.Ticks);
        var opvallend = verschil > Opvallend ? 1 : 0;
        if (Interlocked.Exchange(ref _opvallend, opvallend) < opvallend)
            LogKlok(logger, naam, verschil);
    }

    /// <summary>The moment that a message is dated by.</summary>
    public DateTimeOffset Choose(DateTimeOffset server, DateTimeOffset eigen) => max is null ? eigen : server;

    private string Tekst(TimeSpan verschil)
        => $"De klok van dit knooppunt en die van database {naam} verschillen {verschil:d\\.hh\\:mm\\:ss}; hoogstens {max:hh\\:mm\\:ss} mag. Zet ze gelijk (NTP): termijnen, bewaring en de dag van sleutels hangen ervan af.";

    [LoggerMessage(32, LogLevel.Warning, "De klok van dit knooppunt en die van database {Naam} verschillen {Verschil}; zet ze gelijk (NTP)")]
    private static partial void LogKlok(ILogger logger, string naam, TimeSpan verschil);
}
