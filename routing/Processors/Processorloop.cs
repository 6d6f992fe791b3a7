using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

/// <summary>Lets one processor read the journal: read, decide, commit, in this order and one step at a time.</summary>
internal sealed class Processorloop
{
    // So far may be read without anything for the processor before that is written down, and need not be read again after a restart.
    private const int MaxOngeschreven = 50_000;

    private readonly IProcessor _processor;
    private readonly IProcessoropslag _opslag;
    private readonly IJournaal _journaal;
    private readonly IPartijregisterBron _partijen;
    private readonly ProcessorOptions _options;
    private readonly TimeProvider _tijd;
    private readonly Wekker _wekker;
    private readonly Alleengang _alleen = new();
    private readonly Processorstapper _stapper;
    private readonly Strookverwerker _verwerker;
    private readonly Kopiehervatting? _kopieen;
    private readonly Vergeetronde _vergeetronde;
    private readonly Claimbron _claim;
    private long _gelezen;
    private bool _begonnen;
    private long? _eersteBegin;
    private volatile bool _loopt;

    public Processorloop(
        IProcessor processor, IProcessoropslag opslag, IJournaal journaal, Uitvoermaker maker, IPartijregisterBron partijen, IBezorgsein sein,
        KnooppuntOptions knooppunt, ProcessorOptions options, TimeProvider tijd, ILogger logger)
    {
        (_processor, _opslag, _journaal, _partijen, _options, _tijd, _wekker) = (processor, opslag, journaal, partijen, options, tijd, new Wekker(tijd));
        var naam = processor.Verklaring.Naam;
        _stapper = new Processorstapper(naam, opslag, sein, logger);
        var kopieen = processor is IKopieprocessor kopieprocessor ? new Kopieverwerker(kopieprocessor, opslag, journaal, maker, partijen, options, tijd) : null;
        Toelating = kopieen is null ? null : new Kopietoelating(naam, kopieen, new Kopiestanden(opslag, naam), tijd, _stapper.CommitAsync);
        _kopieen = Toelating is null ? null : new Kopiehervatting(Toelating, new Startwacht(opslag, naam, options, Startwacht.VanKopie), _stapper, options);
        var bewaking = new Startbewaking(new Startwacht(opslag, naam, options, Startwacht.VanJournaal), options.StukkenPerStap);
        _verwerker = new Strookverwerker(
            processor, journaal, new Slaglader(processor, opslag, maker, partijen, tijd), kopieen, bewaking, _stapper, knooppunt, options, tijd);
        _claim = new Claimbron(processor, partijen);
        _vergeetronde = new Vergeetronde(processor, opslag, partijen, tijd, logger);
    }

    /// <summary>What it declares.</summary>
    public Processorverklaring Verklaring => _processor.Verklaring;

    /// <summary>What it has done since it was made. Safe on any thread.</summary>
    public Processorvoortgang Voortgang => _stapper.Voortgang;

    /// <summary>Whether it works at this moment, and so has its turn. Safe on any thread.</summary>
    public bool Loopt => _loopt;

    /// <summary>What it reads, by the party directory of this moment. Safe on any thread.</summary>
    public Leesclaim Claim => _claim.Get();

    /// <summary>Applies copies that a person allowed; <see langword="null"/> when the processor has no copies.</summary>
    public Kopietoelating? Toelating { get; }

    /// <summary>What the processor has against a message for the knooppunt itself. Safe on any thread.</summary>
    public IReadOnlyList<string> Check(Aanbieding aanbieding) => _processor.Check(aanbieding, new Procescontext(_tijd.GetUtcNow(), _partijen.Huidig, null));

    /// <summary>There may be something to read. Safe on any thread.</summary>
    public void Wake() => _wekker.Wake();

    /// <summary>Another node has its turn: nothing is known here any more of where it is. Safe on any thread.</summary>
    public void LetGo() => _stapper.Report(static v => v.Elders());

    /// <summary>Makes a step durable, for what runs between its steps.</summary>
    public Task CommitAsync(Processorstap stap, CancellationToken cancellationToken) => _stapper.CommitAsync(stap, cancellationToken);

    /// <summary>Does something between two steps, when nothing else touches what the processor knows. Safe on any thread.</summary>
    /// <param name="werk">What is done.</param>
    /// <param name="naKopieen">Whether copies that were cut off go on before it: it must be so for whatever changes what is remembered.</param>
    /// <param name="cancellationToken">Stops before it.</param>
    public async Task<T> BetweenStepsAsync<T>(Func<Task<T>> werk, bool naKopieen, CancellationToken cancellationToken)
    {
        var uitkomst = await _alleen.RunAsync(
            alleen: true,
            async () =>
            {
                try
                {
                    if (naKopieen && !_begonnen && _kopieen is not null)
                        await _kopieen.ResumeVoorBeheerAsync(cancellationToken);
                    return await werk();
                }
                finally
                {
                    // It may be set back meanwhile.
                    _begonnen = false;
                    _stapper.Report(static v => v.IsHier ? v with { Gelezen = 0 } : v.Elders());
                }
            },
            cancellationToken);
        Wake();
        return uitkomst;
    }

