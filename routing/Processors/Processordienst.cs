using System.Collections.Frozen;
using System.Collections.Immutable;
using IB.Gateway.Berichten;
using IB.Gateway.Schemas;
using IB.Gateway.Storage;
using IB.Gateway.Validation;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

/// <summary>The processors that are switched on. Safe for use by many threads at once; each runs once.</summary>
public sealed class Processordienst : IVerwerksein, IInhoudlezers
{
    private readonly FrozenDictionary<string, Processorloop> _loops;
    private readonly FrozenDictionary<string, Processoringrepen> _ingrepen;
    private readonly FrozenDictionary<string, Processorloop[]> _lezers;
    private readonly FrozenDictionary<string, Processorloop[]> _meelezers;
    private readonly IProcessoropslag _opslag;
    private readonly Beurtwacht _beurten;
    private readonly Voorrang _voorrang;

    /// <summary>Makes the processors of a choice; nothing happens before they run.</summary>
    public Processordienst(
        Processorkeuze keuze, IProcessoropslag opslag, IJournaal journaal, IPartijregisterBron partijen, ICatalogusBron catalogus, IBerichtValidator validator,
        Berichtlezer lezer, Berichtschrijver schrijver, INummergever nummers, IBezorgsein sein, Beurtwacht beurten, Voorrang voorrang,
        KnooppuntOptions knooppunt, ProcessorOptions options, TimeProvider tijd, ILogger<Processordienst> logger)
        : this(
            keuze.Create(lezer, schrijver, knooppunt), opslag, journaal, new Uitvoermaker(partijen, catalogus, validator, nummers, knooppunt, tijd), partijen,
            sein, beurten, voorrang, knooppunt, options, tijd, logger)
    {
    }

    internal Processordienst(
        IEnumerable<IProcessor> processors, IProcessoropslag opslag, IJournaal journaal, Uitvoermaker maker, IPartijregisterBron partijen,
        IBezorgsein sein, Beurtwacht beurten, Voorrang voorrang, KnooppuntOptions knooppunt, ProcessorOptions options, TimeProvider tijd,
        ILogger<Processordienst> logger)
    {
        (_opslag, _beurten, _voorrang) = (opslag, beurten, voorrang);
        var lopend = processors.Select(
            p => (Processor: p, Loop: new Processorloop(p, opslag, journaal, maker, partijen, sein, knooppunt, options, tijd, logger))).ToList();
        _loops = lopend.Select(static l => l.Loop).ToFrozenDictionary(static l => l.Verklaring.Naam);
        _ingrepen = lopend.ToFrozenDictionary(
            static l => l.Loop.Verklaring.Naam, l => new Processoringrepen(l.Loop, l.Processor, opslag, journaal, maker, partijen, knooppunt, tijd, logger));
        _lezers = LezersVan(static v => v.Leest);
        _meelezers = LezersVan(static v => v.LeestMee);
    }

