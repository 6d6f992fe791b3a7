using System.Threading.Channels;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing;

/// <summary>
/// The last stretch of the journal in memory, for all who follow a topic and are up to date: it is read once for all of them, and while nobody
/// waits for more it is not read at all. Tells who waits that there is more. What is missed here delays an event and never loses it: what the
/// tail does not have is read from the store. Safe for use by many threads at once; <see cref="RunAsync"/> runs once.
/// </summary>
public sealed class Journaalstaart
{
    // References to messages without content; who is further behind reads the store.
    private const int MaxBerichten = 2048;

    // Reading makes the store show what it would have shown a little later, which costs it something; so not for each message apart.
    private static readonly TimeSpan Rust = TimeSpan.FromMilliseconds(20);

    private readonly IVolgopslag _opslag;
    private readonly IPartijregisterBron _partijen;
    private readonly ICatalogusBron _catalogus;
    private readonly TimeSpan _ronde;
    private readonly TimeProvider _tijd;
    private readonly Channel<bool> _werk = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Lock _slot = new();
    private TaskCompletionSource _groei = Groei();
    private volatile Stand? _stand;
    private int _wachtenden;

    /// <param name="opslag">The journal.</param>
    /// <param name="partijen">Tells which topics there are.</param>
    /// <param name="catalogus">Tells which message types there are.</param>
    /// <param name="ronde">How often the journal is looked at in case a signal was missed, or another process wrote.</param>
    /// <param name="tijd">The clock.</param>
    public Journaalstaart(IVolgopslag opslag, IPartijregisterBron partijen, ICatalogusBron catalogus, TimeSpan ronde, TimeProvider tijd)
    {
        (_opslag, _partijen, _catalogus, _ronde, _tijd) = (opslag, partijen, catalogus, ronde, tijd);
        Functies = new Functiekennis(opslag);
    }

    /// <summary>Which message types the journal has.</summary>
    internal Functiekennis Functies { get; }

    /// <summary>There may be something new. Returns at once.</summary>
    public void Wake() => _werk.Writer.TryWrite(true);

    /// <summary>
    /// Somebody is going to wait. Until what this gives is disposed of the journal is kept an eye on. Take it before looking whether there is
    /// anything, and nothing that comes in between is missed.
    /// </summary>
    public IDisposable Join()
    {
        Interlocked.Increment(ref _wachtenden);
        Wake();
        return new Plaats(this);
    }

    /// <summary>Completes when there is a message at or after <paramref name="vanaf"/>, of whatever kind. For who has joined.</summary>
    public async Task WaitAsync(long vanaf, CancellationToken cancellationToken)
    {
        while (true)
        {
            Task groei;
            lock (_slot)
            {
                if (_stand?.Tot > vanaf)
                    return;
                groei = _groei.Task;
            }

            await groei.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Reads a topic from <paramref name="vanaf"/> on; <see langword="null"/> when the store must be asked.</summary>
    internal Journaalstuk? TryRead(Onderwerp onderwerp, long vanaf)
    {
        // As it is declared now: what is declared meanwhile was not looked for before.
        if (_stand is not { } stand || vanaf < stand.Van || vanaf > stand.Tot || !stand.Register.Onderwerpen.Contains(onderwerp))
            return null;
        var berichten = stand.Berichten.Where(b => b.Volgnummer >= vanaf && onderwerp.KanOmvatten(b.Envelop.Functie));
        return new Journaalstuk([.. berichten], stand.Tot, Eind: true);
    }

    /// <summary>Follows the journal until it is stopped, or fails.</summary>
    /// <param name="vooruitgang">Called whenever it comes round, for its heartbeat.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var einde = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            await LoopAsync(vooruitgang, einde.Token);
        }
        finally
        {
            // Nobody keeps up any more what it has; and what still waits for a signal would keep it from the next run.
            _stand = null;
            await einde.CancelAsync();
        }
    }

