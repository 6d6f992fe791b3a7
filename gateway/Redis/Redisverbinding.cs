using Polly;
using Polly.CircuitBreaker;
using StackExchange.Redis;

namespace IB.Gateway.Redis;

/// <summary>
/// The one connection with Redis. Who asks waits for <see cref="RedisOptions.Tijdslimiet"/> at most, and not at all once too much went wrong: then nothing
/// is asked until a loop of its own has seen that Redis answers again. Safe for use by many threads at once.
/// </summary>
internal sealed class Redisverbinding : IAsyncDisposable
{
    /// <summary>Name of the loop.</summary>
    public const string Naam = "redis";

    // The library sometimes does not connect again by itself (its issues 269 and 559): a new connection always does.
    private const int RondenTotNieuw = 5;

    // A write, for a replica answers reads too.
    private const string Teken = "return redis.call('SET', KEYS[1], ARGV[1], 'PX', 10000)";

    private readonly RedisOptions _options;
    private readonly Func<CancellationToken, Task<ConnectionMultiplexer>> _connect;
    private readonly Redisstand _stand;
    private readonly Redismeters _meters;
    private readonly TimeProvider _tijd;
    private readonly ResiliencePipeline _stroomkring;
    private volatile ConnectionMultiplexer? _redis;
    private int _rondenWeg;

    /// <exception cref="Hosting.InstellingenException">A file in the settings cannot be read.</exception>
    public Redisverbinding(RedisOptions options, Redisstand stand, Redismeters meters, TimeProvider tijd)
    {
        (_options, _stand, _meters, _tijd) = (options, stand, meters, tijd);
        var configuratie = Redisconfiguratie.Build(options);
        _connect = stop => ConnectionMultiplexer.ConnectAsync(configuratie).WaitAsync(options.Verbindtijd * 2, tijd, stop);
        _stroomkring = new ResiliencePipelineBuilder { TimeProvider = tijd }.AddCircuitBreaker(Stroomkring(options, stand)).Build();
    }

    /// <summary>Whether it makes sense to ask. Costs nothing.</summary>
    public bool Aanwezig => _stand.Aanwezig;

    /// <summary>Runs a script on one key; <see langword="null"/> when there is no answer that can be one.</summary>
    /// <param name="doel">What for.</param>
    /// <param name="script">The script.</param>
    /// <param name="sleutel">The key.</param>
    /// <param name="waarden">The other arguments.</param>
    /// <param name="lees">Reads the answer; <see langword="null"/> or an <see cref="InvalidCastException"/> when it cannot be one.</param>
    /// <param name="cancellationToken">Stops waiting.</param>
    public async ValueTask<T?> AskAsync<T>(
        Redisdoel doel, string script, string sleutel, RedisValue[] waarden, Func<RedisResult, T?> lees, CancellationToken cancellationToken)
        where T : class
    {
        if (_stand.Aanwezig)
            return await SendAsync(doel, script, sleutel, waarden, lees, cancellationToken);
        _meters.Count(doel, Redisuitkomst.Overgeslagen);
        return null;
    }

    /// <summary>Keeps looking whether Redis is there, until it is cancelled.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(vooruitgang);
        using var ronde = new PeriodicTimer(_options.Ronde, _tijd);
        do
        {
            vooruitgang();
            await LookAsync(cancellationToken);
        }
        while (await ronde.WaitForNextTickAsync(cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_redis is { } redis)
            await CloseAsync(redis);
    }

    private static CircuitBreakerStrategyOptions Stroomkring(RedisOptions options, Redisstand stand) => new()
    {
        // Of two questions both, of three or more most of them: one that is late is no reason.
        FailureRatio = 0.6,
        MinimumThroughput = 2,
        // Short, so that a busy node does not go on asking for long; and long enough for two that get no answer.
        SamplingDuration = TimeSpan.FromTicks(Math.Max(TimeSpan.FromMilliseconds(500).Ticks, 4 * options.Tijdslimiet.Ticks)),
        BreakDuration = options.Pauze,
        // Only the circuit says that it goes and comes back, one after the other: an answer that comes late, after too much went wrong, opens nothing.
        OnOpened = kring =>
        {
            stand.MarkWeg(kring.Outcome.Exception);
            return ValueTask.CompletedTask;
        },
        OnClosed = _ =>
        {
            stand.MarkAanwezig();
            return ValueTask.CompletedTask;
        },
    };