    /// <summary>
    /// How long an operator waits for the node that has the turn, which does not give it back while it applies a full copy. Default 20 seconds.
    /// </summary>
    internal TimeSpan Geduld { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>Their names.</summary>
    public IReadOnlyList<string> Namen => _loops.Keys;

    /// <inheritdoc/>
    public bool Leest(string functie) => _lezers.ContainsKey(functie);

    /// <inheritdoc/>
    public IReadOnlyList<string> Check(Aanbieding aanbieding)
    {
        ArgumentNullException.ThrowIfNull(aanbieding);
        return _lezers.TryGetValue(aanbieding.Envelop.Functie, out var loops) ? [.. loops.SelectMany(l => l.Check(aanbieding))] : [];
    }

    /// <inheritdoc/>
    public void Wake(string functie)
    {
        foreach (var loop in _lezers.GetValueOrDefault(functie, []))
            loop.Wake();
        foreach (var loop in _meelezers.GetValueOrDefault(functie, []))
        {
            if (!loop.Claim.Perioden.IsEmpty)
                loop.Wake();
        }
    }

    /// <inheritdoc/>
    public ImmutableArray<Leesclaim> Claims => [.. _loops.Values.Select(static l => l.Claim)];

    /// <summary>What each processor did since it was made, by name. From memory.</summary>
    public IReadOnlyDictionary<string, Processorvoortgang> Voortgang => _loops.ToDictionary(static l => l.Key, static l => l.Value.Voortgang);

    /// <summary>How each processor stands, by name.</summary>
    public async Task<IReadOnlyList<Processoroverzicht>> ReadAsync(CancellationToken cancellationToken)
    {
        var overzicht = new List<Processoroverzicht>(_loops.Count);
        foreach (var (naam, loop) in _loops.OrderBy(static l => l.Key, StringComparer.Ordinal))
        {
            var houder = await _voorrang.FindHouderAsync(Beurt.VanProcessor(naam), cancellationToken);
            overzicht.Add(new Processoroverzicht(loop.Verklaring, await _opslag.GetAsync(naam, cancellationToken), loop.Voortgang, houder));
        }

        return overzicht;
    }

    /// <summary>Processes again what a processor has parked, and after it what waited for it.</summary>
    /// <param name="naam">Of the processor.</param>
    /// <param name="plek">The message, and which piece of it.</param>
    /// <param name="reden">Why, for the history and the log; without content.</param>
    /// <param name="cancellationToken">Stops between pieces.</param>
    /// <exception cref="OpslagException">The store is in trouble. What was done before it stays done; the same may be asked again.</exception>
    public Task<Ingreepuitkomst> RetryAsync(string naam, Positie plek, string reden, CancellationToken cancellationToken)
        => InterveneAsync(naam, (i, stop) => i.RetryAsync(plek, reden, stop), cancellationToken);

    /// <summary>Lets go of what a processor has parked. Parameters and errors as for <see cref="RetryAsync"/>.</summary>
    public Task<Ingreepuitkomst> PutAsideAsync(string naam, Positie plek, string reden, CancellationToken cancellationToken)
        => InterveneAsync(naam, (i, stop) => i.PutAsideAsync(plek, reden, stop), cancellationToken);

    /// <summary>
    /// Processes again what a processor has parked for a reason that begins with <paramref name="metReden"/>, the oldest first and at most 500, after
    /// <paramref name="na"/>. Other parameters and errors as for <see cref="RetryAsync"/>.
    /// </summary>
    public Task<Ingreepuitkomst> RetryAllAsync(string naam, string metReden, Positie? na, string reden, CancellationToken cancellationToken)
        => InterveneAsync(naam, (i, stop) => i.RetryAllAsync(metReden, na, reden, stop), cancellationToken);

    /// <summary>Lets go of what a processor has parked for such a reason. Parameters and errors as for <see cref="RetryAllAsync"/>.</summary>
    public Task<Ingreepuitkomst> PutAsideAllAsync(string naam, string metReden, Positie? na, string reden, CancellationToken cancellationToken)
        => InterveneAsync(naam, (i, stop) => i.PutAsideAllAsync(metReden, na, reden, stop), cancellationToken);

    /// <summary>Applies a full copy that was parked because it changes too much. Parameters and errors as for <see cref="RetryAsync"/>.</summary>
    public Task<Ingreepuitkomst> AcceptAsync(string naam, Positie plek, string reden, CancellationToken cancellationToken)
        => InterveneAsync(naam, (i, stop) => i.AcceptAsync(plek, reden, stop), cancellationToken);

    /// <summary>
    /// Lets a processor read the journal anew from position <paramref name="van"/>, 1 or more: what it knows goes first. When some of that would not
    /// come back, it is refused unless <paramref name="vergeet"/>. Other parameters and errors as for <see cref="RetryAsync"/>.
    /// </summary>
    public Task<Ingreepuitkomst> ReplayAsync(string naam, long van, bool vergeet, string reden, CancellationToken cancellationToken)
        => InterveneAsync(naam, (i, stop) => i.ReplayAsync(van, vergeet, reden, stop), cancellationToken);

    /// <summary>Lets one processor work, whenever it is this node's turn, until it is stopped or fails.</summary>
    /// <param name="naam">One of <see cref="Namen"/>.</param>
    /// <param name="vooruitgang">Called whenever it gets on, and while another node has the turn, for its heartbeat.</param>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    public Task RunAsync(string naam, Action vooruitgang, CancellationToken cancellationToken)
    {
        var (loop, beurt) = (_loops[naam], Beurt.VanProcessor(naam));
        return _beurten.RunAsync(
            beurt,
            kwijt => loop.RunAsync(stop => _voorrang.IsGevraagdAsync(beurt, stop), vooruitgang, kwijt),
            () =>
            {
                loop.LetGo();
                vooruitgang();
            },
            cancellationToken);
    }

    /// <summary>
    /// What operators did to a processor, the latest first, at most <paramref name="limit"/>; <see langword="null"/> when it is not switched on.
    /// </summary>
    public async Task<IReadOnlyList<Ingreepregel>?> ListIngrepenAsync(string naam, int limit, CancellationToken cancellationToken)
        => _loops.ContainsKey(naam) ? await _opslag.ListIngrepenAsync(naam, limit, cancellationToken) : null;

    private FrozenDictionary<string, Processorloop[]> LezersVan(Func<Processorverklaring, ImmutableArray<string>> functies) => _loops.Values
        .SelectMany(l => functies(l.Verklaring).Select(functie => (functie, l)))
        .GroupBy(static p => p.functie, static p => p.l)
        .ToFrozenDictionary(static g => g.Key, static g => g.ToArray());

    /// <summary>
    /// Does it here, whichever node has the turn: a node that has it gives it back for this, and takes it again afterwards. So an operator need not know which
    /// node that is, and needs none when it fails each time.
    /// </summary>
    private async Task<Ingreepuitkomst> InterveneAsync(
        string naam, Func<Processoringrepen, CancellationToken, Task<Ingreepuitkomst>> daad, CancellationToken cancellationToken)
    {
        if (!_ingrepen.TryGetValue(naam, out var ingrepen))
            return new Ingreepuitkomst(Ingreepafloop.Onbekend, "Er staat geen processor met deze naam aan. Bekijk welke er zijn.");
        if (_loops[naam].Loopt)
            return await daad(ingrepen, cancellationToken);
        var beurt = Beurt.VanProcessor(naam);
        Ingreepuitkomst? uitkomst = null;
        return await _voorrang.TryRunAsync(beurt, async stop => uitkomst = await daad(ingrepen, stop), Geduld, cancellationToken)
            ? uitkomst ?? Ingreeptekst.Kwijt
            : Ingreeptekst.Bezet(await _voorrang.FindHouderAsync(beurt, cancellationToken), Geduld);
    }
}
