using IB.Gateway.Storage;

namespace IB.Gateway.Routing.Processors;

/// <summary>
/// Processes the messages of a stretch of the journal in order: divides each into pieces, gathers those into steps, and makes these durable. A message for the
/// knooppunt itself is done with once it was read, also when a piece of it is parked: who sent it may not see whom that is about. For who is alone with the
/// processor.
/// </summary>
/// <param name="processor">Divides, and decides.</param>
/// <param name="journaal">Has the payloads.</param>
/// <param name="lader">Reads what is remembered.</param>
/// <param name="kopieen">Deals with full copies; <see langword="null"/> when there are none.</param>
/// <param name="bewaking">Watches what takes the process down.</param>
/// <param name="stapper">Makes steps durable.</param>
/// <param name="knooppunt">Who the knooppunt is.</param>
/// <param name="options">How many pieces go in a step.</param>
/// <param name="tijd">When something is parked.</param>
internal sealed class Strookverwerker(
    IProcessor processor, IJournaal journaal, Slaglader lader, Kopieverwerker? kopieen, Startbewaking bewaking, Processorstapper stapper,
    KnooppuntOptions knooppunt, ProcessorOptions options, TimeProvider tijd)
{
    private string Naam => processor.Verklaring.Naam;

    /// <summary>Processes these, after what was done of the first before.</summary>
    /// <param name="berichten">The messages, in order.</param>
    /// <param name="eersteBegin">What was in the journal when the processor first began.</param>
    /// <param name="cancellationToken">Stops between steps.</param>
    public async Task ProcessAsync(List<Bericht> berichten, long eersteBegin, CancellationToken cancellationToken)
    {
        if (berichten.Count == 0)
            return;
        await bewaking.LookAsync(stapper.Positie, cancellationToken);
        using var slag = new Slagbouwer(options.StukkenPerStap);
        foreach (var bericht in berichten)
            await ReadAsync(slag, bericht, eersteBegin, cancellationToken);
        if (!slag.IsLeeg)
            await StepAsync(slag, Positie.Na(berichten[^1].Volgnummer), cancellationToken);
    }

    private async Task ReadAsync(Slagbouwer slag, Bericht bericht, long eersteBegin, CancellationToken cancellationToken)
    {
        var overslaan = bericht.Volgnummer == stapper.Positie.Volgnummer ? stapper.Positie.Deel : 0;
        if (bewaking.TakeBericht())
        {
            slag.Add(
                new Stukplek(new Positie(bericht.Volgnummer, overslaan), bericht, new Berichtstuk(bericht.Volgnummer)), Kopiehervatting.Verdenking(options));
            slag.Complete(bericht);
            await StepAsync(slag, Positie.Na(bericht.Volgnummer), cancellationToken);
            return;
        }

        await bewaking.MarkBerichtAsync(stapper.Positie, cancellationToken);
        var magOntbreken = overslaan == 0 && bericht.Volgnummer <= eersteBegin && processor.Verklaring.LeestMee.Contains(bericht.Envelop.Functie);
        var lezer = await Stukkenlezer.OpenAsync(processor, journaal, bericht, overslaan, magOntbreken, cancellationToken);
        if (lezer.Kopie is { } kopie)
        {
            lezer.Dispose();
            await HandleKopieAsync(slag, bericht, kopie, cancellationToken);
            return;
        }

        try
        {
            while (lezer.TryNext(out var stuk, out var bezwaar))
            {
                slag.Add(stuk, bezwaar);
                // What cannot be read on is parked as its last piece, so it ends below.
                if (bezwaar is null && (slag.IsVol || bewaking.IsPerStuk))
                    await StepAsync(slag, lezer.Positie, cancellationToken);
            }
        }
        catch
        {
            lezer.Dispose();
            throw;
        }

        slag.Complete(lezer);
        if (slag.IsVol || bewaking.IsPerStuk)
            await StepAsync(slag, Positie.Na(bericht.Volgnummer), cancellationToken);
    }

    private async Task StepAsync(Slagbouwer gebouwd, Positie naar, CancellationToken cancellationToken)
    {
        await bewaking.MarkStukAsync(stapper.Positie, cancellationToken);
        var slag = await lader.LoadAsync(gebouwd.Stukken.Select(static s => s.Stuk), cancellationToken);
        foreach (var (stuk, bezwaar) in gebouwd.Stukken)
        {
            if (bewaking.TakeStuk())
                slag.Park(stuk, Kopiehervatting.Verdenking(options));
            else if (bezwaar is not null)
                slag.Park(stuk, bezwaar);
            else
                slag.Add(stuk);
        }

        var stap = slag.Finish(stapper.Positie, naar);
        await CommitAsync(stap with { Verwerkt = [.. gebouwd.Voltooid.Where(IsVoorKnooppunt).Select(Afhandeling)] }, cancellationToken);
        stapper.Report(v => v with { Stukken = v.Stukken + gebouwd.Stukken.Count - stap.Geparkeerd.Count, Geweigerd = v.Geweigerd + slag.Geweigerd });
        gebouwd.Clear();
    }

    /// <summary>Deals with a message that is part of a full copy.</summary>
    private async Task HandleKopieAsync(Slagbouwer slag, Bericht bericht, Kopiestuk kopie, CancellationToken cancellationToken)
    {
        if (kopieen is null)
            throw new InvalidOperationException($"Processor {Naam} divides a message into a part of a copy, and has no copies.");
        if (!slag.IsLeeg)
            await StepAsync(slag, new Positie(bericht.Volgnummer, 0), cancellationToken);
        await bewaking.MarkStukAsync(stapper.Positie, cancellationToken);
        Func<Kopiestap, Task> commit = stap => CommitAsync(bericht, stap, cancellationToken);
        await (bewaking.TakeStuk()
            ? kopieen.SuspectAsync(bericht, kopie, Kopiehervatting.Verdenking(options), commit, cancellationToken)
            : kopieen.HandleAsync(bericht, kopie, commit, cancellationToken));
    }

    /// <summary>A step of a copy: all but the last stay at the message.</summary>
    private Task CommitAsync(Bericht bericht, Kopiestap stap, CancellationToken cancellationToken) => CommitAsync(
        new Processorstap
        {
            Processor = Naam,
            Van = stapper.Positie,
            Naar = stap.IsLaatste ? Positie.Na(bericht.Volgnummer) : new Positie(bericht.Volgnummer, stapper.Positie.Deel + 1),
            Staten = stap.Staten,
            Uitvoer = stap.Uitvoer,
            Verwerkt = stap.Verwerkt,
            Geparkeerd = stap.Parkeerreden is { } reden
                ? [.. stap.Geparkeerd, new Parkering(new Positie(bericht.Volgnummer, 0), new Berichtstuk(bericht.Volgnummer).Sleutel, reden, tijd.GetUtcNow())]
                : stap.Geparkeerd,
            Vrijgegeven = stap.Vrijgegeven,
        },
        cancellationToken);

    private async Task CommitAsync(Processorstap stap, CancellationToken cancellationToken)
    {
        await stapper.CommitAsync(stap with { Staten = bewaking.Close(stap.Staten) }, cancellationToken);
        bewaking.Complete();
        stapper.Tell(stap.Geparkeerd);
    }

    private bool IsVoorKnooppunt(Bericht bericht) => bericht.Envelop.Ontvanger.Organisatie == knooppunt.Organisatie;

    private Aantekening Afhandeling(Bericht bericht) => new(bericht.Volgnummer, Ingreeptekst.Gelezen(processor.Verklaring));
}