    private async Task LookAsync(CancellationToken cancellationToken)
    {
        _redis ??= await ConnectAsync(cancellationToken);
        // A second time at once, so that it counts as gone now and not after another round.
        if (await ProbeAsync(cancellationToken) || await ProbeAsync(cancellationToken))
        {
            _rondenWeg = 0;
            _stand.MarkVerbonden();
        }
        else if (!_stand.Aanwezig && ++_rondenWeg % RondenTotNieuw == 0 && _redis is { } oud)
        {
            _redis = null;
            await CloseAsync(oud);
        }
    }

    private async Task<ConnectionMultiplexer?> ConnectAsync(CancellationToken cancellationToken)
    {
        try
        {
            return await _connect(cancellationToken);
        }
        // Then the next question fails, and that counts.
        catch (Exception fout) when (fout is RedisException or TimeoutException)
        {
            return null;
        }
    }

    private async Task<bool> ProbeAsync(CancellationToken cancellationToken)
        => await SendAsync(
            Redisdoel.Teken, Teken, _options.Voorvoegsel + "teken", ["1"], static antwoord => (string?)antwoord == "OK" ? string.Empty : null,
            cancellationToken) is not null;

    private async ValueTask<T?> SendAsync<T>(
        Redisdoel doel, string script, string sleutel, RedisValue[] waarden, Func<RedisResult, T?> lees, CancellationToken cancellationToken)
        where T : class
    {
        var context = ResilienceContextPool.Shared.Get(cancellationToken);
        var begin = _tijd.GetTimestamp();
        try
        {
            var uitkomst = await _stroomkring.ExecuteOutcomeAsync(
                static (_, vraag) => vraag.Zelf.EvaluateAsync(vraag.Script, vraag.Sleutel, vraag.Waarden, vraag.Lees, vraag.Stop),
                context, (Zelf: this, Script: script, Sleutel: sleutel, Waarden: waarden, Lees: lees, Stop: cancellationToken));
            // An answer that is there counts: what it gave must be given back.
            if (uitkomst.Exception is not null)
                cancellationToken.ThrowIfCancellationRequested();
            if (uitkomst.Exception is BrokenCircuitException)
            {
                _meters.Count(doel, Redisuitkomst.Overgeslagen);
                return null;
            }

            _meters.Record(doel, uitkomst.Exception is null ? Redisuitkomst.Beantwoord : Redisuitkomst.Mislukt, _tijd.GetElapsedTime(begin));
            return uitkomst.Result;
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private async ValueTask<Outcome<T?>> EvaluateAsync<T>(
        string script, string sleutel, RedisValue[] waarden, Func<RedisResult, T?> lees, CancellationToken cancellationToken)
        where T : class
    {
        try
        {
            if (_redis is not { } redis)
                return Outcome.FromException<T?>(new InvalidOperationException("There is no connection."));
            // As a whole: a server that started again does not know it by its hash. The library's own time-out is not for what is not waited for.
            var antwoord = await redis.GetDatabase().ScriptEvaluateAsync(script, [sleutel], waarden, CommandFlags.NoScriptCache)
                .WaitAsync(_options.Tijdslimiet, _tijd, cancellationToken);
            return lees(antwoord) is { } gelezen
                ? Outcome.FromResult<T?>(gelezen)
                : Outcome.FromException<T?>(new FormatException("Not an answer to this question."));
        }
        catch (InvalidCastException fout)
        {
            return Outcome.FromException<T?>(new FormatException("Not an answer to this question.", fout));
        }
        catch (Exception fout) when (fout is RedisException or TimeoutException or OperationCanceledException or ObjectDisposedException or FormatException
            or OverflowException)
        {
            return Outcome.FromException<T?>(fout);
        }
    }

    private async ValueTask CloseAsync(ConnectionMultiplexer redis)
    {
        try
        {
            await redis.CloseAsync(allowCommandsToComplete: false).WaitAsync(_options.Verbindtijd, _tijd);
        }
        catch (Exception fout) when (fout is RedisException or TimeoutException or ObjectDisposedException)
        {
            // It is of no use any more, and so is what it says.
        }
    }
}
