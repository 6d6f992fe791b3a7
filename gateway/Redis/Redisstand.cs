using IB.Gateway.Telemetrie;
using Microsoft.Extensions.Logging;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace IB.Gateway.Redis;

/// <summary>Why Redis counts as gone.</summary>
internal enum Redisuitval
{
    /// <summary>There is no connection.</summary>
    Onbereikbaar = 1,

    /// <summary>It does not answer in time.</summary>
    TeTraag,

    /// <summary>It answers that it will not.</summary>
    Weigert,

    /// <summary>It answers something that cannot be an answer.</summary>
    Onbegrijpelijk,
}

/// <summary>
/// Whether Redis is there, as far as is known. Says it in the log once when it goes and once when it comes back. Safe for use by many threads at once.
/// </summary>
internal sealed class Redisstand(TimeProvider tijd, ILogger<Redisstand> logger)
{
    private readonly Lock _slot = new();
    private volatile Toestand _toestand = new(false, null, null);

    /// <summary>Whether it answered the last time. Costs nothing to ask.</summary>
    public bool Aanwezig => _toestand.Aanwezig;

    /// <summary>Since when it is gone, UTC, and why; both <see langword="null"/> while it is there, and until it was first looked for.</summary>
    public (DateTimeOffset? Op, Redisuitval? Reden) Weg
    {
        get
        {
            var toestand = _toestand;
            return (toestand.WegOp, toestand.Reden);
        }
    }

    /// <summary>It answers for the first time; nothing new when it was there or gone before.</summary>
    public void MarkVerbonden()
    {
        lock (_slot)
        {
            if (_toestand is { Aanwezig: true } or { WegOp: not null })
                return;
            _toestand = new Toestand(true, null, null);
        }

        RedisLog.Verbonden(logger);
    }

    /// <summary>It answers again.</summary>
    public void MarkAanwezig()
    {
        DateTimeOffset sinds;
        lock (_slot)
        {
            if (_toestand is not { Aanwezig: false, WegOp: { } op })
                return;
            sinds = op;
            _toestand = new Toestand(true, null, null);
        }

        RedisLog.Terug(logger, tijd.GetUtcNow() - sinds);
    }

    /// <summary>It does not.</summary>
    public void MarkWeg(Exception? fout)
    {
        var reden = Of(fout);
        lock (_slot)
        {
            if (_toestand is { Aanwezig: false, WegOp: not null })
                return;
            _toestand = new Toestand(false, tijd.GetUtcNow(), reden);
        }

        RedisLog.Weg(logger, Labelwaarde.Of(reden));
    }

    // What the server or the library says is not repeated: it names machines, and may name keys.
    private static Redisuitval Of(Exception? fout) => fout switch
    {
        TimeoutException => Redisuitval.TeTraag,
        RedisServerException => Redisuitval.Weigert,
        FormatException => Redisuitval.Onbegrijpelijk,
        RedisConnectionException { FailureType: ConnectionFailureType.ProtocolFailure } => Redisuitval.Onbegrijpelijk,
        RedisConnectionException { FailureType: ConnectionFailureType.AuthenticationFailure } => Redisuitval.Weigert,
        BrokenCircuitException { InnerException: { } eerder } => Of(eerder),
        _ => Redisuitval.Onbereikbaar,
    };

    private sealed record Toestand(bool Aanwezig, DateTimeOffset? WegOp, Redisuitval? Reden);
}

internal static partial class RedisLog
{
    [LoggerMessage(2601, LogLevel.Warning,
        "Redis is weg ({Reden}). Berichten gaan door en niets raakt kwijt; zolang dit duurt telt elk knooppunt de limieten van partijen voor zichzelf. Kijk naar Redis of de verbinding.")]
    internal static partial void Weg(ILogger logger, string reden);

    [LoggerMessage(2602, LogLevel.Information, "Redis is er weer na {Duur}; de limieten van partijen gelden weer over alle knooppunten samen.")]
    internal static partial void Terug(ILogger logger, TimeSpan duur);

    [LoggerMessage(2603, LogLevel.Information, "Redis is verbonden; de limieten van partijen gelden over alle knooppunten samen.")]
    internal static partial void Verbonden(ILogger logger);
}
