using System.Collections.Concurrent;
using System.Threading.Channels;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing;

/// <summary>
/// Pushes what waits to the parties that are pushed to: per receiver in order and one at a time, receivers side by side. Of several nodes one has
/// the turn for a receiver; the others look again when that may be over. Signals may come from any thread; <see cref="RunAsync"/> runs once.
/// </summary>
public sealed class Bezorgdienst : IBezorgsein
{
    private const int Portie = 64;

    private readonly IJournaal _journaal;
    private readonly IBezorgingen _bezorgingen;
    private readonly ICatalogusBron _catalogus;
    private readonly IPartijregisterBron _partijen;
    private readonly Bezorgpoging _poging;
    private readonly Beurtwacht _beurten;
    private readonly BezorgOptions _options;
    private readonly TimeProvider _tijd;
    private readonly ILogger<Bezorgdienst> _logger;
    private readonly Channel<string> _seinen = Channel.CreateUnbounded<string>(new UnboundedChannelOptions { SingleReader = true });
    private readonly ConcurrentDictionary<string, bool> _gemeld = new();

    // Only RunAsync touches these two.
    private readonly Dictionary<string, Task> _bezig = [];
    private readonly HashSet<string> _nogEens = [];
    private readonly ConcurrentDictionary<string, bool> _bijAnder = new();
    private readonly ConcurrentDictionary<string, Persoonsvolgorde> _volgorden = new();

    /// <summary>Makes the delivery; nothing happens before <see cref="RunAsync"/>.</summary>
    public Bezorgdienst(
        IJournaal journaal, IBezorgingen bezorgingen, IPartijregisterBron partijen, ICatalogusBron catalogus, IEnumerable<IBezorger> bezorgers,
        Beurtwacht beurten, BezorgOptions options, TimeProvider tijd, ILogger<Bezorgdienst> logger)
    {
        _journaal = journaal;
        _bezorgingen = bezorgingen;
        _catalogus = catalogus;
        _partijen = partijen;
        _poging = new Bezorgpoging(journaal, bezorgingen, bezorgers, options, tijd, logger);
        _beurten = beurten;
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
        using var herkans = new PeriodicTimer(_beurten.Herkans, _tijd);

        // Also those for whom it is not time: what was never tried goes at once, and the clock may have been set back while nothing ran.
        await WakeAllAsync(alleenRijp: false, cancellationToken);
        var sein = _seinen.Reader.WaitToReadAsync(cancellationToken).AsTask();
        var tik = ronde.WaitForNextTickAsync(cancellationToken).AsTask();
        var beurttik = herkans.WaitForNextTickAsync(cancellationToken).AsTask();
        while (true)
        {
            vooruitgang();
            await Task.WhenAny(_bezig.Count < _options.MaxGelijktijdig ? [sein, tik, beurttik, .. _bezig.Values] : [tik, beurttik, .. _bezig.Values]);
            cancellationToken.ThrowIfCancellationRequested();
            await CompleteAsync(cancellationToken);
            if (tik.IsCompleted)
            {
                await WakeAllAsync(alleenRijp: true, cancellationToken);
                tik = ronde.WaitForNextTickAsync(cancellationToken).AsTask();
            }

            if (beurttik.IsCompleted)
            {
                WakeBijAnder();
                beurttik = herkans.WaitForNextTickAsync(cancellationToken).AsTask();
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

    private async Task CompleteAsync(CancellationToken cancellationToken)
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
            // A bug in what is done for one receiver must not stop the others.
            catch (Exception fout) when (!cancellationToken.IsCancellationRequested)
            {
                BezorgLog.Vastgelopen(_logger, partij, fout.GetType().Name);
            }
        }
    }

    private async Task DrainAsync(string partij, CancellationToken cancellationToken)
    {
        if (Pushadres(partij) is null)
            return;
        // Who has it is told of what comes in as we are; only when it dies it is up to us.
        if (!await _beurten.TryRunAsync(Beurt.VanBezorging(partij), (beurt, stop) => DrainAsync(beurt, partij, stop), cancellationToken))
            _bijAnder.TryAdd(partij, true);
    }

    private async Task DrainAsync(Beurt beurt, string partij, CancellationToken cancellationToken)
    {
        var volgorde = _volgorden.GetOrAdd(partij, _ => new Persoonsvolgorde(_journaal));
        try
        {
            await DrainAsync(beurt, partij, volgorde, cancellationToken);
        }
        finally
        {
            if (volgorde.IsLeeg)
                _volgorden.TryRemove(partij, out _);
        }
    }

    private async Task DrainAsync(Beurt beurt, string partij, Persoonsvolgorde volgorde, CancellationToken cancellationToken)
    {
        var portie = Portie;
        while (Pushadres(partij) is not null)
        {
            var wachtend = await _bezorgingen.ListWachtendAsync(partij, portie, rijpOp: null, cancellationToken);
            var pas = volgorde.Begin(wachtend, isGeheel: wachtend.Count < portie, _catalogus.Huidig);
            var ronde = await PassAsync(beurt, partij, wachtend, pas, cancellationToken);
            if (ronde == Rondeafloop.Onbereikbaar || (ronde == Rondeafloop.NietsTeDoen && wachtend.Count < portie))
                return;

            // As many as were read wait for themselves or each other only; look past them.
            if (ronde == Rondeafloop.NietsTeDoen)
                portie *= 2;
        }
    }

    private async Task<Rondeafloop> PassAsync(
        Beurt beurt, string partij, IReadOnlyList<Bericht> wachtend, Persoonsvolgorde.Pas pas, CancellationToken cancellationToken)
    {
        var vast = new HashSet<long>();
        var gedaan = false;
        foreach (var bericht in Herhaalbeleid.Deliverable(wachtend, _tijd.GetUtcNow(), _options))
        {
            if (await pas.MustWaitAsync(bericht, cancellationToken))
            {
                vast.Add(bericht.Volgnummer);
                continue;
            }

            // Asked for each message: what changes in the directory holds at once.
            if (Pushadres(partij) is not { } afspraak
                || await _poging.RunAsync(beurt, afspraak, bericht, cancellationToken) is not { Bereikbaar: true } verloop)
                return Rondeafloop.Onbereikbaar;
            gedaan = true;
            if (!verloop.WachtNog)
                pas.Complete(bericht);
        }

        if (gedaan)
            return Rondeafloop.Gedaan;
        return Herhaalbeleid.AllenGeweigerd(wachtend.Where(w => !vast.Contains(w.Volgnummer))) ? Rondeafloop.NietsTeDoen : Rondeafloop.Onbereikbaar;
    }

    private Bezorgafspraak? Pushadres(string partij)
    {
        var dag = Berichttijd.Dag(_tijd.GetUtcNow());
        return _partijen.Huidig.Find(partij, dag)?.BezorgafspraakOp(dag) is { Wijze: not Bezorgwijze.Postbus } afspraak ? afspraak : null;
    }

    private void WakeBijAnder()
    {
        foreach (var partij in _bijAnder.Keys)
        {
            _bijAnder.TryRemove(partij, out _);
            Wake(partij);
        }
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

    private enum Rondeafloop
    {
        /// <summary>Something was tried; look again.</summary>
        Gedaan = 1,

        /// <summary>All that was read waits for itself, or for what the receiver refused.</summary>
        NietsTeDoen,

        /// <summary>The receiver is waited for, or is no longer pushed to.</summary>
        Onbereikbaar,
    }
}
