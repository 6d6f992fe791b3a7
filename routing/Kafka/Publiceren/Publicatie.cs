using System.Threading.Channels;
using IB.Gateway.Routing.Kafka.Topics;
using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Kafka;

/// <summary>
/// Publishes what one follower may see, from where it was, until something fails, its right ends or it is stopped. What the brokers have not confirmed
/// by then is dropped, and goes again the next time from the position that is kept: at least once, and never one event before another.
/// </summary>
/// <param name="volger">Who follows what.</param>
/// <param name="middelen">What it takes.</param>
/// <param name="voorzichtig">
/// The last time failed: until the brokers confirm one event, there is no second on its way.
/// </param>
internal sealed class Publicatie(Kafkavolger volger, Publicatiemiddelen middelen, bool voorzichtig)
{
    private const int PerLezing = 100;

    // How often a position is made durable that only passed what is for others: nothing is sent twice for want of it.
    private static readonly TimeSpan Leegronde = TimeSpan.FromSeconds(10);

    // The library does not say that a connection is good again, but says again and again that it is not.
    private static readonly TimeSpan Storingsduur = TimeSpan.FromMinutes(1);

    // Reports come on a thread of the library; all else is done by the one task that runs this.
    private readonly Channel<Zendmelding> _meldingen = Channel.CreateUnbounded<Zendmelding>(new UnboundedChannelOptions { SingleReader = true });
    private readonly Dictionary<long, (Verstrekwijze Wijze, long Inhoud)> _verzonden = [];
    private Onderweg _onderweg = new(1);
    private IKafkazender? _zender;
    private Kafkafout? _einde;
    private Kafkafout? _storing;
    private long _storingOp;
    private long _bewaard;
    private long _bewaardOp;
    private bool _bevestigd;
    private bool _voorzichtig = voorzichtig;

    /// <summary>Whether the brokers confirmed anything.</summary>
    public bool HeeftBevestigd { get; private set; }

    private bool HeeftRuimte => _voorzichtig
        ? _onderweg.Aantal == 0
        : _onderweg.Aantal < middelen.Options.MaxOnderweg && (_onderweg.Aantal == 0 || _onderweg.Bytes < middelen.Options.MaxOnderwegBytes);

    /// <summary>Publishes. Returns what failed; <see langword="null"/> when the right has ended.</summary>
    /// <exception cref="OpslagException">The store is in trouble.</exception>
    public async Task<Kafkafout?> RunAsync(CancellationToken stop)
    {
        if (middelen.Find(volger) is null)
            return null;

        // Before looking whether there is anything, so that nothing that comes in between is missed.
        using var aanwezig = middelen.Staart.Join();
        var topic = Topicplan.Of(volger.Partij, volger.Onderwerp, middelen.Options).Naam;
        using var zender = _zender = middelen.Zenders.Open(topic, m => _meldingen.Writer.TryWrite(m));
        if (await BeginAsync(topic, stop) is { } nietBegonnen)
            return nietBegonnen;
        try
        {
            return await PublishAsync(stop);
        }
        finally
        {
            await KeepLaatsteAsync();
        }
    }

    private async Task<Kafkafout?> PublishAsync(CancellationToken stop)
    {
        while (middelen.Find(volger) is { } toegang)
        {
            var bij = false;
            if (HeeftRuimte)
            {
                (bij, var mislukt) = await SendAsync(toegang, stop);
                if (mislukt is not null)
                    return mislukt;
            }

            if (bij || !HeeftRuimte)
                await WaitAsync(bij, stop);
            if (TakeMeldingen() is { IsGevolg: true })
                await WaitAsync(bij: false, stop);
            if (TakeMeldingen() is { } fout)
                return fout;
            await KeepAsync(stop);
            Show();
        }

        return null;
    }

