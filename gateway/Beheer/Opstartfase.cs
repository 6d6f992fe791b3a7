using System.Collections.Immutable;
using IB.Gateway.Telemetrie;
using IB.Gateway.Telemetrie.Logboek;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Beheer;

/// <summary>How far the start-up is. It can only move to the next phase, or stop. Safe for use by many threads at once.</summary>
internal sealed class Opstartfase
{
    private readonly Lock _gate = new();
    private readonly TimeProvider _time;
    private readonly ILogger<Opstartfase> _logger;
    private ImmutableArray<Fasebegin> _verloop;

    /// <summary>Begins in <see cref="Fase.Herstel"/>.</summary>
    public Opstartfase(TimeProvider time, ILogger<Opstartfase> logger)
    {
        (_time, _logger) = (time, logger);
        _verloop = [new Fasebegin(Fase.Herstel, time.GetUtcNow())];
    }

    /// <summary>The phase now.</summary>
    public Fase Huidig => Verloop[^1].Fase;

    /// <summary>Every phase that has begun, in order, with the time at which it did.</summary>
    public ImmutableArray<Fasebegin> Verloop
    {
        get
        {
            lock (_gate)
                return _verloop;
        }
    }

    /// <summary>Begins the next phase.</summary>
    /// <exception cref="InvalidOperationException"><paramref name="fase"/> is not the one that follows.</exception>
    public void Advance(Fase fase)
    {
        lock (_gate)
        {
            if (fase != _verloop[^1].Fase + 1)
                throw new InvalidOperationException($"Phase {fase} does not follow {_verloop[^1].Fase}.");
            _verloop = _verloop.Add(new Fasebegin(fase, _time.GetUtcNow()));
        }

        _logger.FaseBegonnen(Labelwaarde.Of(fase));
    }

    /// <summary>Begins <see cref="Fase.Stopt"/>, from whatever phase. Calling again changes nothing.</summary>
    public void Stop()
    {
        lock (_gate)
        {
            if (_verloop[^1].Fase == Fase.Stopt)
                return;
            _verloop = _verloop.Add(new Fasebegin(Fase.Stopt, _time.GetUtcNow()));
        }

        _logger.FaseBegonnen(Labelwaarde.Of(Fase.Stopt));
    }
}

/// <summary>The begin of a phase.</summary>
/// <param name="Fase">Which.</param>
/// <param name="Op">When, in UTC.</param>
internal sealed record Fasebegin(Fase Fase, DateTimeOffset Op);
