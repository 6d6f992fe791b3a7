using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Makes the steps of one processor durable, knows where it is, and counts what it did. For who is alone with it, but for <see cref="Voortgang"/>.
/// </summary>
internal sealed class Processorstapper(string processor, IProcessoropslag opslag, IBezorgsein sein, ILogger logger)
{
    private Processorvoortgang _voortgang = Processorvoortgang.Begin;
    private bool _telt;

    /// <summary>What it has done. Safe on any thread.</summary>
    public Processorvoortgang Voortgang => Volatile.Read(ref _voortgang);

    /// <summary>Where it is, by the last step or the last look.</summary>
    public Positie Positie { get; private set; }

    /// <summary>Called after each step, for the heartbeat.</summary>
    public Action Vooruitgang { get; set; } = static () => { };

    /// <summary>Where it is, is what the store says.</summary>
    public async Task<Processorstand> LookAsync(CancellationToken cancellationToken)
    {
        var stand = await opslag.GetAsync(processor, cancellationToken);
        Positie = stand.Positie;
        Report(v => v with { Gelezen = stand.Positie.Volgnummer, Wachtend = stand.Geparkeerd });
        return stand;
    }

    /// <summary>Makes a step durable that leaves it where it is.</summary>
    public Task StayAsync(IReadOnlyList<Staat> staten, CancellationToken cancellationToken)
        => CommitAsync(new Processorstap { Processor = processor, Van = Positie, Naar = Positie, Staten = staten }, cancellationToken);

    /// <summary>Makes a step durable.</summary>
    /// <exception cref="OpslagException">The store could not; nothing was done.</exception>
    /// <exception cref="BeurtverliesException">The processor is elsewhere, or at another node; nothing was done.</exception>
    public async Task CommitAsync(Processorstap stap, CancellationToken cancellationToken)
    {
        var uitkomst = await opslag.CommitAsync(stap, cancellationToken);
        if (!uitkomst.Gezet)
            throw new BeurtverliesException(processor);
        Positie = stap.Naar;
        Vooruitgang();
        // What is let go of may not have been parked, and what is parked may have been: the store knows, and is asked when all is done.
        _telt |= stap.Vrijgegeven.Count > 0;
        Report(v => v with { Verzonden = v.Verzonden + uitkomst.Uitgezonden.Count, Wachtend = v.Wachtend + stap.Geparkeerd.Count });
        foreach (var bericht in uitkomst.Uitgezonden)
            sein.Wake(bericht.Envelop.Ontvanger.Organisatie);
    }

    /// <summary>Counts what the processor parked by itself, and tells it.</summary>
    public void Tell(IReadOnlyList<Parkering> geparkeerd)
    {
        Report(v => v with { Geparkeerd = v.Geparkeerd + geparkeerd.Count });
        foreach (var parkering in geparkeerd)
            ProcessorLog.Geparkeerd(logger, processor, parkering.Plek.Volgnummer, parkering.Plek.Deel, parkering.Reden);
    }

    /// <summary>Asks how much is parked, when something was let go of.</summary>
    public async Task CountWachtendAsync(CancellationToken cancellationToken)
    {
        if (!_telt)
            return;
        var stand = await opslag.GetAsync(processor, cancellationToken);
        _telt = false;
        Report(v => v with { Wachtend = stand.Geparkeerd });
    }

    /// <summary>Changes what is known of what it did. Safe on any thread.</summary>
    public void Report(Func<Processorvoortgang, Processorvoortgang> verandering)
    {
        for (var eerder = Voortgang; ;)
        {
            var nu = Interlocked.CompareExchange(ref _voortgang, verandering(eerder), eerder);
            if (ReferenceEquals(nu, eerder))
                return;
            eerder = nu;
        }
    }
}