    /// <summary>Finds out where it was. A gap is told to who follows, and never passed over.</summary>
    private async Task<Kafkafout?> BeginAsync(string topic, CancellationToken stop)
    {
        var grenzen = await middelen.Volgen.GetGrenzenAsync(stop);
        var positie = await middelen.Posities.FindAsync(volger.Naam, stop);
        if (positie > grenzen.Volgende)
        {
            return new Kafkafout(
                Kafkafoutsoort.Blijvend, "positie-onbekend",
                $"{volger} bevestigde tot positie {positie}, en het journaal gaat tot {grenzen.Volgende}: het is niet het journaal waaruit is gepubliceerd. Zet de reservekopie terug die daarbij hoort.");
        }

        // Where it began is kept too: what is forgotten before anything was confirmed is a gap as well.
        positie ??= await middelen.Posities.AdvanceAsync(volger.Naam, grenzen.Eerste, stop);
        _onderweg = new Onderweg(positie.Value);
        (_bewaard, _bewaardOp) = (positie.Value, middelen.Tijd.GetTimestamp());
        KafkaLog.Begonnen(middelen.Logger, volger, topic, _onderweg.Gelezen);
        return HandHiaat(grenzen);
    }

    /// <summary>Tells who follows that some of what came after where he was is no longer kept, if that is so.</summary>
    private Kafkafout? HandHiaat(Journaalgrenzen grenzen)
    {
        var vanaf = _onderweg.Gelezen;
        if (vanaf >= grenzen.Eerste)
            return null;
        KafkaLog.Hiaat(middelen.Logger, volger, vanaf, grenzen.Eerste);
        var nu = middelen.Tijd.GetUtcNow();
        return Hand(Kafkabericht.Hiaat(Onderwerpgebeurtenis.SourceOf(middelen.Knooppunt.Organisatie), vanaf, grenzen.Eerste, nu), Verstrekwijze.Melding, nu);
    }

    /// <summary>Reads on and hands over; whether nothing lay beyond it, and what failed.</summary>
    private async Task<(bool Bij, Kafkafout? Fout)> SendAsync(Toegang toegang, CancellationToken stop)
    {
        var limiet = _voorzichtig ? 1 : Math.Min(PerLezing, middelen.Options.MaxOnderweg - _onderweg.Aantal);
        var ruimte = Math.Max(1, middelen.Options.MaxOnderwegBytes - _onderweg.Bytes);
        var vanaf = _onderweg.Gelezen;
        var stuk = await middelen.Lezer.ReadAsync(
            toegang.Onderwerp, toegang.Partij, toegang.Recht, toegang.Vandaag, vanaf, limiet, ruimte, wacht: true, stop);

        // What was there when it was asked may have gone while it was read, and then a gap would not show.
        if (stuk.Verder > vanaf && await middelen.Volgen.GetGrenzenAsync(stop) is var grenzen && grenzen.Eerste > vanaf)
            return (false, HandHiaat(grenzen));
        var verstrekt = await RecordAsync(toegang, stuk.Berichten, stop);
        foreach (var bericht in stuk.Berichten)
        {
            if (!toegang.GeldtNog(bericht, middelen.Find(volger)))
                return (false, null);
            if (await HandAsync(toegang, bericht, verstrekt, stop) is { } fout)
                return (false, fout);
        }

        _onderweg.Pass(stuk.Verder);
        return (stuk.Bij, null);
    }

    /// <summary>Leaves a line in the history of every message whose content goes, durably, before it goes; and says of which it can.</summary>
    private async ValueTask<IReadOnlySet<long>> RecordAsync(Toegang toegang, IReadOnlyList<Bericht> berichten, CancellationToken stop)
        => toegang.Recht.Wijze == Verstrekwijze.Inhoud
            ? await middelen.Inhouden.RecordAsync(
                toegang, berichten.Where(b => b.InhoudLengte <= middelen.Options.InhoudTotBytes).Select(static b => b.Volgnummer), stop)
            : new HashSet<long>();

    private async ValueTask<Kafkafout?> HandAsync(Toegang toegang, Bericht bericht, IReadOnlySet<long> verstrekt, CancellationToken stop)
    {
        var gebeurtenis = Onderwerpgebeurtenis.Of(bericht, middelen.Knooppunt.Organisatie);
        var adres = middelen.Inhoudadres(volger, bericht.Volgnummer);
        if (toegang.Recht.Wijze == Verstrekwijze.Melding)
            return Hand(Kafkabericht.Melding(gebeurtenis, Inhoudstaat.Of(bericht), adres), Verstrekwijze.Melding, bericht.OntvangenOp);
        if (bericht.InhoudLengte > middelen.Options.InhoudTotBytes)
            return Hand(Kafkabericht.ZonderInhoud(gebeurtenis, Inhoudstaat.Of(bericht), adres), Verstrekwijze.Inhoud, bericht.OntvangenOp);
        using var inhoud = verstrekt.Contains(bericht.Volgnummer) ? await middelen.Inhouden.ReadAsync(bericht.Volgnummer, stop) : null;
        if (inhoud is null)
        {
            var staat = await middelen.Inhouden.ReadStaatAsync(bericht, stop);
            return Hand(Kafkabericht.ZonderInhoud(gebeurtenis, staat, adres), Verstrekwijze.Inhoud, bericht.OntvangenOp);
        }

        return Hand(Kafkabericht.MetInhoud(gebeurtenis, Inhoudtype.Of(bericht.Envelop), inhoud.Bytes), Verstrekwijze.Inhoud, bericht.OntvangenOp);
    }