    private async Task LoopAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        using var ronde = new PeriodicTimer(_ronde, _tijd);
        var (werk, tik) = (NextAsync(cancellationToken), ronde.WaitForNextTickAsync(cancellationToken).AsTask());
        while (true)
        {
            vooruitgang();
            if (Volatile.Read(ref _wachtenden) > 0)
                await FollowAsync(cancellationToken);
            else
                _stand = null;
            await Task.WhenAny(werk, tik);
            cancellationToken.ThrowIfCancellationRequested();
            if (tik.IsCompleted)
                tik = ronde.WaitForNextTickAsync(cancellationToken).AsTask();
            if (!werk.IsCompleted)
                continue;
            werk = NextAsync(cancellationToken);
            await Task.Delay(Rust, _tijd, cancellationToken);
        }
    }

    private async Task FollowAsync(CancellationToken cancellationToken)
    {
        var (register, catalogus) = (_partijen.Huidig, _catalogus.Huidig);
        var stand = _stand;
        if (stand is null || stand.Register != register || stand.Catalogus != catalogus)
        {
            var volgende = stand?.Tot ?? (await _opslag.GetGrenzenAsync(cancellationToken)).Volgende;
            Publish(stand = new Stand(register, catalogus, FindFuncties(register, catalogus), volgende, volgende, []));
        }

        while (true)
        {
            var stuk = await _opslag.ReadAsync(new Volgvraag(stand.Functies, []), stand.Tot, IVolgopslag.MaxLimit, cancellationToken);
            if (!await IsVolledigAsync(stand, stuk.Verder, cancellationToken))
            {
                _stand = stand = stand with { Functies = FindFuncties(register, catalogus) };
                continue;
            }

            if (stuk.Verder > stand.Tot)
                Publish(stand = stand.Add(stuk));
            if (stuk.Eind)
                return;
        }
    }

    private async ValueTask<bool> IsVolledigAsync(Stand stand, long tot, CancellationToken cancellationToken)
        => !stand.Register.Onderwerpen.Any(Volgplan.HasPatronen)
            || await Functies.CheckAsync(stand.Functies, f => stand.Register.Onderwerpen.Any(o => o.KanOmvatten(f)), tot, cancellationToken);

    private HashSet<string> FindFuncties(Partijregister register, Berichtcatalogus catalogus)
        => register.Onderwerpen.SelectMany(o => Volgplan.Functies(o, catalogus, Functies.Bekend)).ToHashSet(StringComparer.Ordinal);

    private void Publish(Stand stand)
    {
        TaskCompletionSource groei;
        lock (_slot)
        {
            _stand = stand;
            (groei, _groei) = (_groei, Groei());
        }

        groei.SetResult();
    }

    private async Task NextAsync(CancellationToken cancellationToken) => await _werk.Reader.ReadAsync(cancellationToken);

    private static TaskCompletionSource Groei() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>What is known: the accepted messages of these functies from Van up to but not including Tot.</summary>
    private sealed record Stand(
        Partijregister Register, Berichtcatalogus Catalogus, HashSet<string> Functies, long Van, long Tot, IReadOnlyList<Bericht> Berichten)
    {
        public Stand Add(Journaalstuk stuk)
        {
            var teveel = Berichten.Count + stuk.Berichten.Count - MaxBerichten;
            return teveel <= 0
                ? this with { Tot = stuk.Verder, Berichten = [.. Berichten, .. stuk.Berichten] }
                : this with
                {
                    // Half of it at once, so that it is not done for each message again.
                    Van = Berichten.Concat(stuk.Berichten).ElementAt(teveel + (MaxBerichten / 2) - 1).Volgnummer + 1,
                    Tot = stuk.Verder,
                    Berichten = [.. Berichten.Concat(stuk.Berichten).Skip(teveel + (MaxBerichten / 2))],
                };
        }
    }

    private sealed class Plaats(Journaalstaart staart) : IDisposable
    {
        private int _weg;

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _weg, 1) == 0)
                Interlocked.Decrement(ref staart._wachtenden);
        }
    }
}
