using System.Collections.Concurrent;
using System.Threading.Channels;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Pushes what waits to the parties that are pushed to: per receiver in order and one at a time, receivers side by side. Signals
/// may come from any thread; <see cref="RunAsync"/> runs once.
/// </summary>
public sealed class Bezorgdienst : IBezorgsein
{
    private const int Portie = 64;

    private readonly IBezorgingen _bezorgingen;
    private readonly IPartijregisterBron _partijen;
    private readonly Bezorgpoging _poging;
    private readonly BezorgOptions _options;
    private readonly TimeProvider _tijd;
    private readonly ILogger<Bezorgdienst> _logger;
    private readonly Channel<string> _seinen = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, bool> _gemeld = new();

    // Only RunAsync touches these two.
    private readonly Dictionary<string, Task> _bezig = [];
    private readonly HashSet<string> _nogEens = [];

    /// <summary>Makes the delivery; nothing happens before <see cref="RunAsync"/>.</summary>
    public Bezorgdienst(
        IJournaal journaal, IBezorgingen bezorgingen, IPartijregisterBron partijen, IEnumerable<IBezorger> bezorgers,
        BezorgOptions options, TimeProvider tijd, ILogger<Bezorgdienst> logger)
    {
        _bezorgingen = bezorgingen;
        _partijen = partijen;
        _poging = new Bezorgpoging(journaal, bezorgingen, bezorgers, options, tijd);
        _options = options;
        _tijd = tijd;
        _logger = logger;
    }

    /// <inheritdoc/>
    public void Wake(string partij)
    {
        if (_gemeld.TryAdd(partij, true))
            _seinen.Writer.TryWrite(partij);
    }

    /// <summary>Delivers until it is stopped.</summary>
    /// <param name="vooruitgang">Called whenever the loop gets on, for its heartbeat.</param>
    /// <param name="cancellationToken">Stops it; attempts that run are cut short and count as made.</param>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        try
        {
            await DeliverAsync(vooruitgang, cancellationToken);
        }
        finally
        {
            // The store may be closed after a stop; what runs must have recorded how it ended.
            if (cancellationToken.IsCancellationRequested)
                await Task.WhenAll(_bezig.Values).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DeliverAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(_options.Ronde, _tijd);

        // Also those for whom it is not time: what was never tried goes at once, and the clock may have been set back while nothing ran.
        await WakeAllAsync(alleenRijp: false, cancellationToken);
        var sein = _seinen.Reader.WaitToReadAsync(cancellationToken).AsTask();
        var tik = ronde.WaitForNextTickAsync(cancellationToken).AsTask();
        while (true)
        {
            vooruitgang();
            await Task.WhenAny(_bezig.Count < _options.MaxGelijktijdig ? [sein, tik, .. _bezig.Values] : [tik, .. _bezig.Values]);
            cancellationToken.ThrowIfCancellationRequested();
            await CompleteAsync();
            if (tik.IsCompleted)
            {
                await WakeAllAsync(alleenRijp: true, cancellationToken);
                tik = ronde.WaitForNextTickAsync(cancellationToken).AsTask();
            }

            StartGemelde(cancellationToken);
            if (sein.IsCompleted && !_seinen.Reader.TryPeek(out _))
                sein = _seinen.Reader.WaitToReadAsync(cancellationToken).AsTask();
        }
    }

    private void StartGemelde(CancellationToken cancellationToken)
    {
        while (_bezig.Count < _options.MaxGelijktijdig && _seinen.Reader.TryRead(out var partij))
        {
            // From here on a new signal counts again: what comes after the queue was read must be seen too.
            _gemeld.TryRemove(partij, out _);
            if (_bezig.ContainsKey(partij))
                _nogEens.Add(partij);
            else
                _bezig[partij] = DrainAsync(partij, cancellationToken);
        }
    }

    private async Task CompleteAsync()
    {
        foreach (var (partij, taak) in _bezig.Where(b => b.Value.IsCompleted).ToList())
        {
            _bezig.Remove(partij);
            if (_nogEens.Remove(partij))
                Wake(partij);
            try
            {
                await taak;
            }
            catch (OpslagException fout)
            {
                // The store is in trouble and says so itself; the next round tries again.
                BezorgLog.Gestaakt(_logger, partij, fout);
            }
        }
    }

    private async Task DrainAsync(string partij, CancellationToken cancellationToken)
    {
        var portie = Portie;
        while (Pushadres(partij) is not null)
        {
            var nu = _tijd.GetUtcNow();
            var wachtend = await _bezorgingen.ListWachtendAsync(partij, portie, rijpOp: null, cancellationToken);
            var nietsGedaan = true;
            foreach (var bericht in Herhaalbeleid.Deliverable(wachtend, nu, _options))
            {
                nietsGedaan = false;

                // Asked for each message: what changes in the directory holds at once.
                if (Pushadres(partij) is not { } afspraak || !await _poging.RunAsync(afspraak, bericht, cancellationToken))
                    return;
            }

            if (!nietsGedaan)
                continue;
            if (wachtend.Count < portie || !Herhaalbeleid.AllenGeweigerd(wachtend))
                return;

            // As many as were read wait for themselves only; look past them.
            portie *= 2;
        }
    }

    private Bezorgafspraak? Pushadres(string partij)
    {
        var dag = Berichttijd.Dag(_tijd.GetUtcNow());
        return _partijen.Huidig.Find(partij, dag)?.BezorgafspraakOp(dag) is { Wijze: not Bezorgwijze.Postbus } afspraak ? afspraak : null;
    }

    private async Task WakeAllAsync(bool alleenRijp, CancellationToken cancellationToken)
    {
        var nu = _tijd.GetUtcNow();
        foreach (var wachtrij in await _bezorgingen.ListWachtrijenAsync(cancellationToken))
        {
            if (!alleenRijp || Herhaalbeleid.IsRijp(wachtrij.Rijp, nu, _options))
                Wake(wachtrij.Partij);
        }
    }
}