    /// <summary>Works until it is stopped, or until somebody else wants its turn.</summary>
    /// <param name="isGevraagd">Whether somebody does; asked once a round.</param>
    /// <param name="vooruitgang">Called whenever it gets on, for its heartbeat.</param>
    /// <param name="cancellationToken">Stops it between two steps.</param>
    public async Task RunAsync(Func<CancellationToken, ValueTask<bool>> isGevraagd, Action vooruitgang, CancellationToken cancellationToken)
    {
        _stapper.Vooruitgang = vooruitgang;
        _begonnen = false;
        _loopt = true;
        _stapper.Report(static v => v with { IsHier = true });
        try
        {
            await WorkAsync(isGevraagd, vooruitgang, cancellationToken);
            LetGo();
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            LetGo();
            throw;
        }
        finally
        {
            _loopt = false;
            _stapper.Vooruitgang = static () => { };
        }
    }

    /// <summary>Processes what a stretch of the journal has for it; whether there is more. For tests, and for the loop.</summary>
    internal Task<bool> StepsAsync(CancellationToken cancellationToken)
        => _alleen.RunAsync(alleen: true, () => ReadOnAsync(cancellationToken), cancellationToken);

    /// <summary>Lets go of a part of what may no longer be kept; whether there may be more.</summary>
    internal Task<bool> ForgetAsync(CancellationToken cancellationToken) => _alleen.RunAsync(
        alleen: true,
        async () =>
        {
            await BeginAsync(cancellationToken);
            return await _vergeetronde.NextAsync(staten => _stapper.StayAsync(staten, cancellationToken), cancellationToken);
        },
        cancellationToken);

    private async Task WorkAsync(Func<CancellationToken, ValueTask<bool>> isGevraagd, Action vooruitgang, CancellationToken cancellationToken)
    {
        for (long? gevraagd = null; ;)
        {
            vooruitgang();
            if (gevraagd is not { } toen || _tijd.GetElapsedTime(toen) >= _options.Ronde)
            {
                if (await isGevraagd(cancellationToken))
                    return;
                gevraagd = _tijd.GetTimestamp();
            }

            if (!await StepsAsync(cancellationToken) && !await ForgetAsync(cancellationToken))
                await _wekker.WaitAsync(_options.Ronde, cancellationToken);
        }
    }

    private async Task<bool> ReadOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            var eersteBegin = await BeginAsync(cancellationToken);
            var claim = Claim;
            var strook = await _opslag.ReadAsync(_gelezen, claim.Gelezen, cancellationToken);
            var berichten = strook.Berichten.Where(claim.Omvat).ToList();
            _stapper.Report(v => v with { OudsteOnverwerkt = berichten is [var eerste, ..] ? eerste.OntvangenOp : null });
            await _verwerker.ProcessAsync(berichten, eersteBegin, cancellationToken);
            await _stapper.CountWachtendAsync(cancellationToken);
            _gelezen = strook.Verder;
            if (_gelezen - _stapper.Positie.Volgnummer > MaxOngeschreven)
                await CommitAsync(
                    new Processorstap { Processor = Verklaring.Naam, Van = _stapper.Positie, Naar = new Positie(_gelezen, 0) }, cancellationToken);
            _stapper.Report(v => v with { OudsteOnverwerkt = null, Gelezen = _gelezen });
            return !strook.Eind;
        }
        catch
        {
            // Where it is, is what the store says.
            _begonnen = false;
            throw;
        }
    }

    /// <summary>Looks where it is, unless it knows; what was in the journal when it first began.</summary>
    private async Task<long> BeginAsync(CancellationToken cancellationToken)
    {
        if (_begonnen && _eersteBegin is { } bekend)
            return bekend;
        if (_kopieen is not null)
            await _kopieen.ResumeAsync(cancellationToken);
        var stand = await _stapper.LookAsync(cancellationToken);
        var eersteBegin = _eersteBegin ??= await Eerstebegin.FindAsync(_opslag, _journaal, stand, _stapper, cancellationToken);
        _gelezen = stand.Positie.Volgnummer;
        _begonnen = true;
        return eersteBegin;
    }
}
