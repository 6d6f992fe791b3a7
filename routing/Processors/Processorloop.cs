using System.Collections.Frozen;
using System.Threading.Channels;
using IB.Gateway.Storage;
using Microsoft.Extensions.Logging;

namespace IB.Gateway.Routing.Processors;

/// <summary>Lets one processor read the journal: read, decide, commit, in this order and one step at a time.</summary>
internal sealed class Processorloop(
    IProcessor processor, IProcessoropslag opslag, IJournaal journaal, Uitvoermaker maker, IPartijregisterBron partijen, IBezorgsein sein,
    KnooppuntOptions knooppunt, ProcessorOptions options, TimeProvider tijd, ILogger logger)
{
    // So far may be read without anything for the processor before that is written down, and need not be read again after a restart.
    private const int MaxOngeschreven = 50_000;

    private readonly Channel<bool> _werk = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });
    private readonly Startwacht _startwacht = new(opslag, processor.Verklaring.Naam, options, Startwacht.VanJournaal);
    private readonly Startwacht _kopiewacht = new(opslag, processor.Verklaring.Naam, options, Startwacht.VanKopie);
    private readonly Slaglader _lader = new(processor, opslag, maker, partijen, tijd);
    private readonly Kopieverwerker? _kopieen
        = processor is IKopieprocessor kopieprocessor ? new Kopieverwerker(kopieprocessor, opslag, journaal, maker, partijen, options, tijd) : null;
    private readonly Vergeetronde _vergeetronde = new(processor, opslag, partijen, tijd);
    private readonly Alleengang _beurt = new();
    private readonly HashSet<long> _metParkering = [];
    private Action _vooruitgang = static () => { };
    private Processorvoortgang _voortgang = Processorvoortgang.Begin;
    private Gelezenclaim? _claim;
    private Positie _positie;
    private long _gelezen;
    private bool _begonnen;
    private int _voorzichtig;
    private bool _gemarkeerd;
    private bool _verdacht;
    private bool _berichtVerdacht;
    private bool _kopieGeteld;
    private bool _telt;
    private long? _eersteBegin;

    private string Verdenking
        => $"Aan dit stuk is meer dan {options.MaxStarts} keer begonnen, en elke keer eindigde het met het knooppunt zelf. Beheer moet het beoordelen.";

    /// <summary>What it declares.</summary>
    public Processorverklaring Verklaring => processor.Verklaring;

    /// <summary>What it has done since it was made. Safe on any thread.</summary>
    public Processorvoortgang Voortgang => Volatile.Read(ref _voortgang);

    /// <summary>What it reads, by the party directory of this moment. Safe on any thread.</summary>
    public Leesclaim Claim
    {
        get
        {
            var register = partijen.Huidig;
            if (Volatile.Read(ref _claim) is { } bekend && bekend.Register == register)
                return bekend.Claim;
            var claim = new Leesclaim(
                Verklaring.Naam, Verklaring.Leest.ToFrozenSet(), Verklaring.LeestMee.ToFrozenSet(), processor.FindMeegelezen(register));
            Volatile.Write(ref _claim, new Gelezenclaim(register, claim));
            return claim;
        }
    }

    /// <summary>What the processor has against a message for the knooppunt itself. Safe on any thread.</summary>
    public IReadOnlyList<string> Check(Aanbieding aanbieding) => processor.Check(aanbieding, new Procescontext(tijd.GetUtcNow(), partijen.Huidig, null));

    /// <summary>Applies copies that a person allowed; <see langword="null"/> when the processor has no copies.</summary>
    public Kopietoelating? Toelating => _kopieen is null
        ? null
        : new Kopietoelating(Verklaring.Naam, _kopieen, new Kopiestanden(opslag, Verklaring.Naam), tijd, CommitAsync);

    /// <summary>There may be something to read. Safe on any thread.</summary>
    public void Wake() => _werk.Writer.TryWrite(true);

    /// <summary>Does something between two steps, when nothing else touches what the processor knows. Safe on any thread.</summary>
    public async Task<T> BetweenStepsAsync<T>(Func<Task<T>> werk, CancellationToken cancellationToken)
    {
        var uitkomst = await _beurt.RunAsync(
            alleen: true,
            async () =>
            {
                await BeginAsync(cancellationToken);
                // It may be set back meanwhile.
                _begonnen = false;
                Report(static v => v with { Gelezen = 0 });
                var gedaan = await werk();
                await CountWachtendAsync(cancellationToken);
                return gedaan;
            },
            cancellationToken);
        Wake();
        return uitkomst;
    }

    /// <summary>Works until it is stopped.</summary>
    public async Task RunAsync(Action vooruitgang, CancellationToken cancellationToken)
    {
        _vooruitgang = vooruitgang;
        _begonnen = false;
        using var ronde = new PeriodicTimer(options.Ronde, tijd);
        var (werk, tik) = (NextWerkAsync(cancellationToken), ronde.WaitForNextTickAsync(cancellationToken).AsTask());
        while (true)
        {
            vooruitgang();
            if (await StepsAsync(cancellationToken) || await ForgetAsync(cancellationToken))
                continue;
            await Task.WhenAny(werk, tik);
            cancellationToken.ThrowIfCancellationRequested();
            if (tik.IsCompleted)
                tik = ronde.WaitForNextTickAsync(cancellationToken).AsTask();
            if (werk.IsCompleted)
                werk = NextWerkAsync(cancellationToken);
        }
    }

    /// <summary>Processes what a stretch of the journal has for it; whether there is more. For tests, and for the loop.</summary>
    internal Task<bool> StepsAsync(CancellationToken cancellationToken)
        => _beurt.RunAsync(alleen: true, () => ReadOnAsync(cancellationToken), cancellationToken);

    /// <summary>Lets go of a part of what may no longer be kept; whether there may be more.</summary>
    internal Task<bool> ForgetAsync(CancellationToken cancellationToken) => _beurt.RunAsync(
        alleen: true,
        async () =>
        {
            await BeginAsync(cancellationToken);
            if (await _vergeetronde.NextAsync(cancellationToken) is not { } staten)
                return false;
            if (staten.Count > 0)
                await CommitAsync(new Processorstap { Processor = Verklaring.Naam, Van = _positie, Naar = _positie, Staten = staten }, cancellationToken);
            return true;
        },
        cancellationToken);

    private async Task<bool> ReadOnAsync(CancellationToken cancellationToken)
    {
        try
        {
            await BeginAsync(cancellationToken);
            var claim = Claim;
            var strook = await opslag.ReadAsync(_gelezen, claim.Gelezen, cancellationToken);
            var berichten = strook.Berichten.Where(claim.Omvat).ToList();
            Report(v => v with { OudsteOnverwerkt = berichten is [var eerste, ..] ? eerste.OntvangenOp : null });
            await ProcessAsync(berichten, cancellationToken);
            await CountWachtendAsync(cancellationToken);
            _gelezen = strook.Verder;
            if (_gelezen - _positie.Volgnummer > MaxOngeschreven)
                await CommitAsync(new Processorstap { Processor = Verklaring.Naam, Van = _positie, Naar = new Positie(_gelezen, 0) }, cancellationToken);
            Report(v => v with { OudsteOnverwerkt = null, Gelezen = _gelezen });
            return !strook.Eind;
        }
        catch
        {
            // Where it is, is what the store says.
            _begonnen = false;
            throw;
        }
    }

    private async Task BeginAsync(CancellationToken cancellationToken)
    {
        if (_begonnen)
            return;
        if (Toelating is { } toelating)
            await ResumeKopieAsync(toelating, cancellationToken);
        var stand = await opslag.GetAsync(Verklaring.Naam, cancellationToken);
        _eersteBegin ??= await FindEersteBeginAsync(stand, cancellationToken);
        _positie = stand.Positie;
        _gelezen = _positie.Volgnummer;
        Report(v => v with { Gelezen = _gelezen, Wachtend = stand.Geparkeerd });
        _metParkering.Clear();
        if (_positie.Deel > 0)
        {
            var parkeringen = await opslag.ListGeparkeerdAsync(Verklaring.Naam, new Positie(_positie.Volgnummer, -1), 1, cancellationToken);
            _metParkering.UnionWith(parkeringen.Select(static p => p.Plek.Volgnummer).Where(v => v == _positie.Volgnummer));
        }

        _begonnen = true;
    }

    /// <summary>What was in the journal when it first began; kept when this is that moment.</summary>
    private async Task<long> FindEersteBeginAsync(Processorstand stand, CancellationToken cancellationToken)
    {
        if (Eerstebegin.Decode((await opslag.ReadStatenAsync(Verklaring.Naam, [Eerstebegin.Sleutel], cancellationToken))[0]) is { } bekend)
            return bekend;
        // One that did something before this was kept has read everything in time, as far as is known.
        var laatste = stand.VerderOp is null ? (await journaal.MeasureAsync(cancellationToken)).LaatsteVolgnummer : 0;
        await CommitAsync(
            new Processorstap { Processor = Verklaring.Naam, Van = stand.Positie, Naar = stand.Positie, Staten = [Eerstebegin.ToStaat(laatste)] }, cancellationToken);
        return laatste;
    }

    private bool MagOntbreken(Bericht bericht, int overslaan)
        => overslaan == 0 && bericht.Volgnummer <= _eersteBegin && Verklaring.LeestMee.Contains(bericht.Envelop.Functie);

    /// <summary>Goes on with a copy that a person allowed, unless it took the process down too often.</summary>
    private async Task ResumeKopieAsync(Kopietoelating toelating, CancellationToken cancellationToken)
    {
        var positie = (await opslag.GetAsync(Verklaring.Naam, cancellationToken)).Positie;
        var standen = await toelating.ListBegonnenAsync(positie, cancellationToken);
        if (standen.Count == 0)
            return;
        var oordeel = _kopieGeteld ? Startoordeel.Gewoon : await _kopiewacht.BeginAsync(positie, cancellationToken);
        _kopieGeteld = true;
        if (oordeel == Startoordeel.Voorzichtig)
            await _kopiewacht.MarkAloneAsync(positie, Alleen.Stuk, cancellationToken);
        foreach (var stand in standen)
        {
            if (oordeel == Startoordeel.Park)
                await toelating.SuspectAsync(positie, stand, Verdenking, cancellationToken);
            else
                await toelating.ResumeAsync(positie, stand, cancellationToken);
        }

        await CommitAsync(new Processorstap { Processor = Verklaring.Naam, Van = positie, Naar = positie, Staten = [_kopiewacht.Gewist] }, cancellationToken);
    }

    private async Task ProcessAsync(List<Bericht> berichten, CancellationToken cancellationToken)
    {
        if (berichten.Count == 0)
            return;
        await GuardAsync(cancellationToken);
        using var slag = new Slagbouwer(options.StukkenPerStap);
        foreach (var bericht in berichten)
        {
            var overslaan = bericht.Volgnummer == _positie.Volgnummer ? _positie.Deel : 0;
            if (_berichtVerdacht)
            {
                _berichtVerdacht = false;
                slag.Add(new Stukplek(new Positie(bericht.Volgnummer, overslaan), bericht, new Berichtstuk(bericht.Volgnummer)), Verdenking);
                await StepAsync(slag, Positie.Na(bericht.Volgnummer), cancellationToken);
                continue;
            }

            // A piece that was found guilty must be opened to be parked; what opens a message may be guilty itself.
            if (_voorzichtig > 0 && !_verdacht)
                await MarkAloneAsync(Alleen.Bericht, cancellationToken);
            var lezer = await Stukkenlezer.OpenAsync(processor, journaal, bericht, overslaan, MagOntbreken(bericht, overslaan), cancellationToken);
            if (lezer.Kopie is { } kopie)
            {
                lezer.Dispose();
                await HandleKopieAsync(slag, bericht, kopie, cancellationToken);
                continue;
            }

            try
            {
                while (lezer.TryNext(out var stuk, out var bezwaar))
                {
                    slag.Add(stuk, bezwaar);
                    if (slag.IsVol || _voorzichtig > 0)
                        await StepAsync(slag, bezwaar is null ? lezer.Positie : Positie.Na(bericht.Volgnummer), cancellationToken);
                }
            }
            catch
            {
                lezer.Dispose();
                throw;
            }

            slag.Complete(lezer);
            if (slag.IsVol || _voorzichtig > 0)
                await StepAsync(slag, Positie.Na(bericht.Volgnummer), cancellationToken);
        }

        if (!slag.IsLeeg)
            await StepAsync(slag, Positie.Na(berichten[^1].Volgnummer), cancellationToken);
    }

    /// <summary>Deals with a message that is part of a full copy.</summary>
    private async Task HandleKopieAsync(Slagbouwer slag, Bericht bericht, Kopiestuk kopie, CancellationToken cancellationToken)
    {
        if (_kopieen is null)
            throw new InvalidOperationException($"Processor {Verklaring.Naam} divides a message into a part of a copy, and has no copies.");
        if (!slag.IsLeeg)
            await StepAsync(slag, new Positie(bericht.Volgnummer, 0), cancellationToken);
        await MarkWhenCautiousAsync(cancellationToken);
        if (_verdacht)
        {
            _verdacht = false;
            await _kopieen.SuspectAsync(bericht, kopie, Verdenking, stap => CommitAsync(bericht, stap, cancellationToken), cancellationToken);
            return;
        }

        await _kopieen.HandleAsync(bericht, kopie, stap => CommitAsync(bericht, stap, cancellationToken), cancellationToken);
    }

    /// <summary>A step of a copy: all but the last stay at the message.</summary>
    private async Task CommitAsync(Bericht bericht, Kopiestap stap, CancellationToken cancellationToken)
    {
        var reden = stap.Parkeerreden;
        IReadOnlyList<Parkering> geparkeerd = reden is null
            ? stap.Geparkeerd
            : [.. stap.Geparkeerd, new Parkering(new Positie(bericht.Volgnummer, 0), new Berichtstuk(bericht.Volgnummer).Sleutel, reden, tijd.GetUtcNow())];
        await CommitAsync(
            new Processorstap
            {
                Processor = Verklaring.Naam,
                Van = _positie,
                Naar = stap.IsLaatste ? Positie.Na(bericht.Volgnummer) : new Positie(bericht.Volgnummer, _positie.Deel + 1),
                Staten = _gemarkeerd ? [.. stap.Staten, _startwacht.Gewist] : stap.Staten,
                Uitvoer = stap.Uitvoer,
                Verwerkt = stap.Verwerkt,
                Geparkeerd = geparkeerd,
                Vrijgegeven = stap.Vrijgegeven,
            },
            cancellationToken);
        _gemarkeerd = false;
        Report(v => v with { Geparkeerd = v.Geparkeerd + geparkeerd.Count });
        foreach (var parkering in geparkeerd)
            ProcessorLog.Geparkeerd(logger, Verklaring.Naam, parkering.Plek.Volgnummer, parkering.Plek.Deel, parkering.Reden);
    }

    /// <summary>Looks, before the first step after a start, whether work was begun here too often.</summary>
    private async Task GuardAsync(CancellationToken cancellationToken)
    {
        if (_voorzichtig != 0)
            return;
        var oordeel = await _startwacht.BeginAsync(_positie, cancellationToken);
        _voorzichtig = oordeel == Startoordeel.Gewoon ? -1 : options.StukkenPerStap;
        _verdacht = oordeel == Startoordeel.Park;
        _berichtVerdacht = oordeel == Startoordeel.ParkBericht;
        _gemarkeerd = true;
    }

    private async Task StepAsync(Slagbouwer gebouwd, Positie naar, CancellationToken cancellationToken)
    {
        await MarkWhenCautiousAsync(cancellationToken);
        var slag = await _lader.LoadAsync(gebouwd.Stukken.Select(static s => s.Stuk), cancellationToken);
        foreach (var (stuk, bezwaar) in gebouwd.Stukken)
        {
            if (_verdacht)
                slag.Park(stuk, Verdenking);
            else if (bezwaar is not null)
                slag.Park(stuk, bezwaar);
            else
                slag.Add(stuk);
            _verdacht = false;
        }

        _metParkering.UnionWith(slag.Geparkeerd.Select(static p => p.Plek.Volgnummer));
        var stap = slag.Finish(_positie, naar) with { Verwerkt = [.. gebouwd.Voltooid.Where(IsAfgehandeld).Select(Afhandeling)] };
        await CommitAsync(_gemarkeerd ? stap with { Staten = [.. stap.Staten, _startwacht.Gewist] } : stap, cancellationToken);
        _gemarkeerd = false;
        _metParkering.RemoveWhere(v => v < naar.Volgnummer);
        Report(v => v with
        {
            Stukken = v.Stukken + gebouwd.Stukken.Count - stap.Geparkeerd.Count,
            Geparkeerd = v.Geparkeerd + stap.Geparkeerd.Count,
            Geweigerd = v.Geweigerd + slag.Geweigerd,
        });
        foreach (var parkering in stap.Geparkeerd)
            ProcessorLog.Geparkeerd(logger, Verklaring.Naam, parkering.Plek.Volgnummer, parkering.Plek.Deel, parkering.Reden);
        gebouwd.Clear();
    }

    private async Task MarkWhenCautiousAsync(CancellationToken cancellationToken)
    {
        if (_voorzichtig <= 0)
            return;
        _voorzichtig--;
        if (_verdacht)
            _gemarkeerd = true;
        else
            await MarkAloneAsync(Alleen.Stuk, cancellationToken);
    }

    private Task MarkAloneAsync(Alleen wat, CancellationToken cancellationToken)
    {
        _gemarkeerd = true;
        return _startwacht.MarkAloneAsync(_positie, wat, cancellationToken);
    }

    /// <summary>Makes a step durable, for who is alone: the loop itself, and what runs between its steps.</summary>
    /// <exception cref="OpslagException">It could not be, or the processor is elsewhere; nothing was done.</exception>
    internal async Task CommitAsync(Processorstap stap, CancellationToken cancellationToken)
    {
        var uitkomst = await opslag.CommitAsync(stap, cancellationToken);
        if (!uitkomst.Gezet)
            throw new OpslagException($"Processor {Verklaring.Naam} is intussen ergens anders in het journaal gezet; hij gaat daar verder.");
        _positie = stap.Naar;
        _vooruitgang();
        // What is let go of may not have been parked, and what is parked may have been: the store knows, and is asked when all is done.
        _telt |= stap.Vrijgegeven.Count > 0;
        Report(v => v with { Verzonden = v.Verzonden + uitkomst.Uitgezonden.Count, Wachtend = v.Wachtend + stap.Geparkeerd.Count });
        foreach (var bericht in uitkomst.Uitgezonden)
            sein.Wake(bericht.Envelop.Ontvanger.Organisatie);
    }

    private async Task CountWachtendAsync(CancellationToken cancellationToken)
    {
        if (!_telt)
            return;
        _telt = false;
        var stand = await opslag.GetAsync(Verklaring.Naam, cancellationToken);
        Report(v => v with { Wachtend = stand.Geparkeerd });
    }

    // A message to the knooppunt itself waits in its mailbox until nothing of it waits any more; so its payload is kept as long.
    private bool IsAfgehandeld(Bericht bericht)
        => bericht.Envelop.Ontvanger.Organisatie == knooppunt.Organisatie && !_metParkering.Contains(bericht.Volgnummer);

    private Aantekening Afhandeling(Bericht bericht) => new(bericht.Volgnummer, $"Verwerkt door processor {Verklaring.Naam}.");

    private void Report(Func<Processorvoortgang, Processorvoortgang> verandering) => Volatile.Write(ref _voortgang, verandering(_voortgang));

    private async Task NextWerkAsync(CancellationToken cancellationToken) => await _werk.Reader.ReadAsync(cancellationToken);

    private sealed record Gelezenclaim(Partijregister Register, Leesclaim Claim);
}