    private Kafkafout? Hand(Kafkabericht bericht, Verstrekwijze wijze, DateTimeOffset ontvangen)
    {
        // Before it goes: its report may be there at once.
        _onderweg.Send(new Verzonden(bericht.Positie, bericht.Bytes, ontvangen));
        _verzonden[bericht.Positie] = (wijze, bericht.Waarde?.Length ?? 0);
        return _zender!.Send(bericht);
    }

    /// <summary>Waits for a report, for something new when it is up to date, and no longer than a round: the right may end.</summary>
    private async Task WaitAsync(bool bij, CancellationToken stop)
    {
        using var genoeg = CancellationTokenSource.CreateLinkedTokenSource(stop);
        List<Task> wachten = [_meldingen.Reader.WaitToReadAsync(genoeg.Token).AsTask(), Task.Delay(middelen.Options.Ronde, middelen.Tijd, genoeg.Token)];
        if (bij)
            wachten.Add(middelen.Staart.WaitAsync(_onderweg.Gelezen, genoeg.Token));
        await Task.WhenAny(wachten);
        await genoeg.CancelAsync();
        await Task.WhenAll(wachten).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        stop.ThrowIfCancellationRequested();
    }

    /// <summary>Takes in what became of events. Returns what ended it: the first cause, and not what followed from it.</summary>
    private Kafkafout? TakeMeldingen()
    {
        while (_meldingen.Reader.TryRead(out var melding))
        {
            if (melding.Positie is { } positie && melding.Fout is null)
                Confirm(positie);
            else if (melding.Positie is not null || melding.Einde)
                _einde = _einde is null or { IsGevolg: true } ? melding.Fout : _einde;
            else
                (_storing, _storingOp) = (melding.Fout, middelen.Tijd.GetTimestamp());
        }

        return _einde;
    }

    private void Confirm(long positie)
    {
        (_storing, _bevestigd, HeeftBevestigd, _voorzichtig) = (null, true, true, false);
        if (!_onderweg.Confirm(positie) || !_verzonden.Remove(positie, out var verzonden))
            return;
        middelen.Register.CountGebeurtenis(volger.Onderwerp, verzonden.Wijze, verzonden.Inhoud);
    }

    /// <summary>Makes the position durable from time to time; what came after it goes again after a crash.</summary>
    private async ValueTask KeepAsync(CancellationToken stop)
    {
        if (_onderweg.Laag <= _bewaard || middelen.Tijd.GetElapsedTime(_bewaardOp) < (_bevestigd ? middelen.Options.Ronde : Leegronde))
            return;
        _bewaard = await middelen.Posities.AdvanceAsync(volger.Naam, _onderweg.Laag, stop);
        (_bewaardOp, _bevestigd) = (middelen.Tijd.GetTimestamp(), false);
    }

    private async ValueTask KeepLaatsteAsync()
    {
        TakeMeldingen();
        Show();
        if (_onderweg.Laag <= _bewaard)
            return;
        try
        {
            _bewaard = await middelen.Posities.AdvanceAsync(volger.Naam, _onderweg.Laag, CancellationToken.None);
        }
        // What came after the position that is kept goes again.
        catch (OpslagException fout)
        {
            KafkaLog.PositieKwijt(middelen.Logger, volger, fout);
        }
    }

    private void Show()
    {
        if (_storing is not null && middelen.Tijd.GetElapsedTime(_storingOp) > Storingsduur)
            _storing = null;
        middelen.Register.Set(Volgerstand.Of(volger, _storing) with { Laag = _onderweg.Laag, OnderwegBytes = _onderweg.Bytes, Oudste = _onderweg.Oudste });
    }
}
